"""Dates written in digits only: `2013.2.15`, `2015/3/3`, `9-18-15`, `2/15`, `2023-06`."""

from datetime import date

from tui.document.patterns import compiled

_PARTS = compiled(r"\d+")


def numeric_date(written: str, english: bool = True) -> tuple[int, int, int | None] | None:
    """Year (0 where not said), month and day (None where not said); None where the digits are no date.

    Korean writes year, month, day. With `english`, three parts of two digits are tried in the English orders first.
    """
    parts = _PARTS.findall(written)
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        first, second = numbers
        if len(parts[0]) == 4:
            return (first, second, None) if 1 <= second <= 12 else None
        if len(parts[1]) == 4:
            return (second, first, None) if 1 <= first <= 12 else None
        return (0, first, second) if _valid(2000, first, second) else None
    orders = _orders(parts, english and ("-" in written or "/" in written))
    return next(((year, month, day) for year, month, day in orders if _valid(year, month, day)), None)


def _orders(parts: list[str], english: bool) -> list[tuple[int, int, int]]:
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) >= 3:
        return [(a, b, c)]
    if len(parts[2]) == 4:
        return [(c, a, b), (c, b, a)]
    if len(parts[2]) == 3:
        return []
    year_first, month_first, day_first = (_century(a), b, c), (_century(c), a, b), (_century(c), b, a)
    if not english or len(parts[2]) == 1 or a > 31:
        return [year_first]
    return [month_first, day_first, year_first]


def _century(year: int) -> int:
    return year + (2000 if year < 60 else 1900)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
