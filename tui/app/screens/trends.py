"""How often names and words come up over time: curves, and the numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message

from tui.app.drawing import flat
from tui.app.entity_rows import name_row, type_name
from tui.app.screens.across_screen import AcrossScreen
from tui.app.screens.chooser import Chooser
from tui.app.screens.name_choosers import MOST_NAMES, choose_entity
from tui.app.trend_series import MOST_TERMS, Measure, Term, Trend, Unit, fitting_units, trend
from tui.app.widgets.row_list import Row
from tui.app.widgets.trend_table import LETTERS, SeriesList, TrendTable
from tui.library.across.days import Day
from tui.library.across.model import NameRow
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.query.model import QueryError
from tui.translation import translate

FIRST_TERMS = 3


class Trends(AcrossScreen):
    """Curves of up to six terms. Without `terms` those names that most articles have."""

    CSS_PATH = "trends.tcss"
    AUTO_FOCUS = "TrendTable"
    BINDINGS = [
        Binding("tab", "app.focus_next", "keys.next_pane", id="trends.next_pane", show=False),
        Binding("shift+tab", "app.focus_previous", "keys.previous_pane", id="trends.previous_pane", show=False),
        Binding("a,insert", "add", "across.key_add", id="trends.add", show=False),
        Binding("delete,minus", "remove", "across.key_remove", id="trends.remove", show=False),
        Binding("o,right,left", "unit", "across.key_unit", id="trends.unit", show=False),
        Binding("m", "measure", "across.key_measure", id="trends.measure", show=False),
    ]
    HINTS = (
        ("escape", "leave"),
        ("a", "add"),
        ("delete", "remove"),
        ("o", "unit"),
        ("m", "measure"),
        ("enter", "list"),
        ("tab", "next_pane"),
    )

    class Counted(Message):
        """The days of these terms, and of all articles, were counted."""

        def __init__(self, days: dict[Term, list[Day]], total: list[Day], problem: str = "") -> None:
            super().__init__()
            self.days = days
            self.total = total
            self.problem = problem

    def __init__(self, library: Library, terms: Sequence[Term] = ()) -> None:
        super().__init__(library)
        self.terms = list(terms)
        self.measure = Measure.ARTICLES
        self.unit: Unit | None = None
        self.table = TrendTable()
        self.series = SeriesList(empty=translate("across.no_series"))
        self._days: dict[Term, list[Day]] = {}
        self._total: list[Day] = []

    def parts(self) -> ComposeResult:
        """The plot, the terms, the table."""
        from tui.app.widgets.trend_plot import TrendPlot

        self.plot = TrendPlot()
        with Horizontal():
            with Vertical(id="plot"):
                yield self.plot
            with Vertical(id="numbers"):
                yield self.series
                yield self.table

    def on_mount(self) -> None:
        """Count."""
        super().on_mount()
        self.title_bar.show(translate("across.trends"))
        self._count(first=not self.terms)

    # Counting

    def _count(self, *, first: bool = False) -> None:
        wanted = [term for term in self.terms if term not in self._days]

        def work() -> None:
            try:
                terms = self._most_frequent() if first else wanted
                total = self._total or self.library.days_of_query()
                self.post_message(self.Counted({term: term.days(self.library) for term in terms}, total))
            except (LibraryError, QueryError) as error:
                self.post_message(self.Counted({}, self._total, str(error)))

        self.run_worker(work, thread=True, group="trends", exit_on_error=False)

    def _most_frequent(self) -> list[Term]:
        terms = []
        for name in self.library.names(limit=FIRST_TERMS):
            entities = self.library.entities(name.entity_type, name.name)
            terms += [Term(entity.name, entity) for entity in entities[:1]]
        return terms

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self._days |= event.days
        self._total = event.total
        self.terms += [term for term in event.days if term not in self.terms]
        if event.problem:
            self.say(flat(event.problem), error=True)
        self.terms = [term for term in self.terms if term in self._days]
        self._show()

    # Showing

    def _show(self) -> None:
        days = [self._days[term] for term in self.terms]
        units = fitting_units(days)
        if self.unit not in units:
            self.unit = units[0]
        assert self.unit is not None
        found = trend(days, self._total, self.unit, self.measure)
        self.table.show(found, self.measure)
        self.plot.show(found)
        words = f"{translate(f'across.measure_{self.measure}')}, {translate(f'across.unit_{self.unit}')}"
        if self.terms and not found.steps:
            words = translate("across.no_dated")
        self.title_bar.show(translate("across.trends"), words)
        self.series.show([self._series_row(number, found) for number in range(len(self.terms))])

    def _series_row(self, number: int, found: Trend) -> Row:
        term = self.terms[number]
        kind = type_name(term.entity.entity_type) if term.entity is not None else translate("across.keyword")
        mentions = self.measure is Measure.MENTIONS
        total = sum(day.mentions if mentions else day.articles for day in self._days[term])
        return Row(
            (term.text, term.entity.anchor if term.entity else None),
            term.label,
            lead=f"{LETTERS[number]} ",
            lead_style=f"series{number}",
            right=f"{kind} {total:,}",
            payload=term,
        )

    def action_unit(self) -> None:
        """Count by another unit of time."""
        units = [unit for unit in Unit if unit in fitting_units([self._days[term] for term in self.terms])]
        self.unit = units[(units.index(self.unit) + 1) % len(units)] if self.unit in units else units[0]
        self._show()

    def action_measure(self) -> None:
        """Count articles, mentions, or the share of all articles."""
        order = list(Measure)
        self.measure = order[(order.index(self.measure) + 1) % len(order)]
        self._show()

    # Terms

    def action_add(self) -> None:
        """Ask for a name or words to follow too."""
        if len(self.terms) >= MOST_TERMS:
            self.say(translate("across.most_series", most=MOST_TERMS))
            return

        def find(typed: str) -> Sequence[Row]:
            words = typed.strip()
            own = Row("words", translate("across.add_word", words=flat(words)), "accent", payload=words)
            names = map(name_row, self.library.names(typed, limit=MOST_NAMES))
            return [*names, own] if words else list(names)

        def answered(answer: object) -> None:
            if isinstance(answer, NameRow):
                choose_entity(self, answer, lambda entity: self._add(Term(entity.name, entity)))
            elif isinstance(answer, str):
                self._add(Term(answer))

        self.app.push_screen(
            Chooser(translate("across.add_title"), find, placeholder=translate("across.names_hint")), answered
        )

    def _add(self, term: Term) -> None:
        if term not in self.terms:
            self.terms.append(term)
            self._count()

    def action_remove(self) -> None:
        """Follow the term under the cursor (of the terms) no more."""
        if self.series.current is not None:
            self.terms.remove(self.series.current.payload)  # type: ignore[arg-type]
            self._show()

    # Articles of a step

    @on(TrendTable.Chosen)
    async def _chosen(self, event: TrendTable.Chosen) -> None:
        """List the articles of the step, or all of the term."""
        event.stop()
        term = self.series.current.payload if self.series.current is not None else None
        if not isinstance(term, Term):
            return
        query = term.query
        if event.list is self.table:
            step = self.table.trend.steps[self.table.step(event.index)]
            query = f"({query}) published:{step.dates}"
        self.app.run_worker(self._list(query), group="across", exit_on_error=False)

    async def _list(self, query: str) -> None:
        reader = self.app.reader  # type: ignore[attr-defined]
        await self.back_to_reader()
        reader.action_search()
        reader.list_pane.open_filter(query)
