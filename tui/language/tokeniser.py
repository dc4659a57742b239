"""Texts to morphemes with Kiwi. The only module that imports kiwipiepy."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from kiwipiepy import Kiwi

from tui.language.morphemes import Morpheme

_LONG = 10_000
"""Characters from which on a text goes to Kiwi in pieces: its time grows faster than the length of one text."""
_PIECE_ENDS = (". ", "\n", " ")


class Tokeniser:
    """Splits texts into morphemes. Loading takes about 2 s and 500 MB, and holds the GIL."""

    def __init__(self, workers: int = 2) -> None:
        self._kiwi: Any = Kiwi(num_workers=workers)

    def tokenise(self, texts: Iterable[str]) -> Iterator[tuple[Morpheme, ...]]:
        """The morphemes of each text, in order.

        All workers run ahead of the consumer in the background without the GIL, so `texts` is read ahead too.
        """
        waiting: deque[list[int]] = deque()
        made: list[Morpheme] = []
        starts: list[int] = []
        for tokens in self._kiwi.tokenize(_pieces(texts, waiting)):
            starts = starts or waiting.popleft()
            at = starts.pop(0)
            made += [Morpheme(token.form, token.tag, at + token.start, at + token.end) for token in tokens]
            if not starts:
                yield tuple(made)
                made = []


def _pieces(texts: Iterable[str], waiting: deque[list[int]]) -> Iterator[str]:
    """The pieces of all texts, one after the other; where those of each text start goes to `waiting` before the first."""
    for text in texts:
        starts = [0]
        while len(text) - starts[-1] > _LONG:
            starts.append(_piece_end(text, starts[-1]))
        waiting.append(list(starts))
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield text[start:end]


def _piece_end(text: str, start: int) -> int:
    """Where a piece that begins at `start` ends: behind the last sentence, line or word that it has room for."""
    for mark in _PIECE_ENDS:
        if (found := text.rfind(mark, start + _LONG // 2, start + _LONG)) >= 0:
            return found + len(mark)
    return start + _LONG
