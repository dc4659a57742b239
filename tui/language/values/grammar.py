"""The grammar of dates as tables: which piece may stand after which, and patterns of what stands around them."""

from tui.document.patterns import compiled
from tui.language.values.patterns import listed, words
from tui.language.values.vocabulary import PARTS, Kind

START = Kind.NONE
YEARS = frozenset((Kind.YEAR, Kind.YEAR_OFFSET, Kind.NAMED_YEAR))
MONTHS = frozenset((Kind.MONTH, Kind.MONTH_OFFSET, Kind.NAMED_MONTH))
DAYS = frozenset((Kind.DATE, Kind.DAY, Kind.DAY_OFFSET, Kind.NAMED_DAY, Kind.HOLIDAY))
OPEN = frozenset((START, Kind.DIRECTION))
FOLLOWS: dict[Kind, frozenset[Kind]] = {
    Kind.DIRECTION: frozenset((START,)),
    Kind.LUNAR: OPEN | YEARS,
    Kind.DATE: OPEN,
    Kind.YEAR: OPEN,
    Kind.YEAR_OFFSET: frozenset((START,)),
    Kind.NAMED_YEAR: frozenset((START,)),
    Kind.DECADE: OPEN,
    Kind.CENTURY: OPEN,
    Kind.QUARTER: OPEN | YEARS,
    Kind.QUARTER_OFFSET: frozenset((START,)),
    Kind.HALF: OPEN | YEARS,
    Kind.SEASON: OPEN | YEARS,
    Kind.HOLIDAY: OPEN | YEARS | {Kind.LUNAR},
    Kind.MONTH: OPEN | YEARS | {Kind.LUNAR, Kind.WEEKDAY},
    Kind.MONTH_OFFSET: frozenset((START,)),
    Kind.NAMED_MONTH: frozenset((START,)) | YEARS,
    Kind.SAME_PERIOD: YEARS,
    Kind.WEEK_OFFSET: frozenset((START,)),
    Kind.WEEKEND: OPEN,
    Kind.ORDINAL: frozenset((START,)) | YEARS | MONTHS,
    Kind.DAY: OPEN | MONTHS | {Kind.LUNAR},
    Kind.DAY_OFFSET: frozenset((START,)),
    Kind.NAMED_DAY: frozenset((START,)),
    Kind.WEEKDAY: OPEN | DAYS | {Kind.WEEK_OFFSET, Kind.ORDINAL},
    Kind.DAYPART: OPEN | DAYS | {Kind.WEEKDAY, Kind.WEEKEND},
    Kind.CLOCK: OPEN | DAYS | {Kind.WEEKDAY, Kind.DAYPART},
    Kind.HOUR: OPEN | DAYS | {Kind.WEEKDAY, Kind.DAYPART},
    Kind.MINUTE: frozenset((Kind.HOUR,)),
    Kind.SECOND: frozenset((Kind.MINUTE,)),
    Kind.ZONE: frozenset((Kind.CLOCK, Kind.HOUR, Kind.MINUTE)),
    Kind.NOW: frozenset((START,)),
    Kind.PART: frozenset((START,)),
}
FIELDS = {
    Kind.YEAR_OFFSET: "year_offset",
    Kind.NAMED_YEAR: "named_year",
    Kind.DECADE: "decade",
    Kind.CENTURY: "century",
    Kind.QUARTER: "quarter",
    Kind.QUARTER_OFFSET: "quarter_offset",
    Kind.HALF: "half",
    Kind.SEASON: "season",
    Kind.MONTH: "month",
    Kind.MONTH_OFFSET: "month_offset",
    Kind.NAMED_MONTH: "named_month",
    Kind.WEEK_OFFSET: "week_offset",
    Kind.WEEKEND: "weekend",
    Kind.ORDINAL: "ordinal",
    Kind.DAY: "day",
    Kind.DAY_OFFSET: "day_offset",
    Kind.NAMED_DAY: "named_day",
    Kind.HOLIDAY: "holiday",
    Kind.WEEKDAY: "weekday",
    Kind.DAYPART: "daypart",
    Kind.HOUR: "hour",
    Kind.MINUTE: "minute",
    Kind.SECOND: "second",
    Kind.ZONE: "zone",
    Kind.LUNAR: "lunar",
}
TAKES_PART = YEARS | MONTHS | {Kind.WEEK_OFFSET, Kind.SEASON, Kind.DECADE, Kind.CENTURY, Kind.HALF, Kind.QUARTER}
LENGTH_OF = {Kind.YEAR: "year", Kind.DAY: "day", Kind.MINUTE: "minute", Kind.SECOND: "second"}

