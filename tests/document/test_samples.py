"""The articles that come with the project."""

from pathlib import Path

import pytest

from tui.document.encoding import decode
from tui.document.headline import headline_key
from tui.document.parse import parse_article

FOLDER = Path(__file__).resolve().parents[2] / "articles"
FILES = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")


@pytest.fixture(scope="module")
def articles():
    return {path.name: parse_article(decode(path.read_bytes()).text) for path in FILES}


def test_there_are_enough(articles):
    assert len(articles) >= 12
    assert all(800 <= len(article.text) <= 3000 for article in articles.values())


def test_each_says_that_it_is_invented(articles):
    for name, article in articles.items():
        assert "지어낸 것" in article.text, name
        assert "예문" in article.tags or "지어낸 것" in article.noise[-1].text, name


def test_the_first_has_no_title_but_a_subtitle(articles):
    first = articles[FILES[0].name]
    assert first.title.derived
    assert first.title.text == first.subtitles[0].text
    assert (first.outlet, first.reporters) == ("한빛경제", ("나도연",))
    assert len(first.sections) == 6
    assert sum(passage.text.startswith("[Why] ") for passage in first.related) == 3


def test_related_headlines_lead_to_each_other(articles):
    titles = {headline_key(article.title.text) for article in articles.values()}
    related = [passage.text for article in articles.values() for passage in article.related]
    found = [text for text in related if headline_key(text) in titles]
    exact = {article.title.text for article in articles.values()}
    assert len(found) > 15
    assert any(text not in exact for text in found)
    assert len(related) - len(found) >= 5


def test_encodings():
    found = {path.name: decode(path.read_bytes()).encoding for path in FILES}
    assert found["07-population-cp949.txt"] == "cp949"
    assert decode((FOLDER / "13-unpaid-bom.txt").read_bytes()).text[0] == "["


def test_every_article_has_paragraphs_and_no_byline_among_them(articles):
    for name, article in articles.items():
        paragraphs = [passage.text for section in article.sections for passage in section.paragraphs]
        assert len(paragraphs) >= 5, name
        assert not any("@" in text or "무단" in text for text in paragraphs), name
