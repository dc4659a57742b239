"""The user's own data about articles: read, starred, dates set by hand, reading position, tags, dismissed facts.

All functions take a connection (see `database.connect`) and ids of articles in the index.
"""

import datetime
import json
import sqlite3
import time
from collections.abc import Sequence

from tui.library.database import transaction
from tui.library.errors import ArticleMissingError
from tui.library.journal import next_revision, recorded
from tui.library.model import ReadingState
from tui.library.sync import synchronise


def own_row(connection: sqlite3.Connection, id: int) -> int:
    """The row of the user's data about an article, made where there is none. To be called inside a transaction.

    Raises:
        ArticleMissingError: no such article, or an unreadable one, about which nothing can be kept.
    """
    article = connection.execute("SELECT hash, path, title FROM main.articles WHERE id = ?", (id,)).fetchone()
    if article is None or article[0] is None:
        raise ArticleMissingError(str(id) if article is None else article[2])
    hash, path, title = article
    found = connection.execute("SELECT id FROM user.articles WHERE hash = ?", (hash,)).fetchone()
    if found:
        return int(found[0])
    cursor = connection.execute("INSERT INTO user.articles (hash, path, title) VALUES (?, ?, ?)", (hash, path, title))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def find_row(connection: sqlite3.Connection, id: int) -> int | None:
    """The row of the user's data about an article, None where there is none."""
    found = connection.execute(
        "SELECT u.id FROM main.articles a JOIN user.articles u ON u.hash = a.hash WHERE a.id = ?", (id,)
    ).fetchone()
    return int(found[0]) if found else None


def title_of(connection: sqlite3.Connection, ids: Sequence[int]) -> str:
    """The title of the first article, for naming a change."""
    row = connection.execute("SELECT title FROM main.articles WHERE id = ?", (ids[0],)).fetchone() if ids else None
    return str(row[0]) if row else ""


def set_flag(connection: sqlite3.Connection, ids: Sequence[int], column: str, value: bool) -> None:
    """Set `read` or `starred` of articles, as one change that can be undone. Unreadable files are passed over."""
    assert column in ("read", "starred")
    with recorded(connection, column, title_of(connection, ids)):
        revision = next_revision(connection)
        for id in ids:
            try:
                row = own_row(connection, id)
            except ArticleMissingError:
                continue
            connection.execute(
                f"UPDATE user.articles SET {column} = ?, revision = ? WHERE id = ? AND {column} <> ?",
                (value, revision, row, value),
            )


def mark_opened(connection: sqlite3.Connection, id: int) -> None:
    """Note that an article was opened now: read, and the time of it. No change that undo would take back."""
    with transaction(connection):
        row = own_row(connection, id)
        connection.execute(
            "UPDATE user.articles SET read = 1, last_read = ?, revision = ? WHERE id = ?",
            (time.time(), next_revision(connection), row),
        )
        synchronise(connection)


def set_published(connection: sqlite3.Connection, id: int, published: str | None) -> None:
    """Set an article's date by hand; None goes back to the one in the file.

    Raises:
        ValueError: no ISO 8601 date or date-time.
    """
    if published is not None:
        datetime.datetime.fromisoformat(published)
    with recorded(connection, "published", title_of(connection, [id])):
        row = own_row(connection, id)
        connection.execute(
            "UPDATE user.articles SET published = ?, revision = ? WHERE id = ?",
            (published, next_revision(connection), row),
        )


def reading_state(connection: sqlite3.Connection, id: int) -> ReadingState:
    """Where the reader was in the article and which sections were folded; the beginning where it was never open."""
    found = connection.execute(
        "SELECT u.position, u.folded FROM main.articles a JOIN user.articles u ON u.hash = a.hash WHERE a.id = ?", (id,)
    ).fetchone()
    return ReadingState(found[0], tuple(json.loads(found[1]))) if found else ReadingState()


def set_reading_state(connection: sqlite3.Connection, id: int, state: ReadingState) -> None:
    """Keep the place in the article and its folded sections."""
    with transaction(connection):
        row = own_row(connection, id)
        connection.execute(
            "UPDATE user.articles SET position = ?, folded = ? WHERE id = ?",
            (state.position, json.dumps(state.folded), row),
        )


def tags(connection: sqlite3.Connection, id: int) -> tuple[str, ...]:
    """The user's tags of an article, in order of the alphabet."""
    rows = connection.execute(
        "SELECT t.tag FROM main.articles a JOIN user.articles u ON u.hash = a.hash JOIN user.tags t ON t.article = u.id"
        " WHERE a.id = ? ORDER BY t.tag",
        (id,),
    )
    return tuple(tag for (tag,) in rows)


def set_tags(connection: sqlite3.Connection, id: int, wanted: Sequence[str]) -> None:
    """Replace the user's tags of an article. White space around a tag is dropped, and empty ones."""
    names = {tag.strip() for tag in wanted if tag.strip()}
    with recorded(connection, "tags", title_of(connection, [id])):
        row = own_row(connection, id)
        present = {tag for (tag,) in connection.execute("SELECT tag FROM user.tags WHERE article = ?", (row,))}
        for tag in present - names:
            connection.execute("DELETE FROM user.tags WHERE article = ? AND tag = ?", (row, tag))
        for tag in sorted(names - present):
            connection.execute("INSERT INTO user.tags (article, tag) VALUES (?, ?)", (row, tag))


def all_tags(connection: sqlite3.Connection) -> dict[str, int]:
    """All tags of stored articles and how many articles have each, in order of the alphabet."""
    rows = connection.execute(
        "SELECT t.tag, count(DISTINCT a.id) FROM user.tags t JOIN user.articles u ON u.id = t.article"
        " JOIN main.articles a ON a.hash = u.hash GROUP BY t.tag ORDER BY t.tag"
    )
    return dict(rows.fetchall())


def dismissed_facts(connection: sqlite3.Connection, id: int) -> frozenset[str]:
    """Keys of the article's facts that the user has dismissed as wrong."""
    rows = connection.execute(
        "SELECT d.fact FROM main.articles a JOIN user.articles u ON u.hash = a.hash"
        " JOIN user.dismissed d ON d.article = u.id WHERE a.id = ?",
        (id,),
    )
    return frozenset(fact for (fact,) in rows)


def set_dismissed(connection: sqlite3.Connection, id: int, fact: str, dismissed: bool) -> None:
    """Dismiss a fact by its key, or take that back."""
    with recorded(connection, "dismissed", title_of(connection, [id])):
        row = own_row(connection, id)
        if dismissed:
            connection.execute("INSERT OR IGNORE INTO user.dismissed (article, fact) VALUES (?, ?)", (row, fact))
        else:
            connection.execute("DELETE FROM user.dismissed WHERE article = ? AND fact = ?", (row, fact))
