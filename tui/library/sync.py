"""The index shows reading state and dates set by hand; this copies them there from the user's own data, which rule."""

import sqlite3
from collections.abc import Sequence

from tui.library.database import transaction
from tui.library.records import date_key


def catch_up(connection: sqlite3.Connection) -> None:
    """Synchronise where something changed in the user's data, by another library or while no one looked."""
    own, copied = _marks(connection)
    if own != copied:
        with transaction(connection):
            synchronise(connection)


def _marks(connection: sqlite3.Connection) -> tuple[tuple[int, str | None], tuple[int, str | None]]:
    """Revision and identity of the user's data, and those that the index was brought to last."""
    own = dict(connection.execute("SELECT key, value FROM user.meta").fetchall())
    copied = dict(connection.execute("SELECT key, value FROM main.meta").fetchall())
    return (
        (own["revision"], own.get("identity")),
        (copied.get("user_revision", 0), copied.get("user_identity")),
    )


def synchronise(connection: sqlite3.Connection, ids: Sequence[int] = ()) -> None:
    """Bring over what changed in the user's data since the last time, whoever changed it, and all state of `ids`.

    Where the user's data are others than before (an older backup, another file), all state is brought over anew. To be called
    inside a transaction.
    """
    (revision, identity), (seen, seen_identity) = _marks(connection)
    if seen > revision or (seen and seen_identity != identity):
        _forget_state(connection)
        seen = -1
    rows = connection.execute(
        "SELECT a.id, a.published_found, u.read, u.starred, u.last_read, u.published FROM user.articles u"
        " JOIN main.articles a ON a.hash = u.hash WHERE u.revision > ?",
        (seen,),
    ).fetchall()
    for id in ids:
        rows += connection.execute(
            "SELECT a.id, a.published_found, u.read, u.starred, u.last_read, u.published FROM user.articles u"
            " JOIN main.articles a ON a.hash = u.hash WHERE a.id = ?",
            (id,),
        ).fetchall()
    for id, found, read, starred, last_read, by_hand in rows:
        published = by_hand or found
        connection.execute(
            "UPDATE main.articles SET read = ?, starred = ?, last_read = ?, published = ?, published_key = ?,"
            " analysed = EXISTS (SELECT 1 FROM analyses n WHERE n.hash = articles.hash AND n.published = ?)"
            " WHERE id = ?",
            (read, starred, last_read or 0, published, date_key(published), published or "", id),
        )
    if (revision, identity) != (seen, seen_identity):
        connection.execute(
            "INSERT OR REPLACE INTO main.meta VALUES ('user_revision', ?), ('user_identity', ?)", (revision, identity)
        )


def _forget_state(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT id, published_found FROM main.articles WHERE read OR starred OR last_read OR published IS NOT published_found"
    ).fetchall()
    for id, found in rows:
        connection.execute(
            "UPDATE main.articles SET read = 0, starred = 0, last_read = 0, published = ?, published_key = ?,"
            " analysed = EXISTS (SELECT 1 FROM analyses n WHERE n.hash = articles.hash AND n.published = ?) WHERE id = ?",
            (found, date_key(found), found or "", id),
        )


def adopt_states(connection: sqlite3.Connection) -> None:
    """Give edited articles the state of what stood at their path before: those in the table `arrivals`, which is emptied.

    That is done where the text before is in no file any more, and the new text is alike (`alike`) or has the same title.
    Moved articles are known by their text; their new path is noted. To be called inside a transaction.
    """
    adopted: list[int] = []
    rows = connection.execute(
        "SELECT a.id, a.hash, a.path, a.title, r.alike FROM arrivals r JOIN main.articles a ON a.id = r.id"
        " WHERE a.hash IN (SELECT hash FROM user.articles) OR a.path IN (SELECT path FROM user.articles)"
    ).fetchall()
    for id, hash, path, title, alike in rows:
        if hash is None:
            continue
        if connection.execute("SELECT 1 FROM user.articles WHERE hash = ?", (hash,)).fetchone():
            connection.execute("UPDATE user.articles SET path = ? WHERE hash = ? AND path <> ?", (path, hash, path))
            continue
        candidates = connection.execute(
            "SELECT u.id, u.title FROM user.articles u WHERE u.path = ?"
            " AND NOT EXISTS (SELECT 1 FROM main.articles a WHERE a.hash = u.hash) ORDER BY u.revision DESC",
            (path,),
        ).fetchall()
        for state, old_title in candidates:
            if alike or old_title == title:
                connection.execute("UPDATE user.articles SET hash = ?, title = ? WHERE id = ?", (hash, title, state))
                adopted.append(id)
                break
    connection.execute("DELETE FROM arrivals")
    synchronise(connection, adopted)
