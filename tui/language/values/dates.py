"""Dates and times in running text: pieces from the lexer become expressions, which know nothing of a reference date yet.

Points are read by `chains`; around them stand lengths (`3년 전`, `지난 두 달`) and ranges (`3월부터 5월까지`).
"""

import re

import msgspec

from tui.document.span import Span
from tui.language.values.chains import Chains, Reading, integer
from tui.language.values.grammar import (
    ANCHORS,
    AND,
    BETWEEN_END,
    BOUNDARY,
    BUSINESS,
    DURING,
    FROM,
    HALF,
    LEADING_ABOUT,
    LENGTH_OF,
    SUFFIX,
    TAIL,
    UNTIL,
)
from tui.language.values.lexer import Atom, lex
from tui.language.values.model import Away, Between, DateMention, Direction, Length, Stretch, When
from tui.language.values.vocabulary import Kind


def find_expressions(text: str, news: bool = False) -> list[DateMention]:
    """All expressions of `text` that place something in time, in order, not yet resolved.

    In `news`, two days side by side (`11월 19일, 20일`) are two dates, elsewhere one stretch; `지난 3일` is a day,
    elsewhere a length.
    """
    atoms = list(lex(text))
    found: list[DateMention] = []
    grammar = _Grammar(text, atoms, news)
    index = 0
    while index < len(atoms):
        reading = grammar.read(index) if not found or atoms[index].start >= found[-1].span.end else None
        if reading is None:
            index += 1
            continue
        found.append(
            DateMention(
                Span(reading.start, reading.end), text[reading.start : reading.end], reading.expression, reading.weak
            )
        )
        index = reading.next
    return found


