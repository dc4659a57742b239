"""Calendar arithmetic: months and years added, weeks of a month, lunar dates and holidays.

Lunar dates come from the library korean-lunar-calendar, which holds the tables of the Korea Astronomy and Space Science
Institute (lunar years 1000 to 2050).
"""

import calendar
from datetime import date, datetime, timedelta

from korean_lunar_calendar import KoreanLunarCalendar  # type: ignore[import-untyped]

from tui.language.values.vocabulary import LUNAR_HOLIDAYS, MOVABLE_HOLIDAYS, SOLAR_HOLIDAYS

DAY = timedelta(days=1)
SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "spring": ((3, 20), (6, 22)),
    "summer": ((6, 21), (9, 24)),
    "autumn": ((9, 23), (12, 22)),
    "winter": ((12, 21), (3, 21)),
}
"""First day and the day after the last (month, day): the solstices and equinoxes, which Duckling takes for all languages."""


def add_months(day: date, months: int) -> date:
    """`day` so many months later (negative: earlier), on the last day of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_length(moment: datetime, unit: str, count: float) -> datetime:
    """`moment` and `count` units later. Raises OverflowError or ValueError outside the years 1 to 9999."""
    if unit in ("year", "month"):
        months = count * 12 if unit == "year" else count
        whole = int(months)
        day = add_months(moment.date(), whole)
        shifted = datetime.combine(day, moment.time())
        return shifted + timedelta(days=round(30 * (months - whole)))
    seconds = {"week": 604_800, "day": 86_400, "hour": 3600, "minute": 60, "second": 1}[unit]
    return moment + timedelta(seconds=seconds * count)


def add_business_days(day: date, count: int) -> date:
    """`day` and so many days later (negative: earlier) that are neither Saturday nor Sunday."""
    step = DAY if count > 0 else -DAY
    for _ in range(min(abs(count), 3000)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - day.weekday() * DAY


def nth_weekday(year: int, month: int, weekday: int, ordinal: int) -> date | None:
    """The n-th such weekday of a month, -1 the last; None where the month has no n-th."""
    last = calendar.monthrange(year, month)[1]
    if ordinal == -1:
        end = date(year, month, last)
        return end - (end.weekday() - weekday) % 7 * DAY
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (ordinal - 1)
    return date(year, month, day) if 1 <= day <= last else None


def nth_week_of_month(year: int, month: int, ordinal: int) -> date:
    """The Monday of the n-th week that begins in the month; -1 the last that lies wholly in it."""
    last = calendar.monthrange(year, month)[1]
    if ordinal == -1:
        end = date(year, month, last)
        return end - (end.weekday() + 1) % 7 * DAY - 6 * DAY
    first = date(year, month, 1)
    return first + (-first.weekday() % 7 + 7 * (ordinal - 1)) * DAY


def lunar_date(year: int, month: int, day: int) -> date | None:
    """The solar date of a day of the Korean lunar calendar; None where it has no such day or the year is outside its tables."""
    table = KoreanLunarCalendar()
    if not table.setLunarDate(year, month, day, False):
        return None
    return date(table.solarYear, table.solarMonth, table.solarDay)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a solar year; None where the lunar calendar does not reach."""
    if name in SOLAR_HOLIDAYS:
        return date(year, *SOLAR_HOLIDAYS[name])
    if name in LUNAR_HOLIDAYS:
        return lunar_date(year, *LUNAR_HOLIDAYS[name])
    thanksgiving = nth_weekday(year, 11, 3, 4)
    if thanksgiving is None:
        return None
    return {
        "thanksgiving": thanksgiving,
        "black friday": thanksgiving + DAY,
        "cyber monday": thanksgiving + 4 * DAY,
        "easter": easter(year),
    }[MOVABLE_HOLIDAYS[name]]


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
