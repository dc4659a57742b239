"""Values of periods: years, seasons, halves, quarters, weeks, weekends, decades and centuries."""

from datetime import date, timedelta

from tui.document.patterns import compiled
from tui.language.values import calendar
from tui.language.values.calendar import DAY
from tui.language.values.choosing import choose_year
from tui.language.values.context import Context, Convention, Resolved
from tui.language.values.days import parts
from tui.language.values.formatting import format_day, format_week
from tui.language.values.model import Direction, When
from tui.language.values.months import month_of, names_year, year_of

_YEAR_AFTER_SLASH = compiled(r"/\d{4}")
_YEAR_AT_FRONT = compiled(r"\d{4}")

_MONTHS = 12


def period_of(when: When, context: Context) -> Resolved | None:
    """Decades, centuries, seasons, halves, quarters, weekends, weeks and years; None where `when` is nothing of the kind."""
    if when.decade is not None:
        decade = when.decade if when.decade >= 100 else when.decade + (1900 if when.decade >= 30 else 2000)
        return Resolved(f"{decade // 10:03}X")
    if when.century is not None:
        return Resolved(f"{when.century - 1:02}XX")
    if when.same_period:
        return _same_period(when, context)
    if when.season is not None:
        return _season(when, context)
    if when.half is not None:
        return _part_of_year(when, "H", when.half, 6, context)
    if when.quarter is not None:
        return _part_of_year(when, "Q", when.quarter, 3, context)
    if when.quarter_offset is not None:
        return _quarter_offset(when.quarter_offset, context)
    if when.weekend is not None:
        return _weekend(when, context)
    if when.week_offset is not None and when.weekday is None:
        return _week(when, context)
    if when.week and when.weekday is None:
        return _nth_week(when, context)
    only_year = when.month is None and when.holiday is None and when.ordinal is None and when.named_month is None
    if only_year and (when.year is not None or when.year_offset is not None or when.named_year is not None):
        return _only_year(when, context)
    return None


def _only_year(when: When, context: Context) -> Resolved:
    year = year_of(when, context)
    if when.last_year is not None and year is not None:
        return Resolved(f"{format_day(year)}/{format_day(when.last_year)}", year)
    return Resolved(format_day(year), year)


def _same_period(when: When, context: Context) -> Resolved:
    year = year_of(when, context)
    period = context.period
    if period is None or year is None or not _YEAR_AT_FRONT.match(period):
        return Resolved(format_day(year), year)
    if period.startswith(f"{year:04}"):
        year -= 1  # a period is compared with another one
    until = _YEAR_AFTER_SLASH.sub(f"/{year:04}", period[4:]) if f"/{period[:4]}" in period else period[4:]
    return Resolved(f"{year:04}{until}", year)


def _season(when: When, context: Context) -> Resolved | None:
    (month, day), (end_month, end_day) = calendar.SEASONS[when.season or "spring"]
    year = year_of(when, context)
    if year is None and not names_year(when):
        year = choose_year(lambda candidate: date(candidate, month, day), False, context, when.direction)
        going_on = context.convention is not Convention.NEWS and when.season == "winter" and context.today is not None
        if (
            going_on
            and when.direction is Direction.THIS
            and context.today
            and context.today < date(context.today.year, end_month, end_day)
        ):
            year = context.today.year - 1
    if year is None:
        return Resolved("XXXX")
    if context.convention is Convention.NEWS:
        return Resolved(format_day(year), year)
    end = date(year + (end_month < month), end_month, end_day)
    return Resolved(f"{format_day(year, month, day)}//{end.isoformat()}", year)


def _part_of_year(when: When, letter: str, number: int, months: int, context: Context) -> Resolved:
    year = year_of(when, context)
    if year is None and not names_year(when):
        year = _year_of_part(number, months, context, when)
    return Resolved(f"{format_day(year)}-{letter}{number}", year)


def _year_of_part(number: int, months: int, context: Context, when: When) -> int | None:
    if context.sentence_year is not None:
        return context.sentence_year
    today = context.today
    if today is None:
        return None
    current = (today.month - 1) // months + 1
    last = when.direction is Direction.LAST
    news = context.convention is Convention.NEWS
    just_over = news and context.tense == 0 and current == 1 and number * months == _MONTHS
    if number > current and (last or just_over or (context.tense < 0 and news)):
        return today.year - 1
    if number < current and context.tense > 0:
        return today.year + 1
    return today.year


def _quarter_offset(offset: int, context: Context) -> Resolved:
    if context.today is None:
        return Resolved("XXXX-QX")
    index = context.today.year * 4 + (context.today.month - 1) // 3 + offset
    return Resolved(f"{index // 4:04}-Q{index % 4 + 1}", index // 4)


def _weekend(when: When, context: Context) -> Resolved | None:
    if context.today is None:
        return None
    offset = {Direction.LAST: -1, Direction.NEXT: 1}.get(when.direction, 0) if when.direction else when.weekend or 0
    saturday = calendar.monday(context.today) + timedelta(days=7 * offset + 5)
    if context.convention is Convention.MOMENT:
        return Resolved(f"{saturday - DAY}T18//{saturday + 2 * DAY}T00", *parts(saturday))
    if context.convention is Convention.DAY:
        return Resolved(f"{saturday}//{saturday + 2 * DAY}", *parts(saturday))
    return Resolved(f"{saturday}/{saturday + DAY}", saturday.year, saturday.month)


def _week(when: When, context: Context) -> Resolved | None:
    if context.today is None:
        return Resolved("XXXX-WXX")
    first = calendar.monday(context.today) + timedelta(days=7 * (when.week_offset or 0))
    if when.part is None or context.convention is Convention.NEWS:
        return Resolved(format_week(first), first.year, first.month)
    if when.part == "early":
        return Resolved(f"{first}//{first + 3 * DAY}")
    return Resolved(
        f"{max(first + 3 * DAY, context.today) if when.week_offset == 0 else first + 3 * DAY}//{first + 7 * DAY}"
    )


def _nth_week(when: When, context: Context) -> Resolved | None:
    """The n-th week of a month, or of a year by ISO 8601."""
    ordinal = when.ordinal or 1
    if when.month is None and when.month_offset is None and when.named_month is None:
        year = year_of(when, context)
        if year is None and ordinal > 5 and context.today is not None:
            year = context.today.year
        if year is None:
            if names_year(when) or context.today is None:
                return None
            first = calendar.nth_week_of_month(context.today.year, context.today.month, ordinal)
            return Resolved(format_week(first), first.year, first.month)
        weeks = date(year, 12, 28).isocalendar().week
        return Resolved(f"{year:04}-W{weeks if ordinal == -1 else ordinal:02}", year) if ordinal <= weeks else None
    month = month_of(when, context)
    if month is None or month[0] is None:
        return None
    first = calendar.nth_week_of_month(month[0], month[1], ordinal)
    return Resolved(format_week(first), first.year, first.month)
