"""Bringing the index up to date with the files. Costs what changed, not what is there."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from tui.document.headline import headline_key
from tui.library import analyses, terms
from tui.library.database import transaction
from tui.library.files import FileState, StoredText, read_article, scan, scan_below
from tui.library.model import Changes, Progress
from tui.library.records import (
    date_key,
    heads_of,
    pack,
    pack_ranges,
    searched_ranges,
    searched_text,
    title_key,
    unpack,
    unpack_ranges,
)
from tui.library.sync import adopt_states, synchronise
from tui.library.tokens import index_terms, single_syllables

BATCH_SECONDS = 0.1
"""Files are read until this much time is spent, then written in one transaction: no other writer waits longer than that."""

_REMOVED_AT_ONCE = 50
_COMPARED_AT_ONCE = 250

Found = tuple[str, str, FileState]


def compare(connection: sqlite3.Connection, roots: Sequence[Path]) -> tuple[list[Found], list[int]]:
    """Files that are new or changed, and the ids of articles whose files are gone. Opens no file.

    Paths are asked for in batches, so that memory does not grow with the library.
    """
    highest = connection.execute("SELECT coalesce(max(id), 0) FROM main.articles").fetchone()[0]
    present = bytearray(highest + 1)
    found: list[Found] = []
    files = scan(roots)
    while batch := list(islice(files, _COMPARED_AT_ONCE)):
        places = ", ".join("?" * len(batch))
        rows = connection.execute(
            f"SELECT path, id, size, modified, changed, inode FROM main.articles WHERE path IN ({places})",
            [path for path, _, _ in batch],
        )
        known = {path: (id, *state) for path, id, *state in rows}
        for item in batch:
            path, _, state = item
            stored = known.get(path)
            if stored is not None and stored[0] <= highest:  # a later one was added meanwhile by another process
                present[stored[0]] = 1
            if stored is None or stored[1:] != (state.size, state.modified, state.changed, state.inode):
                found.append(item)
    if sum(present) == connection.execute("SELECT count(*) FROM main.articles").fetchone()[0]:
        return found, []
    # A whole folder that is gone is more likely a drive that is not there: its articles stay listed.
    away = tuple(f"{root}/" for root in roots if not root.exists())
    rows = connection.execute("SELECT id, path FROM main.articles WHERE id <= ?", (highest,))
    return found, [id for id, path in rows if not present[id] and not path.startswith(away)]


def compare_some(
    connection: sqlite3.Connection, roots: Sequence[Path], paths: Iterable[Path]
) -> tuple[list[Found], list[int]]:
    """The same for these files and folders below the roots alone."""
    found: dict[str, Found] = {}
    removed: list[int] = []
    for path in paths:
        if not any(path.is_relative_to(root) for root in roots):
            continue
        present = {item[0]: item for item in scan_below(roots, path)}
        rows = connection.execute(
            "SELECT path, id, size, modified, changed, inode FROM main.articles WHERE path = ? OR (path > ? AND path < ?)",
            (str(path), f"{path}/", f"{path}0"),
        )
        for stored, id, *state in rows:
            item = present.pop(stored, None)
            if item is None:
                removed.append(id)
            elif FileState(*state) != item[2]:
                found[stored] = item
        found.update(present)
    return list(found.values()), list(dict.fromkeys(removed))


def refresh(
    connection: sqlite3.Connection,
    roots: Sequence[Path],
    paths: Iterable[Path] | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Changes:
    """Read new and changed files into the index and forget removed ones; of `paths` alone where they are given.

    `progress` is called after every batch; when `stop` says so, what is done so far is kept and the rest left for the next
    refresh.
    """
    found, removed = compare(connection, roots) if paths is None else compare_some(connection, roots, paths)
    added: list[int] = []
    changed: list[int] = []
    unreadable: list[int] = []
    done = 0
    while done < len(found) and not stop():
        batch: list[tuple[Found, StoredText]] = []
        until = time.monotonic() + BATCH_SECONDS
        while done < len(found) and (not batch or time.monotonic() < until):
            item = found[done]
            done += 1
            try:
                batch.append((item, read_article(item[0])))
            except FileNotFoundError:
                continue
        with transaction(connection):
            ids: list[int] = []
            for (path, name, _), stored in batch:
                writer = _Writer(connection, path, name, stored)
                id, new = writer.write()
                ids.append(id)
                (added if new else changed).append(id)
                if stored.unreadable:
                    unreadable.append(id)
                connection.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?)", (id, writer.alike))
            synchronise(connection, ids)
        if progress:
            progress(Progress(done, len(found)))
    if removed:
        _remove_all(connection, removed)
    if done == len(found) and connection.execute("SELECT 1 FROM arrivals LIMIT 1").fetchone():
        # Only now is it known which texts are in no file any more. Arrivals of a refresh that was cut off are among them.
        with transaction(connection):
            adopt_states(connection)
    return Changes(tuple(added), tuple(changed), tuple(removed), tuple(unreadable))


def _remove_all(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), _REMOVED_AT_ONCE):
        with transaction(connection):
            for id in ids[start : start + _REMOVED_AT_ONCE]:
                remove(connection, id)


def remove(connection: sqlite3.Connection, id: int) -> None:
    """Forget an article. The user's own data about it stay. To be called inside a transaction."""
    _remove_words(connection, id)
    connection.execute("DELETE FROM main.articles WHERE id = ?", (id,))


