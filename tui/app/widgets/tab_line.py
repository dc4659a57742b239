"""One line of sections, one of them in use."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.lines import Line, Piece, strip_of


class TabLine(Widget):
    """Numbered names of sections; `current` (base 0) is lit. A click posts `Chosen`."""

    COMPONENT_CLASSES = {"tab--current"}
    DEFAULT_CSS = """
    TabLine { height: 1; background: $surface; color: $text-muted; }
    TabLine > .tab--current { background: $primary 45%; color: $foreground; text-style: bold; }
    """

    class Chosen(Message):
        """Section `index` was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self.labels: Sequence[str] = ()
        self.current = 0

    def show(self, labels: Sequence[str], current: int) -> None:
        """Show these sections (clean text)."""
        if (list(labels), current) != (list(self.labels), self.current):
            self.labels, self.current = labels, current
            self.refresh()

    def _texts(self) -> list[str]:
        return [f" {number} {label} " for number, label in enumerate(self.labels, start=1)]

    def render_line(self, y: int) -> Strip:
        """The line."""
        lit: dict[str, Style] = {"current": self.get_component_rich_style("tab--current", partial=True)}
        pieces = [Piece(text, "current" if at == self.current else "") for at, text in enumerate(self._texts())]
        return strip_of(Line(pieces), self.size.width, lit, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Choose the section under the mouse."""
        end = 0
        for index, text in enumerate(self._texts()):
            end += cell_len(text)
            if event.x < end:
                self.post_message(self.Chosen(index))
                return
