"""Amounts and dates as facts of an article. All names and sentences are made up."""

import pytest

from tests.support.annotated import annotated
from tui.language.facts.dates import redate
from tui.language.facts.values import values
from tui.language.model import Amount, Analysis, Date


def facts(tokeniser, *paragraphs, published="2025-10-30", title=None):
    article = annotated(tokeniser, *paragraphs, published=published, title=title)
    return article, list(values(article))


def amounts(found):
    return [fact for fact in found if isinstance(fact, Amount)]


def dates(found):
    return [fact for fact in found if isinstance(fact, Date)]


def test_facts_point_to_their_sentence_and_their_words(tokeniser):
    article, found = facts(tokeniser, "지난 23일 배가 떠났다. 승객은 270여명이었다.", title="배가 2척 떠났다")
    text = article.article.text
    assert [fact.text for fact in found] == ["지난 23일", "2척", "270여명"]
    for fact in found:
        [place] = [one for one in fact.arguments if one.role == "text"]
        assert place.span.of(text) == fact.text
        assert fact.sentence.contains(place.span)


def test_the_same_amount_is_one_fact_with_all_its_places(tokeniser):
    _, found = facts(tokeniser, "표는 3장이다. 또 3장이다. 그리고 약 3장이다.", "다시 3장이다.")
    assert [(fact.text, len(fact.places)) for fact in amounts(found)] == [("3장", 2), ("약 3장", 0)]


def test_the_same_date_is_one_fact_with_all_its_places(tokeniser):
    _, found = facts(tokeniser, "23일 떠났다. 비는 23일 왔다.")
    assert [(fact.text, fact.value, len(fact.places)) for fact in dates(found)] == [("23일", "2025-10-23", 1)]


def test_a_date_is_no_amount(tokeniser):
    _, found = facts(tokeniser, "2024년 3월 7일부터 5년간 3일마다 만났다.")
    assert [fact.text for fact in amounts(found)] == ["5년", "3일"]


@pytest.mark.parametrize(
    ("text", "amount", "measure", "holder"),
    [
        ("{한빛전자|OG}의 매출은 3조원이다.", "3조원", "매출", "한빛전자"),
        ("{한빛전자|OG}는 영업이익 2조원을 올렸다.", "2조원", "영업이익", "한빛전자"),
        ("{가람시|LC}의 인구는 52만 명이다.", "52만 명", "인구", "가람시"),
        ("조종사 2명이 탈출했다.", "2명", "조종사", None),
        ("그곳에는 30명의 직원이 있다.", "30명", "직원", None),
        ("그는 3년을 기다렸다.", "3년", None, None),
    ],
)
def test_an_amount_says_what_it_measures_and_of_whom(tokeniser, text, amount, measure, holder):
    _, found = facts(tokeniser, text)
    [fact] = amounts(found)
    assert (fact.text, fact.measure, fact.holder) == (amount, measure, holder)


def test_a_number_inside_a_name_is_no_amount(tokeniser):
    _, found = facts(tokeniser, "영화 {가람의 열두 명 이야기|AF}가 나왔다.")
    assert amounts(found) == []


def test_a_verb_before_a_noun_is_no_numeral(tokeniser):
    _, found = facts(tokeniser, "공사를 중단하게 한 건 처음이고 그렇게 한 사람은 없다.")
    assert amounts(found) == []


def test_unknown_digits_lower_the_confidence(tokeniser):
    _, found = facts(tokeniser, "1일 열렸다.", published=None)
    _, known = facts(tokeniser, "1일 열렸다.")
    assert dates(found)[0].value == "XXXX-XX-01"
    assert dates(found)[0].confidence < dates(known)[0].confidence


@pytest.mark.parametrize(
    ("published", "values_"),
    [("2025-10-30", ["2025-10-01", "2025-10-01", "2024"]), ("2023-05-02", ["2023-05-01", "2023-05-01", "2022"])],
)
def test_another_date_of_publication_works_the_dates_out_anew_without_morphemes(tokeniser, published, values_):
    article, found = facts(tokeniser, "1일 문을 열었다. 이날 비가 왔다.", "작년 3명이 왔다.", published=None)
    analysis = Analysis(
        version="1", published=None, facts=tuple(found), sentences=tuple(one.span for one in article.sentences)
    )
    again = redate(analysis, article.article.text, published)
    assert [fact.value for fact in dates(again.facts)] == values_
    assert again.published == published
    assert [fact.text for fact in amounts(again.facts)] == ["3명"]


@pytest.mark.parametrize("published", ["2025", "2025-10", "no date"])
def test_a_date_of_publication_that_is_no_day_leaves_days_unknown(tokeniser, published):
    _, found = facts(tokeniser, "1일 열렸다.", published=published)
    assert dates(found)[0].value == "XXXX-XX-01"


def test_all_articles_at_hand_give_facts_inside_their_text(tokeniser, shared):
    from tui.document.parse import parse_article
    from tui.language.sentence import AnnotatedArticle
    from tui.language.sentences import passages, split_passage

    paths = sorted((shared / "articles").rglob("*.txt"))[:40] + sorted((shared / "articles").rglob("*.md"))[:40]
    for path in paths:
        article = parse_article(path.read_text(encoding="utf-8"))
        parts = list(passages(article))
        sentences = [
            sentence
            for number, (kind, passage) in enumerate(parts)
            for sentence in split_passage(article, kind, passage, number, next(tokeniser.tokenise([passage.text])))
        ]
        for fact in values(AnnotatedArticle(article, article.published, tuple(sentences))):
            for argument in fact.arguments:
                assert fact.sentence.contains(argument.span)
