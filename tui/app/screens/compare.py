"""What one person said at two times, side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from tui.app.drawing import flat
from tui.app.entity_rows import Place, copied_text, said_row, titles_of
from tui.app.screens.across_screen import AcrossScreen
from tui.app.widgets.pane import Pane
from tui.app.widgets.row_list import Row, RowList
from tui.library.across.model import Entity
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.translation import translate

MOST = 200
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Period(NamedTuple):
    """Dates of publication from `since` to `until`: years, months or days (ISO 8601), inclusive, None without an end."""

    since: str | None = None
    until: str | None = None

    @property
    def text(self) -> str:
        """As it is written."""
        if self.since == self.until:
            return self.since or ""
        return f"{self.since or ''}..{self.until or ''}"


def period_of(text: str) -> Period:
    """The dates that a text means: `2025-01..2025-06`, `2024`, `..2025-03`, "" for all.

    Raises:
        ValueError: where it means none.
    """
    text = text.strip().replace("~", "..").replace(" ", "")
    if not text:
        return Period()
    first, dots, last = text.partition("..")
    for end in (first, last):
        if end and not _DATE.fullmatch(end):
            raise ValueError(text)
    if not dots:
        return Period(first, first)
    if first and last and first > last + "~":
        raise ValueError(text)
    return Period(first or None, last or None)


class Side(Pane):
    """One of the two times."""

    def __init__(self, period: Period, id: str) -> None:
        self.period = period
        self.list = RowList()
        super().__init__(self.list, id=id)

    def show(self, rows: Sequence[Row]) -> None:
        """Show the quotations of these dates."""
        self.list.empty = translate("across.none_said")
        self.list.show(rows, keep=False)
        title = flat(self.period.text) or translate("across.all_times")
        self.title_bar.show(title, translate("across.quotes", count=len(rows)))


class Compare(AcrossScreen):
    """Quotations of `entity`, those of two times beside each other."""

    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = "#side-0 RowList"
    BINDINGS = [
        Binding("tab,shift+tab,left,right,h,l", "other", "across.key_other_side", id="compare.other", show=False),
        Binding("d", "dates", "across.key_dates", id="compare.dates", show=False),
        Binding("c,y", "copy", "across.key_copy", id="compare.copy", show=False),
    ]
    HINTS = (("escape", "leave"), ("tab", "side"), ("d", "dates"), ("enter", "open"), ("c", "copy"))

    class Read(Message):
        """The quotations of a side were read."""

        def __init__(self, side: int, rows: list[Row], problem: str = "") -> None:
            super().__init__()
            self.side = side
            self.rows = rows
            self.problem = problem

    def __init__(self, library: Library, entity: Entity, periods: tuple[Period, Period]) -> None:
        super().__init__(library)
        self.entity = entity
        self.sides = [Side(period, f"side-{number}") for number, period in enumerate(periods)]

    def parts(self) -> ComposeResult:
        """The two sides."""
        yield Horizontal(*self.sides)

    def on_mount(self) -> None:
        """Read both sides."""
        super().on_mount()
        self.title_bar.show(translate("across.compare", name=flat(self.entity.name)))
        for number in range(len(self.sides)):
            self._read(number)

    def _read(self, number: int) -> None:
        period = self.sides[number].period

        def work() -> None:
            try:
                found = self.library.said_by(self.entity, since=period.since, until=period.until, limit=MOST)
                titles = titles_of(self.library, [one.article for one in found])
                self.post_message(self.Read(number, [said_row(one, titles)._replace(most=12) for one in found]))
            except LibraryError as error:
                self.post_message(self.Read(number, [], str(error)))

        self.run_worker(work, thread=True, group=f"side-{number}", exclusive=True, exit_on_error=False)

    @on(Read)
    def _was_read(self, event: Read) -> None:
        if event.problem:
            self.say(flat(event.problem), error=True)
        self.sides[event.side].show(event.rows)

    @property
    def _current(self) -> int:
        return 1 if self.sides[1].list.has_focus else 0

    def on_descendant_focus(self) -> None:
        """Light the side in use."""
        for number, side in enumerate(self.sides):
            side.set_class(number == self._current, "-active")

    def action_other(self) -> None:
        """Go to the other side."""
        self.sides[1 - self._current].list.focus()

    def action_dates(self) -> None:
        """Ask for the dates of the side in use."""
        from tui.app.screens.prompt import Prompt

        number = self._current

        def check(text: str) -> str | None:
            try:
                period_of(text)
            except ValueError:
                return translate("across.dates_wrong", text=flat(text))
            return None

        def answered(text: str | None) -> None:
            if text is not None:
                self.sides[number].period = period_of(text)
                self._read(number)

        self.app.push_screen(
            Prompt(
                translate("across.dates_title"),
                value=self.sides[number].period.text,
                note=translate("across.dates_note"),
                check=check,
            ),
            answered,
        )

    def action_copy(self) -> None:
        """Copy the quotation under the cursor of each side, with their sources."""
        rows = [side.list.current for side in self.sides]
        places = [row.payload for row in rows if row is not None and isinstance(row.payload, Place)]
        if places:
            self.copy(copied_text(self.library, places), len(places))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row = self.sides[self._current].list.current
        if row is not None and isinstance(row.payload, Place):
            self.open_article(row.payload.article, row.payload.span)


def compare(library: Library, entity: Entity, marked: Sequence[Place] = ()) -> Compare | None:
    """The screen: the days of the first and the last of `marked` quotations, else the older and the newer half of all.

    None where nothing with a date is quoted.
    """
    days = sorted((place.published or "")[:10] for place in marked if place.published)
    if len(days) < 2:
        said = library.said_by(entity, limit=MOST)
        days = sorted((one.published or "")[:10] for one in said if one.published)
        if not days:
            return None
        middle = days[len(days) // 2]
        older = [day for day in days if day < middle]
        return Compare(library, entity, (Period(days[0], older[-1] if older else days[0]), Period(middle, days[-1])))
    return Compare(library, entity, (Period(days[0], days[0]), Period(days[-1], days[-1])))
