"""Dialogs: a box over the reader that is left with Escape."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.widgets.pane import TitleBar

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A box with a title; `parts` gives what is in it. Escape, `q` and a click beside the box leave it with None."""

    BINDINGS = [
        Binding("escape,q", "leave", "keys.leave", id="dialog.leave", show=False),
        Binding("tab", "app.focus_next", "", show=False),
        Binding("shift+tab", "app.focus_previous", "", show=False),
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical {
        width: 76;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        background: $surface;
        padding: 0 1 1 1;
    }
    Dialog > Vertical > TitleBar { background: $primary; color: $text; text-style: bold; margin: 0 -1 1 -1; }
    Dialog > Vertical > RowList, Dialog > Vertical > Chooser { height: auto; max-height: 30; }
    Dialog > Vertical > .note { height: auto; color: $text-muted; }
    Dialog > Vertical > .problem { height: auto; color: $text-error; }
    Dialog.-wide > Vertical { width: 100; }
    Dialog.-tall > Vertical { height: 90%; }
    """

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.title_bar = TitleBar()
        self.title_bar.show(title, note)

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical():
            yield self.title_bar
            yield from self.parts()

    def parts(self) -> ComposeResult:
        """What is in the box."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def on_click(self, event) -> None:
        """A click beside the box closes it."""
        widget: Widget | None = event.widget
        if widget is self:
            self.dismiss(None)
