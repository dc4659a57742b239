from decimal import Decimal

import pytest

from tui.document.span import Span
from tui.language.facts.wording import date_words, fact_line, number_words
from tui.language.model import Alias, Amount, Date, Event, Person, Quote, Role, Stance
from tui.translation import use_language

HERE = Span(0, 1)
LINES = [
    (
        Role(sentence=HERE, person="한수민", title="대표", org="가온전자"),
        "한수민 가온전자 대표",
        "한수민 가온전자 대표",
    ),
    (
        Quote(sentence=HERE, text="곧\n연다", speaker="한수민", stance=Stance.PROMISED),
        "한수민 (약속): “곧 연다”",
        "한수민 (promised): “곧 연다”",
    ),
    (Quote(sentence=HERE, text="곧 연다"), "말한 이 모름: “곧 연다”", "speaker not named: “곧 연다”"),
    (
        Amount(sentence=HERE, text="3억원", value=300000000, unit="KRW"),
        "3억원 = 300,000,000 KRW",
        "3억원 = 300,000,000 KRW",
    ),
    (
        Amount(sentence=HERE, text="12.5%", value=Decimal("12.5"), unit="%", measure="점유율"),
        "점유율: 12.5%",
        "점유율: 12.5%",
    ),
    (Amount(sentence=HERE, text="서너 명", value=(3, 4), unit="명"), "서너 명 = 3–4 명", "서너 명 = 3–4 명"),
    (Date(sentence=HERE, text="지난달 말", value="2025-08"), "지난달 말 = 2025년 8월", "지난달 말 = 2025-08"),
    (Date(sentence=HERE, text="2일", value="XXXX-XX-02"), "2일 = XXXX-XX-02", "2일 = XXXX-XX-02"),
    (Alias(sentence=HERE, short="가전", long="가온전자"), "가전 = 가온전자", "가전 = 가온전자"),
    (
        Person(sentence=HERE, name="한수민", mentions=("한",), titles=("대표",), count=3),
        "한수민 (대표) · ‘한’로도 · 3회",
        "한수민 (대표) · also “한” · 3 times",
    ),
    (Person(sentence=HERE, name="한수민", count=1), "한수민 · 1회", "한수민 · once"),
    (
        Event(sentence=HERE, predicate="만나다", participants=("한수민", "오세린"), place="부산"),
        "한수민·오세린: 만나다 (부산)",
        "한수민·오세린: 만나다 (부산)",
    ),
]


@pytest.fixture(autouse=True)
def _language():
    yield
    use_language(None)


@pytest.mark.parametrize(("fact", "korean", "english"), LINES)
def test_one_line_for_each_kind(fact, korean, english):
    use_language("ko")
    assert fact_line(fact) == korean
    use_language("en")
    assert fact_line(fact) == english


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("199X", "1990년대"),
        ("17XX", "18세기"),
        ("2025-Q3", "2025년 3분기"),
        ("2025-H2", "2025년 하반기"),
        ("2025-W40", "2025년 40주"),
        ("2025-10-01T14", "2025년 10월 1일 14:00"),
        ("2020-03/2020-05", "2020년 3월 – 2020년 5월"),
        ("nonsense", "nonsense"),
    ],
)
def test_dates_in_words(value, words):
    use_language("ko")
    assert date_words(value) == words


def test_numbers_never_show_an_exponent():
    assert number_words(Decimal("1E+12")) == "1,000,000,000,000"
    assert number_words(Decimal("0.250")) == "0.25"


@pytest.mark.parametrize(
    ("value", "words"), [("17XX", "18th century"), ("20XX", "21st century"), ("11XX", "12th century")]
)
def test_centuries_in_english(value, words):
    use_language("en")
    assert date_words(value) == words
