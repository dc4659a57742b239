import pytest

from tests.support.annotated import annotated
from tui.language.facts.all import facts_of
from tui.language.facts.events import events
from tui.language.model import Event

CASES = [
    ("{한수민|PS} 대표는 {부산|LC}에서 {오세린|PS} 의원과 만났다.", [("만나다", ("한수민", "오세린"), "부산")]),
    ("{한수민|PS} 대통령은 {올라 한센|PS} 총리를 접견했다.", [("접견하다", ("한수민", "올라 한센"), None)]),
    ("{가온전자|OG}가 {누리텔레콤|OG}을 인수했다.", [("인수하다", ("가온전자", "누리텔레콤"), None)]),
    ("{가온시티|OG}가 {누리FC|OG}를 2-1로 꺾었다.", [("꺾다", ("가온시티", "누리FC"), None)]),
    ("{가온전자|OG}는 {누리은행|OG}과 업무협약을 체결했다.", [("체결하다", ("가온전자", "누리은행"), None)]),
    ("{한수민|PS} 장관이 {노르웨이|LC}를 방문했다.", [("방문하다", ("한수민", "노르웨이"), None)]),
    # none
    ("{한수민|PS} 대표는 {오세린|PS} 의원을 만나지 않았다.", []),
    ("{한수민|PS} 대표는 “{오세린|PS} 의원을 만났다”고 말했다.", []),
    ("{한수민|PS} 대표와 {오세린|PS} 의원이 있었다.", []),
    ("{한수민|PS} 대표는 친구를 만났다.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_events_of_a_sentence(tokeniser, sentence, expected):
    found = events(annotated(tokeniser, sentence))
    assert [(one.predicate, one.participants, one.place) for one in found] == expected


def test_events_are_off_unless_asked_for(tokeniser):
    article = annotated(tokeniser, "{한수민|PS} 대표는 3일 {오세린|PS} 의원과 만났다.", published="2025-03-05")
    assert not any(isinstance(one, Event) for one in facts_of(article))
    (event,) = [one for one in facts_of(article, with_events=True) if isinstance(one, Event)]
    assert event.date == "2025-03-03"
