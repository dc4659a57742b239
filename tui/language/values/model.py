"""What the values module finds: amounts as they are, dates as expressions that a reference date turns into ISO 8601."""

from enum import StrEnum

import msgspec

from tui.document.span import Span
from tui.language.model import Number


class Bound(StrEnum):
    """How an amount bounds what it measures."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


class AmountMention(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit. `span` counts characters of the text and covers unit and bound; `written` is the bound's wording.

    `value` is exact; a pair is a range or a score. `unit` is an ISO 4217 code, `%`, `%p`, a measure or counter as written, or
    None for scores, ratios and bare ages.
    """

    span: Span
    text: str
    value: Number | tuple[Number, Number]
    unit: str | None
    bound: Bound = Bound.EXACT
    written: str | None = None


class Direction(StrEnum):
    """Which one of several possible dates a word such as `지난`, `이번`, `다음`, `오는` chooses."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    COMING = "coming"


class Length(msgspec.Struct, frozen=True, gc=False):
    """A length of time: `count` (halves allowed) of `unit`, one of year, month, week, day, hour, minute, second."""

    unit: str
    count: float


class When(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag=True):
    """A place on the calendar or clock as it is said. What is not said is None.

    `…_offset` count from the reference (어제: day_offset -1), `named_…` from what the text spoke of last (전날: named_day -1).
    `weekday` counts from Monday 0; `ordinal` is the n-th week or weekday, -1 the last; `week` that the ordinal counts weeks.
    """

    date: tuple[int, int, int | None] | None = None
    year: int | None = None
    last_year: int | None = None
    year_offset: int | None = None
    named_year: int | None = None
    decade: int | None = None
    century: int | None = None
    quarter: int | None = None
    quarter_offset: int | None = None
    half: int | None = None
    season: str | None = None
    month: int | None = None
    month_offset: int | None = None
    named_month: int | None = None
    week_offset: int | None = None
    weekend: int | None = None
    ordinal: int | None = None
    week: bool = False
    day: int | None = None
    day_offset: int | None = None
    named_day: int | None = None
    holiday: str | None = None
    weekday: int | None = None
    part: str | None = None
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    settled: bool = False
    minutes_before: int | None = None
    zone: int | None = None
    now: bool = False
    same_period: bool = False
    lunar: bool = False
    direction: Direction | None = None
    until: bool = False


class Away(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """A point some time before (`sign` -1) or after `anchor` or the reference: `3년 전`, `어제로부터 4일 후`, `2주 후 일요일`."""

    lengths: tuple[Length, ...]
    sign: int
    anchor: When | None = None
    weekday: int | None = None
    business: bool = False


class Stretch(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """The last or next so many years, days…: `지난 3주`, `앞으로 이틀`.

    `within` counts from now (`5일 이내`), `soft` says `내` or `안`.
    """

    length: Length
    sign: int
    within: bool = False
    soft: bool = False
    anchor: When | None = None


class Between(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag=True):
    """From `first` to `last`, which leaves out what both share: `3월 2일부터 7일까지`."""

    first: When
    last: When | Away


Expression = When | Away | Stretch | Between


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """An expression that places something in time. `span` counts characters of the text given.

    `weak` ones are dates only where the reader expects one (a line of a query), hardly in running news.
    """

    span: Span
    text: str
    expression: Expression
    weak: bool = False
