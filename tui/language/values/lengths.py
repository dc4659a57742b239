"""Values of lengths of time: `3년 전`, `어제로부터 4일 후`, `지난 두 달`, `5일 이내`."""

from datetime import date, datetime, time, timedelta

from tui.language.values.calendar import add_business_days, add_length, monday
from tui.language.values.context import Context, Convention, Resolved
from tui.language.values.formatting import format_moment
from tui.language.values.model import Away, Length, Stretch

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_FINER = {
    "year": "month",
    "month": "day",
    "week": "day",
    "day": "hour",
    "hour": "minute",
    "minute": "second",
    "second": "second",
}


def resolve_away(away: Away, anchor: date | None, context: Context) -> Resolved | None:
    """The point so long before or after the anchor or the reference.

    In news the unit is the precision (`3년 전` a year), and lengths after something are left to the amounts unless the text
    spoke of a day they count from. Elsewhere see `Convention`.
    """
    news = context.convention is Convention.NEWS
    finest = min((length.unit for length in away.lengths), key=lambda unit: -_UNITS.index(unit))
    base = _base(away, anchor, context)
    if news and (finest in ("hour", "minute", "second") or (away.sign > 0 and finest not in ("day", "week"))):
        return None
    if base is None:
        return Resolved({"year": "XXXX", "month": "XXXX-XX"}.get(finest, "XXXX-XX-XX")) if news else None
    if away.business:
        moment = datetime.combine(add_business_days(base.date(), int(away.lengths[0].count) * away.sign), time())
    elif away.weekday is not None:
        moment = _weekday_after(base, away)
    else:
        moment = base
        for length in sorted(away.lengths, key=lambda length: _UNITS.index(length.unit)):
            moment = add_length(moment, length.unit, away.sign * length.count)
    return Resolved(
        format_moment(moment, _precision(away, finest, anchor, context)), *_known(moment, finest if news else "day")
    )


def _base(away: Away, anchor: date | None, context: Context) -> datetime | None:
    if anchor is not None:
        return datetime.combine(anchor, time())
    if context.convention is Convention.NEWS and away.sign > 0 and context.named_day is not None:
        return datetime.combine(context.named_day, time())
    return context.now


def _precision(away: Away, finest: str, anchor: date | None, context: Context) -> str:
    if context.convention is Convention.NEWS:
        return finest
    if away.business or away.weekday is not None or (anchor is not None and finest in ("year", "month", "week", "day")):
        return "day"
    if context.convention is Convention.DAY and finest in ("year", "month", "week", "day"):
        return "day"
    return _FINER[finest]


def _known(moment: datetime, unit: str) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day)[: {"year": 1, "month": 2, "week": 2}.get(unit, 3)]


def _weekday_after(base: datetime, away: Away) -> datetime:
    """The n-th such weekday after the base for `n주 후 일요일`."""
    weekday = away.weekday or 0
    first = base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    return first + timedelta(days=7 * (int(away.lengths[0].count) - 1))


def resolve_stretch(stretch: Stretch, anchor: date | None, context: Context) -> Resolved | None:
    """The last or next so many units, whole ones; none in news, where they are amounts."""
    if context.convention is Convention.NEWS or context.now is None:
        return None
    length = stretch.length
    now = datetime.combine(anchor, time()) if anchor else context.now
    if stretch.within:
        end = add_length(now, length.unit, length.count)
        if context.convention is Convention.MOMENT:
            value = format_moment(end, _FINER[length.unit])
            return Resolved(value if stretch.soft else f"{format_moment(now, 'second')}//{value}")
        unit = "day" if length.unit in ("year", "month", "week", "day") else "minute"
        return Resolved(f"{format_moment(now, unit)}//{format_moment(end, unit)}")
    decades = (
        length.unit == "year" and length.count >= 10 and length.count % 10 == 0 and context.convention is Convention.DAY
    )
    start = _floor(now, "decade" if decades else length.unit)
    if stretch.sign == 0:
        return (
            Resolved(f"{format_moment(start, 'year')}//{format_moment(_later(start, length), 'year')}")
            if decades
            else None
        )
    if stretch.sign > 0:
        start = _later(start, Length(length.unit, 10 if decades else 1))
        end = _later(start, length)
    else:
        start, end = _later(start, Length(length.unit, -length.count)), start
    return Resolved(f"{_at(start, length.unit)}//{_at(end, length.unit)}")


def _at(moment: datetime, unit: str) -> str:
    return format_moment(moment, "day" if unit == "week" else unit)


def _later(moment: datetime, length: Length) -> datetime:
    return add_length(moment, length.unit, length.count)


def _floor(moment: datetime, unit: str) -> datetime:
    if unit == "decade":
        return datetime(max(1, moment.year // 10 * 10), 1, 1)
    if unit == "year":
        return datetime(moment.year, 1, 1)
    if unit == "month":
        return datetime(moment.year, moment.month, 1)
    if unit == "week":
        return datetime.combine(monday(moment.date()), time())
    if unit == "day":
        return datetime.combine(moment.date(), time())
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    return moment.replace(second=0 if unit == "minute" else moment.second, microsecond=0)
