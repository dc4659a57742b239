"""The jump overlay: a letter on every pane and on every section in sight; pressing it goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In order of reach. Lower case only: with the Korean input method on, most letters have no upper case."""


class Target(NamedTuple):
    """A place on the screen (in cells) and what stands there."""

    offset: Offset
    target: object


class Jump(ModalScreen[object]):
    """Answers with the target whose letter was pressed, None for any other key."""

    BINDINGS = [Binding("escape", "dismiss", "keys.leave", show=False)]
    DEFAULT_CSS = """
    Jump { background: $background 25%; }
    Jump > Static {
        position: absolute;
        width: 3;
        height: 1;
        background: $accent;
        color: $background;
        text-style: bold;
        text-align: center;
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        """A letter at every target."""
        for letter, target in self._targets.items():
            label = Static(Content(letter))
            label.styles.offset = (target.offset.x, target.offset.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says."""
        event.stop()
        event.prevent_default()
        target = self._targets.get(event.key.lower())
        self.dismiss(target.target if target else None)

    def on_click(self, event: events.Click) -> None:
        """A click is as good as a letter."""
        for target in self._targets.values():
            if target.offset.y == event.screen_y and target.offset.x <= event.screen_x < target.offset.x + 3:
                self.dismiss(target.target)
                return
        self.dismiss(None)
