"""The drawing of an ego graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.drawing import palette
from tui.app.ego_graph import Neighbour, Tie, capacity, draw
from tui.app.lines import Line, Piece, strip_of
from tui.language.model import EntityType


class GraphCanvas(Widget):
    """Draws a centre and its neighbours in the size that the widget has. All names are clean."""

    COMPONENT_CLASSES = {"graph--centre", "graph--muted", "graph--accent", "graph--mark", "graph--cursor"}
    DEFAULT_CSS = """
    GraphCanvas {
        & > .graph--centre { background: $primary; color: $text; text-style: bold; }
        & > .graph--muted { color: $foreground 45%; }
        & > .graph--accent { color: $text-accent; text-style: bold; }
        & > .graph--mark { color: $text-success; }
        & > .graph--cursor { background: $primary 45%; color: $foreground; text-style: bold; }
    }
    """

    class Clicked(Message):
        """A neighbour was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self.centre = ""
        self.neighbours: Sequence[Neighbour] = ()
        self.ties: Sequence[Tie] = ()
        self.selected: int | None = None
        self._drawn: list[list[Piece]] | None = None

    def show(self, centre: str, neighbours: Sequence[Neighbour], ties: Sequence[Tie], selected: int | None) -> None:
        """Draw this."""
        self.centre, self.neighbours, self.ties, self.selected = centre, neighbours, ties, selected
        self._drawn = None
        self.refresh()

    def select(self, index: int | None) -> None:
        """Light a neighbour and its ties."""
        if index != self.selected:
            self.selected, self._drawn = index, None
            self.refresh()

    @property
    def capacity(self) -> int:
        """How many neighbours fit."""
        return capacity(self.size.width, self.size.height)

    def on_resize(self) -> None:
        """Draw in the new size."""
        self._drawn = None

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        super().notify_style_update()
        self._drawn = None

    def _styles(self) -> Mapping[str, Style]:
        names = ("centre", "muted", "accent", "mark", "cursor")
        styles = {name: self.get_component_rich_style(f"graph--{name}", partial=True) for name in names}
        _, background = self.background_colors
        colours = palette(background, self.styles.color, self.styles.color, self.app.no_color)
        return styles | {kind.value: colours.entities[kind] for kind in EntityType}

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, height = self.size
        if self._drawn is None:
            self._drawn = draw(self.centre, self.neighbours, self.ties, width, height, self.selected)
        pieces = self._drawn[y] if self.centre and y < len(self._drawn) else []
        return strip_of(Line(pieces), width, dict(self._styles()), self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Post the neighbour on this line, on this side of the middle."""
        from tui.app.ego_graph import labels_of

        for index, label in enumerate(labels_of(self.centre, self.neighbours, *self.size)):
            if label.y == event.y and label.x <= event.x < label.x + label.width:
                self.post_message(self.Clicked(index))
