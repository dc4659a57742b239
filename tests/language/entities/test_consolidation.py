import pytest

from tests.support.annotated import annotated
from tui.document.span import Span
from tui.language.entities.consolidation import consolidate
from tui.language.entities.names import (
    is_abbreviation,
    is_korean_name,
    is_short_organisation,
    is_short_person,
    is_spelling_of,
    surname,
)
from tui.language.entities.surnames import without_kept_back_name
from tui.language.model import EntityType, Mention


def names(article):
    return [(one.text, one.type.value, one.name) for sentence in article.sentences for one in sentence.mentions]


def people(article):
    return [(text, name) for text, kind, name in names(article) if kind == "PS"]


CASES = [
    # short forms
    (["{올라 한센|PS} 총리가 왔다. {한센|PS}은 웃었다."], [("올라 한센", "올라 한센"), ("한센", "올라 한센")]),
    (["{한센|PS}은 웃었다. {올라 한센|PS} 총리가 왔다."], [("한센", "올라 한센"), ("올라 한센", "올라 한센")]),
    (
        ["{도날드 베커|PS}가 왔다. {도널드 베커|PS}는 갔다."],
        [("도날드 베커", "도날드 베커"), ("도널드 베커", "도날드 베커")],
    ),
    (
        ["{올라 한센|PS}({Ola Hansen|PS})이 왔다. {Hansen|PS}은 갔다."],
        [("올라 한센", "올라 한센"), ("Ola Hansen", "올라 한센"), ("Hansen", "올라 한센")],
    ),
    # surname and title
    (["{한수민|PS} 대표가 왔다. 한 대표는 웃었다."], [("한수민", "한수민"), ("한", "한수민")]),
    (["{이서준|PS} 장관이 왔다. 이 장관은 웃었다."], [("이서준", "이서준"), ("이", "이서준")]),
    (["{이서준|PS} 감독이 왔다. 이 장관은 웃었다."], [("이서준", "이서준")]),
    (["{이서준|PS} 감독이 왔다. 이 회사는 웃었다."], [("이서준", "이서준")]),
    (
        ["{박가람|PS} 원내대표와 {박누리|PS} 의원이 왔다. 박 의원은 웃었다."],
        [("박가람", "박가람"), ("박누리", "박누리"), ("박", "박누리")],
    ),
    (
        ["{박가람|PS} 대통령이 왔다. {박누리|PS} 전 대통령도 왔다. 박 대통령과 박 전 대통령은 웃었다."],
        [("박가람", "박가람"), ("박누리", "박누리"), ("박", "박가람"), ("박", "박누리")],
    ),
    # what the tagger joined, divided or took for something else
    (["{한수민 가온전자|PS} 대표가 왔다."], [("한수민", "한수민")]),
    (["배우 {기예르 오루나|PS}가 왔다."], [("기예르 오루나", "기예르 오루나")]),
    (["{이서준|PS}감독이 왔다."], [("이서준", "이서준")]),
    (["사건을 맡은 {전|PS}씨가 왔다."], [("전", "전")]),
    (["{올라|PS} {한센프|PS} 총리가 왔다."], [("올라 한센프", "올라 한센프")]),
    (["‘올라 한센프’ 전 총리가 왔다."], [("올라 한센프", "올라 한센프")]),
    (["소설가 {한강|LC}(54)이 왔다. {한강|LC}은 웃었다."], [("한강", "한강"), ("한강", "한강")]),
    (
        ["도날트 {베커프|PS}가 왔다. {도널드 베커프|PS}는 갔다."],
        [("도날트 베커프", "도날트 베커프"), ("도널드 베커프", "도날트 베커프")],
    ),
    (
        ["{이서준|PS}과 {박누리|PS}가 왔다. 이씨는 웃었고 박씨는 울었다."],
        [("이서준", "이서준"), ("박누리", "박누리"), ("이", "이서준"), ("박", "박누리")],
    ),
    (["{박누리|PS} 판사가 왔다. 박모(50)씨는 울었다."], [("박누리", "박누리"), ("박모", "박모")]),
    (["주민 박모(50)씨는 울었다. 박씨는 갔다."], [("박모", "박모"), ("박", "박모")]),
    # persons and bodies by a title
    (["문새롬 갯벌지킴이 사무국장은 말했다."], [("문새롬", "문새롬")]),
    (["도원지법 형사3부(부장판사 채문경)는 말했다."], [("채문경", "채문경")]),
    (["이를 위해 방한해 한국 장관을 만났다. 이동해 대표를 봤다."], []),
    # a name that was missed is found by its form
    (["{한수민|PS}이 왔다. 한수민은 웃었다."], [("한수민", "한수민"), ("한수민", "한수민")]),
    (["{오세린|PS}이 왔다. 오세린느 향수를 샀다."], [("오세린", "오세린")]),
    (
        ["{바이든|PS}노믹스가 화제다. {한수민|PS}씨와 {오세린|PS}대표가 왔다."],
        [("한수민", "한수민"), ("오세린", "오세린")],
    ),
    # coordination
    (["{한수민·오세린|PS}이 왔다."], [("한수민", "한수민"), ("오세린", "오세린")]),
    # persons shown by the text
    (["문가람 씨는 웃었다."], [("문가람", "문가람")]),
    (["Mina Park이라는 이름을 가진 사람이 있다."], [("Mina Park", "Mina Park")]),
    (["마이크 {펜튼|PS}(Mike Penton)은 웃었다."], [("마이크 펜튼", "마이크 펜튼"), ("Mike Penton", "마이크 펜튼")]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_persons_over_the_article(tokeniser, paragraphs, expected):
    assert people(annotated(tokeniser, *paragraphs)) == expected


def test_type_by_vote(tokeniser):
    article = annotated(tokeniser, "{가온누리|OG}가 왔다. {가온누리|OG}는 웃었다. {가온누리|PS}도 갔다.")
    assert {kind for _, kind, _ in names(article)} == {"OG"}


def test_organisations(tokeniser):
    article = annotated(
        tokeniser,
        "{더나은새길당|OG}이 졌다. {새길당|OG}은 웃었다. {가온전자|OG}와 {가온|OG}은 남이다. {고용안정부|OG}(고안부)는 말했다.",
    )
    found = {text: name for text, _, name in names(article)}
    assert found["새길당"] == "더나은새길당"
    assert found["가온"] == "가온"


def test_particles_and_marks_are_cut_off(tokeniser):
    article = annotated(tokeniser, "{‘가온전자’|OG}가 왔다.")
    assert names(article) == [("가온전자", "OG", "가온전자")]


def test_consolidation_is_idempotent(tokeniser):
    once = annotated(
        tokeniser, "{한수민|PS} 대표가 왔다. 한 대표는 웃었다. {가온·누리|OG}와 {한수민·오세린|PS}도 왔다."
    )
    again = consolidate(once, [sentence.mentions for sentence in once.sentences])
    assert names(again) == names(once)


def test_mentions_lie_in_their_sentence_and_never_overlap(tokeniser):
    article = annotated(tokeniser, "{한수민|PS} 대표와 {가온전자|OG}가 왔다. 한 대표는 {가온전자|OG}를 떠났다.")
    for sentence in article.sentences:
        end = 0
        for one in sentence.mentions:
            assert end <= one.span.start < one.span.end <= len(sentence.text)
            assert one.text == one.span.of(sentence.text)
            end = one.span.end


def test_no_mentions_no_work(tokeniser):
    article = annotated(tokeniser, "비가 왔다.")
    assert all(not sentence.mentions for sentence in article.sentences)


@pytest.mark.parametrize(
    ("check", "yes", "no"),
    [
        (
            is_short_person,
            [("한센", "올라 한센"), ("수민", "한수민"), ("올라", "올라 한센")],
            [("한", "한센"), ("민", "한수민"), ("센", "올라 한센")],
        ),
        (is_spelling_of, [("도널드 베커", "도날드 베커")], [("도널드 베커", "마이클 베커"), ("베커", "도날드 베커")]),
        (
            is_abbreviation,
            [("개보위", "개인정보보호위원회"), ("전경련", "전국경제인연합회")],
            [("서울", "부산서울"), ("가온", "가전")],
        ),
        (is_short_organisation, [("새길당", "더나은새길당")], [("가온", "가온전자"), ("가온전자", "가온전자서비스")]),
    ],
)
def test_relations_of_names(check, yes, no):
    assert all(check(*pair) for pair in yes)
    assert not any(check(*pair) for pair in no)


def test_korean_names():
    assert is_korean_name("한수민")
    assert is_korean_name("남궁가람")
    assert not is_korean_name("뷁수민")
    assert surname("남궁가람") == "남궁"
    assert surname("남가람") == "남"


def test_mentions_of_other_types_stay(tokeniser):
    article = annotated(tokeniser, "3일 비가 왔다.")
    sentence = article.sentences[0]
    date = Mention(sentence.span, sentence.text, EntityType.DATE, sentence.text, 0.5)
    assert consolidate(article, [[date]]).sentences[0].mentions == (date,)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("김모", "김"), ("남궁모", "남궁"), ("김 모", "김"), ("이모모", "이모모"), ("김모나", "김모나"), ("누모", "누모")],
)
def test_a_kept_back_given_name_is_no_part_of_the_mention(text: str, shown: str) -> None:
    mention = Mention(Span(3, 3 + len(text)), text, EntityType.PERSON, text)
    made = without_kept_back_name(mention)
    assert (made.text, made.span, made.name) == (shown, Span(3, 3 + len(shown)), text)
