"""The last line: a message for a moment, else the keys of the pane in use; at the right what goes on in the background."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.app.keymap import Shortcut, display_key
from tui.app.lines import Line, Piece, strip_of

MESSAGE_SECONDS = 6.0


class StatusBar(Widget):
    """One line. All texts given to it are clean."""

    COMPONENT_CLASSES = {"status--key", "status--message", "status--error"}
    DEFAULT_CSS = """
    StatusBar {
        height: 1;
        dock: bottom;
        background: $foreground 10%;
        color: $text-muted;
        & > .status--key { color: $foreground; text-style: bold; }
        & > .status--message { color: $text-success; text-style: bold; }
        & > .status--error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.shortcuts: Sequence[Shortcut] = ()
        self.message = ""
        self.error = False
        self.background = ""
        self._timer: Timer | None = None

    def show_keys(self, shortcuts: Sequence[Shortcut]) -> None:
        """Show the keys that matter now."""
        self.shortcuts = shortcuts
        self.refresh()

    def show_background(self, text: str) -> None:
        """Show what goes on in the background, "" for nothing."""
        if text != self.background:
            self.background = text
            self.refresh()

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message for a moment."""
        self.message, self.error = message, error
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS * (2 if error else 1), self.quiet)
        self.refresh()

    def quiet(self) -> None:
        """Take the message away."""
        self.message = ""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        styles: dict[str, Style] = {
            name: self.get_component_rich_style(f"status--{name}", partial=True) for name in ("key", "message", "error")
        }
        right = (Piece(f" {self.background} "),) if self.background else ()
        if self.message:
            left = [Piece(" " + self.message, "error" if self.error else "message")]
        else:
            left = self._keys(self.size.width - sum(cell_len(piece.text) for piece in right))
        return strip_of(Line(left, right), self.size.width, styles, self.rich_style)

    def _keys(self, room: int) -> list[Piece]:
        """The keys that fit into `room` cells, the most important first."""
        pieces = [Piece(" ")]
        for shortcut in self.shortcuts:
            key, words = display_key(shortcut.keys[0]), f" {shortcut.hint}  "
            room -= cell_len(key) + cell_len(words)
            if room < 0:
                break
            pieces += [Piece(key, "key"), Piece(words)]
        return pieces
