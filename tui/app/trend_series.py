"""Counts over time: days brought together into weeks, months or years, gaps filled. Nothing of Textual here."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.app.drawing import flat
from tui.library.across.days import Day
from tui.library.across.model import Entity
from tui.library.library import Library

MOST_TERMS = 6
MOST_STEPS = 800
YEARS = range(1900, 2101)
"""Dates of publication in other years are mistakes."""
_FIELDS = {"PS": "person", "OG": "org", "LC": "place"}


class Unit(StrEnum):
    """How long one step of a trend is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}
_BEST_UP_TO = ((Unit.DAY, 62), (Unit.WEEK, 183), (Unit.MONTH, 3660))


class Measure(StrEnum):
    """What is counted."""

    ARTICLES = "articles"
    MENTIONS = "mentions"
    SHARE = "share"


class Term(NamedTuple):
    """What a trend is of: an entity, or else the articles that match the query `text` (raw)."""

    text: str
    entity: Entity | None = None

    @property
    def label(self) -> str:
        """Clean, for the screen."""
        return flat(self.text)

    @property
    def query(self) -> str:
        """What finds its articles in the list."""
        if self.entity is None:
            return self.text
        words = self.text.replace('"', " ")
        field = _FIELDS.get(self.entity.entity_type)
        return f'{field}:"{words}"' if field else f'"{words}"'

    def days(self, library: Library) -> list[Day]:
        """Its counts by day.

        Raises:
            QueryError: for a mistake in the words.
        """
        return library.days_of(self.entity) if self.entity is not None else library.days_of_query(self.text)


class Step(NamedTuple):
    """One step of time: its name (`2025-03-04`, `2025-W10`, `2025-03`, `2025`) and first and last day."""

    name: str
    first: datetime.date
    last: datetime.date

    @property
    def dates(self) -> str:
        """As the field `published:` of a query takes it."""
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def step_of(day: datetime.date, unit: Unit) -> Step:
    """The step that a day lies in. Weeks are those of ISO 8601: they begin on Monday."""
    match unit:
        case Unit.DAY:
            return Step(day.isoformat(), day, day)
        case Unit.WEEK:
            year, week, weekday = day.isocalendar()
            first = day - datetime.timedelta(days=weekday - 1)
            return Step(f"{year}-W{week:02}", first, first + datetime.timedelta(days=6))
        case Unit.MONTH:
            first = day.replace(day=1)
            after = (first + datetime.timedelta(days=32)).replace(day=1)
            return Step(f"{day.year:04}-{day.month:02}", first, after - datetime.timedelta(days=1))
        case Unit.YEAR:
            return Step(f"{day.year:04}", day.replace(month=1, day=1), day.replace(month=12, day=31))


def steps_between(first: datetime.date, last: datetime.date, unit: Unit) -> list[Step]:
    """All steps from the one of `first` to the one of `last`."""
    steps = [step_of(first, unit)]
    while steps[-1].last < last:
        steps.append(step_of(steps[-1].last + datetime.timedelta(days=1), unit))
    return steps


class Trend(NamedTuple):
    """Steps of time, and for each term a value a step: counts, or per cent (0..100) of the articles of that time."""

    steps: Sequence[Step]
    values: Sequence[Sequence[float]]


def trend(days: Sequence[Sequence[Day]], total: Sequence[Day], unit: Unit, measure: Measure) -> Trend:
    """The trend of terms from the `days` of each; `total` are those of all articles. Days that are no dates are left out."""
    dated = [{date: day for day in one if (date := _date(day.day))} for one in days]
    dates = [date for one in dated for date in one]
    if not dates:
        return Trend((), [() for _ in days])
    steps = steps_between(min(dates), max(dates), unit)
    everything = _counts({date: day for day in total if (date := _date(day.day))}.items(), unit, Measure.ARTICLES)
    values = []
    for one in dated:
        counted = _counts(one.items(), unit, measure)
        if measure is Measure.SHARE:
            values.append([100 * counted[step.name] / max(everything[step.name], 1) for step in steps])
        else:
            values.append([float(counted[step.name]) for step in steps])
    return Trend(steps, values)


def _counts(days: Iterable[tuple[datetime.date, Day]], unit: Unit, measure: Measure) -> Counter[str]:
    counted: Counter[str] = Counter()
    for date, day in days:
        counted[step_of(date, unit).name] += day.mentions if measure is Measure.MENTIONS else day.articles
    return counted


def _date(day: str) -> datetime.date | None:
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return None
    return date if date.year in YEARS else None


def fitting_units(days: Sequence[Sequence[Day]]) -> list[Unit]:
    """The units that give at most `MOST_STEPS` steps, the best to begin with first: days up to two months, weeks up to half
    a year, months up to ten years.
    """
    dates = [date for one in days for day in one if (date := _date(day.day))]
    length = (max(dates) - min(dates)).days if dates else 0
    best = next((unit for unit, most in _BEST_UP_TO if length <= most), Unit.YEAR)
    units = [unit for unit, size in _DAYS.items() if length / size <= MOST_STEPS]
    place = units.index(best)
    return units[place:] + units[:place]
