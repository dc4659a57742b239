"""Stored analyses, keyed by the hash of the text and the date that relative dates were worked out from."""

import sqlite3
import zlib
from collections.abc import Sequence

import msgspec

from tui.language.model import ANALYSIS_VERSION, Analysis
from tui.library.database import transaction


def load(connection: sqlite3.Connection, id: int) -> Analysis | None:
    """The analysis of an article's present text and date by the present version of the analysis, else None."""
    found = connection.execute(
        "SELECT n.data FROM main.articles a JOIN analyses n ON n.hash = a.hash AND n.published = coalesce(a.published, '')"
        " WHERE a.id = ? AND n.version = ?",
        (id, ANALYSIS_VERSION),
    ).fetchone()
    return _decoded(found[0]) if found is not None else None


def load_of_another_date(connection: sqlite3.Connection, id: int) -> Analysis | None:
    """The latest analysis of an article's present text with whatever date, by the present version, else None."""
    found = connection.execute(
        "SELECT n.data FROM main.articles a JOIN analyses n ON n.hash = a.hash WHERE a.id = ? AND n.version = ?"
        " ORDER BY n.rowid DESC LIMIT 1",
        (id, ANALYSIS_VERSION),
    ).fetchone()
    return _decoded(found[0]) if found is not None else None


def _decoded(data: bytes) -> Analysis:
    return msgspec.json.decode(zlib.decompress(data), type=Analysis)


def store(connection: sqlite3.Connection, id: int, text_hash: str, analysis: Analysis) -> bool:
    """Keep an analysis of the text with this hash. False, and nothing kept, where the article's text or date is another
    one by now. To be called inside a transaction.
    """
    found = connection.execute("SELECT hash, published FROM main.articles WHERE id = ?", (id,)).fetchone()
    if found is None or found[0] != text_hash or found[1] != analysis.published:
        return False
    from tui.library import terms

    connection.execute(
        "INSERT OR REPLACE INTO analyses (hash, published, version, data) VALUES (?, ?, ?, ?)",
        (text_hash, analysis.published or "", analysis.version, zlib.compress(msgspec.json.encode(analysis), 6)),
    )
    same = connection.execute(
        "SELECT id FROM main.articles WHERE hash = ? AND published IS ?", (text_hash, analysis.published)
    ).fetchall()
    for (other,) in same:
        connection.execute("UPDATE main.articles SET analysed = 1 WHERE id = ?", (other,))
        terms.remove(connection, other)
        terms.write_analysis(connection, other, analysis)
    return True


def pending(connection: sqlite3.Connection, limit: int, first_ids: Sequence[int]) -> list[int]:
    """Ids of readable articles without a present analysis: those of `first_ids` first, then the newest."""
    wanted = [
        id
        for id in first_ids
        if connection.execute(
            "SELECT 1 FROM main.articles WHERE id = ? AND analysed = 0 AND unreadable IS NULL", (id,)
        ).fetchone()
    ]
    chosen = dict.fromkeys(wanted[:limit])
    rows = connection.execute(
        "SELECT id FROM main.articles WHERE analysed = 0 AND unreadable IS NULL"
        " ORDER BY published_key DESC, id DESC LIMIT ?",
        (limit + len(chosen),),
    )
    for (id,) in rows:
        chosen.setdefault(id)
    return list(chosen)[:limit]


def forget_outdated(connection: sqlite3.Connection) -> None:
    """Drop analyses by other versions, once."""
    row = connection.execute("SELECT value FROM main.meta WHERE key = 'analysis_version'").fetchone()
    if row and row[0] == ANALYSIS_VERSION:
        return
    with transaction(connection):
        connection.execute("DELETE FROM analyses WHERE version <> ?", (ANALYSIS_VERSION,))
        connection.execute(
            "UPDATE main.articles SET analysed = 0 WHERE analysed AND NOT EXISTS"
            " (SELECT 1 FROM analyses n WHERE n.hash = articles.hash AND n.published = coalesce(articles.published, ''))"
        )
        connection.execute("INSERT OR REPLACE INTO main.meta VALUES ('analysis_version', ?)", (ANALYSIS_VERSION,))
