"""Cuts a text into the pieces that dates are made of. One pattern, built from the tables of `vocabulary`, in one pass."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.document.patterns import compiled
from tui.language.values.model import Length
from tui.language.values.numerals import DIGIT_NAMES, NATIVE, NATIVE_RANGES, ORDINALS, parse_numeral
from tui.language.values.patterns import listed, words
from tui.language.values.vocabulary import DAY_SPANS, HOLIDAYS, NIGHT_WORDS, SINO_MONTHS, WORDS, ZONES, Kind


class Atom(NamedTuple):
    """A piece of a date expression. `weak` ones need a neighbour: alone they are mostly something else (`이 주`, `오일`)."""

    kind: Kind
    value: object
    start: int
    end: int
    weak: bool = False


class Clock(NamedTuple):
    """A clock time. `settled` is False where twelve hours later may be meant (`3:30`)."""

    hour: int
    minute: int | None = None
    second: int | None = None
    settled: bool = True


SPAN_UNITS: dict[str, str] = {
    **dict.fromkeys(("년", "해", "개년"), "year"),
    **dict.fromkeys(("개월", "달"), "month"),
    **dict.fromkeys(("주", "주일", "주간"), "week"),
    **dict.fromkeys(("일", "날", "영업일"), "day"),
    "시간": "hour",
    "분": "minute",
    "초": "second",
}
# Units after which a number is (also) a point on the calendar or clock.
POINT_UNITS: dict[str, Kind] = {
    "년": Kind.YEAR,
    "년도": Kind.YEAR,
    "년대": Kind.DECADE,
    "월": Kind.MONTH,
    "일": Kind.DAY,
    "시": Kind.HOUR,
    "분": Kind.MINUTE,
    "초": Kind.SECOND,
    "분기": Kind.QUARTER,
    "사분기": Kind.QUARTER,
    "/4분기": Kind.QUARTER,
    "세기": Kind.CENTURY,
    "시즌": Kind.YEAR,
    "학년도": Kind.YEAR,
}
VAGUE_COUNTS = {"몇": 3, "몇몇": 3}
"""`며칠`, `몇 시간` count as three, the reading of Duckling and of Recognizers-Text."""

_UNIT = words([*SPAN_UNITS, *POINT_UNITS])
_SINO = "[일이삼사오육칠팔구십백천영공]"
_WORD = words([*WORDS, *NIGHT_WORDS, *HOLIDAYS, *DAY_SPANS])
_ORDINAL = words(ORDINALS)
_NATIVE = words([*NATIVE, *NATIVE_RANGES, *VAGUE_COUNTS])
_NATIVE_UNIT = words(("시", "달", "시간", "해", "주", "분", "주일", "개월", "년", "일"))
_AFTER_ORDINAL = r"(?=\s?주|\s?[월화수목금토일]요일)"
_THIS_YEARS = (
    r"(?=\s?(?:봄|여름|가을|겨울|상반기|하반기|초(?![가-힣])|말(?![가-힣])|연[초말]|\d{1,2}월|\d분기|추석|설|\d/4))"
)
_FIRST_SYLLABLES = "".join(
    sorted(
        {
            word[0]
            for word in (*WORDS, *NIGHT_WORDS, *HOLIDAYS, *DAY_SPANS, *ORDINALS, *NATIVE, *NATIVE_RANGES, *VAGUE_COUNTS)
        }
    )
)
# Three branches by the first character, so that most characters of a text cost one look.
_PATTERN = compiled(
    rf"""
    (?=[\d'‘’])(?:
        (?:['‘’](?=\d\d[년\s]))?(?P<digits>\d{{1,4}}(?:\.5)?)\s?(?P<unit>{_UNIT})
        |(?P<numeric>\d{{1,4}}(?:\.\ ?\d{{1,2}}\.\ ?\d{{1,4}}|/\d{{1,2}}/\d{{1,4}}|-\d{{1,2}}-\d{{1,4}}))(?!\d)
        |(?P<clock>\d{{1,2}}:[0-5]\d(?::[0-5]\d)?)(?![\d:])
            (?P<half_day>\s?(?:[aApP](?![a-zA-Z.])|[aApP]\.?[mM]\b\.?))?
        |(?P<hour12>\d{{1,2}})\s?(?P<meridiem>[aApP]\.?[mM]\b)
        |(?P<first>\d{{4}})\s?[-~∼–]\s?
            (?:(?P<last>\d{{2,4}})\s?(?P<season>시즌|학년도)|(?P<last_year>\d{{4}})(?!\s?[\d년]))
        |(?P<low>\d{{1,4}})(?=\s?[-~∼～–·]\s?\d{{1,4}}\s?(?P<low_unit>년대|년(?!간)|월|일(?!간|\s?동안)|분기))
        |(?P<month_day>\d{{1,2}}/\d{{1,2}})(?![\d/])
        |(?P<year_month>(?:1[5-9]|20)\d\d[-/.](?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)
            (?![\d./]|[가-힣]?원|\s?%)
        |(?P<nth>\d{{1,2}})\s?번\s?째{_AFTER_ORDINAL}
    )
    |(?=[{_FIRST_SYLLABLES}며올반시유정{_SINO[1:-1]}])(?:
        (?!내주[는고기어지며면라])(?P<word>{_WORD})
        |(?P<ordinal>{_ORDINAL}){_AFTER_ORDINAL}
        |(?P<native>{_NATIVE})\s?(?P<native_unit>{_NATIVE_UNIT})
        |(?P<some_days>며칠|몇일)
        |(?P<half_year>반년)
        |(?P<sino>{_SINO}{{1,7}}(?=[년월일시분초주개]|사분기|세기)|[시유정](?=월))(?P<sino_unit>{_UNIT})
        |(?P<this>올){_THIS_YEARS}
    )
    |(?=[A-Z])(?:
        (?P<zone>{words(ZONES)})(?![A-Za-z])
        |(?P<english>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\ (?:of\ )?(?P<english_year>\d{{4}}))
    )
    """,
    re.VERBOSE,
)
_ENGLISH_MONTHS = listed("""
    Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
""")
_HANGUL = compiled("[가-힣]")
_SPACES = compiled(r"\s+")
_COMPACT_WORDS = {word.replace(" ", "").replace("_", ""): value for word, value in WORDS.items()}
_COMPACT_HOLIDAYS = {word.replace(" ", ""): word for word in HOLIDAYS}
_COMPACT_ORDINALS = {word.replace(" ", ""): value for word, value in ORDINALS.items()}
_WEAK_WORDS = frozenset(
    listed("""
    이주 금주 차주 이해 막 이제 이 낮 밤 설 성탄 전해 낼 제야 점심 아침 저녁 새벽
""")
)
# Words that may follow another Hangul syllable directly (`다음달초`, `그날밤`, `15일오후`): only where an atom ends there.


def lex(text: str) -> Iterator[Atom]:
    """The atoms of `text` in order. They do not overlap; what lies between them is for the grammar to judge."""
    previous_end = -1
    for match in _PATTERN.finditer(text):
        start = match.start()
        before = text[start - 1] if start else " "
        first = text[start]
        if first.isdigit():
            if previous_end != start - 1 and _is_inside_a_number(text, start, bool(match["clock"])):
                continue
            if before == "제" or (before.isascii() and before.isalpha()):
                continue
        elif (first == "이" and before in "’'”\"") or (
            previous_end != start and "가" <= before <= "힣" and "가" <= first <= "힣"
        ):
            continue
        for atom in _atoms(match):
            previous_end = atom.end
            yield atom


def _is_inside_a_number(text: str, start: int, clock: bool) -> bool:
    """Whether digits go on a number before them; a clock time may follow another after a dash."""
    before = text[start - 1] if start else " "
    if before.isdigit():
        return True
    return before in (".,/:·" if clock else ".,-/:·") and start > 1 and text[start - 2].isdigit()


def _atoms(match: re.Match[str]) -> Iterator[Atom]:
    start, end = match.span()
    if word := match["word"]:
        yield from _word(_SPACES.sub("", word), start, end)
    elif digits := match["digits"]:
        yield from _counted(digits, match["unit"], start, end, weak=False)
    elif native := match["native"]:
        yield from _native(native, match["native_unit"], start, end)
    elif sino := match["sino"]:
        yield from _sino(sino, match["sino_unit"], start, end)
    elif low := match["low"]:
        yield from _counted(low, match["low_unit"], start, end, weak=True)
    else:
        yield from _rare(match, start, end)


def _rare(match: re.Match[str], start: int, end: int) -> Iterator[Atom]:
    """Digits without units, ordinals, vague lengths, Latin letters."""
    written = match["numeric"] or match["month_day"] or match["year_month"]
    if written:
        yield Atom(Kind.DATE, written, start, end)
    elif clock := match["clock"] or match["hour12"]:
        yield _clock(clock, match["half_day"] or match["meridiem"], start, end)
    elif first := match["first"]:
        years = int(first), _full_year(match["last"] or match["last_year"], first)
        if 1000 <= years[0] < years[1] <= 2200:
            yield Atom(Kind.YEAR, years, start, end, weak=not match["season"])
    elif ordinal := match["ordinal"]:
        yield Atom(Kind.ORDINAL, _COMPACT_ORDINALS[_SPACES.sub("", ordinal)], start, end)
    elif nth := match["nth"]:
        yield Atom(Kind.ORDINAL, int(nth), start, end)
    elif match["some_days"]:
        yield Atom(Kind.SPAN, Length("day", 3), start, end, weak=True)
    elif match["half_year"]:
        yield Atom(Kind.SPAN, Length("month", 6), start, end)
    elif match["this"]:
        yield Atom(Kind.YEAR_OFFSET, 0, start, end)
    elif zone := match["zone"]:
        yield Atom(Kind.ZONE, ZONES[zone], start, end)
    elif english := match["english"]:
        month = _ENGLISH_MONTHS.index(english[:3]) + 1
        yield Atom(Kind.DATE, f"{match['english_year']}-{month:02}", start, end)


def _word(word: str, start: int, end: int) -> Iterator[Atom]:
    weak = word in _WEAK_WORDS
    if word in _COMPACT_WORDS:
        kind, value = _COMPACT_WORDS[word]
        yield Atom(kind, Clock(*value) if isinstance(value, tuple) else value, start, end, weak)
    elif word in NIGHT_WORDS:
        offset, daypart = NIGHT_WORDS[word]
        yield Atom(Kind.DAY_OFFSET, offset, start, end - 1)
        yield Atom(Kind.DAYPART, daypart, end - 1, end)
    elif word in DAY_SPANS:
        days = DAY_SPANS[word]
        yield Atom(Kind.SPAN, Length("week", 1) if word == "일주일" else Length("day", days), start, end, weak)
    else:
        yield Atom(Kind.HOLIDAY, _COMPACT_HOLIDAYS[word], start, end, weak)


def _counted(digits: str, unit: str, start: int, end: int, weak: bool) -> Iterator[Atom]:
    if "." in digits:
        if unit in SPAN_UNITS:
            yield Atom(Kind.SPAN, Length(SPAN_UNITS[unit], float(digits)), start, end)
        return
    count = int(digits)
    if _is_point(unit, count):
        yield Atom(POINT_UNITS[unit], count, start, end, weak)
    elif unit in SPAN_UNITS:
        yield Atom(Kind.SPAN, Length(SPAN_UNITS[unit], count), start, end, weak)


def _is_point(unit: str, count: int) -> bool:
    """Whether `count unit` can name a point: month 13, hour 30 or day 40 cannot. Readings as a length are left to the grammar."""
    limits = {
        "월": (1, 12),
        "일": (1, 31),
        "시": (0, 24),
        "분": (0, 59),
        "초": (0, 59),
        "분기": (1, 4),
        "사분기": (1, 4),
        "/4분기": (1, 4),
        "시즌": (1900, 2100),
        "학년도": (1900, 2100),
    }
    low, high = limits.get(unit, (1, 9999))
    return unit in POINT_UNITS and low <= count <= high


def _native(numeral: str, unit: str, start: int, end: int) -> Iterator[Atom]:
    value = VAGUE_COUNTS.get(numeral) or NATIVE.get(numeral)
    if unit == "시":
        if isinstance(value, int) and value <= 12 and numeral not in VAGUE_COUNTS:
            yield Atom(Kind.HOUR, value, start, end)
    elif (
        value is not None
        and (unit != "분" or numeral in VAGUE_COUNTS)
        and (unit not in ("년", "일") or numeral in VAGUE_COUNTS)
    ):
        yield Atom(Kind.SPAN, Length(SPAN_UNITS[unit], value), start, end, weak=numeral in VAGUE_COUNTS)


def _sino(numeral: str, unit: str, start: int, end: int) -> Iterator[Atom]:
    if unit == "월":
        month = SINO_MONTHS.get(numeral)
        if month is not None:
            yield Atom(Kind.MONTH, month, start, end, weak=True)
        return
    if any(character not in DIGIT_NAMES and character not in "십백천" for character in numeral):
        return
    value = parse_numeral(numeral)
    if isinstance(value, int) and value < 10_000:
        yield from _counted(str(value), unit, start, end, weak=len(numeral) == 1)


def _clock(written: str, half_day: str | None, start: int, end: int) -> Atom:
    hour, minute, second = (*(int(part) for part in written.split(":")), None, None)[:3]
    hour = hour or 0
    if half_day:
        hour = hour % 12 + (12 if half_day.strip()[0] in "pP" else 0)
    clock = Clock(hour, minute, second, settled=bool(half_day) or not 1 <= hour <= 12)
    return Atom(Kind.CLOCK if hour < 25 else Kind.NONE, clock, start, end)


def _full_year(last: str, first: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last[-2:])
