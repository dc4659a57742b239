"""Values of days and months."""

from datetime import date, timedelta

import msgspec

from tui.language.values import calendar
from tui.language.values.calendar import DAY
from tui.language.values.choosing import choose_month, choose_weekday, choose_year
from tui.language.values.context import Context, Convention, Resolved
from tui.language.values.formatting import format_day
from tui.language.values.model import When
from tui.language.values.months import month_of, names_year, year_of


def day_of(when: When, context: Context) -> Resolved | None:
    """A month, a day, or as much of it as is known."""
    if when.date is not None:
        return _written_date(when, context)
    if when.holiday is not None:
        return _holiday(when, context)
    if when.day_offset is not None or when.named_day is not None:
        return _day_by_offset(when, context)
    if when.ordinal is not None and when.weekday is not None:
        month = month_of(when, context) or (context.today and (context.today.year, context.today.month))
        if not month or month[0] is None:
            return None
        return whole(calendar.nth_weekday(month[0], month[1], when.weekday, when.ordinal))
    month = month_of(when, context)
    if month is not None:
        return _in_month(when, month)
    if when.day is not None:
        return _bare_day(when, context)
    if when.weekday is not None:
        if when.week_offset is not None:
            day = (
                calendar.monday(context.today) + timedelta(days=7 * when.week_offset + when.weekday)
                if context.today
                else None
            )
        else:
            day = choose_weekday(when.weekday, context, when.direction)
        return whole(day) if day else Resolved("XXXX-XX-XX")
    return None


def _in_month(when: When, month: tuple[int | None, int]) -> Resolved | None:
    year, number = month
    if when.day is None:
        return Resolved(format_day(year, number), year, number or None)
    if when.lunar and year is not None:
        return whole(calendar.lunar_date(year, number, when.day))
    if number and (when.day > 29 if number == 2 else when.day > 30 and number in (4, 6, 9, 11)):
        return None
    if year is not None and number:
        return whole(date(year, number, when.day))
    return Resolved(format_day(year, number, when.day), year, number or None, when.day)


def _bare_day(when: When, context: Context) -> Resolved | None:
    day = when.day or 1
    if when.weekday is not None and context.today is not None:
        news = context.convention is Convention.NEWS
        for shift in (0, -1, 1, -2, 2) if news else (0, *range(-1, -3, -1), *range(1, 40)):
            first = calendar.add_months(context.today.replace(day=1), shift)
            candidate = first + (day - 1) * DAY
            if candidate.month == first.month and candidate.weekday() == when.weekday:
                return whole(candidate)
    month = choose_month(day, context, when.direction)
    if month is None:
        return Resolved(format_day(None, 0, day), None, None, day) if context.today is None else None
    return whole(date(month[0], month[1], day))


def _written_date(when: When, context: Context) -> Resolved | None:
    year, month, day = when.date or (0, 1, None)
    if year == 0:
        return day_of(msgspec.structs.replace(when, date=None, month=month, day=day), context)
    return Resolved(format_day(year, month, day), year, month, day)


def _holiday(when: When, context: Context) -> Resolved | None:
    name = when.holiday or ""
    year = year_of(when, context)
    if year is None and not names_year(when):
        year = choose_year(lambda candidate: calendar.holiday(name, candidate), False, context, when.direction)
    return whole(calendar.holiday(name, year)) if year is not None else Resolved("XXXX-XX-XX")


def _day_by_offset(when: When, context: Context) -> Resolved | None:
    if when.day_offset is not None:
        day, offset = context.quoted_day or context.today, when.day_offset
    else:
        day, offset = context.named_day or context.today, when.named_day or 0
    return whole(day + offset * DAY) if day else Resolved("XXXX-XX-XX")


def whole(day: date | None) -> Resolved | None:
    """A day as a value."""
    return Resolved(day.isoformat(), *parts(day)) if day else None


def parts(day: date | None) -> tuple[int, int, int] | tuple[()]:
    """Year, month and day, or nothing."""
    return (day.year, day.month, day.day) if day else ()
