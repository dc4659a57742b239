import pytest

from tests.support.articles import article_of

PARAGRAPHS = [
    ("비가 왔다.다음 날 그쳤다.", ["비가 왔다.", "다음 날 그쳤다."]),
    ("물가가 3.5% 올랐다. 금리는 2.25%다.", ["물가가 3.5% 올랐다.", "금리는 2.25%다."]),
    ('박 대표는 "좋다. 가자."라고 말했다. 회의가 끝났다.', ['박 대표는 "좋다. 가자."라고 말했다.', "회의가 끝났다."]),
    (
        "그는 “어렵다. 하지만 ‘된다’고 본다. 끝.”이라고 했다. 모두 웃었다.",
        ["그는 “어렵다. 하지만 ‘된다’고 본다. 끝.”이라고 했다.", "모두 웃었다."],
    ),
    ("매출이 늘었다.[1][2] 이익도 늘었다.[3]", ["매출이 늘었다.[1][2]", "이익도 늘었다.[3]"]),
    ("정말 그럴까? 아니다! 그렇지 않다.", ["정말 그럴까?", "아니다!", "그렇지 않다."]),
    ("그렇다고 하죠.답) 네, 맞습니다.", ["그렇다고 하죠.", "답) 네, 맞습니다."]),
    ("A.B. 밀러가 왔다. No. 3 선수다.", ["A.B. 밀러가 왔다.", "No. 3 선수다."]),
    ("(사실이다. 정말이다.) 그는 떠났다.", ["(사실이다. 정말이다.) 그는 떠났다."]),
    ("그는 “끝까지 간다. 포기는 없다", ["그는 “끝까지 간다.", "포기는 없다"]),
]


@pytest.mark.parametrize(("paragraph", "expected"), PARAGRAPHS)
def test_sentences_of_a_paragraph(analyser, paragraph, expected):
    article = article_of(paragraph)
    (analysis,) = analyser.analyse([(article, None)])
    assert [span.of(article.text) for span in analysis.sentences] == expected


def test_articles_come_back_in_order_also_empty_ones(analyser):
    articles = [article_of("비가 왔다. 그쳤다."), article_of(), article_of("눈이 왔다."), article_of()]
    found = list(analyser.analyse((one, "2025-01-01") for one in articles))
    assert [len(one.sentences) for one in found] == [2, 0, 1, 0]
    assert {one.published for one in found} == {"2025-01-01"}
