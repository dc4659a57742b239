"""What holds for the analysis of any article."""

import json
import random

import pytest

from tests.support.articles import article_of
from tui.document.encoding import decode
from tui.document.parse import parse_article
from tui.language.analyser import Analyser
from tui.language.json_output import article_record, encode, line_record
from tui.language.model import ANALYSIS_VERSION, Alias, Event, Person, Quote, Role

ARTICLE = """---
title: "한수민 \\"곧 연다\\"… 가온전자, '누리' 인수"
date: 2025-03-04
---
한수민 가온전자 대표는 4일 "곧 연다"고 말했다. 한 대표는 "내년 3월에는 3억원을 더 쓴다"고 덧붙였다.
양해각서(MOU)를 맺은 오세린 누리텔레콤 사장은 "기대가 크다"며 "함께 가자"고 했다.
업계 관계자는 “값이 10% 오를 것”이라고 내다봤다.
"""
NOISE = [
    *("", " ", "\n", "“", '"', "(", ")", "“”", "()", "· · ·", "....", "‘’", "A" * 300, "가" * 500, "“" * 50, "(" * 50),
    *(
        "한수민 " * 60,
        "김 대표 " * 40,
        "“가”나" * 40,
        "\ufeff\u200b한\u0301글",
        "１２３ㄱㄴㄷㅏㅑ",
        "😀😀 이 대통령 😀",
    ),
    *("이(이(이(이", "씨는 “", "는 “간다”고", "\t탭\t“가\t나”라고\t했다."),
]


def check(article, analysis):
    """Every span lies in the article, arguments in it too, and the words that facts give are words of the article."""
    text = article.text
    for sentence in analysis.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
    for mention in analysis.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert 0 < mention.confidence <= 1
    for fact in analysis.facts:
        assert 0 <= fact.sentence.start < fact.sentence.end <= len(text)
        assert 0 < fact.confidence <= 1
        for argument in fact.arguments:
            assert 0 <= argument.span.start <= argument.span.end <= len(text)
            if argument.role not in ("speaker", "text"):
                assert fact.sentence.contains(argument.span), (argument, fact)
        for words in words_of(fact):
            assert squeezed(words) in squeezed(text + article.title.text), (words, fact)


def words_of(fact):
    match fact:
        case Role():
            return [one for one in (fact.person, fact.title.removeprefix("전 "), fact.org) if one]
        case Quote():
            return [one for one in (fact.text, fact.speaker) if one]
        case Alias():
            return [fact.short, fact.long]
        case Person():
            return [fact.name, *fact.mentions]
        case Event():
            return list(fact.participants)
    return []


def squeezed(text):
    return "".join(text.split())


def test_spans_and_words_of_an_article_with_escapes(analyser):
    article = parse_article(ARTICLE)
    (analysis,) = analyser.analyse([(article, None)])
    check(article, analysis)
    assert analysis.version == ANALYSIS_VERSION
    assert analysis.published == "2025-03-04"
    assert {type(one).__name__ for one in analysis.facts} >= {"Role", "Quote", "Alias", "Person", "Amount", "Date"}
    headline = next(one for one in analysis.facts if isinstance(one, Quote) and one.text == "곧 연다")
    assert headline.arguments[0].span.of(article.text) == "곧 연다"


def test_the_date_given_wins_over_the_article(analyser):
    (analysis,) = analyser.analyse([(parse_article(ARTICLE), "2024-01-02")])
    assert analysis.published == "2024-01-02"


def test_records_are_json_with_exact_numbers(analyser):
    article = parse_article(ARTICLE)
    (analysis,) = analyser.analyse([(article, None)])
    record = json.loads(encode(article_record(article, analysis, "a.txt")))
    assert record["article"] == "a.txt"
    assert record["structure"]["title"] == article.title.text
    amount = next(one for one in record["facts"] if one["kind"] == "amount" and one["unit"] == "KRW")
    assert amount["value"] == 300_000_000
    for one in record["entities"]:
        assert article.text[one["start"] : one["end"]] == one["text"]
    assert json.loads(encode(line_record(7, article, analysis)))["id"] == 7


@pytest.mark.parametrize("workers", [2])
def test_workers_change_nothing(analyser, tokeniser, workers):
    articles = [(parse_article(ARTICLE), None), (article_of("한수민 대표가 왔다."), None)] * 3
    other = Analyser(workers=workers)
    assert list(other.analyse(articles)) == list(analyser.analyse(articles))


def test_noise(analyser):
    articles = [article_of(one, one[:30]) for one in NOISE if "\n" not in one]
    articles += [parse_article(one) for one in NOISE]
    for article, analysis in zip(articles, analyser.analyse((one, None) for one in articles), strict=True):
        check(article, analysis)


def test_shuffled_characters_of_an_article(analyser):
    shuffle = random.Random(7)
    pieces = [ARTICLE[at : at + 9] for at in range(0, len(ARTICLE), 9)]
    texts = ["".join(shuffle.sample(pieces, len(pieces))) for _ in range(20)]
    articles = [parse_article(one) for one in texts]
    for article, analysis in zip(articles, analyser.analyse((one, None) for one in articles), strict=True):
        check(article, analysis)


def test_stored_articles(analyser, shared, request):
    paths = sorted((shared / "articles").rglob("*.txt"))
    sample = paths if request.config.getoption("--all-articles") else paths[::35]
    articles = [parse_article(decode(path.read_bytes()).text) for path in sample]
    for article, analysis in zip(articles, analyser.analyse((one, None) for one in articles), strict=True):
        check(article, analysis)
