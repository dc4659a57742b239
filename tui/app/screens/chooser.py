"""A dialog with a list to choose from, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import Row, RowList
from tui.translation import translate

Find = Callable[[str], Sequence[Row]]


def narrow(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows that contain every one of `words`, whatever the case; those that begin with them first."""
    wanted = words.casefold().split()
    if not wanted:
        return list(rows)
    found = [
        (not row.text.casefold().startswith(wanted[0]), number, row)
        for number, row in enumerate(rows)
        if all(word in f"{row.text} {row.detail} {row.right}".casefold() for word in wanted)
    ]
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])]


class Chooser(Dialog[object]):
    """Answers with the payload of the row chosen, None where none was.

    `rows` are all there is to choose, or a function from the words typed to the rows that fit.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[Row] | Find,
        *,
        placeholder: str | None = None,
        note: str = "",
        empty: str = "",
        words: str = "",
        typing: bool = True,
        select: object = None,
    ) -> None:
        super().__init__(title, note)
        self._find: Find = rows if callable(rows) else lambda words: narrow(rows, words)
        self._words = words
        self._typing = typing
        self._select = select
        self._placeholder = translate("reader.type_to_narrow") if placeholder is None else placeholder
        self._empty = empty or translate("reader.nothing_found")

    def parts(self) -> ComposeResult:
        """The input and the list."""
        if self._typing:
            yield LineInput(self._words, placeholder=self._placeholder)
        yield RowList(empty=self._empty)

    def on_mount(self) -> None:
        """Show the rows."""
        rows = self._find(self._words)
        choices = self.query_one(RowList)
        choices.show(rows, keep=False)
        place = next((number for number, row in enumerate(rows) if row.payload == self._select), None)
        choices.select(place if place is not None and self._select is not None else 0)

    @on(LineInput.Changed)
    def _narrow(self, event: LineInput.Changed) -> None:
        event.stop()
        choices = self.query_one(RowList)
        choices.show(self._find(event.value), keep=False)
        choices.select(0)

    @on(LineInput.Moved)
    def _move(self, event: LineInput.Moved) -> None:
        self.query_one(RowList).action_move(event.step)

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(LineInput.Submitted)
    def _submit(self) -> None:
        self.query_one(RowList).action_choose()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if (row := self.query_one(RowList).current) is not None:
            self.dismiss(row.payload)
