"""Undo and redo of the user's changes. The triggers of `user_schema` note the rows; see there."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator

from tui.library.database import transaction
from tui.library.model import UserChange
from tui.library.sync import synchronise
from tui.library.user_schema import JOURNALED

MAX_ACTIONS = 500
"""How many changes can be undone; older ones are forgotten."""


@contextlib.contextmanager
def recorded(connection: sqlite3.Connection, kind: str, title: str) -> Iterator[None]:
    """One transaction whose changes to the user's data can be undone together. Nothing is noted where nothing changed.

    It is on the disk when this returns, also if the power fails then; what is not recorded (the reading position) may lose its
    last moments to a power failure, but not to the end of the process.
    """
    connection.execute("PRAGMA user.synchronous = FULL")
    try:
        with transaction(connection):
            yield from _noting(connection, kind, title)
    finally:
        connection.execute("PRAGMA user.synchronous = NORMAL")


def _noting(connection: sqlite3.Connection, kind: str, title: str) -> Iterator[None]:
    connection.execute("DELETE FROM user.action_rows WHERE action IN (SELECT id FROM user.actions WHERE undone)")
    connection.execute("DELETE FROM user.actions WHERE undone")
    action = connection.execute("INSERT INTO user.actions (kind, title) VALUES (?, ?)", (kind, title)).lastrowid
    connection.execute("UPDATE user.meta SET value = ? WHERE key = 'recording'", (action,))
    yield
    connection.execute("UPDATE user.meta SET value = NULL WHERE key = 'recording'")
    if not connection.execute("SELECT 1 FROM user.action_rows WHERE action = ?", (action,)).fetchone():
        connection.execute("DELETE FROM user.actions WHERE id = ?", (action,))
    _forget(connection)
    synchronise(connection)


def undo(connection: sqlite3.Connection) -> UserChange | None:
    """Take back the latest change that stands; None where there is none."""
    return _step(connection, "undone = 0 ORDER BY id DESC", "before", 1)


def redo(connection: sqlite3.Connection) -> UserChange | None:
    """Do again the change that was undone last; None where there is none."""
    return _step(connection, "undone = 1 ORDER BY id", "after", 0)


def _step(connection: sqlite3.Connection, which: str, image: str, undone: int) -> UserChange | None:
    with transaction(connection):
        found = connection.execute(f"SELECT id, kind, title FROM user.actions WHERE {which} LIMIT 1").fetchone()
        if found is None:
            return None
        action, kind, title = found
        order = "DESC" if undone else "ASC"
        rows = connection.execute(
            f"SELECT target, row, {image} FROM user.action_rows WHERE action = ? ORDER BY id {order}", (action,)
        ).fetchall()
        for target, row, state in rows:
            _put_back(connection, target, row, None if state is None else json.loads(state))
        connection.execute("UPDATE user.actions SET undone = ? WHERE id = ?", (undone, action))
        synchronise(connection)
        return UserChange(kind, title)


def _put_back(connection: sqlite3.Connection, target: str, row: int, state: dict[str, object] | None) -> None:
    columns = JOURNALED[target]
    if target == "articles":
        # The row of an article also holds what is no change of the user's (its path, the reading position): it stays.
        values = state or {"read": 0, "starred": 0, "published": None}
        connection.execute(
            "UPDATE user.articles SET read = ?, starred = ?, published = ?, revision = ? WHERE id = ?",
            (values["read"], values["starred"], values["published"], next_revision(connection), row),
        )
    elif state is None:
        connection.execute(f"DELETE FROM user.{target} WHERE id = ?", (row,))
    else:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        connection.execute(
            f"INSERT OR REPLACE INTO user.{target} (id, {names}) VALUES (?, {places})",
            (row, *(state[column] for column in columns)),
        )


def next_revision(connection: sqlite3.Connection) -> int:
    """Count up the revision of the user's article states."""
    connection.execute("UPDATE user.meta SET value = value + 1 WHERE key = 'revision'")
    revision: int = connection.execute("SELECT value FROM user.meta WHERE key = 'revision'").fetchone()[0]
    return revision


def _forget(connection: sqlite3.Connection) -> None:
    oldest = connection.execute(
        "SELECT id FROM user.actions ORDER BY id DESC LIMIT 1 OFFSET ?", (MAX_ACTIONS,)
    ).fetchone()
    if oldest:
        connection.execute("DELETE FROM user.action_rows WHERE action <= ?", oldest)
        connection.execute("DELETE FROM user.actions WHERE id <= ?", oldest)
