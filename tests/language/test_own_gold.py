"""Whole invented articles of several desks (economy, city, sports, court, culture, finance) against what a person read in them.

The floors stand a little under the figures in `docs/facts.md`; `tests/gold` holds the articles with their gold.
"""

import json

import pytest

from tests.support.scoring import f1, fact_keys, gold_articles, structure_keys
from tui.document.parse import parse_article
from tui.language.analyser import Analyser
from tui.language.json_output import article_record, encode


@pytest.fixture(scope="module")
def records(analyser: Analyser):
    articles = gold_articles()
    parsed = [(parse_article(text), gold["published"]) for text, gold in articles]
    analyses = list(analyser.analyse(parsed))
    return [
        (json.loads(encode(article_record(article, analysis, gold["article"]))), gold)
        for (article, _), analysis, (_, gold) in zip(parsed, analyses, articles, strict=True)
    ]


def test_the_structure_of_the_article_is_found(records) -> None:
    assert f1((structure_keys(made["structure"]), structure_keys(gold["structure"])) for made, gold in records) >= 0.97


@pytest.mark.parametrize(
    ("kind", "floor"),
    [("role", 0.86), ("quote", 0.85), ("amount", 0.95), ("date", 0.95), ("alias", 0.9), ("person", 0.92)],
)
def test_the_facts_of_the_article_are_found(records, kind: str, floor: float) -> None:
    with_facts = [(made, gold) for made, gold in records if gold["facts"]]
    score = f1((fact_keys(made["facts"], kind), fact_keys(gold["facts"], kind)) for made, gold in with_facts)
    assert score >= floor