def _remove_words(connection: sqlite3.Connection, id: int) -> str | None:
    """Take an article out of all tables but `articles`. Returns its old text.

    The full-text tables keep no text; they want the very terms that were put in.
    """
    terms.remove(connection, id, all_fields=True)
    row = connection.execute(
        "SELECT title, heads, ranges, body FROM texts JOIN articles USING (id) WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        return None
    title, heads, ranges, body = row
    text = unpack(body)
    connection.execute(
        "INSERT INTO head_words (head_words, rowid, title, heads) VALUES ('delete', ?, ?, ?)",
        (id, index_terms(title), index_terms(heads)),
    )
    words = index_terms(searched_text(title, heads, text, unpack_ranges(ranges)))
    connection.execute("INSERT INTO body_words (body_words, rowid, body) VALUES ('delete', ?, ?)", (id, words))
    connection.execute(
        "INSERT INTO syllables (syllables, rowid, body) VALUES ('delete', ?, ?)", (id, single_syllables(words))
    )
    connection.execute("DELETE FROM texts WHERE id = ?", (id,))
    connection.execute("DELETE FROM headlines WHERE key = ? AND id = ?", (headline_key(title), id))
    return text


class _Writer:
    """Writes one file as read into the index."""

    def __init__(self, connection: sqlite3.Connection, path: str, name: str, stored: StoredText) -> None:
        self.connection = connection
        self.path = path
        self.name = name
        self.stored = stored
        self.alike = False

    def write(self) -> tuple[int, bool]:
        """The article's id, and whether it is new."""
        old = self.connection.execute("SELECT id, hash FROM articles WHERE path = ?", (self.path,)).fetchone()
        if old is None:
            return self._insert(), True
        id, hash = old
        if hash is not None and hash == self.stored.hash:
            self._update(id, ("size", "modified", "changed", "inode"))
            return id, False
        old_text = _remove_words(self.connection, id)
        self._update(id, tuple(self._columns()))
        self._write_words(id)
        self.alike = old_text is not None and _alike(old_text, self.stored.text)
        return id, False

    def _columns(self) -> dict[str, object]:
        stored, article = self.stored, self.stored.article
        columns: dict[str, object] = {
            "name": self.name,
            "size": stored.state.size,
            "modified": stored.state.modified,
            "changed": stored.state.changed,
            "inode": stored.state.inode,
            "hash": stored.hash,
            "unreadable": stored.unreadable,
            "length": len(stored.text),
            "read": 0,
            "starred": 0,
            "last_read": 0,
        }
        title = article.title.text if article else Path(self.path).stem
        outlet = article.outlet if article else None
        published = article.published if article else None
        key = (stored.hash, published or "")
        analysed = self.connection.execute("SELECT 1 FROM analyses WHERE hash = ? AND published = ?", key).fetchone()
        columns.update(
            title=title,
            title_derived=article is None or article.title.derived,
            title_key=title_key(title),
            outlet=outlet,
            outlet_key=(outlet or "").casefold(),
            reporters="\n".join(article.reporters) if article else "",
            published_found=published,
            published=published,
            published_key=date_key(published),
            analysed=analysed is not None,
        )
        return columns

    def _insert(self) -> int:
        columns = {"path": self.path, **self._columns()}
        places = ", ".join("?" * len(columns))
        cursor = self.connection.execute(
            f"INSERT INTO main.articles ({', '.join(columns)}) VALUES ({places})", tuple(columns.values())
        )
        id = cursor.lastrowid
        assert id is not None
        self._write_words(id)
        return id

    def _update(self, id: int, names: tuple[str, ...]) -> None:
        columns = self._columns()
        assignments = ", ".join(f"{name} = ?" for name in names)
        values = (*(columns[name] for name in names), id)
        self.connection.execute(f"UPDATE main.articles SET {assignments} WHERE id = ?", values)

    def _write_words(self, id: int) -> None:
        article = self.stored.article
        if article is None:
            return
        connection = self.connection
        title, heads, text = article.title.text, heads_of(article), self.stored.text
        ranges = searched_ranges(article)
        connection.execute(
            "INSERT INTO texts (id, heads, ranges, body) VALUES (?, ?, ?, ?)",
            (id, heads, pack_ranges(ranges), pack(text)),
        )
        connection.execute(
            "INSERT INTO head_words (rowid, title, heads) VALUES (?, ?, ?)",
            (id, index_terms(title), index_terms(heads)),
        )
        words = index_terms(searched_text(title, heads, text, ranges))
        connection.execute("INSERT INTO body_words (rowid, body) VALUES (?, ?)", (id, words))
        connection.execute("INSERT INTO syllables (rowid, body) VALUES (?, ?)", (id, single_syllables(words)))
        if key := headline_key(title):
            connection.execute("INSERT INTO headlines VALUES (?, ?)", (key, id))
        terms.write_document(connection, id, article)
        if (analysis := analyses.load(connection, id)) is not None:
            terms.write_analysis(connection, id, analysis)


def _alike(old: str, new: str) -> bool:
    """Whether a text is an edit of another: more than half of all their runs of eight characters are common."""
    first = {old[place : place + 8] for place in range(max(1, len(old) - 7))}
    second = {new[place : place + 8] for place in range(max(1, len(new) - 7))}
    return len(first & second) * 2 > min(len(first), len(second))
