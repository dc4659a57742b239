"""dokja, a terminal reader for stored Korean news articles."""

__version__ = "0.1.0"
