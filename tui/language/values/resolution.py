"""Works out the value of an expression from its context. `docs/values.md` lists the readings of each convention."""

from datetime import date, datetime, time, timedelta

import msgspec

from tui.language.values import calendar
from tui.language.values.calendar import DAY
from tui.language.values.clock import clock_hour, daypart_bounds
from tui.language.values.context import Context, Convention, Resolved
from tui.language.values.days import day_of, parts, whole
from tui.language.values.formatting import format_moment, format_zone
from tui.language.values.lengths import resolve_away, resolve_stretch
from tui.language.values.model import Away, Between, Expression, When
from tui.language.values.months import names_year
from tui.language.values.periods import period_of


def resolve(expression: Expression, context: Context) -> Resolved | None:
    """The value of `expression` in `context`; None where it names no possible date, or none by the context's convention."""
    try:
        if isinstance(expression, When):
            return _until(expression, resolve_when(expression, context), context)
        if isinstance(expression, Between):
            return _between(expression, context)
        anchor = None
        if expression.anchor is not None and not expression.anchor.now:
            anchored = resolve_when(expression.anchor, context)
            anchor = anchored.date if anchored else None
        if isinstance(expression, Away):
            return resolve_away(expression, anchor, context)
        return resolve_stretch(expression, anchor, context)
    except (ValueError, OverflowError):
        return None


def _until(when: When, resolved: Resolved | None, context: Context) -> Resolved | None:
    """`오후 2시까지` said at a clock time: from then on."""
    if (
        not when.until
        or resolved is None
        or context.convention is not Convention.MOMENT
        or "/" in resolved.value
        or not context.now
    ):
        return resolved
    end = resolved.value + {13: ":00:00", 16: ":00"}.get(len(resolved.value), "")
    return msgspec.structs.replace(resolved, value=f"{format_moment(context.now, 'second')}//{end}")


def resolve_when(when: When, context: Context) -> Resolved | None:
    """The value of one point or period."""
    if when.now:
        return Resolved(format_moment(context.now, "second"), *parts(context.now.date())) if context.now else None
    period = period_of(when, context)
    if period is not None:
        return period
    clock = when.hour is not None or when.daypart is not None
    if clock and not says_a_day(when):
        if context.convention is not Convention.NEWS:
            return _bare_clock(when, context)
        day = (
            Resolved("", *parts(context.named_day or context.today))
            if context.named_day or context.today
            else Resolved("")
        )
    else:
        found = day_of(when, context)
        if found is None:
            return None
        day = found
    return _at_clock(when, day, context) if clock else day


def says_a_day(when: When) -> bool:
    """Whether an expression says more than a clock time."""
    fields = (
        when.date,
        when.day,
        when.day_offset,
        when.named_day,
        when.holiday,
        when.weekday,
        when.month,
        when.month_offset,
    )
    return any(field is not None for field in (*fields, when.named_month, when.week_offset, when.weekend))


def _at_clock(when: When, day: Resolved, context: Context) -> Resolved | None:
    prefix = day.value or "XXXX-XX-XX"
    if not day.value and day.date:
        prefix = day.date.isoformat()
    if len(prefix) != 10:
        return day if day.value else None
    if when.hour is None:
        if context.convention is Convention.NEWS or day.date is None:
            return msgspec.structs.replace(day, value=prefix)
        first, last = daypart_bounds(when.daypart or "am")
        end = day.date + DAY if last == 24 else day.date
        return msgspec.structs.replace(day, value=f"{prefix}T{first:02}//{end}T{last % 24:02}")
    hour, minute, second, shift = clock_hour(when)
    if shift and day.date:
        day = whole(day.date + shift * DAY) or day
        prefix = day.value
    text = (
        f"{prefix}T{hour:02}"
        + (f":{minute:02}" if minute is not None else "")
        + (f":{second:02}" if second is not None else "")
    )
    return msgspec.structs.replace(day, value=text + format_zone(when.zone))


def _bare_clock(when: When, context: Context) -> Resolved | None:
    """A clock time of no day: the next one after the reference."""
    if context.now is None:
        return None
    today = context.now.date()
    if when.hour is None:
        return _at_clock(when, Resolved("", *parts(today)), context)
    hour, minute, second, shift = clock_hour(when)
    moment = datetime.combine(today, time(hour, minute or 0, second or 0)) + shift * DAY
    ambiguous = when.daypart is None and not when.settled and 1 <= hour <= 12
    step = timedelta(hours=12) if ambiguous else DAY
    while moment < context.now:
        moment += step
    unit = "second" if second is not None else "minute" if minute is not None else "hour"
    return Resolved(format_moment(moment, unit) + format_zone(when.zone), *parts(moment.date()))


def _between(between: Between, context: Context) -> Resolved | None:
    first = resolve_when(_with_year_of(between.first, between.last), context)
    if first is None:
        return None
    last = (
        resolve(between.last, context)
        if isinstance(between.last, Away)
        else _last(between.last, first, between.first, context)
    )
    if last is None or "/" in first.value or "/" in last.value:
        return None
    mark = "//" if context.convention is Convention.DAY else "/"
    return msgspec.structs.replace(last, value=f"{first.value}{mark}{last.value}")


def _with_year_of(first: When, last: When | Away) -> When:
    """`3월부터 2023년 5월까지` gives its year to the beginning too, where that keeps the order."""
    if (
        not isinstance(last, When)
        or last.year is None
        or first.month is None
        or last.month is None
        or names_year(first)
    ):
        return first
    return msgspec.structs.replace(first, year=last.year - (first.month > last.month))


def _last(last: When, first: Resolved, said: When, context: Context) -> Resolved | None:
    """The end of a range: what it leaves out it has from the beginning."""
    if last.hour is not None and not says_a_day(last) and first.date is not None:
        day = msgspec.structs.replace(last, year=first.year, month=first.month, day=first.day)
        if last.daypart is None and said.daypart is not None and (last.hour or 0) >= (said.hour or 0):
            day = msgspec.structs.replace(day, daypart=said.daypart)
        result = resolve_when(day, context)
        if result and result.value < first.value and not last.settled and (last.hour or 0) < 12:
            return resolve_when(msgspec.structs.replace(day, daypart="pm"), context)
        return result
    if last.month is not None and not names_year(last) and last.direction is None and first.year:
        year = first.year + (first.month is not None and last.month < first.month)
        return resolve_when(msgspec.structs.replace(last, year=year), context)
    if first.year and first.month and last.day is not None and last.direction is None and not _says_a_month(last):
        start = date(first.year, first.month, 1)
        if first.day and last.day < first.day:
            start = calendar.add_months(start, 1)
        return resolve_when(msgspec.structs.replace(last, year=start.year, month=start.month, weekday=None), context)
    if (last.quarter or last.half) and first.year and not names_year(last):
        return resolve_when(msgspec.structs.replace(last, year=first.year), context)
    return resolve_when(last, context)


def _says_a_month(when: When) -> bool:
    return when.month is not None or when.month_offset is not None or when.named_month is not None
