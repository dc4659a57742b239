"""Kiwi's morphemes. The only module that imports kiwipiepy."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from kiwipiepy import Kiwi


class Morpheme(msgspec.Struct, frozen=True, gc=False):
    """One morpheme: `form` as Kiwi gives it, Sejong `tag`, and its place in characters of the tokenised text."""

    form: str
    tag: str
    start: int
    end: int


class Tokeniser:
    """Splits texts into morphemes. Loading takes about 2 s and 500 MB (DESIGN: Analysis)."""

    def __init__(self, workers: int = 2) -> None:
        self._kiwi: Any = Kiwi(num_workers=workers)

    def tokenise(self, texts: Sequence[str]) -> Iterator[tuple[Morpheme, ...]]:
        """The morphemes of each text, in order. Uses all workers over the batch and frees the GIL meanwhile."""
        for tokens in self._kiwi.tokenize(list(texts)):
            yield tuple(_morphemes(tokens))


def _morphemes(tokens: Iterable[Any]) -> Iterator[Morpheme]:
    for token in tokens:
        yield Morpheme(token.form, str(token.tag), token.start, token.start + token.len)
