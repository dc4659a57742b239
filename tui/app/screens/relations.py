"""Who appears with whom: a name in the middle, its neighbours around it, and their list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from tui.app.drawing import flat
from tui.app.ego_graph import Neighbour, Tie
from tui.app.entity_rows import by_weight, nearest, type_name
from tui.app.screens.across_screen import AcrossScreen
from tui.app.screens.entity_page import show_page_of
from tui.app.widgets.graph_canvas import GraphCanvas
from tui.app.widgets.line_list import LineList
from tui.app.widgets.matrix_list import MatrixList
from tui.app.widgets.row_list import Row, RowList
from tui.library.across.model import Entity, Graph, NameRow
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.translation import translate

MOST = 16
TIES_SHOWN = 4
LOOKED_AT = 48


class Ego(NamedTuple):
    """A centre with its neighbours, the strongest first, and the ties among those (by their places)."""

    centre: Entity
    names: Sequence[NameRow]
    ties: Sequence[Tie]

    def together(self, one: int, other: int) -> int:
        """In how many articles two neighbours are (each with the centre)."""
        pair = {one, other}
        return next((tie.articles for tie in self.ties if {tie.first, tie.second} == pair), 0)


def ego(centre: Entity, graph: Graph, most: int = MOST) -> Ego:
    """What a graph of the centre's articles says of it; its own names are left out."""
    own = {number for number, node in enumerate(graph.nodes) if _is_own(node, centre)}
    others = [number for number in range(len(graph.nodes)) if number not in own]
    places = sorted(others, key=lambda number: by_weight(graph.nodes[number]))[:most]
    new = {old: place for place, old in enumerate(places)}
    ties = [
        Tie(new[edge.first], new[edge.second], edge.articles)
        for edge in graph.edges
        if edge.first in new and edge.second in new
    ]
    return Ego(centre, [graph.nodes[number] for number in places], ties)


def _is_own(node: NameRow, centre: Entity) -> bool:
    return node.entity_type == centre.entity_type and node.name in centre.names


class Relations(AcrossScreen):
    """The neighbours of `centre`; Enter moves the centre, Backspace moves it back."""

    CSS_PATH = "relations.tcss"
    AUTO_FOCUS = "RowList"
    BINDINGS = [
        Binding("backspace,left,h", "back", "across.key_back", id="relations.back", show=False),
        Binding("right,l", "centre", "across.key_centre", id="relations.centre", show=False),
        Binding("space,tab,m", "matrix", "across.key_matrix", id="relations.matrix", show=False),
        Binding("e", "page", "across.key_entity_page", id="relations.page", show=False),
    ]
    HINTS = (
        ("escape", "leave"),
        ("enter", "centre"),
        ("backspace", "back"),
        ("space", "matrix"),
        ("e", "page"),
    )

    class Read(Message):
        """Neighbours were read; the centre moved from `before`."""

        def __init__(self, found: Ego | None, before: Entity | None = None, problem: str = "") -> None:
            super().__init__()
            self.found = found
            self.before = before
            self.problem = problem

    def __init__(self, library: Library, centre: Entity) -> None:
        super().__init__(library)
        self.ego = Ego(centre, (), ())
        self.canvas = GraphCanvas()
        self.list = RowList(empty=translate("across.loading"))
        self.table = MatrixList()
        self.matrix = False
        self._before: list[Entity] = []

    def parts(self) -> ComposeResult:
        """The drawing and the list."""
        yield Horizontal(self.canvas, self.list, self.table)

    def on_mount(self) -> None:
        """Read the neighbours."""
        super().on_mount()
        self._read(self.ego.centre)

    def _read(self, centre: Entity | NameRow) -> None:
        """Read the neighbours of an entity, or of who bears the name of a neighbour, which moves the centre."""
        before = self.ego.centre

        def work() -> None:
            try:
                found = nearest(self.library, centre, before) if isinstance(centre, NameRow) else centre
                if found is None:
                    return
                graph = self.library.graph(entity=found, limit=LOOKED_AT + len(found.names))
                self.post_message(self.Read(ego(found, graph), before if found is not centre else None))
            except LibraryError as error:
                self.post_message(self.Read(None, problem=str(error)))

        self.run_worker(work, thread=True, group="relations", exclusive=True, exit_on_error=False)

    @on(Read)
    def _was_read(self, event: Read) -> None:
        if event.found is None:
            self.say(flat(event.problem), error=True)
            return
        self.ego = event.found
        if event.before is not None:
            self._before.append(event.before)
        self._show()
        self._select(0)

    def _show(self) -> None:
        found = self.ego
        centre = found.centre
        words = translate("across.summary", articles=len(centre.articles), mentions=centre.mentions)
        self.title_bar.show(
            f"{translate('across.relations')}: {flat(centre.name)}",
            translate("across.matrix") if self.matrix else words,
        )
        self.list.empty = translate("across.alone")
        self.canvas.display = self.list.display = not self.matrix or not found.names
        self.table.display = self.matrix and bool(found.names)
        self.list.show([self._row(number) for number in range(len(found.names))])
        numbers = range(len(found.names))
        self.table.show(
            [(flat(one.name), one.articles) for one in found.names],
            [[found.together(one, other) for other in numbers] for one in numbers],
        )
        neighbours = [Neighbour(flat(one.name), one.articles, one.entity_type) for one in found.names]
        self.canvas.show(flat(centre.name), neighbours, found.ties, self._selected)

    def _row(self, number: int) -> Row:
        name = self.ego.names[number]
        ties = sorted(
            ((self.ego.together(number, other), other) for other in range(len(self.ego.names)) if other != number),
            key=lambda tie: (-tie[0], tie[1]),
        )
        others = [f"{flat(self.ego.names[other].name)} {count}" for count, other in ties[:TIES_SHOWN] if count]
        return Row(
            (name.entity_type, name.name),
            flat(name.name),
            "strong",
            most=2,
            right=f"{type_name(name.entity_type)} {name.articles:,}",
            detail=translate("across.also_with", names=", ".join(others)) if others else "",
            payload=name,
        )

    @property
    def _selected(self) -> int | None:
        place = self.table.cursor - 1 if self.matrix else self.list.cursor
        return place if 0 <= place < len(self.ego.names) else None

    def _select(self, place: int) -> None:
        """Put the cursor on a neighbour, in drawing and table."""
        self.list.select(place)
        self.table.select(place + 1)

    @on(LineList.Highlighted)
    def _highlighted(self) -> None:
        self.canvas.select(self._selected)

    @on(GraphCanvas.Clicked)
    def _clicked(self, event: GraphCanvas.Clicked) -> None:
        self._select(event.index)

    # Moving

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_centre()

    def action_centre(self) -> None:
        """Move the name under the cursor to the centre."""
        if (place := self._selected) is not None:
            self._read(self.ego.names[place])

    def action_back(self) -> None:
        """Move the centre back; from the first, leave."""
        if self._before:
            self._read(self._before.pop())
        else:
            self.action_leave()

    def action_matrix(self) -> None:
        """Change between drawing and table."""
        place = self._selected
        self.matrix = not self.matrix
        self._show()
        self._select(place or 0)
        (self.table if self.table.display else self.list).focus()

    def action_page(self) -> None:
        """Show the page of the name under the cursor, else of the centre."""
        place = self._selected
        name = None if place is None else self.ego.names[place]
        show_page_of(self, self.ego.centre, name)
