"""Marking a passage: a colour and a note."""

from __future__ import annotations

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.drawing import flat
from tui.app.lines import shorten
from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import Row, RowList
from tui.library.model import Colour
from tui.translation import translate

REMOVE = "remove"


class Note(NamedTuple):
    """What was entered; `colour` is None where the mark shall be taken away."""

    colour: Colour | None
    text: str


class NoteDialog(Dialog[Note]):
    """Asks for the note on `quoted` (raw); `colour` and `note` are those it has, where it is marked already."""

    def __init__(self, quoted: str, colour: Colour | None, note: str) -> None:
        super().__init__(translate("reader.note_title"), translate("reader.note_keys"))
        self._quoted = shorten(flat(quoted), 300)
        self._colour = colour
        self._note = note

    def parts(self) -> ComposeResult:
        """The passage, the note, the colours."""
        yield Static(Content(self._quoted), classes="note")
        yield LineInput(flat(self._note), placeholder=translate("reader.note_hint"))
        yield RowList()

    def on_mount(self) -> None:
        """Show the colours."""
        rows = [Row(colour, translate(f"reader.colour_{colour}"), payload=colour) for colour in Colour]
        if self._colour is not None:
            rows.append(Row(REMOVE, translate("reader.note_remove"), "error", payload=REMOVE))
        colours = self.query_one(RowList)
        colours.show(rows, keep=False)
        colours.select(list(Colour).index(self._colour or Colour.YELLOW))

    @on(LineInput.Moved)
    def _move(self, event: LineInput.Moved) -> None:
        self.query_one(RowList).action_move(event.step)

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(LineInput.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        row = self.query_one(RowList).current
        if row is not None:
            colour = row.payload if isinstance(row.payload, Colour) else None
            self.dismiss(Note(colour, self.query_one(LineInput).value))
