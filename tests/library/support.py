"""A folder of articles with its library, and analyses made by hand."""

import os
from pathlib import Path
from typing import Self

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import (
    ANALYSIS_VERSION,
    Amount,
    Analysis,
    AnyFact,
    Date,
    EntityType,
    Mention,
    Person,
    Quote,
    Role,
    Stance,
)
from tui.library.library import Library

OLD = 1_600_000_000


def news(title: str, body: str, *, outlet: str = "가온일보", date: str | None = "2025-03-01", tags: str = "") -> str:
    """An article with front matter."""
    dated = f"date: {date}\n" if date else ""
    tagged = f"tags: [{tags}]\n" if tags else ""
    return f'---\ntitle: "{title}"\noutlet: {outlet}\n{dated}{tagged}---\n\n{body}\n'


class Shelf:
    """Files under `folder`, and the library that is opened on them."""

    def __init__(self, base: Path) -> None:
        self.folder = base / "articles"
        self.data = base / "data"
        self.cache = base / "cache"
        self.folder.mkdir(exist_ok=True)
        self.library = self.open()

    def open(self) -> Library:
        return Library.open(self.folder, data_folder=self.data, cache_folder=self.cache)

    def reopen(self) -> None:
        self.library.close()
        self.library = self.open()

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file as if long ago, so that it counts as settled."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        os.utime(path, (OLD, OLD))
        return path

    def add(self, name: str, text: str | bytes) -> int:
        """Write a file and bring the library up to date; the article's id."""
        path = self.write(name, text)
        self.library.refresh()
        id = self.library.find_path(path)
        assert id is not None
        return id

    def titles(self, query: str | None = None) -> set[str]:
        return {row.title for row in self.library.page(query)}

    def analyse(self, id: int, *facts: AnyFact, names: dict[str, EntityType] | None = None) -> Analysis:
        """Store an analysis that finds the given names wherever they stand."""
        article = self.library.article(id)
        analysis = analysis_of(article, facts, names or {})
        assert self.library.store_analysis(id, analysis)
        return analysis

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.library.close()


def analysis_of(article: Article, facts: tuple[AnyFact, ...], names: dict[str, EntityType]) -> Analysis:
    mentions = []
    for name, kind in names.items():
        place = article.text.find(name)
        while place >= 0:
            mentions.append(Mention(Span(place, place + len(name)), name, kind, name))
            place = article.text.find(name, place + 1)
    mentions.sort(key=lambda mention: mention.span)
    return Analysis(ANALYSIS_VERSION, article.published, tuple(mentions), facts)


WHERE = Span(0, 10)


def quote(text: str, speaker: str | None, stance: Stance = Stance.SAID) -> Quote:
    return Quote(sentence=WHERE, text=text, speaker=speaker, stance=stance)


def role(person: str, title: str, org: str | None = None) -> Role:
    return Role(sentence=WHERE, person=person, title=title, org=org)


def person(name: str, titles: tuple[str, ...] = (), organisations: tuple[str, ...] = ()) -> Person:
    return Person(sentence=WHERE, name=name, titles=titles, organisations=organisations)


def amount(text: str, value: int, unit: str | None, holder: str | None = None, measure: str | None = None) -> Amount:
    return Amount(sentence=WHERE, text=text, value=value, unit=unit, holder=holder, measure=measure)


def date(value: str) -> Date:
    return Date(sentence=WHERE, text=value, value=value)
