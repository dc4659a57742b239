"""The patterns of amounts, built from the tables of numerals and units.

All are linear: no group repeats over a group that can match the same characters.
"""

import re

from tui.document.patterns import compiled
from tui.language.values.model import Bound
from tui.language.values.numerals import DIGITS, HANJA, MIXED, NATIVE_WORDS, SINO
from tui.language.values.patterns import listed, words
from tui.language.values.units import (
    COUNTERS,
    CURRENCIES,
    CURRENCY_SIGNS,
    DURATIONS,
    LABELS,
    MEASURES,
    NATIVE_COUNTERS,
    PERCENTAGES,
    SPACED_MEASURES,
    SUBUNITS,
)

LEADING_BOUNDS = {
    **dict.fromkeys(("최대", "최고", "최장", "많아야", "많게는"), Bound.AT_MOST),
    **dict.fromkeys(("최소", "최저", "최단", "적어도", "적게는", "최소한"), Bound.AT_LEAST),
    **dict.fromkeys(("약", "대략", "거의", "어림잡아"), Bound.ABOUT),
}
TRAILING_BOUNDS = {
    **dict.fromkeys(("이상",), Bound.AT_LEAST),
    **dict.fromkeys(("이하", "이내", "한도"), Bound.AT_MOST),
    **dict.fromkeys(("초과", "넘게"), Bound.MORE_THAN),
    **dict.fromkeys(("미만", "아래"), Bound.LESS_THAN),
    **dict.fromkeys(("안팎", "정도", "가량", "내외", "수준", "쯤", "남짓", "가까이", "여"), Bound.ABOUT),
}
NEGATIVE_SIGNS = frozenset(("영하", "마이너스", "-", "−"))
SCALES = ("영하", "영상", "섭씨", "화씨", "시속", "초속", "분속", "마이너스")

UNITS: dict[str, str] = {
    **{unit: unit for unit in (*MEASURES, *SPACED_MEASURES, *COUNTERS, *DURATIONS)},
    **CURRENCIES,
    **PERCENTAGES,
}
UNIT_BY_COMPACT = {unit.replace(" ", ""): code for unit, code in UNITS.items()}
LABEL_SET = frozenset(label.replace(" ", "") for label in LABELS)

PARTICLES = words(
    listed("""
    이 가 은 는 을 를 의 에 와 과 도 만 로 으로 까지 부터 보다 씩 당 짜리 간 동안 여 쯤 정도 가량 안팎 내외 남짓 대 들
    중 전 후 뒤 치 밖 내 마다 서 조차 라 란 뿐 넘 했 한 하 된 됐 다 인 입 였 나 반 수준 규모 상당 어치 급 때 어 연속 차
    가까이 꼴 쪽 선 분량 지 든 고 모두 미만 초과
""")
)
# After a Hangul unit: no more of its own word but particles and the like; not the `의` of a fraction.
_WORD_END = rf"(?![가-힣])|(?!의\s?\d)(?={PARTICLES})"
_LATIN_UNITS = words(unit for unit in UNITS if not "가" <= unit[-1] <= "힣")
_HANGUL_UNITS = words([*(unit for unit in UNITS if "가" <= unit[-1] <= "힣"), *LABELS, *SUBUNITS])
_WORD_UNITS = words([*CURRENCIES, *SUBUNITS, *PERCENTAGES, *MEASURES, *SPACED_MEASURES, *COUNTERS, *DURATIONS])

