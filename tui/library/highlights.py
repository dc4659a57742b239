"""Passages that the user marked, with colours and notes, found again after an edit by the words they quote."""

import sqlite3
import time

from tui.document.span import Span
from tui.library.errors import ArticleMissingError
from tui.library.journal import recorded
from tui.library.model import Colour, Highlight
from tui.library.records import unpack
from tui.library.state import own_row, title_of

_CONTEXT = 24

_COLUMNS = "h.id, a.id, u.title, h.start, h.end, h.quoted, h.before, h.colour, h.note, h.created"
_TABLES = "user.highlights h JOIN user.articles u ON u.id = h.article LEFT JOIN main.articles a ON a.hash = u.hash"

_Row = tuple[int, int | None, str, int, int, str, str, str, str, float]


def add(connection: sqlite3.Connection, id: int, span: Span, colour: Colour, note: str) -> int:
    """Mark a passage of an article; returns the highlight's id.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    text = _text(connection, id)
    if text is None:
        raise ArticleMissingError(str(id))
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(span)
    with recorded(connection, "highlight", title_of(connection, [id])):
        cursor = connection.execute(
            "INSERT INTO user.highlights (article, start, end, quoted, before, colour, note, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                own_row(connection, id),
                span.start,
                span.end,
                span.of(text),
                text[max(0, span.start - _CONTEXT) : span.start],
                colour.value,
                note,
                time.time(),
            ),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def change(connection: sqlite3.Connection, highlight: int, colour: Colour | None, note: str | None) -> None:
    """Give a highlight another colour or note; None leaves it."""
    with recorded(connection, "highlight", _title(connection, highlight)):
        connection.execute(
            "UPDATE user.highlights SET colour = coalesce(?, colour), note = coalesce(?, note) WHERE id = ?",
            (colour.value if colour else None, note, highlight),
        )


def remove(connection: sqlite3.Connection, highlight: int) -> None:
    """Delete a highlight and its note."""
    with recorded(connection, "highlight", _title(connection, highlight)):
        connection.execute("DELETE FROM user.highlights WHERE id = ?", (highlight,))


def of_article(connection: sqlite3.Connection, id: int) -> list[Highlight]:
    """The highlights of an article in order of their place, those whose words are gone at the end."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE a.id = ?", (id,)).fetchall()
    found = _located(connection, rows)
    return sorted(found, key=lambda mark: (mark.span is None, mark.span or Span(0, 0), mark.id))


def every(connection: sqlite3.Connection, words: str, offset: int, limit: int) -> list[Highlight]:
    """Highlights of all articles, newest first, also of articles whose files are gone.

    With `words` only those whose quoted text or note contains each of them, whatever the case.
    """
    conditions = ["1"]
    parameters: list[object] = []
    for word in words.split():
        pattern = "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        conditions.append("(h.quoted LIKE ? ESCAPE '\\' OR h.note LIKE ? ESCAPE '\\')")
        parameters += [pattern, pattern]
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {' AND '.join(conditions)} GROUP BY h.id"
        " ORDER BY h.created DESC, h.id DESC LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    ).fetchall()
    return _located(connection, rows)


def _located(connection: sqlite3.Connection, rows: list[_Row]) -> list[Highlight]:
    texts: dict[int, str | None] = {}
    marks: list[Highlight] = []
    for id, article, title, start, end, quoted, before, colour, note, created in rows:
        if article is not None and article not in texts:
            texts[article] = _text(connection, article)
        text = None if article is None else texts[article]
        span = None if text is None else locate(text, Span(start, end), quoted, before)
        marks.append(Highlight(id, article, title, span, quoted, Colour(colour), note, created))
    return marks


def locate(text: str, span: Span, quoted: str, before: str) -> Span | None:
    """Where the quoted words stand now: the occurrence after the same words as before, else the nearest to the old place."""
    if span.of(text) == quoted:
        return span
    best: tuple[bool, int, int] | None = None
    place = text.find(quoted)
    while place >= 0:
        candidate = (not text.endswith(before[-8:], 0, place), abs(place - span.start), place)
        best = candidate if best is None else min(best, candidate)
        place = text.find(quoted, place + 1)
    return None if best is None else Span(best[2], best[2] + len(quoted))


def _text(connection: sqlite3.Connection, id: int) -> str | None:
    row = connection.execute("SELECT body FROM main.texts WHERE id = ?", (id,)).fetchone()
    return unpack(row[0]) if row else None


def _title(connection: sqlite3.Connection, highlight: int) -> str:
    row = connection.execute(
        "SELECT u.title FROM user.highlights h JOIN user.articles u ON u.id = h.article WHERE h.id = ?", (highlight,)
    ).fetchone()
    return str(row[0]) if row else ""
