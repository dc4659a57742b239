import pytest

from tests.support.annotated import annotated
from tui.language.facts.all import facts_of
from tui.language.facts.quotes import quotes
from tui.language.model import Quote, SourceType, Stance

# paragraphs, then (text, speaker) of each quote
CASES = [
    # speaker before, behind, as owner
    (["{한수민|PS} 대표는 “곧 연다”라고 말했다."], [("곧 연다", "한수민")]),
    (["“곧 연다”고 {한수민|PS} 대표는 말했다."], [("곧 연다", "한수민")]),
    (["“곧 연다”는 게 {한수민|PS} 대표의 설명이다."], [("곧 연다", "한수민")]),
    (["{한수민|PS} 대표의 “곧 연다”는 말에 모두 웃었다."], [("곧 연다", "한수민")]),
    (["{가온그룹|OG} {한수민|PS} 회장은 이날 간담회에서 “곧 연다”고 밝혔다."], [("곧 연다", "한수민")]),
    (['{한수민|PS} 씨는 기자에게 "정말 놀랐다"고 했다.'], [("정말 놀랐다", "한수민")]),
    (["{한수민|PS} 대표는 오세린 의원이 자리를 뜨자 “안타깝다”고 말했다."], [("안타깝다", "한수민")]),
    # two fragments, several sentences
    (
        ["{한수민|PS} 대표는 “곧 연다”며 “늦어도 내년이다”라고 덧붙였다."],
        [("곧 연다", "한수민"), ("늦어도 내년이다", "한수민")],
    ),
    (
        ["{한수민|PS} 대표가 “가자”고 하자 {오세린|PS} 의원은 “못 간다”고 맞받았다."],
        [("가자", "한수민"), ("못 간다", "오세린")],
    ),
    (
        ["{한수민|PS} 대표는 “곧 연다. 늦지 않는다. ‘약속’이다.”라고 말했다."],
        [("곧 연다. 늦지 않는다. ‘약속’이다.", "한수민")],
    ),
    # context: no subject, pronoun, pointing phrase, surname and title
    (
        ["{한수민|PS} 대표는 “곧 연다”고 말했다. 이어 “기대해 달라”고 했다."],
        [("곧 연다", "한수민"), ("기대해 달라", "한수민")],
    ),
    (["{한수민|PS} 대표가 회견을 열었다. 그는 “곧 연다”고 말했다."], [("곧 연다", "한수민")]),
    (["{한수민|PS} 대표가 왔다. 한 대표는 “곧 연다”고 말했다."], [("곧 연다", "한수민")]),
    (
        ["{가온그룹|OG} 관계자는 “모른다”고 했다.", "이 관계자는 “알아보겠다”고 덧붙였다."],
        [("모른다", "가온그룹 관계자"), ("알아보겠다", "가온그룹 관계자")],
    ),
    (["{한수민|PS} 대표가 입장을 냈다. “사실이 아니다.”"], [("사실이 아니다.", "한수민")]),
    (
        ["{한수민|PS} 대표는 {오세린|PS} 의원이 “틀렸다”고 말한 데 대해 “맞다”고 비판했다."],
        [("틀렸다", "오세린"), ("맞다", "한수민")],
    ),
    (
        ["{한수민|PS} 대표는 “간다”고, {오세린|PS} 의원은 “안 간다”고 말했다."],
        [("간다", "한수민"), ("안 간다", "오세린")],
    ),
    (["“간다”던 {한수민|PS} 대표는 돌아섰다."], [("간다", "한수민")]),
    (["“간다”고 말한 {한수민|PS} 대표가 돌아섰다."], [("간다", "한수민")]),
    (["“꼭 이기고 싶다.”({한수민|PS} 감독)"], [("꼭 이기고 싶다.", "한수민")]),
    (["기자가 {한수민|PS} 대표에게 묻자 “모른다”고 답했다."], [("모른다", "한수민")]),
    (["{한수민|PS} 대표(53)는 “간다”고 말했다."], [("간다", "한수민")]),
    (["시민단체 ‘누리포럼’은 “간다”고 밝혔다."], [("간다", "누리포럼")]),
    (["‘누리포럼’ 측은 “안 간다”고 말했다."], [("안 간다", "누리포럼")]),
    (
        ["{한수민|PS} 감독은 “이긴다”고 했다.", "-다음 경기는?", "“준비했다.”", "-각오는?", "“자신 있다.”"],
        [("이긴다", "한수민"), ("준비했다.", "한수민"), ("자신 있다.", "한수민")],
    ),
    # sources without a name
    (["병원에서 사직한 전공의는 “돌아갈 이유가 없다”고 말했다."], [("돌아갈 이유가 없다", "전공의")]),
    (["{가온그룹|OG}의 한 관계자는 “모른다”고 말했다."], [("모른다", "가온그룹의 한 관계자")]),
    (["“값이 오른다”는 시장의 우려가 나온다."], [("값이 오른다", "시장")]),
    (["업계 관계자는 “값이 오를 것”이라고 말했다."], [("값이 오를 것", "업계 관계자")]),
    (["한 시민은 “무섭다”고 말했다."], [("무섭다", "한 시민")]),
    (["{가온그룹|OG} 측은 “검토 중”이라고 밝혔다."], [("검토 중", "가온그룹")]),
    (["{새길당|OG}은 “부끄러운 일”이라고 비판했다."], [("부끄러운 일", "새길당")]),
    (["재판부는 “죄가 무겁다”고 판시했다."], [("죄가 무겁다", "재판부")]),
    (["김모(45) 씨는 “몰랐다”고 진술했다."], [("몰랐다", "김모")]),
    # words as words, single words, other constructions
    (["{한수민|PS} 의원은 이 법을 “재앙”으로 불렀다."], [("재앙", "한수민")]),
    (["{한수민|PS} 대표는 “혁신”을 강조했다."], [("혁신", "한수민")]),
    (["{한수민|PS} 의원이 “아름답게 될” 거라고 약속했다."], [("아름답게 될", "한수민")]),
    (["‘가온’이라는 노래와 “누리”라는 노래가 있다."], []),
    (["새로운 “돌봄 학교”들이 문을 열었다."], []),
    (["영어에서 “바보”라는 단어로 번역됐다."], []),
    (["이 사업은 “무지개 다리”로 불린다."], []),
    (["“힘내라”는 글이 올라왔다."], [("힘내라", None)]),
    (["“지켜라”와 같은 구호가 나왔다. “물러나라”는 외침도 있었다."], [("지켜라", None), ("물러나라", None)]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_quotes_and_their_speakers(tokeniser, paragraphs, expected):
    assert [(one.text, one.speaker) for one in quotes(annotated(tokeniser, *paragraphs))] == expected


STANCES = [
    ("{한수민|PS} 대표는 “사실이 아니다”라고 부인했다.", Stance.DENIED, "부인했다"),
    ("{한수민|PS} 대표는 “꼭 지키겠다”고 약속했다.", Stance.PROMISED, "약속했다"),
    ("{한수민|PS} 대표는 “왜 그랬나”라고 물었다.", Stance.ASKED, "물었다"),
    ("{한수민|PS} 대표는 “조작이다”라고 주장했다.", Stance.CLAIMED, "주장했다"),
    ("{한수민|PS} 대표는 “그렇다”고 했다.", Stance.SAID, "했다"),
]


@pytest.mark.parametrize(("sentence", "stance", "verb"), STANCES)
def test_stance_and_verb(tokeniser, sentence, stance, verb):
    (quote,) = quotes(annotated(tokeniser, sentence))
    assert (quote.stance, quote.verb) == (stance, verb)


SOURCES = [
    ("{한수민|PS} {가온그룹|OG} 회장은 “그렇다”고 말했다.", SourceType.NAMED_WITH_ORGANISATION),
    ("{한수민|PS} 씨는 “그렇다”고 말했다.", SourceType.NAMED),
    ("이모 씨는 “그렇다”고 말했다.", SourceType.SURNAME_ONLY),
    ("{가온그룹|OG} 관계자는 “그렇다”고 말했다.", SourceType.ANONYMOUS_WITH_ORGANISATION),
    ("한 주민은 “그렇다”고 말했다.", SourceType.ANONYMOUS),
    ("{가온그룹|OG}은 “그렇다”고 말했다.", SourceType.ORGANISATION),
]


@pytest.mark.parametrize(("sentence", "source"), SOURCES)
def test_type_of_source(tokeniser, sentence, source):
    (quote,) = [one for one in facts_of(annotated(tokeniser, sentence)) if isinstance(one, Quote)]
    assert quote.source is source


def test_quote_over_paragraphs(tokeniser):
    article = annotated(
        tokeniser, "{한수민|PS} 대표는 이렇게 말했다.", "“처음에는 몰랐다. 나중에야 알았다.", "이제는 다르다.”"
    )
    (quote,) = quotes(article)
    assert quote.text.startswith("처음에는 몰랐다. 나중에야 알았다.")
    assert quote.text.endswith("이제는 다르다.")
    assert quote.speaker == "한수민"


def test_reopened_paragraphs_are_quotes_of_their_own(tokeniser):
    article = annotated(
        tokeniser, "{한수민|PS} 대표는 이렇게 말했다.", "“처음에는 몰랐다. 나중에야 알았다.", "“이제는 다르다.”"
    )
    assert [(one.text, one.speaker) for one in quotes(article)] == [
        ("처음에는 몰랐다. 나중에야 알았다.", "한수민"),
        ("이제는 다르다.", "한수민"),
    ]


def test_headline_quote_takes_its_speaker_from_the_body(tokeniser):
    article = annotated(tokeniser, "{한수민|PS} 대표는 “곧 연다”고 말했다.", title='{한수민|PS} "곧 연다"')
    assert [(one.text, one.speaker) for one in quotes(article)] == [("곧 연다", "한수민"), ("곧 연다", "한수민")]


def test_spans_lie_inside_the_article(tokeniser):
    article = annotated(tokeniser, "{한수민|PS} 대표가 왔다. 그는 “곧 연다”고 말했다.")
    (quote,) = quotes(article)
    text = article.article.text
    spans = {one.role: one.span.of(text) for one in quote.arguments}
    assert spans == {"text": "곧 연다", "verb": "말했다", "speaker": "한수민"}
