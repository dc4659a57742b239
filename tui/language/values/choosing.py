"""Which year, month or week a date without one lies in: the choice by direction word, tense and convention."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tui.language.values.calendar import DAY, add_months, monday
from tui.language.values.context import Context, Convention
from tui.language.values.model import Direction

_FAR = 7 * 30
"""Days. A bare month of this year further away than this is taken as last or next year's, whichever is nearer."""
_YEAR_UNSAID = 150
"""Days. A bare month of another year that lies further off than this would be written with its year."""
_LATELY = 20
"""Days. A bare day further back than this would be written with its month, so the nearest is meant whatever the verb."""
_WEEK = 7
_SOON = 16
"""Days. How far ahead a bare day that has passed this month may lie when the verb looks forward."""


def choose_year(
    day_in: Callable[[int], date | None], whole_month: bool, context: Context, direction: Direction | None
) -> int | None:
    """The year of a month or day of the year; `day_in(year)` gives its first day. None where the reference is unknown."""
    if context.sentence_year is not None and direction is None:
        return context.sentence_year
    today = context.today
    if today is None:
        return None
    this = today.replace(day=1) if whole_month else today
    found = [
        (year, day) for year in range(today.year - 2, today.year + 3) if 0 < year < 10000 and (day := day_in(year))
    ]
    past = [year for year, day in found if day <= this]
    future = [year for year, day in found if day >= this]
    if direction is Direction.LAST:
        return _last([year for year, day in found if day < this or (day == this and not whole_month)])
    if direction is Direction.NEXT:
        return _first([year for year, day in found if day > this])
    if direction is Direction.COMING:
        return _first(future)
    if direction is Direction.THIS:
        return today.year
    if context.convention is not Convention.NEWS:
        return _first(future)
    if context.tense < 0 and past and (past[-1] == today.year or not _far(found, this, behind=True)):
        return past[-1]
    if context.tense > 0 and future and (future[0] == today.year or not _far(found, this, behind=False)):
        return future[0]
    return _nearest(found, this)


def _far(found: Sequence[tuple[int, date]], this: date, behind: bool) -> bool:
    """Whether the next one in that direction lies in another year and so far off that its year would be written."""
    gaps = [(this - day).days if behind else (day - this).days for _, day in found]
    return min(gap for gap in gaps if gap >= 0) > _YEAR_UNSAID


def _nearest(found: Sequence[tuple[int, date]], this: date) -> int | None:
    same_year = [(year, day) for year, day in found if day.year == this.year]
    if same_year and abs(same_year[0][1] - this).days <= _FAR:
        return same_year[0][0]
    return min(found, key=lambda item: abs(item[1] - this))[0] if found else None


def choose_month(day: int, context: Context, direction: Direction | None) -> tuple[int, int] | None:
    """Year and month of a bare day of the month. None where the reference is unknown."""
    if context.sentence_month is not None and direction is None:
        return context.sentence_month
    today = context.today
    if today is None:
        return None
    found = [
        candidate for shift in (-2, -1, 0, 1, 2) if (candidate := _day_of(add_months(today.replace(day=1), shift), day))
    ]
    past = [candidate for candidate in found if candidate <= today]
    future = [candidate for candidate in found if candidate >= today]
    chosen = future[0] if future else None
    if direction is Direction.LAST:
        chosen = past[-1] if past else None
    elif direction is None and context.convention is Convention.NEWS:
        chosen = _in_news(past, future, today, context.tense)
    elif direction in (None, Direction.THIS) and context.convention is Convention.DAY:
        chosen = _day_of(today.replace(day=1), day) or chosen
    return (chosen.year, chosen.month) if chosen else None


def _in_news(past: Sequence[date], future: Sequence[date], today: date, tense: int) -> date | None:
    """The last one where the verb looks back, a coming one near where it looks forward, else this month's or the nearest."""
    if not past or not future:
        return next(iter((*past[-1:], *future[:1])), None)
    behind, ahead = today - past[-1], future[0] - today
    this_month = past[-1].month == today.month
    if tense < 0 and (this_month or behind.days <= _LATELY):
        return past[-1]
    if tense > 0 and (future[0].month == today.month or ahead.days <= _SOON):
        return future[0]
    just_ahead = ahead.days <= _WEEK and behind.days > _LATELY
    return past[-1] if behind <= ahead or (this_month and not just_ahead) else future[0]


def choose_weekday(weekday: int, context: Context, direction: Direction | None) -> date | None:
    """The day of a bare weekday."""
    today = context.today
    if today is None:
        return None
    ahead = today + (weekday - today.weekday()) % 7 * DAY
    behind = today - (today.weekday() - weekday) % 7 * DAY
    if direction is Direction.LAST:
        return behind if behind < today else behind - 7 * DAY
    if direction is Direction.THIS:
        return monday(today) + weekday * DAY
    if direction is Direction.NEXT and context.convention is not Convention.MOMENT:
        return monday(today) + timedelta(days=7 + weekday)
    if direction is None and context.convention is Convention.NEWS:
        return ahead if context.tense > 0 else behind
    if direction is None and context.convention is Convention.DAY:
        return ahead
    return ahead if ahead > today else ahead + 7 * DAY


def _day_of(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def _first(years: Sequence[int]) -> int | None:
    return years[0] if years else None


def _last(years: Sequence[int]) -> int | None:
    return years[-1] if years else None
