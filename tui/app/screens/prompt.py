"""A dialog that asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_input import LineInput


class Prompt(Dialog[str]):
    """Answers with the text entered, None where left. `check` returns what is wrong with a text (clean), None if nothing."""

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        note: str = "",
        placeholder: str = "",
        check: Callable[[str], str | None] = lambda text: None,
    ) -> None:
        super().__init__(title)
        self._value = value
        self._note = note
        self._placeholder = placeholder
        self._check = check

    def parts(self) -> ComposeResult:
        """A note, the input, and what is wrong."""
        if self._note:
            yield Static(Content(self._note), classes="note")
        yield LineInput(self._value, placeholder=self._placeholder)
        yield Static("", classes="problem", markup=False)

    @on(LineInput.Changed)
    def _changed(self) -> None:
        self.query_one(".problem", Static).update(Content(""))

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(LineInput.Submitted)
    def _submit(self, event: LineInput.Submitted) -> None:
        if problem := self._check(event.value):
            self.query_one(".problem", Static).update(Content(problem))
        else:
            self.dismiss(event.value)
