"""The words that place something on the calendar or clock: one table, from which the lexer is built.

A space in a word may be left out in the text (`다음 주`, `다음주`). Offsets count from the reference: 어제 -1, 내년 +1; `named`
offsets count from the day, month or year that the text spoke of last: 이날 0, 전날 -1, 이듬해 +1.
"""

from enum import StrEnum

from tui.language.values.model import Direction
from tui.language.values.patterns import listed


class Kind(StrEnum):
    """What one piece of a date expression gives."""

    DATE = "date"
    YEAR = "year"
    YEAR_OFFSET = "year offset"
    NAMED_YEAR = "named year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    QUARTER_OFFSET = "quarter offset"
    HALF = "half"
    SEASON = "season"
    MONTH = "month"
    MONTH_OFFSET = "month offset"
    NAMED_MONTH = "named month"
    WEEK_OFFSET = "week offset"
    WEEKEND = "weekend"
    WEEK = "week"
    ORDINAL = "ordinal"
    DAY = "day"
    DAY_OFFSET = "day offset"
    NAMED_DAY = "named day"
    HOLIDAY = "holiday"
    WEEKDAY = "weekday"
    PART = "part"
    DAYPART = "daypart"
    CLOCK = "clock"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    ZONE = "zone"
    NOW = "now"
    SAME_PERIOD = "same period"
    DIRECTION = "direction"
    SPAN = "span"
    LUNAR = "lunar"
    NONE = "none"


_PREFIXES: dict[str, int] = {
    **dict.fromkeys(("지난", "저번"), -1),
    "이번": 0,
    **dict.fromkeys(("다음", "오는", "다가오는"), 1),
    "지지난": -2,
    "저저번": -2,
    "다다음": 2,
}


def _cycle(kind: Kind, *units: str) -> dict[str, tuple[Kind, object]]:
    return {f"{prefix} {unit}": (kind, offset) for prefix, offset in _PREFIXES.items() for unit in units}


def _all(kind: Kind, value: object, *words: str) -> dict[str, tuple[Kind, object]]:
    return dict.fromkeys(words, (kind, value))


