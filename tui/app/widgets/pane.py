"""A pane: a title line and what is below it."""

from __future__ import annotations

from rich.segment import Segment
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from tui.app.lines import Line, Piece, strip_of


class TitleBar(Widget):
    """One line: a title from the left, a note from the right. `title` and `note` are clean text."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $foreground 10%; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.note = ""

    def show(self, title: str, note: str = "") -> None:
        """Show another title and note."""
        if (title, note) != (self.title, self.note):
            self.title, self.note = title, note
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        note = (Piece(f" {self.note} "),) if self.note else ()
        strip = strip_of(Line((Piece(" " + self.title),), note), self.size.width, {}, self.rich_style)
        return Strip([Segment(text, style) for text, style, _ in strip], self.size.width)


class Pane(Vertical):
    """A container with a `TitleBar` on top, which is lit while the class `-active` is set."""

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    Pane.-active > TitleBar { background: $primary; color: $text; text-style: bold; }
    """

    def __init__(self, *children: Widget, id: str) -> None:
        self.title_bar = TitleBar()
        super().__init__(self.title_bar, *children, id=id)
