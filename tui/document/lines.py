"""The lines of a text that hold something, with their places."""

from collections.abc import Iterator

import msgspec

from tui.document.patterns import compiled

MOST_LINES = 50_000

_LINE = compiled(r"\S[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank. `text` has no white space around it; `start` and `end` (characters) place it.

    `gap` says that a blank line stands before it.
    """

    text: str
    start: int
    end: int
    gap: bool


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from `start` on that are not blank, at most `MOST_LINES`."""
    last = start
    for count, match in enumerate(_LINE.finditer(text, start)):
        if count == MOST_LINES:
            return
        words = match.group().rstrip()
        begin = match.start()
        yield Line(words, begin, begin + len(words), begin > last and text.count("\n", last, begin) > 1)
        last = begin + len(words)
