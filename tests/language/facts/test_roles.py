import pytest

from tests.support.annotated import annotated
from tui.language.facts.roles import roles

CASES = [
    # person, organisation and title in all orders
    ("{한수민|PS} {가온그룹|OG} 회장이 왔다.", {("한수민", "회장", "가온그룹")}),
    ("{가온그룹|OG} {한수민|PS} 회장이 왔다.", {("한수민", "회장", "가온그룹")}),
    ("{가온그룹|OG} 회장 {한수민|PS}은 떠났다.", {("한수민", "회장", "가온그룹")}),
    ("{한수민|PS} 회장은 웃었다.", {("한수민", "회장", None)}),
    ("{노르웨이|LC}의 {올라 한센|PS} 총리와 만났다.", {("올라 한센", "총리", "노르웨이")}),
    ("{노르웨이|LC} 총리 {올라 한센|PS}과 만났다.", {("올라 한센", "총리", "노르웨이")}),
    ("{올라 한센|PS} {노르웨이|LC} 총리가 방한했다.", {("올라 한센", "총리", "노르웨이")}),
    ("{오세린|PS} {가온전자|OG} MX사업부 상무는 말했다.", {("오세린", "상무", "가온전자 MX사업부")}),
    ("{오세린|PS} {한빛대|OG} 경제학과 교수는 말했다.", {("오세린", "교수", "한빛대 경제학과")}),
    # lists
    (
        "{한수민|PS} {가온그룹|OG} 회장, {오세린|PS} {누리텔레콤|OG} 사장, 그리고 {문가람|PS} {바로은행|OG} 대표가 참석했다.",
        {("한수민", "회장", "가온그룹"), ("오세린", "사장", "누리텔레콤"), ("문가람", "대표", "바로은행")},
    ),
    ("{새길당|OG} {한수민|PS}·{오세린|PS} 의원이 냈다.", {("한수민", "의원", "새길당"), ("오세린", "의원", "새길당")}),
    ("{한수민|PS} 대표와 {오세린|PS} 원내대표가 다퉜다.", {("한수민", "대표", None), ("오세린", "원내대표", None)}),
    # several titles
    (
        "{한수민|PS} {가온전자|OG} 부회장 겸 대표이사가 물러난다.",
        {("한수민", "부회장", "가온전자"), ("한수민", "대표이사", "가온전자")},
    ),
    ("가수 겸 배우 {오세린|PS}이 출연한다.", {("오세린", "가수", None), ("오세린", "배우", None)}),
    ("{새길당|OG} 대표인 {한수민|PS} 의원이 나섰다.", {("한수민", "대표", "새길당"), ("한수민", "의원", None)}),
    ("배우이자 감독인 {오세린|PS}이 찍었다.", {("오세린", "배우", None), ("오세린", "감독", None)}),
    # prefixes and long titles
    ("{한수민|PS} 전 총리를 불렀다.", {("한수민", "전 총리", None)}),
    ("{한수민|PS} 신임 대통령은 취임했다.", {("한수민", "신임 대통령", None)}),
    ("{새길당|OG} {오세린|PS} 수석대변인은 반박했다.", {("오세린", "수석대변인", "새길당")}),
    ("{오세린|PS} 수석 대변인은 반박했다.", {("오세린", "수석 대변인", None)}),
    ("{한수민|PS} 대통령 당선인이 방문했다.", {("한수민", "대통령 당선인", None)}),
    ("{문가람|PS} {바로은행|OG} 행장 직무대행이 밝혔다.", {("문가람", "행장 직무대행", "바로은행")}),
    ("{한수민|PS} 서울시장이 답했다.", {("한수민", "서울시장", None)}),
    ("트로트 가수 {오세린|PS}이 불렀다.", {("오세린", "트로트 가수", None)}),
    ("미드필더 {문가람|PS}이 골을 넣었다.", {("문가람", "미드필더", None)}),
    ("{전가람|PS} 전 대표가 왔다.", {("전가람", "전 대표", None)}),
    ("{한수민|PS} 대통령 외교안보수석비서관은 말했다.", {("한수민", "대통령 외교안보수석비서관", None)}),
    ("{한수민|PS} 대통령 비서실장 {오세린|PS}이 왔다.", {("한수민", "대통령", None), ("오세린", "비서실장", None)}),
    # brackets, marks, other scripts
    ("{문가람|PS} 교수({한빛대|OG} 경제학부)는 말했다.", {("문가람", "교수", "한빛대 경제학부")}),
    ("{문가람|PS}({한빛대|OG} 교수)은 말했다.", {("문가람", "교수", "한빛대")}),
    ("{문가람|PS}(53·{가온그룹|OG} 전무)이 승진했다.", {("문가람", "전무", "가온그룹")}),
    (
        "{문가람|PS} {한빛협회|OG} 회장({가온그룹|OG} 사장)이 왔다.",
        {("문가람", "회장", "한빛협회"), ("문가람", "사장", "가온그룹")},
    ),
    ("{오세린|PS} 의원({새길당|OG}·비례대표)은 물었다.", {("오세린", "의원", "새길당")}),
    ("{오세린|PS}(51) 의원이 나왔다.", {("오세린", "의원", None)}),
    ("‘{올라 한센|PS}’ 전 총리가 이겼다.", {("올라 한센", "전 총리", None)}),
    ("수석 고문(chief adviser) {올라 한센|PS}(Ola Hansen)은 말했다.", {("올라 한센", "수석 고문", None)}),
    ("{Mina Park|PS} CEO가 발표했다.", {("Mina Park", "CEO", None)}),
    ("{에코|PS}라는 전자 음악가가 있다.", {("에코", "전자 음악가", None)}),
    ("{가온군|LC}(군수 {한수민|PS})은 밝혔다.", {("한수민", "군수", "가온군")}),
    ("{문가람|PS} 글로벌투자책임자({GIO|OG})가 왔다.", {("문가람", "글로벌투자책임자", None)}),
    ("전 프로야구 선수 {문가람|PS}이 왔다.", {("문가람", "전 프로야구 선수", None)}),
    (
        "{한수민|PS} 대통령 권한대행 국무총리가 왔다.",
        {("한수민", "대통령 권한대행", None), ("한수민", "국무총리", None)},
    ),
    ("{한빛위원회|OG} 소속 {새길당|OG} {한수민|PS} 의원은 말했다.", {("한수민", "의원", "새길당")}),
    ("{한수민|PS} 9단이 이겼다.", {("한수민", "9단", None)}),
    ("{새길당|OG} {한수민|PS}ㆍ{오세린|PS} 의원이 냈다.", {("한수민", "의원", "새길당"), ("오세린", "의원", "새길당")}),
    # none
    ("뮤지컬 배우 {임|PS} 씨가 왔다.", set()),
    ("군의원 {B|PS}씨는 말했다.", set()),
    ("{한수민|PS} 씨는 웃었다.", set()),
    ("{한수민|PS} 정부 장관들이 사퇴했다.", set()),
    ("{한수민|PS}이 회장을 만났다.", set()),
    ("회장으로 선임된 {한수민|PS}이 웃었다.", set()),
    ("{김|PS}모 대표가 붙잡혔다.", set()),
    ("{한수민|PS} 측 관계자는 말했다.", set()),
    ("{가온그룹|OG}은 {한수민|PS}에게 물었다.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_roles_of_a_sentence(tokeniser, sentence, expected):
    assert {(one.person, one.title, one.org) for one in roles(annotated(tokeniser, sentence))} == expected


def test_a_repeat_without_organisation_adds_nothing_but_a_place(tokeniser):
    article = annotated(
        tokeniser, "{가온그룹|OG} {한수민|PS} 회장이 왔다. {한수민|PS} 회장은 웃었다. 한 회장은 떠났다."
    )
    (role,) = roles(article)
    assert (role.person, role.title, role.org) == ("한수민", "회장", "가온그룹")
    assert len(role.places) == 2


def test_short_forms_stand_for_the_full_name(tokeniser):
    article = annotated(tokeniser, "{올라 한센|PS} 총리가 왔다. {한센|PS} 전 시장은 아니다.")
    assert {(one.person, one.title) for one in roles(article)} == {("올라 한센", "총리"), ("올라 한센", "전 시장")}


def test_arguments_point_to_their_words(tokeniser):
    article = annotated(tokeniser, "어제 {한수민|PS} {가온그룹|OG} 회장이 왔다.")
    (role,) = roles(article)
    text = article.article.text
    assert {one.role: one.span.of(text) for one in role.arguments} == {
        "person": "한수민",
        "title": "회장",
        "org": "가온그룹",
    }
    assert all(role.sentence.contains(one.span) for one in role.arguments)
