"""Whole articles in the formats of many outlets (`formats.txt`), and what each of their lines is."""

import re
from pathlib import Path

import pytest

from tui.document.parse import parse_article

KINDS = {"T": "title", "S": "subtitles", "P": "paragraphs", "H": "headings", "R": "related", "N": "noise"}


def cases():
    text = Path(__file__).with_name("formats.txt").read_text(encoding="utf-8")
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, body = block.partition("\n")
        yield pytest.param(body.strip("\n").split("\n"), id=name)


def read_case(lines):
    """The text of a case and what it says about it."""
    expected = {name: [] for name in KINDS.values()} | {
        "outlet": None,
        "reporters": [],
        "published": None,
        "given title": None,
    }
    front, text = [], []
    for line in lines:
        if field := re.match(r"(outlet|published|title|reporters): (.+)", line):
            value = field[2].split(", ") if field[1] == "reporters" else field[2]
            expected["given title" if field[1] == "title" else field[1]] = value
        else:
            kinds, _, words = line.partition("|")
            if kinds == "F":
                front.append(words)
                continue
            pieces = re.findall(r"\{(.*?)\}", words) or [words]
            text.append(re.sub(r"[{}]", "", words))
            for number, piece in enumerate(pieces):
                add(expected, kinds, number, words, piece)
    head = ["---", *front, "---"] if front else []
    return "\n".join([*head, *text]), expected


def add(expected, kinds, number, words, piece):
    kind = kinds[min(number, len(kinds) - 1)]
    if kind in KINDS and not (kind == "P" and piece.startswith("[ⓒ")):
        related = kind == "P" and "(관련 기사: {" + piece in words
        expected["related" if related else KINDS[kind]].append(piece)
    elif kind == "P":
        expected["noise"].append(piece)


def described(article):
    headings = [section.heading.text for section in article.sections if section.heading]
    paragraphs = [passage.text for section in article.sections for passage in section.paragraphs]
    title = [] if article.title.derived else [article.title.text]
    return {
        "title": title,
        "subtitles": [passage.text for passage in article.subtitles],
        "paragraphs": paragraphs,
        "headings": headings,
        "related": [passage.text for passage in article.related],
        "noise": [passage.text for passage in article.noise],
        "outlet": article.outlet,
        "reporters": list(article.reporters),
        "published": article.published,
    }


@pytest.mark.parametrize("lines", cases())
def test_each_line_is_what_it_is(lines):
    text, expected = read_case(lines)
    given_title = expected.pop("given title")
    if given_title:
        expected["title"] = [given_title]
    assert described(parse_article(text)) == expected
