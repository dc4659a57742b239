"""Looking up which of many spans lie in a stretch of text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tui.document.span import Span

Payload = TypeVar("Payload")


class SpanIndex(Generic[Payload]):
    """Spans with what they stand for, in order of their start; finding those in a stretch takes logarithmic time."""

    def __init__(self, items: Iterable[tuple[Span, Payload]] = ()) -> None:
        self.items = sorted(items, key=lambda item: (item[0].start, -item[0].end))
        self._starts = [span.start for span, _ in self.items]
        self._longest = max((span.end - span.start for span, _ in self.items), default=0)

    def __len__(self) -> int:
        return len(self.items)

    def overlapping(self, start: int, end: int) -> Iterator[tuple[Span, Payload]]:
        """The spans that share a character with `start`..`end`, in order."""
        for number in range(bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)):
            item = self.items[number]
            if item[0].end > start:
                yield item

    def at(self, offset: int) -> Payload | None:
        """What the innermost (last starting) span that covers `offset` stands for."""
        found = None
        for _, payload in self.overlapping(offset, offset + 1):
            found = payload
        return found

    def next_after(self, offset: int) -> int:
        """Number of the first item that starts after `offset`; the count of items where there is none."""
        return bisect_left(self._starts, offset + 1)

    def last_before(self, offset: int) -> int:
        """Number of the last item that starts before `offset`; -1 where there is none."""
        return bisect_left(self._starts, offset) - 1