class _Grammar(Chains):
    def read(self, index: int) -> Reading | None:
        """The longest expression that begins at atom `index`, or None."""
        first = self._from_anchor(index) or self._weeks(index) or self._length(index) or self._when(index)
        if first is None or not isinstance(first.expression, When):
            return first
        reading = self._range(first) or self._settled(first)
        while reading is None and first is not None and first.next - index > 1:
            first = self._when(index, first.next - 1)
            reading = self._settled(first) if first is not None else None
        return reading

    def _settled(self, reading: Reading) -> Reading | None:
        """The reading if it may end where it does, with `경`, `쯤` and an `까지` noted."""
        end = reading.end
        tail = TAIL.match(self._text, end)
        if tail is not None:
            end = tail.end()
        elif not BOUNDARY.match(self._text, end):
            return None
        expression = reading.expression
        if isinstance(expression, When) and UNTIL.match(self._text, end):
            expression = msgspec.structs.replace(expression, until=True)
        return reading._replace(end=end, expression=expression)

    # --- lengths ---------------------------------------------------------------------------------------------------

    def _lengths(self, index: int) -> tuple[tuple[Length, ...], int, int] | None:
        """`2년 1개월 21일`, `한 시간 반`: the lengths, the next atom and the end of the text."""
        lengths: list[Length] = []
        end = self._atoms[index].start
        while index < len(self._atoms):
            atom = self._atoms[index]
            if lengths and self._gap(end, index) not in ("", ",", "하고", "과", "와"):
                break
            length = _as_length(atom)
            if length is None or any(length.unit == other.unit for other in lengths):
                break
            end = atom.end
            half = HALF.match(self._text, end)
            if half is not None and length.count == int(length.count):
                length, end = Length(length.unit, length.count + 0.5), half.end()
            lengths.append(length)
            index += 1
        return (tuple(lengths), index, end) if lengths else None

    def _length(self, index: int) -> Reading | None:
        """`3년 전`, `2주 후 일요일`, `5일 이내`; with a direction `지난 3주`, `다가오는 이틀`."""
        atom = self._atoms[index]
        direction = atom.value if atom.kind is Kind.DIRECTION else None
        first = index + 1 if direction else index
        if direction and self._gap(atom.end, first) != "":
            return None
        found = self._lengths(first) if first < len(self._atoms) else None
        if found is None:
            return None
        lengths, following, end = found
        suffix = SUFFIX.match(self._text, end)
        if direction:
            return self._stretch(index, first, lengths, following, end, direction)
        if suffix is None or self._is_point(self._atoms[index], suffix["suffix"], len(lengths)):
            return None
        return self._away(index, lengths, following, suffix, None)

    @staticmethod
    def _is_point(atom: Atom, suffix: str, parts: int) -> bool:
        """Whether `15일 이후`, `2016년 이전` mean the point, not a length before or after."""
        if atom.kind is Kind.YEAR and isinstance(atom.value, int) and atom.value >= 1000:
            return True
        return atom.kind is Kind.DAY and parts == 1 and suffix in ("이후", "이전")

    def _stretch(
        self, index: int, first: int, lengths: tuple[Length, ...], following: int, end: int, direction: object
    ) -> Reading | None:
        if len(lengths) > 1 or (direction is Direction.THIS and lengths[0].unit != "year"):
            return None
        points = (Kind.YEAR, Kind.DAY)
        atom = self._atoms[first]
        if atom.kind in points and atom.kind is Kind.YEAR and isinstance(atom.value, int) and atom.value >= 100:
            return None
        if self._news and atom.kind is Kind.DAY and not DURING.match(self._text, end):
            return None
        sign = {Direction.LAST: -1, Direction.THIS: 0}.get(direction, 1) if isinstance(direction, Direction) else 1
        expression = Stretch(length=lengths[0], sign=sign)
        return Reading(expression, following, self._atoms[index].start, end, weak=atom.weak)

    def _away(
        self, index: int, lengths: tuple[Length, ...], following: int, suffix: re.Match[str], anchor: When | None
    ) -> Reading:
        atoms, start, end = self._atoms, self._atoms[index].start, suffix.end()
        weak = all(atom.weak for atom in atoms[index:following]) and anchor is None
        if suffix["suffix"] in ("이내", "내", "안"):
            soft = suffix["suffix"] != "이내"
            return Reading(
                Stretch(length=lengths[0], sign=1, within=True, soft=soft, anchor=anchor), following, start, end, weak
            )
        sign = -1 if suffix["suffix"] in ("전", "이전") else 1
        weekday = None
        if following < len(atoms) and atoms[following].kind is Kind.WEEKDAY and self._gap(end, following) == "":
            weekday, end = atoms[following].value, atoms[following].end
            following += 1
        business = BUSINESS.search(self._text, max(0, start - 12), start)
        about = LEADING_ABOUT.search(self._text, max(0, start - 4), start)
        start = business.start() if business else about.start() if about else start
        expression = Away(
            lengths=lengths, sign=sign, anchor=anchor, weekday=integer(weekday), business=business is not None
        )
        return Reading(expression, following, start, end, weak)

    def _from_anchor(self, index: int) -> Reading | None:
        """`어제로부터 4일 후`, `오늘부터 2주간 일요일`, `지금부터 한 시간 뒤`."""
        atom = self._atoms[index]
        if (
            atom.kind not in (Kind.DAY_OFFSET, Kind.NAMED_DAY, Kind.NOW)
            or self._gap(atom.end, index + 1) not in ANCHORS
        ):
            return None
        found = self._lengths(index + 1)
        if found is None:
            return None
        lengths, following, end = found
        anchor = _anchor(atom)
        suffix = SUFFIX.match(self._text, end)
        if suffix is not None:
            reading = self._away(index + 1, lengths, following, suffix, anchor)
            until = UNTIL.match(self._text, reading.end)
            if until is not None and isinstance(reading.expression, Away):
                return reading._replace(
                    expression=Between(first=anchor, last=reading.expression), start=atom.start, end=until.end()
                )
            return reading._replace(start=atom.start)
        during = DURING.match(self._text, end)
        weekday, counted = following, during.end() if during else end
        if (
            weekday < len(self._atoms)
            and self._atoms[weekday].kind is Kind.WEEKDAY
            and self._gap(counted, weekday) == ""
        ):
            value = integer(self._atoms[weekday].value)
            weekday_after = Away(lengths=lengths, sign=1, anchor=anchor, weekday=value)
            return Reading(weekday_after, weekday + 1, atom.start, self._atoms[weekday].end, weak=False)
        if during is None or lengths[0].unit not in ("day", "week", "month", "year"):
            return None
        stretch = Between(first=anchor, last=Away(lengths=lengths, sign=1, anchor=anchor))
        return Reading(stretch, following, atom.start, during.end(), weak=False)

    def _weeks(self, index: int) -> Reading | None:
        """`31주부터 35주까지`: numbered weeks of a year."""
        first, last = self._atoms[index], self._atoms[index + 1] if index + 1 < len(self._atoms) else None
        if last is None or self._gap(first.end, index + 1) not in FROM:
            return None
        numbers = [
            atom.value.count for atom in (first, last) if isinstance(atom.value, Length) and atom.value.unit == "week"
        ]
        closing = BETWEEN_END.match(self._text, last.end)
        if len(numbers) < 2 or closing is None:
            return None
        ends = [When(week=True, ordinal=int(number)) for number in numbers]
        return Reading(Between(first=ends[0], last=ends[1]), index + 2, first.start, closing.end(), weak=True)

    # --- ranges ----------------------------------------------------------------------------------------------------

    def _range(self, first: Reading) -> Reading | None:
        """`3월 2일부터 7일까지`, `9:30 ~ 11:00`, `1일과 5일 사이`."""
        gap = self._gap(first.end, first.next)
        if gap is None or (gap not in FROM and gap not in AND and gap != ","):
            return None
        second = self._when(first.next)
        if second is None or not isinstance(first.expression, When) or not isinstance(second.expression, When):
            return None
        closing = BETWEEN_END.match(self._text, second.end)
        if gap in AND and (closing is None or "사이" not in closing[0]):
            return None
        if gap == "에서" and closing is None:
            return None
        if gap == "," and self._news:
            return None
        if gap == "," and not self._is_list_of_two_days(first.expression, second):
            return None
        if not _comparable(first.expression, second.expression) or (
            closing is None and not BOUNDARY.match(self._text, second.end)
        ):
            return None
        end = closing.end() if closing else second.end
        return Reading(
            Between(first=first.expression, last=second.expression),
            second.next,
            first.start,
            end,
            weak=False,
        )

    def _is_list_of_two_days(self, first: When, second: Reading) -> bool:
        last = second.expression
        follows = self._gap(second.end, second.next) != ","
        return (
            isinstance(last, When)
            and first.month is not None
            and first.day is not None
            and last.day is not None
            and last.month is None
            and follows
        )


def _anchor(atom: Atom) -> When:
    if atom.kind is Kind.NOW:
        return When(now=True)
    offset = integer(atom.value)
    return When(day_offset=offset) if atom.kind is Kind.DAY_OFFSET else When(named_day=offset)


def _comparable(first: When, last: When) -> bool:
    """Whether both ends of a range are of the same sort, so that the second can take from the first what it leaves out."""
    a_few_years = last.year is not None and last.year < 1000 and last.month is None
    if first.now or last.now or a_few_years:
        return False
    if last.hour is not None:
        return first.hour is not None
    return first.hour is None and first.direction in (
        None,
        Direction.LAST,
        Direction.COMING,
        Direction.NEXT,
        Direction.THIS,
    )


def _as_length(atom: Atom) -> Length | None:
    if atom.kind is Kind.SPAN and isinstance(atom.value, Length):
        return atom.value
    unit = LENGTH_OF.get(atom.kind)
    return Length(unit, atom.value) if unit and isinstance(atom.value, int) else None
