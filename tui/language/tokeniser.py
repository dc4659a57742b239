"""Texts to morphemes with Kiwi. The only module that imports kiwipiepy."""

from collections.abc import Iterable, Iterator
from typing import Any

from kiwipiepy import Kiwi

from tui.language.morphemes import Morpheme


class Tokeniser:
    """Splits texts into morphemes. Loading takes about 2 s and 500 MB, and holds the GIL."""

    def __init__(self, workers: int = 2) -> None:
        self._kiwi: Any = Kiwi(num_workers=workers)

    def tokenise(self, texts: Iterable[str]) -> Iterator[tuple[Morpheme, ...]]:
        """The morphemes of each text, in order.

        All workers run ahead of the consumer in the background without the GIL, so `texts` is read ahead too.
        """
        for tokens in self._kiwi.tokenize(texts):
            yield tuple([Morpheme(token.form, token.tag, token.start, token.end) for token in tokens])