NUMERAL = compiled(
    rf"(?P<digits>{MIXED})"
    rf"|(?<![가-힣])(?:(?P<native>{NATIVE_WORDS})(?=\s?{words(NATIVE_COUNTERS)})"
    rf"|(?P<sino>(?:{SINO}))(?=여?\s?{_WORD_UNITS})|(?P<half>반)(?=\s{words(MEASURES)}))"
    rf"|(?P<hanja>{HANJA})(?=[명원개회년월일名人円弗%])"
)
AFTER = compiled(rf"(?P<some>\s?여\s?)?(?P<gap>\s?)(?P<unit>{_HANGUL_UNITS}(?:{_WORD_END})|{_LATIN_UNITS}(?![A-Za-z]))")
TRAILING = compiled(rf"(?:\s?(?!여)|(?=여(?=[^가-힣]|만|간|의|$)))(?P<bound>{words(TRAILING_BOUNDS)})")
SEPARATOR = compiled(r"\s?[~∼～〜]\s?|\s[-–—]\s|[-–—]|\s?내지\s?|(?:에서|부터)\s|,\s?(?=\d{1,2}(?![\d,]))")
HALF_MORE = compiled(r"\s반(?![가-힣])|\s?반(?=[을이은의만]?\s|만에|만의|만이|간|여|동안|짜리|[.,)]|내|$)")
BEFORE = compiled(
    rf"(?:(?<![가-힣])(?P<bound>{words(LEADING_BOUNDS)})\s?)?(?:(?P<scale>{words(SCALES)})\s?)?(?P<sign>[-−+±])?$"
)
ENDS_OF_LEADING_WORDS = frozenset(word[-1] for word in (*LEADING_BOUNDS, *SCALES)) | frozenset("-−+±")
SIGN_BEFORE = compiled(rf"(?<![A-Za-z])(?P<sign>{'|'.join(map(re.escape, CURRENCY_SIGNS))})\s?$")
_OUTCOME = words(
    listed("""
    승 패 무승부 비겨 비긴 비겼 역전 완승 신승 대승 완패 석패 앞섰 앞서 뒤졌 뒤지 뒤진 리드 동점 이겼 이기 이겨 이긴 꺾
    제압 눌렀 눌러 졌 물리 스코어 끝 마쳤 마무
""")
)
SCORE = compiled(
    r"(?P<a>\d{1,3}(?:\.\d)?)(?:(?<!\.\d)\s?(?P<mark>[-–:])\s?|\s?대\s?)(?P<b>\d{1,3})(?![\d%:~-]|[.,]\d)"
    rf"(?(mark)(?=(?:\([^()]{{0,60}}\))?(?:으?로|의)?\s?(?:[가-힣]+\s)?(?:{_OUTCOME})|으?로(?:[\s,]|$)|(?<=[-–:]\d)(?:에서|으?로|까지)|(?<=:\d)[이가])|(?=으?로|의|이[었다]|까지|\s|[.,)'’”\"]|$))"
)
AGE = compiled(
    r"\s?\((?:[남여]\s?[·,]\s?)?(?P<age>\d{1,3})(?=\)(?P<called>\s?(?:씨|군|양)(?![가-힣])|\s?(?:씨|군|양)(?=[는은이가를을의에와과]))?|세?\s?[·,]\s?[가-힣A-Za-z][^()]{0,20}\))"
)
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방현함변염여추"
)
NOT_A_NUMERAL = compiled(
    r"만원\s(?:관중|버스|사례)|한번|만점|만세|만기|만회|만대|천대|천도|백기|백표|백인|천인|만인|백주|천주|만장|천장|백동|백판|백자|천석|만석|만병|만조"
)
AGAIN = compiled(r"(?:다시|또|또다시)\s$")
DAYS = compiled(
    r"(?<![가-힣])(?:(?P<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘)"
    r"(?!\s?(?:째|날|[전뒤후](?![가-힣])|[전뒤후][에의인]))(?![가-힣])"
    rf"|(?P<before>이틀|사흘|나흘|닷새|엿새|열흘)(?={PARTICLES})(?!째|날|치|[전뒤후](?![가-힣])|[전뒤후][에의인]))"
)
"""Lengths in days by their native names; `이레` and its like only as a whole word."""
DAY_WORDS = dict(
    zip(("이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘"), range(2, 11), strict=True)
)
SMALLER = {"년": ("개월", 12), "시간": ("분", 60), "분": ("초", 60)}
"""Units of time and the next smaller one, with how many of it they have."""
SMALLER_UNIT = compiled(
    r"\s?(?P<count>\d{1,2})\s?(?P<unit>개월|분|초)(?![가-힣])|\s?(?P<close>\d{1,2})\s?(?P<before>개월|분|초)"
    rf"(?={PARTICLES})"
)
MANY = compiled(r"[십백천만억]$")
SET = compiled(r"(?P<a>\d{1,3})-(?P<b>\d{1,3})")
SETS = compiled(r"\d{1,3}-\d{1,3}(?:,\s?\d{1,3}-\d{1,3})*\)")
"""The rest of a bracket that lists the scores of sets."""
RESULT_BEFORE = compiled(r"(?:승|패|무승부|승리|패배|경기|대결|[-:]\d{1,3}(?:으?로)?)\s?$")
EXAMINATIONS = compiled(r"(?:고시|시험|행시|사시|외시|총회|대회|올림픽|국회|임시회|정기회)\s?(?:제\s?)?$")
"""Before a number with `회` that says which one."""
LANES = compiled(r"(?:편도|왕복)\s?$")
SUBUNIT = compiled(rf"(?P<numeral>{DIGITS}|{SINO})\s?(?P<unit>{words(SUBUNITS)})")
NAME_AND_TITLE = compiled(r"(?<![가-힣])(?P<name>[가-힣]{3})\s[가-힣]{2,6}\s?$")
_RELATIVES = words(
    listed("""
    경비원 직원 운전자 운전기사 주민 할머니 할아버지 학생 선원 승객 작업자 근로자 노동자 인부 피의자 피해자 용의자
    딸 아들 남편 부인 아내 어머니 아버지 동생 누나 언니 오빠 모친 부친 남성 여성
""")
)
NAME_BEFORE = compiled(
    rf"(?P<relative>{_RELATIVES})$|(?<![가-힣A-Z])(?P<short>[가-힣A-Z])\s?(?:모\s?씨?|씨|군|양|여인)\s?$"
    r"|(?<![가-힣])(?P<name>[가-힣]{2,6})\s?$|(?<![가-힣A-Za-z])(?P<letter>[A-Z])$"
)
MULTIPLIER = compiled(r"(?<=\d)[십백천]*[만억조경]$|(?<=\d)[십백천]+$")
DEGREE = compiled(r"\s도(?![가-힣])")
_ERA_NAMES = words(
    listed("""
    태조 정종 태종 세종 문종 단종 세조 예종 성종 연산군 중종 인종 명종 선조 광해군 인조 효종 현종 숙종 경종 영조 정조
    순조 헌종 철종 고종 순종 광무 융희 단기 서기 기원전 쇼와 헤이세이 레이와 메이지 다이쇼 주체
""")
)
ERAS = compiled(rf"{_ERA_NAMES}\s?(?:대왕|임금|왕)?\s?$")
COURTS = compiled(r"(?:행정|형사|민사|특별|가사|수사|합의|항소)\s?$")
_MONARCH_NAMES = words(
    listed("""
    엘리자베스 찰스 헨리 조지 에드워드 제임스 윌리엄 루이 나폴레옹 빌헬름 프리드리히 니콜라이 알렉산드르 바오로 베네딕토
    요한 필리프 카를로스 펠리페 압둘라 람세스 라마 레오폴드 재벌 교포 동포 이민 창업 오너 주니어
""")
)
MONARCHS = compiled(rf"{_MONARCH_NAMES}\s?$")
"""Names before an ordinal `2세`: monarchs, and the generations of families and emigrants."""
PLACES = frozenset(
    listed("""
    한국 인도 이란 이라크 이집트 이탈리아 조지아 우루과이 홍콩 인도네시아 마카오 오만 남한 서울 인천 강원 전남 전북 경남
    경북 충남
""")
)
"""Places that begin like a surname; a number in brackets after them is no age."""
AGE_GROUPS = compiled(r"[1-8]0[2-9]0세대")
"""`2030세대`: people in their twenties and thirties."""
HALVES = compiled(r"(?:전반|후반|연장)\s?$")
"""Before a minute of a match."""
AGE_AND_MORE = compiled(r"\s?\(\d{2}\s?[·,]\s?(?:여|남|구속|불구속|가명|사진|본명|무직|회사원|자영업)")
AGE_AFTER_NAME = compiled(r"(?<=[가-힣][· ])(?P<age>\d{1,2})(?=\))")
OUTS = compiled(r"\s?(?:[123][\d,]*루|만루|주자|상황|후(?![가-힣]))")
"""After the outs of an inning: `2사 만루`."""
SOME_INSIDE = compiled(r"(?<=[\d십백천])여(?=[십백천만억조])")
