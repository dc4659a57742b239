"""Korean numerals: digits, mixed `3조2000억`, Sino-Korean `이천오백`, native `스물두`, ranges `서너`, Chinese characters.

A numeral has one value, or a low and a high one where the word itself is a range. Values are exact: int, or Decimal where
there is a fraction.
"""

from decimal import Decimal

from tui.document.patterns import compiled
from tui.language.model import Number
from tui.language.values.patterns import words

DIGIT_NAMES = {
    **dict(zip("영일이삼사오육칠팔구", range(10), strict=True)),
    "공": 0,
    "륙": 6,
    "유": 6,
    "시": 10,
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    "〇": 0,
    "零": 0,
}
SMALL_MULTIPLIERS = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
LARGE_MULTIPLIERS = {
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "경": 10**16,
    "萬": 10**4,
    "万": 10**4,
    "億": 10**8,
    "兆": 10**12,
}

_UNITS = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE: dict[str, int] = {
    **{tens + unit: 10 * i + j for i, tens in enumerate(_TENS) for j, unit in enumerate(_UNITS) if tens + unit},
    "하나": 1,
    "둘": 2,
    "셋": 3,
    "넷": 4,
    "석": 3,
    "서": 3,
    "넉": 4,
    "너": 4,
    "닷": 5,
    "엿": 6,
    "스무": 20,
}
NATIVE_RANGES: dict[str, tuple[int, int]] = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "두어": (2, 3),
    "서너": (3, 4),
    "너댓": (4, 5),
    "네댓": (4, 5),
    "너덧": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "대엿": (5, 6),
    "예닐곱": (6, 7),
    "일고여덟": (7, 8),
    "여덟아홉": (8, 9),
    "엳아홉": (8, 9),
}
ORDINALS: dict[str, int] = {
    "첫": 1,
    "첫째": 1,
    "둘째": 2,
    "셋째": 3,
    "넷째": 4,
    **{name + "째": NATIVE[name] for name in ("다섯", "여섯", "일곱", "여덟", "아홉", "열")},
    **{name + " 번 째": NATIVE[name] for name in ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")},
    "첫 번 째": 1,
}

SOME = "여"
"""`30여만`: somewhat more; the value is that of the numeral without it."""
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
# 조 and 경 begin other words too (`24경기`, `3조각`): as multipliers they stand before money, digits or the end of the word.
_LARGE = r"(?:[만억]|[조경](?=[^가-힣]|$|원|달러|엔|유로|위안|파운드|루블|동|대|여|[십백천]))"
_BEFORE_UNIT = r"(?=\s?(?:달러|원|유로|엔|위안|파운드|명|톤|개|대))"
MIXED = (
    rf"{DIGITS}"
    rf"(?:(?:\s(?=[십백천]?{_LARGE}{_BEFORE_UNIT})|여)?[십백천]*여?{_LARGE}|[십백천]+)?"
    rf"(?:\s?{DIGITS}여?[십백천]*여?{_LARGE}|\s?{DIGITS}[십백천]+|(?<=[만억조경])\s?[십백천]{{1,2}}(?={_LARGE})"
    rf"|(?<=[십백천만억조경])(?:\d+(?:,\d{{3}})*|\s\d{{1,2}},\d{{3}}|\s\d{{3,4}}(?!\d))){{0,8}}"
)
SINO = (
    r"영점[영공일이삼사오육칠팔구]{1,9}|[일이삼사오육륙칠팔구십백천만억조]{1,20}(?:\s[일이삼사오육칠팔구십백천만]{1,10}){0,4}"
    r"(?:점[영공일이삼사오육칠팔구]{1,9})?"
)
HANJA = "[〇一二三四五六七八九十百千萬万億兆]{1,16}"
NATIVE_WORDS = words([*NATIVE_RANGES, *NATIVE])

_SOME_INSIDE = compiled(rf"(?<=[\d십백천]){SOME}(?=[십백천만억조])")
_PIECE = compiled(rf"{DIGITS}|[{''.join(DIGIT_NAMES)}]|[{''.join(SMALL_MULTIPLIERS)}]|[{''.join(LARGE_MULTIPLIERS)}]")


def number(value: Decimal) -> Number:
    """An int where `value` is whole, otherwise the Decimal itself."""
    whole = int(value)
    return whole if whole == value else value


def parse_numeral(text: str) -> Number | tuple[Number, Number]:
    """The value of a numeral in any of the notations, or its low and high value. Raises ValueError where there is none."""
    compact = _SOME_INSIDE.sub("", text.replace(" ", ""))
    if compact.isascii():
        return _plain(compact)
    if compact in NATIVE:
        return NATIVE[compact]
    if compact in NATIVE_RANGES:
        return NATIVE_RANGES[compact]
    whole, point, fraction = compact.partition("점")
    value = _composed(whole)
    if point:
        value += Decimal("0." + "".join(str(DIGIT_NAMES[digit]) for digit in fraction))
    return number(value)


def _plain(text: str) -> Number:
    digits = text.replace(",", "")
    try:
        return int(digits) if "." not in digits else Decimal(digits)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"not a numeral: {text!r}") from error


def _composed(text: str) -> Decimal:
    """Sections of up to four places, each with its large multiplier: `3조2000억`, `이만칠천`, `이공이사` (digit by digit)."""
    total, section = Decimal(0), Decimal(0)
    pending: Decimal | None = None
    position = 0
    for piece in _PIECE.finditer(text):
        if piece.start() != position:
            raise ValueError(f"not a numeral: {text!r}")
        position = piece.end()
        token = piece[0]
        if token in SMALL_MULTIPLIERS:
            section += (Decimal(1) if pending is None else pending) * SMALL_MULTIPLIERS[token]
            pending = None
        elif token in LARGE_MULTIPLIERS:
            section += pending or 0
            total += (section or 1) * LARGE_MULTIPLIERS[token]
            section, pending = Decimal(0), None
        elif token in DIGIT_NAMES:
            pending = DIGIT_NAMES[token] + (10 * pending if pending is not None else Decimal(0))
        else:
            pending = Decimal(token.replace(",", ""))
    if position != len(text) or not text:
        raise ValueError(f"not a numeral: {text!r}")
    return total + section + (pending or 0)
