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
from tui.app.entity_rows import type_name
from tui.app.screens.across_screen import AcrossScreen
from tui.app.screens.entity_page import EntityPage
from tui.app.widgets.graph_canvas import GraphCanvas
from tui.app.widgets.row_list import Row, RowList
from tui.library.across.model import Entity, Graph, NameRow
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.translation import translate

MOST = 16
TIES_SHOWN = 4
LETTERS = "abcdefghijklmnop"


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
    places = [number for number in range(len(graph.nodes)) if number not in own][:most]
    new = {old: place for place, old in enumerate(places)}
    ties = [
        Tie(new[edge.first], new[edge.second], edge.articles)
        for edge in graph.edges
        if edge.first in new and edge.second in new
    ]
    return Ego(centre, [graph.nodes[number] for number in places], ties)


def _is_own(node: NameRow, centre: Entity) -> bool:
    return node.entity_type == centre.entity_type and node.name in centre.names


def nearest(library: Library, name: NameRow, centre: Entity) -> Entity | None:
    """Who bears a name in most of the articles of the centre."""
    own = set(centre.articles)
    found = library.entities(name.entity_type, name.name)
    return max(found, key=lambda one: len(own & set(one.articles)), default=None)


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
        """Neighbours were read."""

        def __init__(self, found: Ego | None, problem: str = "") -> None:
            super().__init__()
            self.found = found
            self.problem = problem

    def __init__(self, library: Library, centre: Entity) -> None:
        super().__init__(library)
        self.ego = Ego(centre, (), ())
        self.canvas = GraphCanvas()
        self.list = RowList(empty=translate("across.loading"))
        self.matrix = False
        self._before: list[Entity] = []

    def parts(self) -> ComposeResult:
        """The drawing and the list."""
        yield Horizontal(self.canvas, self.list)

    def on_mount(self) -> None:
        """Read the neighbours."""
        super().on_mount()
        self._read(self.ego.centre)

    def _read(self, centre: Entity) -> None:
        def work() -> None:
            try:
                graph = self.library.graph(entity=centre, limit=MOST + len(centre.names))
                self.post_message(self.Read(ego(centre, graph)))
            except LibraryError as error:
                self.post_message(self.Read(None, str(error)))

        self.run_worker(work, thread=True, group="relations", exclusive=True, exit_on_error=False)

    @on(Read)
    def _was_read(self, event: Read) -> None:
        if event.found is None:
            self.say(flat(event.problem), error=True)
            return
        self.ego = event.found
        self._show()
        self.list.select(0)

    def _show(self) -> None:
        found = self.ego
        centre = found.centre
        words = translate("across.summary", articles=len(centre.articles), mentions=centre.mentions)
        self.title_bar.show(
            f"{translate('across.relations')}: {flat(centre.name)}",
            translate("across.matrix") if self.matrix else words,
        )
        self.list.empty = translate("across.alone")
        self.canvas.display = not self.matrix
        self.list.set_class(self.matrix, "-matrix")
        rows = self._matrix_rows() if self.matrix else [self._row(number) for number in range(len(found.names))]
        self.list.show(rows)
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

    def _matrix_rows(self) -> list[Row]:
        """A line a neighbour, with the number of articles that it shares with each of the others, who are named by letters."""
        found = self.ego
        if not found.names:
            return []
        numbers = range(len(found.names))
        head = "".join(f"{LETTERS[number]:>4}" for number in numbers)
        rows = [Row("head", " ", right=f"{'':>5}{head}", right_style="strong", stop=False)]
        for number in numbers:
            name = found.names[number]
            cells = ["   ." if number == other else f"{found.together(number, other) or '-':>4}" for other in numbers]
            rows.append(
                Row(
                    (name.entity_type, name.name),
                    flat(name.name),
                    lead=f"{LETTERS[number]} ",
                    lead_style="strong",
                    right=f"{name.articles:>5,}{''.join(cells)}",
                    payload=name,
                )
            )
        return rows

    @property
    def _selected(self) -> int | None:
        row = self.list.current
        names = list(self.ego.names)
        return names.index(row.payload) if row is not None and row.payload in names else None

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self.canvas.select(self._selected)

    @on(GraphCanvas.Clicked)
    def _clicked(self, event: GraphCanvas.Clicked) -> None:
        self.list.select(event.index)

    # Moving

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_centre()

    def action_centre(self) -> None:
        """Move the name under the cursor to the centre."""
        entity = self._under_cursor()
        if entity is not None:
            self._before.append(self.ego.centre)
            self._read(entity)

    def _under_cursor(self) -> Entity | None:
        row = self.list.current
        if row is None or not isinstance(row.payload, NameRow):
            return None
        return nearest(self.library, row.payload, self.ego.centre)

    def action_back(self) -> None:
        """Move the centre back; from the first, leave."""
        if self._before:
            self._read(self._before.pop())
        else:
            self.action_leave()

    def action_matrix(self) -> None:
        """Change between drawing and table."""
        self.matrix = not self.matrix
        self._show()

    def action_page(self) -> None:
        """Show the page of the name under the cursor, else of the centre."""
        self.app.push_screen(EntityPage(self.library, self._under_cursor() or self.ego.centre))
