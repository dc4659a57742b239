"""Values as text and back: ISO 8601 dates at their own precision, exact numbers.

A date value is `2023`, `2023-07`, `2023-07-08`, `2023-07-08T14:30`, `2023-W31`, `2023-Q3`, `2023-H1`, `199X`, `17XX`, with X for
digits that cannot be known (`XXXX-XX-01`), or two of these as a range: `a/b` with the end included, `a//b` with it excluded.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from tui.document.patterns import compiled
from tui.language.model import Number

_DAY = r"[\dX]{4}-[\dX]{2}-[\dX]{2}"
_TIME = r"T\d{2}(?::\d{2}(?::\d{2})?)?(?:Z|[+-]\d{2}:\d{2})?"
_POINT = rf"[\dX]{{4}}(?:-(?:W(?:\d{{2}}|XX)|Q[1-4X]|H[12]|[\dX]{{2}}))?|{_DAY}(?:{_TIME})?"
_VALUE = compiled(rf"(?:{_POINT})(?://?(?:{_POINT}))?")


def is_date_value(text: str) -> bool:
    """Whether `text` is a date value of the forms above."""
    return _VALUE.fullmatch(text) is not None


def known(text: str) -> bool:
    """Whether a date value has no unknown digits, decades and centuries apart."""
    return "X" not in text


def format_day(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A year, month or day; `month` and `day` of 0 stand for an unknown one, a year of None is unknown."""
    text = "XXXX" if year is None else f"{year:04}"
    if month is None:
        return text
    text += f"-{month:02}" if month else "-XX"
    if day is None:
        return text
    return text + (f"-{day:02}" if day else "-XX")


def format_week(day: date) -> str:
    """The ISO week of `day`, such as `2023-W31`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def format_moment(moment: datetime, unit: str) -> str:
    """`moment` at the precision of `unit` (year, month, week, day, hour, minute, second)."""
    if unit == "week":
        return format_week(moment.date())
    pattern = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16, "second": 19}[unit]
    return moment.isoformat(timespec="seconds")[:pattern]


def format_zone(hours: int | None) -> str:
    """The offset from UTC that a clock time names, such as `+09:00`; nothing where it names none."""
    if hours is None:
        return ""
    return "Z" if hours == 0 else f"{hours:+03}:00"


def format_number(value: Number) -> str:
    """A number with thousands separated by commas, without exponent and without trailing zeros: `1,234,500`, `0.25`."""
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_number(text: str) -> Number:
    """The inverse of `format_number`. Raises ValueError where `text` is no number."""
    plain = text.replace(",", "")
    try:
        return int(plain) if re.fullmatch(r"[+-]?\d+", plain) else Decimal(plain)
    except ArithmeticError as error:
        raise ValueError(f"not a number: {text!r}") from error
