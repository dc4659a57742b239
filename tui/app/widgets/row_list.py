"""A list of a few hundred rows, each as high as its text needs, under headings that fold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from tui.app.lines import Line, Piece, wrap
from tui.app.widgets.line_list import LineList

HANGING = 2
"""Cells by which the further lines of a row stand in."""


class Row(NamedTuple):
    """One entry. All strings are clean (see `tui.app.drawing`).

    `text` is wrapped into at most `most` lines behind `lead` (which is repeated as blanks), `detail` follows muted on lines
    of its own, `right` stands at the right of the first line. `key` tells the entry from all others, so that the cursor
    stays on it when the rows change; `payload` is what the owner wants back. Where `stop` is false the cursor passes over.
    """

    key: Hashable
    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    detail: str = ""
    right: str = ""
    right_style: str = "muted"
    most: int = 1
    payload: object = None
    stop: bool = True
    group: bool = False


def lines_of(row: Row, width: int) -> list[Line]:
    """The lines of `row` in a list `width` cells wide."""
    lead = cell_len(row.lead)
    room = width - lead
    right = cell_len(row.right) + 1 if row.right and cell_len(row.right) < room // 2 else 0
    words = " ".join(row.text.split())
    texts = wrap(words, room - right, row.most)
    if len(texts) > 1:  # what follows hangs, so that rows are told apart
        first = wrap(words, room - right)[0]
        texts = [first, *wrap(words[len(first) :].lstrip(), room - HANGING, row.most - 1)]
    lines = [
        Line(
            (Piece(row.lead if index == 0 else " " * (lead + HANGING), row.lead_style), Piece(text, row.style)),
            (Piece(" " + row.right, row.right_style),) if right and index == 0 else (),
        )
        for index, text in enumerate(texts)
    ]
    if row.detail:
        lines += [Line((Piece(" " * lead), Piece(text, "muted"))) for text in wrap(row.detail, room, max(row.most, 1))]
    return lines


class RowList(LineList):
    """A list of `Row`s; `show` sets them."""

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        self.empty = empty
        self._lines: list[list[Line]] = []
        self._starts: list[int] = [0]
        self._measured = -1

    def show(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Show `rows`; the cursor stays on the entry with the same key, or near it, unless `keep` is false."""
        current = self.rows[self.cursor].key if keep and self.cursor < len(self.rows) else None
        old = self.cursor
        self.rows = rows
        self._measured = -1
        self._measure()
        index = next((number for number, row in enumerate(rows) if row.key == current), None) if current else None
        if index is None:
            index = min(old, max(len(rows) - 1, 0)) if keep else 0
            near = (*range(index, len(rows)), *range(index - 1, -1, -1))
            index = next((number for number in near if rows[number].stop), 0)
        self.set_reactive(LineList.cursor, index)
        self.rows_changed()
        if self.is_attached and not keep:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.show_cursor()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.can_stop(self.cursor) else None

    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) or (1 if self.empty else 0)

    def can_stop(self, index: int) -> bool:
        """Whether the cursor may rest on row `index`."""
        return 0 <= index < len(self.rows) and self.rows[index].stop

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The lines of row `index`."""
        self._measure()
        return self._lines[index]

    def line_of(self, index: int) -> int:
        """The line that row `index` begins on."""
        self._measure()
        return self._starts[min(index, len(self._starts) - 1)]

    def row_at(self, line: int) -> int:
        """The row that stands on `line`."""
        self._measure()
        return min(bisect_right(self._starts, line) - 1, max(len(self._lines) - 1, 0))

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if width == self._measured:
            return
        self._measured = width
        rows = self.rows or ([Row(None, self.empty, "muted", most=6, stop=False)] if self.empty else [])
        self._lines = [lines_of(row, width) for row in rows]
        self._starts = [0, *accumulate(map(len, self._lines))]
