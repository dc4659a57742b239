import pytest

from tests.support.annotated import annotated
from tui.language.facts.aliases import aliases
from tui.language.scripts import is_loanword, sounds_like, units

CASES = [
    # acronyms and how far the name reaches
    ("차세대 {HBM|TM}(고대역폭 메모리)을 만든다.", {("HBM", "고대역폭 메모리")}),
    ("고대역폭 메모리(HBM)를 만든다.", {("HBM", "고대역폭 메모리")}),
    ("학교와 공동연구 양해각서(MOU)를 맺었다.", {("MOU", "양해각서")}),
    ("한국의 국내총생산(GDP)이 늘었다.", {("GDP", "국내총생산")}),
    ("온라인 동영상 서비스(OTT)가 인기다.", {("OTT", "온라인 동영상 서비스")}),
    ("순수 전기차(EV) 판매가 늘었다.", {("EV", "전기차")}),
    ("{세계보건기구|OG}(WHO)가 경고했다.", {("WHO", "세계보건기구")}),
    ("AI 대전환(AX) 전략을 냈다.", {("AX", "AI 대전환")}),
    ("북방 무역 협정(NORTA)과 함께.", {("NORTA", "북방 무역 협정")}),
    # abbreviations of Korean names
    ("{개인정보보호위원회|OG}(개보위)는 밝혔다.", {("개보위", "개인정보보호위원회")}),
    ("지난해 전국경제인연합회(전경련)가 바뀌었다.", {("전경련", "전국경제인연합회")}),
    ("{가온전자산업|OG}(이하 가온)은 밝혔다.", {("가온", "가온전자산업")}),
    # another script, a translation
    ("‘누리게이트(Nurigate)’를 연다.", {("누리게이트", "Nurigate")}),
    ("{올라 한센|PS}(Ola Hansen)이 왔다.", {("올라 한센", "Ola Hansen")}),
    ("그의 동반 후보자(running mate)가 왔다.", {("동반 후보자", "running mate")}),
    ("정당의 전국대회(National Party Convention)가 열렸다.", {("정당의 전국대회", "National Party Convention")}),
    ("많은 정치 연구자들(political observers)은 말했다.", {("정치 연구자들", "political observers")}),
    ("인권단체 {누리안|OG}(NURIAN)은 말했다.", {("누리안", "NURIAN")}),
    ("파운드리(위탁생산) 역량을 키운다.", {("파운드리", "위탁생산")}),
    # several names, other connections
    (
        "{새길당|OG}(NWP : New Way Party)은 졌다.",
        {("NWP", "새길당"), ("새길당", "New Way Party")},
    ),
    ("액화천연가스, LNG 가격이 올랐다.", {("LNG", "액화천연가스")}),
    ("영화 ‘푸른 다이아몬드’, 그러니까 ‘블루 다이아몬드’를 봤다.", {("푸른 다이아몬드", "블루 다이아몬드")}),
    # none
    ("{한수민|PS}(53) 대표가 왔다.", set()),
    ("{한수민|PS}({새길당|OG}) 의원이 왔다.", set()),
    ("{문가람|PS}(FC가온)이 골을 넣었다.", set()),
    ("{가온전자|OG}(005930) 주가가 올랐다.", set()),
    ("3일(현지시간) 회의가 열렸다.", set()),
    ("미친 듯한(wildly) 인기다.", set()),
    ("그는 웃었다(He laughed about it).", set()),
    ("매출(잠정)이 늘었다.", set()),
    ("{한수민|PS}(가온그룹 회장)이 왔다.", set()),
    ("화면을 껐다(왼쪽).", set()),
    ("{가온|OG}, LG 등이 참여했다.", set()),
    ("비디오([1])를 봤다.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_aliases_of_a_sentence(tokeniser, sentence, expected):
    found = {frozenset((one.short, one.long)) for one in aliases(annotated(tokeniser, sentence))}
    assert found == {frozenset(pair) for pair in expected}


def test_one_fact_for_each_pair(tokeniser):
    found = list(aliases(annotated(tokeniser, "양해각서(MOU)를 맺었다. 양해각서(MOU)는 두 번째다.")))
    assert [(one.short, one.long) for one in found] == [("MOU", "양해각서")]


def test_spans_point_to_the_names(tokeniser):
    article = annotated(tokeniser, "어제 양해각서(MOU)를 맺었다.")
    (alias,) = aliases(article)
    assert {one.role: one.span.of(article.article.text) for one in alias.arguments} == {
        "short": "MOU",
        "long": "양해각서",
    }


@pytest.mark.parametrize(
    ("word", "expected"), [("파운드리", True), ("메모리", True), ("위탁생산", False), ("국내총생산", False)]
)
def test_loanwords_have_syllables_that_no_character_has(word, expected):
    assert is_loanword(word) is expected


def test_sound_and_size_of_words():
    assert sounds_like("클린턴", "Clinton")
    assert sounds_like("누리안", "NURIAN")
    assert not sounds_like("공화당", "GOP")
    assert units("고대역폭") == 2
    assert units("메모리") == 1
