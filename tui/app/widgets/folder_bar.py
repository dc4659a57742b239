"""Folders over the list: all, unread, starred, and the saved searches, each with how many articles it holds."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.lines import Line, Piece, shorten, strip_of
from tui.app.sources import Folder

MOST_NAME = 16


class FolderBar(Widget):
    """One line; the folder in use is lit. Where they do not fit, those around it are shown."""

    COMPONENT_CLASSES = {"folder--current"}
    DEFAULT_CSS = """
    FolderBar { height: 1; color: $text-muted; & > .folder--current { color: $foreground; text-style: bold reverse; } }
    """

    class Chosen(Message):
        """Folder number `index` was chosen."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self.folders: Sequence[Folder] = ()
        self.current: int | None = 0

    def show(self, folders: Sequence[Folder], current: int | None) -> None:
        """Show `folders`, `current` lit."""
        self.folders, self.current = folders, current
        self.refresh()

    def _labels(self) -> list[tuple[int, str]]:
        """The labels that fit, each with the number of its folder."""
        labels = [
            f" {shorten(folder.name, MOST_NAME)} " + ("" if folder.count is None else f"{folder.count:,} ")
            for folder in self.folders
        ]
        first = 0
        while (
            first < (self.current or 0)
            and sum(map(cell_len, labels[first : (self.current or 0) + 1])) > self.size.width
        ):
            first += 1
        return list(enumerate(labels))[first:]

    def render_line(self, y: int) -> Strip:
        """The line."""
        styles = {"current": self.get_component_rich_style("folder--current", partial=True)}
        pieces = [Piece(label, "current" if index == self.current else "") for index, label in self._labels()]
        return strip_of(Line(pieces), self.size.width, styles, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Choose the folder under the mouse."""
        column = 0
        for index, label in self._labels():
            column += cell_len(label)
            if event.x < column:
                self.post_message(self.Chosen(index))
                return