WORDS: dict[str, tuple[Kind, object]] = {
    **_cycle(Kind.WEEK_OFFSET, "주"),
    **_cycle(Kind.MONTH_OFFSET, "달"),
    **_cycle(Kind.YEAR_OFFSET, "해"),
    **_cycle(Kind.QUARTER_OFFSET, "분기"),
    **_cycle(Kind.WEEKEND, "주말"),
    **_all(Kind.WEEK_OFFSET, 0, "이_주", "금주", "이번 한 주"),
    **_all(Kind.WEEK_OFFSET, 1, "차주", "다가올 주"),
    **_all(Kind.WEEK_OFFSET, 1, "내주"),
    **_all(Kind.WEEKEND, 0, "금주 말", "이 주말", "주말"),
    **_all(Kind.WEEKEND, 1, "내주 말"),
    **_all(Kind.MONTH_OFFSET, 0, "이달", "이 달", "금월", "당월", "이번 한 달"),
    **_all(Kind.MONTH_OFFSET, 1, "내달"),
    **_all(Kind.QUARTER_OFFSET, 0, "금분기"),
    **_all(Kind.NAMED_MONTH, 0, "같은 달", "그달", "그 달", "동월"),
    **_all(Kind.NAMED_MONTH, -1, "전월"),
    **_all(Kind.NAMED_MONTH, 1, "이듬달", "익월"),
    **_all(
        Kind.YEAR_OFFSET,
        0,
        "올해",
        "올 해",
        "금년",
        "올 한 해",
        "올 한해",
        "금년도",
        "올해년도",
        "이번 한 해",
        "올 시즌",
        "연내",
    ),
    **_all(Kind.YEAR_OFFSET, -1, "작년", "지난해", "거년", "작년도", "지난 한 해", "지난 한해", "전 해"),
    **_all(Kind.YEAR_OFFSET, -2, "재작년", "지지난해", "그러께"),
    **_all(Kind.YEAR_OFFSET, 1, "내년", "명년", "내년도", "새해"),
    **_all(Kind.YEAR_OFFSET, 2, "내후년", "후년"),
    **_all(Kind.NAMED_YEAR, 0, "그해", "그 해", "같은 해", "당해", "동년"),
    **_all(Kind.NAMED_YEAR, -1, "전년", "전년도", "직전 연도"),
    **_all(Kind.NAMED_YEAR, 1, "다음 해", "이듬해", "그 이듬해", "그다음 해", "익년"),
    **_all(Kind.QUARTER_OFFSET, -1, "전분기", "직전 분기", "전 분기"),
    **_all(Kind.DAY_OFFSET, 0, "오늘", "금일"),
    **_all(Kind.DAY_OFFSET, -1, "어제", "어저께", "작일"),
    **_all(Kind.DAY_OFFSET, -2, "그제", "그저께", "엊그제", "엊그저께", "엊그재", "그그제"),
    **_all(Kind.DAY_OFFSET, -3, "그끄제", "그끄저께"),
    **_all(Kind.DAY_OFFSET, 1, "내일", "명일", "낼"),
    **_all(Kind.DAY_OFFSET, 2, "모레", "내일 모레", "낼모레", "명후일"),
    **_all(Kind.DAY_OFFSET, 3, "글피"),
    **_all(Kind.DAY_OFFSET, 4, "그글피"),
    **_all(Kind.NAMED_DAY, 0, "이날", "이 날", "그날", "그 날", "같은 날", "당일", "동일자"),
    **_all(Kind.NAMED_DAY, -1, "전날", "전일", "그 전날", "지난 날", "바로 전날"),
    **_all(Kind.NAMED_DAY, 1, "다음날", "다음 날", "그 다음날", "그다음 날", "그 다음 날", "이튿날", "익일", "이틑날"),
    **_all(Kind.HALF, 1, "상반기", "전반기"),
    **_all(Kind.HALF, 2, "하반기", "후반기"),
    **_all(Kind.SEASON, "spring", "봄", "봄철"),
    **_all(Kind.SEASON, "summer", "여름", "여름철"),
    **_all(Kind.SEASON, "autumn", "가을", "가을철"),
    **_all(Kind.SEASON, "winter", "겨울", "겨울철"),
    **{
        f"{name}{suffix}": (Kind.WEEKDAY, index)
        for index, name in enumerate("월화수목금토일")
        for suffix in ("요일", "욜")
    },
    **_all(Kind.ORDINAL, -1, "마지막"),
    **_all(Kind.DAYPART, "am", "오전", "상오"),
    **_all(Kind.DAYPART, "pm", "오후", "하오"),
    **_all(Kind.DAYPART, "dawn", "새벽", "이른 새벽"),
    **_all(Kind.DAYPART, "morning", "아침", "이른 아침"),
    **_all(Kind.DAYPART, "noontime", "점심", "낮", "한낮", "대낮", "점심시간"),
    **_all(Kind.DAYPART, "evening", "저녁", "초저녁"),
    **_all(Kind.DAYPART, "night", "밤", "한밤", "심야", "늦은 밤", "한밤중"),
    **_all(Kind.CLOCK, (12,), "정오"),
    **_all(Kind.CLOCK, (0,), "자정"),
    **_all(Kind.NOW, 0, "지금", "방금", "이제", "막"),
    **_all(Kind.SAME_PERIOD, 0, "동기", "같은 기간", "동기간"),
    **_all(Kind.PART, "year early", "연초"),
    **_all(Kind.PART, "year late", "연말", "세밑"),
    **_all(Kind.PART, "month early", "월초"),
    **_all(Kind.PART, "month late", "월말"),
    **_all(Kind.LUNAR, True, "음력"),
    **_all(Kind.LUNAR, False, "양력"),
    **_all(Kind.DIRECTION, Direction.LAST, "지난", "저번"),
    **_all(Kind.DIRECTION, Direction.THIS, "이번"),
    **_all(Kind.DIRECTION, Direction.NEXT, "다음"),
    **_all(Kind.DIRECTION, Direction.COMING, "오는", "다가오는", "돌아오는", "앞으로", "향후", "다가올"),
}

