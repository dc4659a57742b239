"""The page of an entity: its articles, titles, quotations, amounts and company in all articles."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from tui.app.drawing import flat
from tui.app.entity_rows import (
    BATCH,
    MORE,
    SECTIONS,
    EntityRows,
    Place,
    copied_text,
    nearest,
    type_name,
)
from tui.app.screens.across_screen import AcrossScreen
from tui.app.screens.name_choosers import choose_name
from tui.app.widgets.row_list import Row, RowList
from tui.app.widgets.tab_line import TabLine
from tui.language.model import Quote
from tui.library.across.model import Entity, NameRow
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import UserChange
from tui.translation import translate


class EntityPage(AcrossScreen):
    """Sections of an entity, each a list that is read when first shown."""

    CSS_PATH = "entity_page.tcss"
    AUTO_FOCUS = "RowList"
    BINDINGS = [
        Binding("right,l,tab", "step(1)", "across.key_next_section", id="entity.next_section", show=False),
        Binding(
            "left,h,shift+tab", "step(-1)", "across.key_previous_section", id="entity.previous_section", show=False
        ),
        *(
            Binding(str(number), f"section({number - 1})", "across.key_section", id="entity.section", show=False)
            for number in range(1, len(SECTIONS) + 1)
        ),
        Binding("space", "mark", "across.key_mark", id="entity.mark", show=False),
        Binding("c,y", "copy", "across.key_copy", id="entity.copy", show=False),
        Binding("v", "compare", "across.key_compare", id="entity.compare", show=False),
        Binding("t", "trends", "across.key_trends", id="entity.trends", show=False),
        Binding("r", "relations", "across.key_relations", id="entity.relations", show=False),
        Binding("plus,equals_sign", "join", "across.key_join", id="entity.join", show=False),
        Binding("minus", "split", "across.key_split", id="entity.split", show=False),
        Binding("u,ctrl+z", "undo", "keys.undo", id="entity.undo", show=False),
        Binding("ctrl+y", "redo", "keys.redo", id="entity.redo", show=False),
    ]
    HINTS = (
        ("escape", "leave"),
        ("right", "section"),
        ("enter", "open"),
        ("t", "trends"),
        ("r", "relations"),
        ("v", "compare"),
        ("space", "mark"),
        ("c", "copy"),
        ("plus", "join"),
        ("minus", "split"),
    )

    class Read(Message):
        """A section of `entity` was read."""

        def __init__(self, entity: Entity, section: str, count: int, rows: list[Row], problem: str = "") -> None:
            super().__init__()
            self.entity = entity
            self.section = section
            self.count = count
            self.rows = rows
            self.problem = problem

    def __init__(self, library: Library, entity: Entity, section: str = SECTIONS[0]) -> None:
        super().__init__(library)
        self.entity = entity
        self.section = section
        self.marked: dict[object, Place] = {}
        self.tabs = TabLine()
        self.list = RowList()
        self._rows: dict[str, list[Row]] = {}
        self._counts: dict[str, int] = {}
        self._cursors: dict[str, int] = {}

    def parts(self) -> ComposeResult:
        """The sections and the list."""
        yield self.tabs
        yield self.list

    def on_mount(self) -> None:
        """Show the first section."""
        super().on_mount()
        self._show()

    # What is shown

    def _show(self) -> None:
        entity = self.entity
        self.title_bar.show(
            f"{flat(entity.name)}  {type_name(entity.entity_type)}",
            translate("across.marked", count=len(self.marked))
            if self.marked
            else translate("across.summary", articles=len(entity.articles), mentions=entity.mentions),
        )
        self.tabs.show([self._label(name) for name in SECTIONS], SECTIONS.index(self.section))
        rows = self._rows.get(self.section)
        self.list.empty = translate("across.loading" if rows is None else f"across.none_{self.section}")
        self.list.show([self._with_mark(row) for row in rows or ()])
        if rows is None:
            self._read(BATCH)

    def _label(self, name: str) -> str:
        label = translate(f"across.section_{name}")
        if name == "articles":
            return f"{label} {len(self.entity.articles):,}"
        rows = self._rows.get(name)
        if rows is None or name in ("overview", "timeline"):
            return label
        more = bool(rows) and rows[-1].key == MORE
        return f"{label} {len(rows) - more:,}{'+' if more else ''}"

    def _with_mark(self, row: Row) -> Row:
        return row._replace(lead="x" + row.lead[1:], lead_style="mark") if row.key in self.marked else row

    def _read(self, count: int) -> None:
        reader, section, entity = EntityRows(self.library, self.entity), self.section, self.entity

        def work() -> None:
            try:
                rows, problem = reader.section(section, count), ""
            except LibraryError as error:
                rows, problem = [], str(error)
            self.post_message(self.Read(entity, section, count, rows, problem))

        self.run_worker(work, thread=True, group=f"section-{section}", exclusive=True, exit_on_error=False)

    @on(Read)
    def _was_read(self, event: Read) -> None:
        if event.entity is not self.entity:
            return
        if event.problem:
            self.say(flat(event.problem), error=True)
        first = event.section not in self._rows
        self._rows[event.section] = event.rows
        self._counts[event.section] = event.count
        if event.section == self.section:
            self._show()
            if first:
                self.list.select(self._cursors.get(self.section, 0))

    def show_entity(self, entity: Entity) -> None:
        """Show another entity, or the same with other articles."""
        self.entity = entity
        self.marked.clear()
        self._rows.clear()
        self._show()

    # Sections

    def action_step(self, step: int) -> None:
        """Go to the next or previous section."""
        self.action_section((SECTIONS.index(self.section) + step) % len(SECTIONS))

    def action_section(self, index: int) -> None:
        """Go to a section."""
        self._cursors[self.section] = self.list.cursor
        self.section = SECTIONS[index]
        self.list.show((), keep=False)
        self._show()
        self.list.select(self._cursors.get(self.section, 0))
        self.list.focus()

    @on(TabLine.Chosen)
    def _tab_chosen(self, event: TabLine.Chosen) -> None:
        self.action_section(event.index)

    # What is done with a row

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        payload = self.list.current.payload if self.list.current is not None else None
        if payload == MORE:
            self._read(self._counts[self.section] + 2 * BATCH)
        elif isinstance(payload, Place):
            self.open_article(payload.article, payload.span)
        elif isinstance(payload, Entity):
            self.app.push_screen(EntityPage(self.library, payload))
        elif isinstance(payload, NameRow):
            show_page_of(self, self.entity, payload)

    def action_mark(self) -> None:
        """Mark what is under the cursor, or take the mark away, and go on."""
        row = self.list.current
        if row is None or not isinstance(row.payload, Place):
            return
        if row.key in self.marked:
            del self.marked[row.key]
        else:
            self.marked[row.key] = row.payload
        self._show()
        self.list.action_move(1)

    def action_copy(self) -> None:
        """Copy the marked rows, else the one under the cursor, with their sources."""
        places = list(self.marked.values())
        if not places and self.list.current is not None and isinstance(self.list.current.payload, Place):
            places = [self.list.current.payload]
        if places:
            self.copy(copied_text(self.library, places), len(places))

    def action_compare(self) -> None:
        """Compare the two marked quotations, else the older with the newer ones."""
        from tui.app.screens.compare import compare

        marked = [place for place in self.marked.values() if isinstance(place.fact, Quote)]
        screen = compare(self.library, self.entity, marked)
        if screen is None:
            self.say(translate("across.compare_none"))
        else:
            self.app.push_screen(screen)

    def action_trends(self) -> None:
        """Show how often it is mentioned over time."""
        from tui.app.screens.trends import Trends
        from tui.app.trend_series import Term

        self.app.push_screen(Trends(self.library, [Term(self.entity.name, self.entity)]))

    def action_relations(self) -> None:
        """Show who appears with it."""
        from tui.app.screens.relations import Relations

        self.app.push_screen(Relations(self.library, self.entity))

    # Joining and splitting

    def action_join(self) -> None:
        """Say that another is the same: the one under the cursor, else one to choose."""
        payload = self.list.current.payload if self.list.current is not None else None
        if isinstance(payload, Entity):
            self._join(payload)
            return
        kind = self.entity.entity_type
        choose_name(
            self,
            translate("across.join_title", name=flat(self.entity.name)),
            self._join,
            entity_type=kind,
            words=payload.name if isinstance(payload, NameRow) and payload.entity_type == kind else "",
            without=self.entity,
        )

    def _join(self, other: Entity) -> None:
        if other.anchor == self.entity.anchor and set(other.names) == set(self.entity.names):
            self.say(translate("across.same_already"))
            return
        self._change(lambda: self.library.join_entities(self.entity, other), translate("across.joined"))

    def action_split(self) -> None:
        """Say that the marked articles, else the one under the cursor, are about another."""
        articles = {place.article for key, place in self.marked.items() if key[0] == "article"}  # type: ignore[index]
        row = self.list.current
        if not articles and self.section == "articles" and row is not None and isinstance(row.payload, Place):
            articles = {row.payload.article}
        if not articles:
            self.say(translate("across.split_none"))
        elif articles >= set(self.entity.articles):
            self.say(translate("across.split_all"))
        else:
            said = translate("across.split", count=len(articles))
            self._change(lambda: self.library.split_entity(self.entity, sorted(articles)), said, articles)

    def _change(self, work: Callable[[], object], message: str, away: set[int] | None = None) -> None:
        """Do `work`, and show the entity as it is then: the one in the articles that are not `away`."""
        try:
            work()
            self._reload(away or set())
        except LibraryError as error:
            self.say(flat(str(error)), error=True)
        else:
            self.say(message)

    def _reload(self, away: set[int]) -> None:
        entity = self.entity
        found = self.library.entities(entity.entity_type, entity.name)
        own = set(entity.articles) - away
        best = max(found, key=lambda one: len(own & set(one.articles)), default=None)
        if best is None:
            self.say(translate("across.entity_gone"), error=True)
        else:
            self.show_entity(best)

    def action_undo(self) -> None:
        """Take back the latest change of the user's data."""
        self._undone(self.library.undo(), "reader.undone", "reader.nothing_to_undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._undone(self.library.redo(), "reader.redone", "reader.nothing_to_redo")

    def _undone(self, change: UserChange | None, said: str, nothing: str) -> None:
        if change is None:
            self.say(translate(nothing))
            return
        self._reload(set())
        self.app.reader.after_change()  # type: ignore[attr-defined]
        self.say(translate(said, what=translate(f"reader.change_{change.kind}"), title=flat(change.title)))


def show_page_of(screen: AcrossScreen, entity: Entity, name: NameRow | None = None) -> None:
    """Show the page of an entity, or of who bears `name` in its articles; the library is asked in a thread."""
    library, app = screen.library, screen.app

    def work() -> None:
        found = entity if name is None else nearest(library, name, entity)
        if found is not None:
            app.call_from_thread(show, found)

    def show(found: Entity) -> None:
        app.push_screen(EntityPage(library, found))

    screen.run_worker(work, thread=True, exclusive=True, group="page", exit_on_error=False)
