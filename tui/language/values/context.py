"""What a date expression is worked out from: the reference date, what the text spoke of last, and the conventions of its kind."""

from datetime import date, datetime
from enum import StrEnum

import msgspec


class Convention(StrEnum):
    """How a text speaks of time.

    NEWS: a bare day or month looks back unless the verb looks forward, and the value keeps the precision of the words.
    DAY: lines spoken on a day, read as Recognizers-Text does: a bare date looks forward, a range ends where its end begins.
    MOMENT: lines spoken at a clock time, read as Duckling does: lengths are one unit finer, a range includes its end.
    """

    NEWS = "news"
    DAY = "day"
    MOMENT = "moment"


class Context(msgspec.Struct, frozen=True):
    """The reference (None where unknown) and what the text spoke of last.

    `tense` is -1 where the verb looks back, 1 where it looks forward, 0 where neither is known. In the same sentence,
    `sentence_year` is the last year named by its number, `spoken_year` the last one named at all. `quoted_day` is the day on
    which a quotation around the expression was said, `period` the value of the last period (month, quarter, half, year).
    """

    convention: Convention
    now: datetime | None
    tense: int = 0
    named_day: date | None = None
    quoted_day: date | None = None
    named_month: tuple[int, int] | None = None
    named_year: int | None = None
    sentence_year: int | None = None
    spoken_year: int | None = None
    sentence_month: tuple[int, int] | None = None
    period: str | None = None

    @property
    def today(self) -> date | None:
        """The day of the reference."""
        return self.now.date() if self.now else None


class Resolved(msgspec.Struct, frozen=True):
    """A value and, as far as they are known, the day, month and year it lies in."""

    value: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where all of it is known."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


def reference_context(reference: date | datetime | None, news: bool = False) -> Context:
    """The context of a text that is read with `reference`; a reference at midnight counts as a day without a clock time."""
    moment: datetime | None = None
    if isinstance(reference, datetime):
        moment = reference.replace(tzinfo=None, microsecond=0)
    elif reference is not None:
        moment = datetime.combine(reference, datetime.min.time())
    if news:
        return Context(Convention.NEWS, moment)
    clock = moment is not None and (moment.hour, moment.minute, moment.second) != (0, 0, 0)
    return Context(Convention.MOMENT if clock else Convention.DAY, moment)
