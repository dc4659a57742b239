"""How the time of an analysis grows with the length of a text on one line."""

import time

import pytest

from tui.document.parse import parse_article

SENTENCE = (
    '한수민 가온전자 대표는 {day}일 "공장 {number}곳을 더 연다"고 말했고 누리텔레콤(NT) 오세린 사장은 “값이 {number}% 오를 것”'
    "이라고 내다봤으며 가람시의 업계 관계자는 부품 {number}만 개를 들여왔다고 밝혔는데"
)


def text_of(clauses: int, end: str) -> str:
    """Clauses in a row, each with persons, bodies, quotations, amounts and a date, and `end` between them."""
    return end.join(SENTENCE.format(day=1 + number % 28, number=number) for number in range(clauses)) + "."


def seconds_of(analyser, text: str) -> float:
    """Processor time of an analysis, the better of two runs."""
    article, spent = parse_article(text), []
    for _ in range(2):
        start = time.process_time()
        list(analyser.analyse([(article, "2025-03-04")]))
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("end", [". ", ", "], ids=["sentences", "one sentence"])
def test_time_grows_with_the_length(analyser, end):
    seconds_of(analyser, text_of(30, end))
    short, long = (seconds_of(analyser, text_of(clauses, end)) for clauses in (60, 240))
    assert long < 6 * short + 0.2