NIGHT_WORDS: dict[str, tuple[int, str]] = {
    "어젯밤": (-1, "night"),
    "간밤": (-1, "night"),
    "지난밤": (-1, "night"),
    "엊저녁": (-1, "evening"),
}

SOLAR_HOLIDAYS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("신정", "새해 첫날", "새해 첫 날", "양력설"), (1, 1)),
    **dict.fromkeys(("밸런타인데이", "밸런타인 데이", "발렌타인데이", "발렌타인 데이"), (2, 14)),
    **dict.fromkeys(("삼일절", "3·1절", "3.1절", "3ㆍ1절"), (3, 1)),
    **dict.fromkeys(("화이트데이", "화이트 데이"), (3, 14)),
    "만우절": (4, 1),
    "식목일": (4, 5),
    **dict.fromkeys(("근로자의 날", "노동절", "메이데이"), (5, 1)),
    "어린이날": (5, 5),
    "어버이날": (5, 8),
    "스승의 날": (5, 15),
    "현충일": (6, 6),
    "제헌절": (7, 17),
    "광복절": (8, 15),
    "국군의 날": (10, 1),
    "개천절": (10, 3),
    "한글날": (10, 9),
    **dict.fromkeys(("핼러윈", "할로윈", "핼러윈데이", "할로윈데이"), (10, 31)),
    **dict.fromkeys(("빼빼로데이", "농업인의 날"), (11, 11)),
    **dict.fromkeys(("크리스마스이브", "크리스마스 이브", "성탄 전야", "성탄절 전야", "성탄전야"), (12, 24)),
    **dict.fromkeys(("크리스마스", "성탄절", "성탄"), (12, 25)),
    **dict.fromkeys(("제야",), (12, 31)),
}
LUNAR_HOLIDAYS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("설날", "설", "구정", "음력설", "설 연휴", "설 명절"), (1, 1)),
    **dict.fromkeys(("정월대보름", "정월 대보름", "대보름"), (1, 15)),
    **dict.fromkeys(("부처님오신날", "부처님 오신 날", "석가탄신일", "초파일"), (4, 8)),
    **dict.fromkeys(("단오", "단옷날"), (5, 5)),
    "칠석": (7, 7),
    **dict.fromkeys(("추석", "한가위", "중추절", "추석 연휴", "추석 명절"), (8, 15)),
}
MOVABLE_HOLIDAYS = {
    **dict.fromkeys(("추수감사절",), "thanksgiving"),
    **dict.fromkeys(("블랙프라이데이", "블랙 프라이데이"), "black friday"),
    **dict.fromkeys(("사이버먼데이", "사이버 먼데이"), "cyber monday"),
    **dict.fromkeys(("부활절", "부활주일"), "easter"),
}
HOLIDAYS = frozenset((*SOLAR_HOLIDAYS, *LUNAR_HOLIDAYS, *MOVABLE_HOLIDAYS))

DAY_SPANS = {
    **dict(
        zip(
            listed("""
    하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘
"""),
            range(1, 11),
            strict=True,
        )
    ),
    "보름": 15,
    "일주일": 7,
    "열하루": 11,
    "스무날": 20,
}
PARTS: dict[str, str] = {
    **dict.fromkeys(("초", "초반", "초순", "상순", "연초", "월초", "초입"), "early"),
    **dict.fromkeys(("중순", "중반", "중엽"), "middle"),
    **dict.fromkeys(("말", "후반", "하순", "연말", "월말", "말엽", "막바지", "세밑"), "late"),
}
ZONES = {
    "UTC": 0,
    "GMT": 0,
    "KST": 9,
    "JST": 9,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "BST": 1,
    "MSK": 3,
}
SINO_MONTHS = {
    **{
        name: i
        for i, name in enumerate(
            listed("""
    일 이 삼 사 오 유 칠 팔 구 시 십일 십이
"""),
            1,
        )
    },
    "정": 1,
    "육": 6,
    "십": 10,
}
