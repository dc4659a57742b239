"""Getting out of damaged user data what can still be read."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

TABLES = (
    *("articles", "tags", "highlights", "dismissed", "corrections", "entity_links", "saved_searches", "searches"),
)
"""Everything but the journal of undo."""


def salvage(damaged: Path, target: Path) -> int:
    """Copy the rows that can be read from a damaged database into a sound one of the same version, in place of older rows
    with the same id. Returns how many.
    """
    source = sqlite3.connect(damaged)
    copy = sqlite3.connect(target)
    saved = 0
    try:
        if _version(source) != _version(copy):
            return 0
        for table in TABLES:
            columns = [row[1] for row in copy.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{column}"' for column in columns)
            places = ", ".join("?" * len(columns))
            for row in _readable(source, f"SELECT {names} FROM {table}"):
                copy.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", row)
                saved += 1
        revision = (
            "(SELECT max(coalesce(max(revision), 0), (SELECT value FROM meta WHERE key = 'revision')) FROM articles)"
        )
        copy.execute(f"UPDATE meta SET value = {revision} WHERE key = 'revision'")
        copy.commit()
    finally:
        source.close()
        copy.close()
    return saved


def _version(connection: sqlite3.Connection) -> int | None:
    with contextlib.suppress(sqlite3.DatabaseError):
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    return None


def _readable(connection: sqlite3.Connection, query: str) -> Iterator[tuple[object, ...]]:
    """The rows up to the damaged place, and from the other end of the table down to it."""
    seen = set()
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError):
            for row in connection.execute(f"{query} ORDER BY 1 {order}"):
                if row[0] not in seen:
                    seen.add(row[0])
                    yield row
