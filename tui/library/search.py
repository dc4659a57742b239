"""Full-text search over the index."""

import sqlite3

from tui.library.tokens import normalise, phrase


def matching_ids(connection: sqlite3.Connection, words: str) -> list[int]:
    """Ids of all articles whose text holds every word."""
    expression = " AND ".join(filter(None, map(phrase, normalise(words).split())))
    if not expression:
        return []
    rows = connection.execute("SELECT rowid FROM body_words WHERE body_words MATCH ?", (expression,))
    return [id for (id,) in rows]
