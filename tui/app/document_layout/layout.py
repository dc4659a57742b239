"""Where each block of an article stands, in lines, for one width and one set of folded sections."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from tui.app.document_layout.blocks import Block, BlockKind
from tui.app.document_layout.wrapping import line_end, text_width, wrap

INDENTED = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.GENERATED_HEADING,
        BlockKind.RELATED_HEADING,
        BlockKind.NOISE_HEADING,
        BlockKind.RELATED,
    }
)
INDENT = 2
STRETCH = 24_000
"""Characters wrapped in one go: some hundred lines, about two milliseconds."""


class Place(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A character of a block: number of the block, offset in it (may be its length: behind the last character)."""

    block: int
    offset: int


class Line(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One line of the screen: number of its block, of the line in it, and the stretch of the block's text drawn there.

    A blank line before a block has `number` -1 and an empty stretch at the block's start.
    """

    block: int
    number: int
    start: int
    end: int


def indent(block: Block) -> int:
    """Cells before the text of a block, which hold a fold mark or bullet on its first line."""
    return INDENT if block.kind in INDENTED else 0


class DocumentLayout:
    """Lines of an article. Lines count from 0, blank ones included; widths are cells.

    Wrapping is kept for each block, so folding never wraps anything twice, and blocks that stay folded are not wrapped. Of a
    long article only the beginning is wrapped at once, the rest when it is asked for or by `advance`; until then
    `line_count` is estimated from the part that is wrapped.
    """

    def __init__(self, blocks: Sequence[Block], width: int, folded: frozenset[int] = frozenset()) -> None:
        self.blocks = blocks
        self.width = width
        self._wrapped: list[tuple[int, ...] | None] = [None] * len(blocks)
        self._sources = sorted(
            (block.source, number) for number, block in enumerate(blocks) if block.source is not None
        )
        self.fold(folded)

    def fold(self, folded: frozenset[int]) -> None:
        """Hide the blocks of the sections whose keys are in `folded`, except their headings."""
        self.folded = folded
        self._visible: list[int] = []
        self._tops: list[int] = []  # the line that each visible block's own first line stands at
        self._next = 0  # the first block that is not placed yet
        self._height = 0  # lines of the blocks that are placed
        self._characters = 0  # of the visible blocks that are placed
        self._after_heading = False
        self.advance()

    @property
    def is_complete(self) -> bool:
        """Whether every block is placed and `line_count` is exact."""
        return self._next == len(self.blocks)

    @property
    def line_count(self) -> int:
        """How many lines there are; estimated while not `is_complete`."""
        if self.is_complete:
            return self._height
        rest = sum(len(block.text) for block in self.blocks[self._next :] if block.section not in self.folded)
        return self._height + self._height * rest // max(self._characters, 1)

    def advance(self, characters: int = STRETCH, block: int = -1, line: int = -1) -> None:
        """Place further blocks until that many characters are newly wrapped and `block` and `line` are placed."""
        blocks, wrapped = self.blocks, self._wrapped
        number = self._next
        while number < len(blocks) and (characters > 0 or number <= block or self._height <= line):
            item = blocks[number]
            heading = item.is_heading
            if heading or item.section not in self.folded:
                if item.gap and not (heading and self._after_heading):
                    self._height += item.gap
                self._visible.append(number)
                self._tops.append(self._height)
                if (starts := wrapped[number]) is None:
                    starts = self.starts(number)
                    characters -= len(item.text)
                self._height += len(starts)
                self._characters += len(item.text)
                self._after_heading = heading
            number += 1
        self._next = number

    def complete(self) -> None:
        """Place all blocks."""
        self.advance(block=len(self.blocks))

    def starts(self, block: int) -> tuple[int, ...]:
        """Offsets in the block at which its lines begin."""
        starts = self._wrapped[block]
        if starts is None:
            item = self.blocks[block]
            starts = self._wrapped[block] = wrap(item.text, self.width - indent(item) - text_width(item.note))
        return starts

    def line(self, y: int) -> Line | None:
        """What stands at line `y`; None below the last line or above the first."""
        if y >= self._height:
            self.advance(0, line=y)
        if not 0 <= y < self._height:
            return None
        index = bisect_right(self._tops, y) - 1
        if index >= 0:
            block = self._visible[index]
            starts = self.starts(block)
            number = y - self._tops[index]
            if number < len(starts):
                return Line(block, number, starts[number], line_end(self.blocks[block].text, starts, number))
        return Line(self._visible[index + 1], -1, 0, 0)

    def is_visible(self, block: int) -> bool:
        """Whether the block is not folded away."""
        return self._index(block) is not None

    def visible_after(self, block: int) -> Iterator[int]:
        """Numbers of the blocks shown after a block, in order."""
        self.complete()
        return iter(self._visible[bisect_right(self._visible, block) :])

    def visible_before(self, block: int) -> Iterator[int]:
        """Numbers of the blocks shown before a block, the nearest first."""
        self.advance(0, block=block)
        return reversed(self._visible[: bisect_left(self._visible, block)])

    def _index(self, block: int) -> int | None:
        self.advance(0, block=block)
        index = bisect_right(self._visible, block) - 1
        return index if index >= 0 and self._visible[index] == block else None

    def y(self, place: Place) -> int:
        """The line of a place; for a place folded away the line of the heading it is folded under."""
        self.advance(0, block=place.block)
        index = bisect_right(self._visible, place.block) - 1
        if index < 0:
            return 0
        if self._visible[index] != place.block:
            return self._tops[index]
        return self._tops[index] + bisect_right(self.starts(place.block), place.offset) - 1

    def place(self, article_offset: int) -> Place:
        """The place that shows an article offset; where none does, the nearest shown character before it, else after."""
        if not self._sources:
            return Place(0, 0)
        index = bisect_right(self._sources, (article_offset, len(self.blocks))) - 1
        if index < 0:
            return Place(self._sources[0][1], 0)
        source, number = self._sources[index]
        return Place(number, min(article_offset - source, len(self.blocks[number].text)))

    def article_offset(self, place: Place) -> int:
        """The article offset of a place; for text that does not stand in the article, of the next that does."""
        source = self.blocks[place.block].source
        if source is not None:
            return source + place.offset
        following = (block.source for block in self.blocks[place.block :] if block.source is not None)
        return next(following, self._sources[-1][0] if self._sources else 0)

    def text(self, start: Place, end: Place) -> list[tuple[int, int, int]]:
        """Visible stretches from `start` to `end` as (block, start, end), ends excluded, empty ones left out."""
        self.advance(0, block=end.block)
        stretches = []
        for block in self._visible[bisect_left(self._visible, start.block) :]:
            if block > end.block:
                break
            first = start.offset if block == start.block else 0
            last = end.offset if block == end.block else len(self.blocks[block].text)
            if last > first:
                stretches.append((block, first, last))
        return stretches
