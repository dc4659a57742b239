"""Dates as they are said and as news writes them; the cases stand in `said.txt` and `news.txt`."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tui.language.values.article_dates import SentenceText, resolve_dates
from tui.language.values.context import reference_context
from tui.language.values.dates import find_expressions
from tui.language.values.resolution import resolve


def cases(name):
    reference = None
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            reference = line[1:].strip()
        elif line and not line.startswith("#"):
            text, _, expected = line.rpartition(" | ")
            yield pytest.param(reference, text, expected, id=text)


@pytest.mark.parametrize(("reference", "text", "value"), cases("said.txt"))
def test_a_line_that_is_said_has_this_value(reference, text, value):
    moment = datetime.fromisoformat(reference) if "T" in reference else date.fromisoformat(reference)
    [mention] = find_expressions(text)
    resolved = resolve(mention.expression, reference_context(moment))
    assert resolved.value == value


@pytest.mark.parametrize(("published", "text", "expected"), cases("news.txt"))
def test_a_sentence_of_news_has_these_dates(published, text, expected):
    [found] = resolve_dates([SentenceText(text, 0)], date.fromisoformat(published))
    assert ", ".join(f"{one.text}={one.value}" for one in found) == ("" if expected == "-" else expected)
    assert all(one.span.of(text) == one.text for one in found)


def dates(*sentences, published=date(2025, 10, 30)):
    found = resolve_dates([SentenceText(text, 0) for text in sentences], published)
    return [(one.text, one.value) for sentence in found for one in sentence]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("지난 3일 배가 떠났다.", "이날 오후 비가 왔다."), ("이날 오후", "2025-10-03")),
        (("지난 3일 배가 떠났다.", "전날 짐을 실었다."), ("전날", "2025-10-02")),
        (("지난 3일 배가 떠났다.", "이튿날 닿았다."), ("이튿날", "2025-10-04")),
        (("2010년 회사를 세웠다.", "그해 12월 상을 받았다."), ("그해 12월", "2010-12")),
        (("2010년 회사를 세웠다.", "이듬해 문을 닫았다."), ("이듬해", "2011")),
        (("2019년 6월 법안을 냈다.", "11월 19일 통과했다."), ("11월 19일", "2019-11-19")),
        (("2021년 4월 승인했다.", "1월 13일 다시 발표했다."), ("1월 13일", "2025-01-13")),
        (("올해 2분기 이익이 줄었다.", "전년 동기보다 3% 적다."), ("전년 동기", "2024-Q2")),
        (("이달 요금이 올랐다.", "전년 동기보다 비싸다."), ("전년 동기", "2024-10")),
        (("지난 8월 만났다.", "같은 달 헤어졌다."), ("같은 달", "2025-08")),
        (("29일 대표가 나왔다.", "그는 “오늘 결정했다”고 말했다."), ("오늘", "2025-10-29")),
        (("올해 1~9월 300건이 들어왔다.", "지난해 같은 기간보다 많다."), ("지난해 같은 기간", "2024-01/2024-09")),
        (("지난해 4분기 이익이 늘었다.", "전년 동기보다 3% 많다."), ("전년 동기", "2023-Q4")),
        (("28일 배가 닿았다.", "다음 배는 오는 3일 온다.", "이날 바람이 셌다."), ("이날", "2025-10-28")),
        (("축제는 오는 3일 열린다.", "이날 시장이 축사를 할 예정이다."), ("이날", "2025-11-03")),
        (("28일 배가 닿았다.", "다음 배는 오는 3일 온다.", "이날 코스피는 내렸다."), ("이날", "2025-10-28")),
        (("시험은 지난 4일이었다.", "오후 8시 30분 끝났다."), ("오후 8시 30분", "2025-10-04T20:30")),
    ],
)
def test_a_date_is_read_in_the_light_of_the_sentences_before_it(sentences, expected):
    assert dates(*sentences)[-1] == expected


@pytest.mark.parametrize(
    ("passages", "value"),
    [
        (("시는 29일 계획을 밝혔다.", "앞서 지난달 14일 심사가 있었다.", "노조는 이날 성명을 냈다."), "2025-10-29"),
        (("사고는 지난달 14일 일어났다.", "이날 비가 많이 왔다."), "2025-09-14"),
        (("경기는 28일 열렸다.", "구단은 29일 사과했다.", "한편 이날 다른 경기는 비로 미뤄졌다."), "2025-10-29"),
        (("시는 29일 밝혔다.", "외교부는 27일 답했다.", "반응은 엇갈린다.", "대변인은 이날 말했다."), "2025-10-29"),
        (("회사는 29일 밝혔다.", "소송은 오는 5일 낸다.", "이날 코스피에서 회사는 4% 올랐다."), "2025-10-30"),
    ],
)
def test_the_day_meant_in_a_later_passage(passages, value):
    found = resolve_dates([SentenceText(text, number) for number, text in enumerate(passages)], date(2025, 10, 30))
    assert [one.value for one in found[-1]] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1일 열렸다.", "XXXX-XX-01"),
        ("8월 열렸다.", "XXXX-08"),
        ("10월 1일 오후 8시 열렸다.", "XXXX-10-01T20"),
        ("작년 열렸다.", "XXXX"),
        ("지난달 열렸다.", "XXXX-XX"),
        ("2023년 7월 8일 열렸다.", "2023-07-08"),
    ],
)
def test_without_a_date_of_publication_unknown_digits_are_x(text, value):
    assert dates(text, published=None) == [(dates(text)[0][0], value)]


def test_the_day_of_publication_may_have_a_clock_time():
    assert dates("어제 왔다.", published=datetime(2025, 10, 30, 9, 30)) == [("어제", "2025-10-29")]


def test_a_day_that_no_month_has_is_left_out():
    assert dates("2월 30일 열렸다. 4월 31일 닫았다.") == []
