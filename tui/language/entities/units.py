"""The units that the tagger labels: Kiwi's morphemes, those that run over blanks or separators cut there."""

import re
from collections.abc import Iterator, Sequence

from tui.language.morphemes import Morpheme

SEPARATORS = r"\s·ᆞ‧・•/,’'‘“”\"()\[\]<>《》〈〉「」『』"
_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_PIECE = re.compile(rf"[^{SEPARATORS}]+|[^\s]")
SEPARATOR_TAG = "SP"


def must_be_cut(form: str, tag: str) -> bool:
    """Whether a morpheme of this form may hold several words: entries of Kiwi's dictionary of multi-word names do."""
    return len(form) > 1 and tag[0] not in "SW" and _SEPARATOR.search(form) is not None


def pieces(text: str, morpheme: Morpheme) -> Iterator[Morpheme]:
    """The words and separators of one morpheme, blanks left out; offsets count characters of `text`."""
    for found in _PIECE.finditer(text, morpheme.start, morpheme.end):
        word = found.group()
        tag = SEPARATOR_TAG if _SEPARATOR.fullmatch(word) else morpheme.tag
        yield Morpheme(word, tag, found.start(), found.end())


def cut(text: str, morphemes: Sequence[Morpheme]) -> list[Morpheme]:
    """The units of a text, in order."""
    units: list[Morpheme] = []
    for morpheme in morphemes:
        if must_be_cut(morpheme.form, morpheme.tag):
            units.extend(pieces(text, morpheme))
        else:
            units.append(morpheme)
    return units
