"""Saved searches and the history of searches."""

import sqlite3
import time

from tui.library.database import transaction
from tui.library.journal import recorded
from tui.library.model import SavedSearch

MAX_HISTORY = 200


def saved(connection: sqlite3.Connection, library: str) -> list[SavedSearch]:
    """The saved searches of a library in their order."""
    rows = connection.execute(
        "SELECT id, name, query FROM user.saved_searches WHERE library = ? ORDER BY place, id", (library,)
    )
    return [SavedSearch(*row) for row in rows]


def save(connection: sqlite3.Connection, library: str, name: str, query: str) -> int:
    """Keep a search under a name; one of the same name is replaced. Returns its id."""
    with recorded(connection, "saved_search", name):
        place = connection.execute(
            "SELECT coalesce(max(place) + 1, 0) FROM user.saved_searches WHERE library = ?", (library,)
        ).fetchone()[0]
        connection.execute(
            "INSERT INTO user.saved_searches (library, name, query, place) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (library, name) DO UPDATE SET query = excluded.query",
            (library, name, query, place),
        )
        found = connection.execute(
            "SELECT id FROM user.saved_searches WHERE library = ? AND name = ?", (library, name)
        ).fetchone()
    return int(found[0])


def move(connection: sqlite3.Connection, library: str, id: int, place: int) -> None:
    """Put a saved search at another place (base 0)."""
    order = [search.id for search in saved(connection, library) if search.id != id]
    order.insert(place, id)
    with recorded(connection, "saved_search", ""):
        for number, search in enumerate(order):
            connection.execute("UPDATE user.saved_searches SET place = ? WHERE id = ?", (number, search))


def remove(connection: sqlite3.Connection, id: int) -> None:
    """Forget a saved search."""
    found = connection.execute("SELECT name FROM user.saved_searches WHERE id = ?", (id,)).fetchone()
    with recorded(connection, "saved_search", found[0] if found else ""):
        connection.execute("DELETE FROM user.saved_searches WHERE id = ?", (id,))


def history(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Queries searched for, the latest first."""
    rows = connection.execute("SELECT query FROM user.searches ORDER BY at DESC LIMIT ?", (limit,))
    return [query for (query,) in rows]


def note(connection: sqlite3.Connection, query: str) -> None:
    """Put a query into the history, which keeps the latest `MAX_HISTORY`."""
    if not query.strip():
        return
    with transaction(connection):
        # Later than all before it, also where the clock was set back.
        last = connection.execute("SELECT coalesce(max(at), 0) FROM user.searches").fetchone()[0]
        at = max(time.time(), last + 1e-3)
        connection.execute("INSERT OR REPLACE INTO user.searches (query, at) VALUES (?, ?)", (query.strip(), at))
        connection.execute(
            "DELETE FROM user.searches WHERE query NOT IN (SELECT query FROM user.searches ORDER BY at DESC LIMIT ?)",
            (MAX_HISTORY,),
        )


def clear_history(connection: sqlite3.Connection) -> None:
    """Forget all queries searched for."""
    with transaction(connection):
        connection.execute("DELETE FROM user.searches")