JOINS = frozenset(("", "의"))
FROM = frozenset(("부터", "~", "∼", "～", "-", "–", "에서", "로부터", "으로부터", "∼", "〜"))
AND = frozenset(("과", "와", "및"))
ANCHORS = frozenset(("부터", "로부터", "으로부터", "에서", "부터 최소", "로부터 최소", "으로부터 최소", "보다"))
PARTICLES = words(
    listed("""
    에 은 는 이 가 의 을 를 도 만 까지 부터 부로 로 으로 와 과 엔 이나 인 자 께 쯤 경 중 간 들 현재 이후 이전 전 후 당
    였 입 이었 보다 뿐 다 이면 이라 라 나 서 대비 말 초 기준 밤 낮 새벽 아침 저녁 오전 오후 사이 무렵 동안 이래 께서
""")
)
_OTHER_WORDS = words(
    listed("""
    대 나라 나무 가을 가량 이상 은행 의원 의회 도시 도로 로봇 한국 간부 간판 자회 자리 주민 전쟁 이름 인구 인천 중국
    경기 경찰 말레 초등 나간 나선 나온 나올 나타 나눠 나누 가장 가운데 가능 이용 이미 이른 인사 인상 인하 자유 자신 전체
    전국 전달 당선 당시자 중단 중앙
""")
)
BOUNDARY = compiled(rf"(?![가-힣])|(?={PARTICLES})(?!{_OTHER_WORDS})")
PART = compiled(rf"\s?(?P<part>{words(PARTS)})(?:{BOUNDARY.pattern})")
TAIL = compiled(r"\s?(?:경|쯤|께|무렵)(?![가-힣])|\s?(?:경|쯤|께|무렵)(?=[에이인의])")
WEEK = compiled(r"\s?주(?!의|요|일|식|민|택|가|주|도)(?:차(?!관|량))?")
ORDINAL_WEEKDAY = compiled(r"\s?주?\s?(?=[월화수목금토일]요일)")
HALF = compiled(r"\s?반(?=\s|내|이내|안|전|후|뒤|만|동안|간|$)")
SUFFIX = compiled(
    r"\s?(?P<suffix>이내|내|안|이전|전|이후|후|뒤|지나서)(?=에|까지|$|[\s.,'”\"의인엔]|부터|이다|이었|이[고며]|로|만|에서|쯤|$)"
)
DURING = compiled(
    r"\s?(?:간|마다|동안|만에|만이|만의|내내|째|여간|여|짜리|치|가량|정도|을?\s?(?:버[티텼텨]|견[디뎌뎠]|걸[리렸려린]))"
)
UNTIL = compiled(r"\s?까지")
BETWEEN_END = compiled(r"\s?(?:사이|까지)")
LEADING_ABOUT = compiled(r"(?<![가-힣])(?:거의|약|대략)\s?$")
BUSINESS = compiled(r"영업일(?:\s기준(?:으로)?)?\s$")
HALF_PAST = compiled(r"\s?반(?![가-힣])|\s?반(?=에|까지|부터|쯤|경|께|이|의)")
MINUTES_BEFORE = compiled(r"\s?전(?![가-힣])|\s?전(?=에|까지|부터)")
LATER_YEAR = compiled(r"(?:19|20)\d\d(?!\d)")
WEEKDAY_IN_BRACKETS = compiled(r"\s?\((?P<day>[월화수목금토일])(?:요일)?\)")
TERM = compiled(r"(?:징역|금고|유예|구류|형|기간|임기)\s?$")
"""Before the length of a sentence or an office."""
