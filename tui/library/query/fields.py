"""Names and values of the fields of the search language, English and Korean."""

import calendar
import datetime
import re
from decimal import Decimal, InvalidOperation

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("제목",),
    "outlet": ("매체", "언론사"),
    "reporter": ("기자",),
    "person": ("인물", "사람"),
    "org": ("기관", "회사", "조직"),
    "place": ("장소", "지명"),
    "type": ("유형",),
    "quote": ("인용", "인용문"),
    "speaker": ("발언자", "화자"),
    "amount": ("금액", "수량"),
    "date": ("날짜",),
    "published": ("발행", "발행일"),
    "tag": ("태그",),
    "is": ("상태",),
    "has": ("포함",),
}
"""English name to Korean ones."""

COMPARED = frozenset(("amount", "date", "published"))
"""Fields that take `> < >= <=`."""

STATES: dict[str, tuple[str, ...]] = {
    "read": ("읽음",),
    "unread": ("안읽음", "새글"),
    "starred": ("별표",),
    "unreadable": ("못읽음",),
    "analysed": ("분석됨", "analyzed"),
    "highlighted": ("강조", "밑줄"),
    "tagged": ("태그",),
}
KINDS: dict[str, tuple[str, ...]] = {
    "quote": ("인용", "인용문"),
    "role": ("직함", "직책"),
    "amount": ("금액", "수량"),
    "date": ("날짜",),
    "alias": ("약칭", "별칭"),
    "person": ("인물", "사람"),
    "event": ("사건", "만남"),
    "highlight": ("강조", "밑줄"),
    "note": ("메모",),
    "tag": ("태그",),
}
TYPES: dict[str, tuple[str, ...]] = {
    "PS": ("person", "인물", "사람"),
    "OG": ("organisation", "organization", "org", "기관", "조직"),
    "LC": ("place", "location", "장소", "지명"),
    "DT": ("date", "날짜"),
    "TI": ("time", "시간"),
    "QT": ("quantity", "수량"),
    "CV": ("occupation", "position", "직업", "직책"),
    "AF": ("work", "product", "작품", "제품"),
    "EV": ("event", "사건", "행사"),
    "TM": ("term", "용어"),
}
CHOICES = {"is": STATES, "has": KINDS, "type": TYPES}
"""Fields with a fixed set of values."""

_BY_NAME = {name: field for field, others in NAMES.items() for name in (field, *others)}
_MULTIPLES = {
    "경": 10**16,
    "조": 10**12,
    "억": 10**8,
    "천만": 10**7,
    "백만": 10**6,
    "만": 10**4,
    "천": 10**3,
    "백": 100,
}
_UNITS = {
    "원": "KRW",
    "달러": "USD",
    "불": "USD",
    "엔": "JPY",
    "유로": "EUR",
    "위안": "CNY",
    "파운드": "GBP",
    "krw": "KRW",
    "usd": "USD",
    "jpy": "JPY",
    "eur": "EUR",
    "cny": "CNY",
    "gbp": "GBP",
    "$": "USD",
    "₩": "KRW",
    "%": "%",
    "%p": "%p",
    "퍼센트": "%",
}
_AMOUNT = re.compile(r"(?P<sign>[$₩€]?)(?P<number>[\d.,]*\d[\d.,]*[경조억천백만\d.,]*|\d)(?P<unit>[^\d\s].*)?")
_PIECE = re.compile(r"([\d.]+)(경|조|억|천만|백만|만|천|백)?")
_DAY = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")


def field_of(name: str) -> str | None:
    """The English name of a field typed in either language, None for no field."""
    return _BY_NAME.get(name.lower())


def near_field(name: str) -> str | None:
    """The field that was probably meant by a misspelt name."""
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), list(_BY_NAME), 1, 0.7)
    return close[0] if close and len(name) > 2 else None


def choice_of(field: str, value: str) -> str | None:
    """The value of a field with fixed values that was typed in either language."""
    wanted = value.casefold()
    for name, others in CHOICES[field].items():
        if wanted == name.casefold() or wanted in others:
            return name
    return None


def near_choice(field: str, value: str) -> str | None:
    """The fixed value that was probably meant."""
    from difflib import get_close_matches

    known = [name for choice, others in CHOICES[field].items() for name in (choice, *others)]
    close = get_close_matches(value, known, 1, 0.5)
    return close[0] if close else None


def amount_of(text: str) -> tuple[float, str | None]:
    """`1억`, `3조5000억원`, `1,500만 달러`, `12.5%`: the number and its unit (ISO 4217, `%` or a counter), None for none.

    Raises:
        ValueError: no such number.
    """
    match = _AMOUNT.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(text)
    total = Decimal(0)
    rest = match["number"].replace(",", "")
    while rest:
        piece = _PIECE.match(rest)
        if piece is None:
            raise ValueError(text)
        try:
            total += Decimal(piece[1]) * _MULTIPLES.get(piece[2] or "", 1)
        except InvalidOperation:
            raise ValueError(text) from None
        rest = rest[piece.end() :]
    unit = (match["sign"] or match["unit"] or "").strip()
    return float(total), _UNITS.get(unit, unit) or None


def days_of(text: str) -> tuple[int, int]:
    """First and last day of `2025`, `2025-08`, `2025-08-15` or a range `2025-08..2025-10` (an end may be missing).

    Days are counted as by `datetime.date.toordinal`; an open end reaches to 0 or 10,000,000.

    Raises:
        ValueError: no such date, or the range runs backwards.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _period(first)
    if not first and not last:
        raise ValueError(text)
    start = _period(first)[0] if first else 0
    end = _period(last)[1] if last else 10_000_000
    if start > end:
        raise ValueError(text)
    return start, end


def _period(text: str) -> tuple[int, int]:
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= year <= 9998:
        raise ValueError(text)
    if match[3] is not None:
        only = datetime.date(year, month, day).toordinal()
        return only, only
    if match[2] is not None:
        start = datetime.date(year, month, 1)
        return start.toordinal(), start.replace(day=calendar.monthrange(year, month)[1]).toordinal()
    return datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
