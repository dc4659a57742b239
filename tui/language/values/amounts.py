"""Amounts in running text: a number, its unit, its bound. `docs/values.md` says what counts as one.

One pattern finds numerals that may carry a unit; everything after that looks only at those places, so the cost follows the
number of numerals.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from tui.document.span import Span
from tui.language.model import Number
from tui.language.values import amount_patterns as patterns
from tui.language.values.bare_numbers import age_at, score_at
from tui.language.values.model import AmountMention, Bound
from tui.language.values.numerals import SOME, number, parse_numeral
from tui.language.values.units import (
    CLOSE_COUNTERS,
    CURRENCIES,
    GLUED_COUNTERS,
    MEASURES,
    NATIVE_COUNTERS,
    PERCENTAGES,
    SUBUNITS,
)

Value = Number | tuple[Number, Number]

LONGEST_NUMERAL = 30
"""Characters. Longer runs of digits are identifiers or noise."""
MULTIPLIERS = frozenset("십백천만억조")
NEEDS_NO_MULTIPLIER = frozenset(
    unit
    for unit in (*CURRENCIES, *PERCENTAGES, *MEASURES)
    if "가" <= unit[0] <= "힣" and (len(unit) > 1 or unit == "불")
)
"""Units that one Sino-Korean digit can stand before (`구파운드`); before counters it is mostly another word (`이 문제`)."""
_HALF = Decimal("0.5")
_LEADING_REACH = 9
_HALVED_UNITS = frozenset(["년", "시간", "달", "개월", "주", "일", "배", "바퀴"])


class MorphemeLike(Protocol):
    """What the optional morphemes must have: Sejong `tag` and place in the text given."""

    @property
    def tag(self) -> str:
        """Sejong tag of the morpheme."""
        ...

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """Character after the last."""
        ...


class _Unit(NamedTuple):
    code: str | None
    end: int
    some: bool
    hundredths: bool = False
    sign: str | None = None


def find_amounts(text: str, morphemes: Sequence[MorphemeLike] = (), taken: Iterable[Span] = ()) -> list[AmountMention]:
    """All amounts of `text`, in order; spans count its characters.

    `morphemes` (of the same text) reject numerals that are part of a noun (`천사`, `만기`); stretches in `taken`, such as the
    dates found before, hold no amounts.
    """
    finder = _Finder(text, morphemes, taken)
    return sorted((*finder.amounts(), *finder.days()), key=lambda amount: amount.span.start)


class _Finder:
    """One pass over one text."""

    def __init__(self, text: str, morphemes: Sequence[MorphemeLike], taken: Iterable[Span]) -> None:
        self._text = text
        self._morphemes = morphemes
        self._starts = [morpheme.start for morpheme in morphemes]
        self._taken = sorted(taken)
        self._taken_starts = [span.start for span in self._taken]

    def amounts(self) -> Iterator[AmountMention]:
        """The amounts in the order of their numerals."""
        position = 0
        for numeral in patterns.NUMERAL.finditer(self._text):
            start, end = numeral.span()
            if (
                start < position
                or end - start > LONGEST_NUMERAL
                or self._is_taken(start, end)
                or self._excluded(numeral)
            ):
                continue
            mention = self._read(numeral)
            if mention is not None and not self._is_taken(mention.span.start, mention.span.end):
                position = mention.span.end
                yield mention

    def days(self) -> Iterator[AmountMention]:
        """Lengths in days by their native names (`사흘`), with their bound."""
        for match in patterns.DAYS.finditer(self._text):
            start, end = match.span()
            if not self._is_taken(start, end):
                days = patterns.DAY_WORDS[match["word"] or match["before"]]
                yield self._mention(start, days, _Unit("일", end, False))

    def _is_taken(self, start: int, end: int) -> bool:
        before = bisect_right(self._taken_starts, end - 1) - 1
        return before >= 0 and self._taken[before].end > start

    def _excluded(self, numeral: re.Match[str]) -> bool:
        """Whether the numeral is part of a name, an identifier, an ordinal `제3`, an uncertain `수 백`, or a noun."""
        text, start = self._text, numeral.start()
        before = text[start - 1] if start else " "
        if numeral["digits"]:
            if before == "제" or (
                before == "-" and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha()
            ):
                return True
            if self._after_a_mark(start):
                return True
            return before.isascii() and before.isalpha() and self._currency_sign(start) is None
        if before == " " and text[start - 2 : start - 1] in ("수", "몇"):
            return True
        return bool(patterns.NOT_A_NUMERAL.match(text, start)) or self._inside_a_noun(start, numeral.end())

    def _after_a_mark(self, start: int) -> bool:
        """Whether a mark joins the numeral to what stands before it: `6·25`, `v2.1`; not `여·29`."""
        if start < 2 or self._text[start - 1] not in "·.#_/":
            return False
        before = self._text[start - 2]
        return before.isdigit() if self._text[start - 1] == "·" else before.isalnum()

    def _inside_a_noun(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return False
        morpheme = self._morphemes[index]
        return morpheme.tag in ("NNG", "NNP") and morpheme.end > end

    def _read(self, numeral: re.Match[str]) -> AmountMention | None:
        start, end = numeral.span()
        if numeral["digits"] and end - start <= 5:
            bare = score_at(self._text, start) or age_at(self._text, start, end, self._tag_at)
            if bare is not None:
                return bare
        value = _HALF if numeral["half"] else _value(numeral[0])
        if value is None:
            return None
        mention = self._range(start, end, value) if not isinstance(value, tuple) else None
        if mention is not None:
            return mention
        unit = self._unit(start, end, numeral) or self._degrees(start, end)
        if unit is None or self._is_no_amount(start, value, unit):
            return None
        return self._mention(start, value, unit)

    def _is_no_amount(self, start: int, value: Value, unit: _Unit) -> bool:
        """Years and days that belong to a date (`2020년`, `3월 7일`, `세종 10년`), and the copula after a zero (`0인`)."""
        if unit.code == "년":
            in_era = patterns.ERAS.search(self._text, max(0, start - 10), start) is not None
            decade = self._text.startswith("대", unit.end)
            calendar = isinstance(value, int) and 1000 <= value < 3000 and "," not in self._text[start : unit.end]
            return in_era or decade or calendar
        if unit.code == "일":
            return self._text[max(0, start - 2) : start].strip().endswith(("월", "달"))
        if unit.code == "사":
            return patterns.OUTS.match(self._text, unit.end) is not None
        if unit.code == "분":
            return patterns.HALVES.search(self._text, max(0, start - 7), start) is not None
        if unit.code == "회":
            return patterns.EXAMINATIONS.search(self._text, max(0, start - 8), start) is not None
        if unit.code == "차로":
            return value == 1 and patterns.LANES.search(self._text, max(0, start - 3), start) is None
        if unit.code == "세대":
            return patterns.AGE_GROUPS.match(self._text, start) is not None
        if unit.code == "세":
            return patterns.MONARCHS.search(self._text, max(0, start - 8), start) is not None
        if unit.code == "권" and self._text[max(0, start - 2) : start] == "노동":
            return True
        if unit.code == "부":
            return patterns.COURTS.search(self._text, max(0, start - 4), start) is not None
        return unit.code == "인" and value == 0

    def _degrees(self, start: int, end: int) -> _Unit | None:
        """`섭씨 34.5` names its scale and no unit; `화씨 100 도` has it apart."""
        leading = self._leading(start)
        if leading is None or leading["scale"] not in ("섭씨", "화씨", "영하"):
            return None
        degree = patterns.DEGREE.match(self._text, end)
        return _Unit("도", degree.end(), False) if degree else _Unit(None, end, False)

    def _unit(self, start: int, end: int, numeral: re.Match[str] | None) -> _Unit | None:
        """The unit that follows at `end`, or stands as a sign before `start`; None where there is none, or a label."""
        after = patterns.AFTER.match(self._text, end)
        sign = self._currency_sign(start)
        if after is None:
            return _Unit(CURRENCIES[sign], end, False, sign=sign) if sign else None
        written = after["unit"].replace(" ", "")
        if written in patterns.LABEL_SET:
            return None
        if written in SUBUNITS:
            return _Unit(SUBUNITS[written], after.end(), False, hundredths=True)
        code = patterns.UNIT_BY_COMPACT.get(written)
        if code is None or (
            after["gap"]
            and not after["some"]
            and written in CLOSE_COUNTERS
            and not self._is_word(numeral)
            and not patterns.MANY.search(self._text, start, end)
        ):
            return None
        if numeral is not None and not numeral["digits"] and not self._suits(numeral, written, bool(after["gap"])):
            return None
        as_written = code == written or code.replace(" ", "") == written
        return _Unit(after["unit"] if as_written else code, after.end(), bool(after["some"]))

    @staticmethod
    def _is_word(numeral: re.Match[str] | None) -> bool:
        return numeral is not None and not numeral["digits"]

    def _suits(self, numeral: re.Match[str], unit: str, gap: bool) -> bool:
        """Whether a numeral in words goes with this unit: native with counters, short Sino-Korean not with short units."""
        if numeral["native"]:
            glued = numeral[0] in "한두세네" and (unit in GLUED_COUNTERS or (numeral[0], unit) == ("두", "배"))
            joined = gap or glued or len(numeral[0]) > 1
            return joined and unit in NATIVE_COUNTERS and not self._is_no_count(numeral, unit)
        if numeral["hanja"] or numeral["half"]:
            return True
        word = numeral[0]
        if word[0] in "억조경" or ("조" in word and unit not in CURRENCIES):
            return False
        if not any(character in MULTIPLIERS or character == "점" for character in word):
            if (word, unit) == ("이", "유로") or (gap and unit == "불"):
                return False
            return len(word) == 1 and (unit in NEEDS_NO_MULTIPLIER or (gap and unit == "개월"))
        if len(word) == 1:
            if word == "십" and unit in MEASURES:
                return True
            return unit in ("원", "명", "불") or len(unit) > 1 or (gap and unit in NATIVE_COUNTERS)
        return True

    def _is_no_count(self, numeral: re.Match[str], unit: str) -> bool:
        """`다시 한 번`, `한 사람` and `… 한 건` (what was done) count nothing."""
        if numeral[0] != "한":
            return False
        if unit == "번":
            return patterns.AGAIN.search(self._text, max(0, numeral.start() - 5), numeral.start()) is not None
        return unit == "사람" or (
            unit in ("건", "분", "점", "부", "편") and self._tag_at(numeral.start()) not in ("MM", "NR")
        )

    def _tag_at(self, position: int) -> str | None:
        """The tag of the morpheme at a character; None without morphemes."""
        index = bisect_right(self._starts, position) - 1
        return self._morphemes[index].tag if index >= 0 else None

    def _range(self, start: int, end: int, low: Number) -> AmountMention | None:
        """`3~5년`, `200m~300m`, `25000 - 30000원`: one amount where both ends share the unit and the first is the lower."""
        first = patterns.AFTER.match(self._text, end)
        separator = patterns.SEPARATOR.match(self._text, first.end() if first else end)
        if separator is None:
            return None
        second = patterns.NUMERAL.match(self._text, separator.end())
        if second is None or second.end() - second.start() > LONGEST_NUMERAL:
            return None
        high = _value(second[0])
        unit = self._unit(second.start(), second.end(), None)
        if unit is None or high is None or isinstance(high, tuple):
            return None
        if first is not None:
            if patterns.UNIT_BY_COMPACT.get(first["unit"].replace(" ", "")) != unit.code:
                return None
            if "," in separator[0]:
                return None
            if separator[0][0] in "에부" and not self._text.startswith((" 사이", "사이"), unit.end):
                return None
        elif "," in separator[0] and high != low + 1:
            return None
        low = _with_shared_multiplier(self._text[start:end], low, second[0], high)
        return self._mention(start, (low, high), unit) if low < high else None

    def _mention(self, start: int, value: Value, unit: _Unit) -> AmountMention:
        text, end = self._text, unit.end
        if not isinstance(value, tuple):
            if unit.hundredths:
                value = number(Decimal(value) / 100)
            value, end = self._with_subunit(value, unit, end)
            value, end, unit = self._with_smaller(value, unit, end)
            half = patterns.HALF_MORE.match(text, end) if unit.code in _HALVED_UNITS else None
            if half is not None:
                value, end = number(Decimal(value) + _HALF), half.end()
        some = unit.some or patterns.SOME_INSIDE.search(text, start, unit.end) is not None
        bound, written = (Bound.ABOUT, SOME) if some else (Bound.EXACT, None)
        trailing = patterns.TRAILING.match(text, end)
        if trailing is not None:
            bound, written, end = patterns.TRAILING_BOUNDS[trailing["bound"]], trailing["bound"], trailing.end()
        if unit.sign:
            start = self._text.rfind(unit.sign, 0, start)
        leading = self._leading(start)
        if leading is not None:
            start = leading.start()
            if leading["bound"]:
                bound, written = patterns.LEADING_BOUNDS[leading["bound"]], leading["bound"]
            negative = leading["scale"] in patterns.NEGATIVE_SIGNS or leading["sign"] in patterns.NEGATIVE_SIGNS
            if negative and not isinstance(value, tuple):
                value = -value
        return AmountMention(Span(start, end), text[start:end], value, unit.code, bound, written)

    def _with_subunit(self, value: Number, unit: _Unit, end: int) -> tuple[Number, int]:
        """`1달러 20센트` → 1.2 USD."""
        if unit.code not in ("USD", "EUR", "GBP", "CAD", "AUD"):
            return value, end
        begin = end + (self._text[end : end + 1] == " ")
        numeral = patterns.SUBUNIT.match(self._text, begin)
        cents = _value(numeral["numeral"]) if numeral else None
        if numeral is None or cents is None or isinstance(cents, tuple):
            return value, end
        return number(Decimal(value) + Decimal(cents) / 100), numeral.end()

    def _with_smaller(self, value: Number, unit: _Unit, end: int) -> tuple[Number, int, _Unit]:
        """`1년 6개월` → 18 개월, `3시간 30분` → 210 분: one length in its smallest unit."""
        while unit.code in patterns.SMALLER and not unit.some and not self._is_taken(end, end + 2):
            name, count = patterns.SMALLER[unit.code]
            found = patterns.SMALLER_UNIT.match(self._text, end)
            if found is None or (found["unit"] or found["before"]) != name:
                break
            more = int(found["count"] or found["close"])
            value, end, unit = number(Decimal(value) * count + more), found.end(), _Unit(name, found.end(), False)
        return value, end, unit

    def _leading(self, start: int) -> re.Match[str] | None:
        before = self._text[start - 1 : start]
        if before == " ":
            before = self._text[start - 2 : start - 1]
        if not before or before not in patterns.ENDS_OF_LEADING_WORDS:
            return None
        found = patterns.BEFORE.search(self._text, max(0, start - _LEADING_REACH), start)
        if found is None or found.start() == start:
            return None
        if found["sign"] and not self._opens_a_number(found.start("sign")):
            return None
        return found

    def _opens_a_number(self, sign: int) -> bool:
        """Whether a minus sign can belong to the number after it: at the start of a word, and no dash after a number."""
        before = self._text[max(0, sign - 2) : sign]
        return not before or (before[-1] in " (,~\n" and not before[0].isdigit())

    def _currency_sign(self, start: int) -> str | None:
        before = self._text[start - 1 : start] if start else ""
        if before not in ("$", "€", "£", "¥", "₩", "￦", " "):
            return None
        found = patterns.SIGN_BEFORE.search(self._text, max(0, start - 4), start)
        return found and found["sign"]


def _value(numeral: str) -> Value | None:
    try:
        return parse_numeral(numeral)
    except ValueError:
        return None


def _with_shared_multiplier(low_text: str, low: Number, high_text: str, high: Value) -> Number:
    """`3~5만` means 30,000 to 50,000: a bare low end takes the last multiplier of the high one."""
    multiplier = patterns.MULTIPLIER.search(high_text)
    if multiplier is None or not low_text.replace(",", "").replace(".", "").isdigit():
        return low
    scaled = Decimal(low) * Decimal(str(_value(multiplier[0])))
    return number(scaled) if isinstance(high, int | Decimal) and scaled < high else low
