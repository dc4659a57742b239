"""Stored articles: files on disk, the index, search, reading state. No Textual, no Kiwi."""
