"""How it went over time."""

import sqlite3
from collections import Counter
from collections.abc import Collection

from tui.library.across.model import Month, NameRow


def months_of(connection: sqlite3.Connection, ids: Collection[int] | None) -> list[Month]:
    """Articles by month of publication, in order; all articles, or those of `ids`. Mentions count one an article."""
    counted: Counter[str] = Counter()
    rows = connection.execute("SELECT id, substr(published, 1, 7) FROM main.articles WHERE published IS NOT NULL")
    wanted = None if ids is None else set(ids)
    for id, month in rows:
        if wanted is None or id in wanted:
            counted[month] += 1
    return [Month(month, counted[month], counted[month]) for month in sorted(counted)]


def names(connection: sqlite3.Connection, entity_type: str | None, offset: int, limit: int) -> list[NameRow]:
    """Names of all articles, those in most articles first; of one type, or of persons, organisations, places, works and
    events. A name of one syllable is a surname that stands for many.
    """
    fields = (entity_type,) if entity_type else ("PS", "OG", "LC", "AF", "EV")
    places = ", ".join("?" * len(fields))
    rows = connection.execute(
        f"SELECT field, name, articles FROM terms WHERE field IN ({places}) AND articles > 0 AND length(name) > 1"
        " ORDER BY articles DESC, name LIMIT ? OFFSET ?",
        (*fields, limit, offset),
    )
    return [NameRow(*row) for row in rows]


def matching_names(connection: sqlite3.Connection, expression: str, limit: int) -> list[NameRow]:
    """Names that an FTS5 expression matches, those in most articles first."""
    rows = connection.execute(
        "SELECT t.field, t.name, t.articles FROM term_words w CROSS JOIN terms t ON t.id = w.rowid WHERE term_words MATCH ?"
        " AND t.articles > 0 AND length(t.field) = 2 ORDER BY t.articles DESC, t.name LIMIT ?",
        (expression, limit),
    )
    return [NameRow(*row) for row in rows]
