"""What holds for any text: spans lie inside, values parse, nothing raises, time grows with length."""

import random
import time
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.language.model import Amount
from tui.language.values.formatting import format_number, is_date_value, parse_number
from tui.language.values.reading import read_line
from tui.language.values.vocabulary import HOLIDAYS, WORDS

MARKS = """
0 1 3 12 31 99 2024 9999 1,234 0.5 .5 년 월 일 시 분 초 주 달 개월 시간 명 원 % 만 억 조 천 백 여 약 최대 이상 전 후 뒤 이내
안 반 부터 까지 에서 사이 ~ - : / . , ( ) “ ” " 와 의 에 은 는 이 가 한 두 세 스물 서너 이십 제 째 간 동안 말 초 중순 억원 달러 $
"""
PIECES = [*(word.replace("_", " ") for word in WORDS), *HOLIDAYS, *MARKS.split(), " ", " ", "\n"]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
REFERENCES = st.one_of(st.none(), st.dates(), st.datetimes())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, REFERENCES, st.booleans())
def test_any_text_gives_values_that_lie_inside_it_and_parse(text, reference, news):
    for fact in read_line(text, reference, news=news):
        assert 0 <= fact.sentence.start < fact.sentence.end <= len(text)
        assert fact.sentence.of(text) == fact.text
        if isinstance(fact, Amount):
            for value in fact.value if isinstance(fact.value, tuple) else (fact.value,):
                assert parse_number(format_number(value)) == value
        else:
            assert is_date_value(fact.value)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_day_written_out_is_read_as_itself(day):
    for text in (f"{day.year}년 {day.month}월 {day.day}일", day.isoformat(), f"{day.year}.{day.month}.{day.day}"):
        [fact] = read_line(text, date(2024, 5, 14))
        assert fact.value == day.isoformat()


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))
def test_a_moment_written_out_is_read_as_itself(moment):
    half = "오후" if moment.hour >= 12 else "오전"
    text = f"{moment.year}년 {moment.month}월 {moment.day}일 {half} {moment.hour % 12 or 12}시 {moment.minute}분"
    [fact] = read_line(text, date(2024, 5, 14))
    assert fact.value == moment.isoformat()[:16]


@given(st.integers(1, 10**17))
def test_an_amount_of_money_is_exact(won):
    [fact] = read_line(f"{won:,}원", None)
    assert fact.value == won


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "만",
        "일",
        "이만 ",
        "3월 ",
        "지난 ",
        "2024년 3월 ",
        "한두 ",
        "5~",
        "3-2",
        "1억 ",
        "오전 ",
        "(",
        '"',
        "제",
        "十",
        "1.",
        "1:1",
    ],
)
def test_time_grows_with_the_length_of_hostile_text(unit):
    """A quadratic pattern would take some 100 times as long for 10 times the text; 40 leaves room for a busy machine."""

    def seconds(size):
        text = (unit * size)[:size]
        start = time.process_time()
        read_line(text, date(2024, 5, 14), news=True)
        return time.process_time() - start

    small = min(seconds(2_000) for _ in range(3))
    assert seconds(20_000) < 40 * max(small, 0.002)


def test_noise_of_all_planes_does_not_raise():
    chance = random.Random(7)
    for _ in range(200):
        text = "".join(
            chr(chance.choice((chance.randrange(32, 0x3000), chance.randrange(0xAC00, 0xD7A4)))) for _ in range(300)
        )
        read_line(text, date(2024, 5, 14), news=chance.random() < 0.5)
