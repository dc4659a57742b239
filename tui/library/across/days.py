"""How often something comes up, day by day."""

import sqlite3
from collections import Counter
from collections.abc import Collection

import msgspec

from tui.library.across.model import Entity
from tui.library.across.pages import terms_of


class Day(msgspec.Struct, frozen=True, gc=False):
    """How many articles of a day (`2025-03-04`, the day of publication), and how often the thing is mentioned in them."""

    day: str
    articles: int
    mentions: int


def days_of_entity(connection: sqlite3.Connection, entity: Entity) -> list[Day]:
    """The days of an entity, in order; articles without a whole date are left out."""
    own = set(entity.articles)
    articles: dict[str, set[int]] = {}
    mentions: Counter[str] = Counter()
    for term in terms_of(connection, entity):
        rows = connection.execute(
            "SELECT a.id, substr(a.published, 1, 10), x.count FROM article_terms x JOIN main.articles a ON a.id = x.article"
            " WHERE x.term = ? AND length(a.published) >= 10",
            (term,),
        )
        for id, day, count in rows:
            if id in own:
                articles.setdefault(day, set()).add(id)
                mentions[day] += count
    return [Day(day, len(articles[day]), mentions[day]) for day in sorted(articles)]


def days_of_articles(connection: sqlite3.Connection, ids: Collection[int] | None) -> list[Day]:
    """The days of articles (all, or those of `ids`), in order; each article counts as one mention."""
    counted: Counter[str] = Counter()
    wanted = None if ids is None else set(ids)
    rows = connection.execute("SELECT id, substr(published, 1, 10) FROM main.articles WHERE length(published) >= 10")
    for id, day in rows:
        if wanted is None or id in wanted:
            counted[day] += 1
    return [Day(day, counted[day], counted[day]) for day in sorted(counted)]
