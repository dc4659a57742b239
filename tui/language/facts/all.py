"""The extractors, in the order in which they run."""

from tui.language.facts.extractor import Extractor

EXTRACTORS: tuple[Extractor, ...] = ()
