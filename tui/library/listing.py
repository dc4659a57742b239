"""Pages of the list, drawn from the index."""

import sqlite3
from collections.abc import Sequence

from tui.library.errors import reason_text
from tui.library.model import ArticleRow, Sort

COLUMNS = (
    "a.id, a.path, a.name, a.title, a.title_derived, a.outlet, a.published, a.length, a.read, a.starred, a.last_read,"
    " a.unreadable, a.analysed"
)

ORDER_COLUMNS: dict[Sort, tuple[str, ...]] = {
    Sort.DATE: ("published_key", "id"),
    Sort.TITLE: ("title_key", "id"),
    Sort.OUTLET: ("outlet_key", "published_key", "id"),
    Sort.LAST_READ: ("last_read", "id"),
}
"""Each has an index, so a page costs what it holds."""


def order_by(sort: Sort, descending: bool) -> str:
    """The ORDER BY terms of a sort; all columns in one direction, so that the index serves both."""
    direction = "DESC" if descending else "ASC"
    return ", ".join(f"{column} {direction}" for column in ORDER_COLUMNS[sort])


def row_of(values: Sequence[object]) -> ArticleRow:
    """The row of `COLUMNS` as it came from the database."""
    id, path, name, title, derived, outlet, published, length, read, starred, last_read, unreadable, analysed = values
    return ArticleRow(
        id,  # type: ignore[arg-type]
        path,  # type: ignore[arg-type]
        name,  # type: ignore[arg-type]
        title,  # type: ignore[arg-type]
        bool(derived),
        outlet,  # type: ignore[arg-type]
        published,  # type: ignore[arg-type]
        length,  # type: ignore[arg-type]
        bool(read),
        bool(starred),
        last_read or None,  # type: ignore[arg-type]
        reason_text(unreadable) if isinstance(unreadable, str) else None,
        bool(analysed),
    )


def rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[ArticleRow]:
    """The rows of these articles in this order; ids of no article are passed over."""
    found: dict[int, ArticleRow] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        places = ", ".join("?" * len(part))
        for values in connection.execute(
            f"SELECT {COLUMNS} FROM main.articles a WHERE a.id IN ({places})", tuple(part)
        ):
            found[values[0]] = row_of(values)
    return [found[id] for id in ids if id in found]


def count(connection: sqlite3.Connection) -> int:
    """How many articles are stored."""
    number: int = connection.execute("SELECT count(*) FROM main.articles").fetchone()[0]
    return number


def page(connection: sqlite3.Connection, sort: Sort, descending: bool, offset: int, limit: int) -> list[ArticleRow]:
    """Rows `offset` to `offset + limit` of the whole list."""
    total = count(connection)
    backwards = offset > total // 2
    if backwards:
        # The index is walked from its nearer end: rows behind an offset are read and thrown away by SQLite.
        limit = min(limit, total - offset)
        if limit <= 0:
            return []
        offset = total - offset - limit
    order = order_by(sort, descending != backwards)
    ids = [
        id
        for (id,) in connection.execute(
            f"SELECT id FROM main.articles ORDER BY {order} LIMIT ? OFFSET ?", (limit, offset)
        )
    ]
    return rows(connection, ids[::-1] if backwards else ids)


def position(connection: sqlite3.Connection, id: int, sort: Sort, descending: bool) -> int | None:
    """The index of an article in the whole list, None where it is not stored."""
    columns = ORDER_COLUMNS[sort]
    names = ", ".join(columns)
    found = connection.execute(f"SELECT {names} FROM main.articles WHERE id = ?", (id,)).fetchone()
    if found is None:
        return None
    mark = ">" if descending else "<"
    places = ", ".join("?" * len(columns))
    counted = connection.execute(
        f"SELECT count(*) FROM main.articles WHERE ({names}) {mark} ({places})", found
    ).fetchone()
    return int(counted[0])
