"""The stored articles of a folder, behind one object.

`Library` may be used from several threads at once (each gets a connection of its own), and several processes may open the
same library. Reading never waits. Writing (everything that changes something) waits for another writer, up to about a tenth
of a second while an indexer runs: do it in a worker where a frame matters.
"""

import contextlib
import hashlib
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import Analysis
from tui.library import analyses, corrections, highlights, indexing, journal, listing, related, searches, state
from tui.library.database import connect, prepare, transaction
from tui.library.errors import ArticleMissingError, UnreadableArticleError
from tui.library.files import read_article, reason_text
from tui.library.model import (
    ArticleRow,
    Changes,
    Colour,
    Correction,
    Highlight,
    Progress,
    ReadingState,
    RelatedLink,
    SavedSearch,
    SearchResult,
    Sort,
    UserChange,
)
from tui.library.query.model import Query
from tui.library.query.parser import parse
from tui.library.search import Search
from tui.library.snippets import Finder


class Library:
    """Stored articles: list, texts, analyses, search, and the user's own data about them. Open with `Library.open`."""

    def __init__(self, roots: Sequence[Path], index: Path, user: Path, messages: Sequence[str]) -> None:
        self.roots = tuple(roots)
        self.messages = tuple(messages)
        self.key = index.stem
        self._index = index
        self._user = user
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path | Sequence[Path], *, data_folder: Path, cache_folder: Path) -> Self:
        """Open the library of `folder`: one folder, or several folders and single files.

        The index goes to `cache_folder` (derived from the files; may be deleted), the user's own data to `data_folder`;
        both are made where absent. Opens no article; `refresh` brings the index up to date. What had to be repaired
        stands in `messages`.

        Raises:
            NewerDatabaseError: the user's data come from a later version of the program.
            StorageError: a folder cannot be written.
        """
        given = [folder] if isinstance(folder, Path) else list(folder)
        roots = [path.expanduser().resolve() for path in given]
        key = hashlib.blake2b("\0".join(map(str, roots)).encode(), digest_size=8).hexdigest()
        index = cache_folder / f"index-{key}.sqlite"
        user = data_folder / "user.sqlite"
        messages = prepare(index, user)
        library = cls(roots, index, user, messages)
        with transaction(library._connection):
            analyses.forget_outdated(library._connection)
        return library

    def close(self) -> None:
        """Close all connections. No other thread may be using the library."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self._index, self._user)
            self._local.connection = connection
            self._local.search = Search(connection)
            with self._lock:
                self._connections.append(connection)
        return connection

    @property
    def _search(self) -> Search:
        assert self._connection
        search: Search = self._local.search
        return search

    # --- files and list

    def refresh(
        self, progress: Callable[[Progress], None] | None = None, stop: Callable[[], bool] = lambda: False
    ) -> Changes:
        """Bring the index up to date with the files: only new and changed ones are opened.

        `progress` is called in this thread after every tenth of a second of work; when `stop()` is true the work ends after
        the present batch, and the next refresh does the rest.
        """
        return indexing.refresh(self._connection, self.roots, progress, stop)

    def count(self, query: str | None = None) -> int:
        """How many articles there are, or match a query (see `parse_query`).

        Raises:
            QueryError: for a mistake in the query.
        """
        if query is None or not query.strip():
            return listing.count(self._connection)
        return self._search.count(query)

    def page(
        self,
        query: str | None = None,
        *,
        sort: Sort = Sort.DATE,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> list[ArticleRow]:
        """Rows `offset` (base 0) to `offset + limit` of the list, of all articles or of those that match a query.

        Raises:
            QueryError: for a mistake in the query.
        """
        if query is None or not query.strip():
            return listing.page(self._connection, sort, descending, offset, limit)
        return listing.rows(self._connection, self._search.page(query, sort, descending, offset, limit))

    def position(
        self, id: int, query: str | None = None, *, sort: Sort = Sort.DATE, descending: bool = True
    ) -> int | None:
        """The index (base 0) of an article in that list, None where it is not in it.

        Raises:
            QueryError: for a mistake in the query.
        """
        if query is None or not query.strip():
            return listing.position(self._connection, id, sort, descending)
        with contextlib.suppress(ValueError):
            return self._search.page(query, sort, descending, 0, None).index(id)
        return None

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The rows of these articles in this order; ids of no article are passed over."""
        return listing.rows(self._connection, ids)

    # --- search

    @staticmethod
    def parse_query(text: str) -> Query:
        """The tree of a query.

        Raises:
            QueryError: for a mistake, with its place (`span`), what it is, and what was probably meant.
        """
        return parse(text)

    def search(self, query: str, *, limit: int = 50, offset: int = 0) -> list[SearchResult]:
        """The best matches from `offset` on: those by title and headings first, then those by the text, each ranked by
        BM25; where more than `search.MOST_RANKED` match, those by the text come newest first.

        Raises:
            QueryError: for a mistake in the query.
        """
        return self._search.results(query, limit, offset)

    def find_in_article(self, query: str, text: str) -> tuple[Span, ...]:
        """The places in an article's text that match a query, in order."""
        return Finder(parse(query).texts()).spans(text)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches kept under a name for this library, in the order of the user."""
        return searches.saved(self._connection, self.key)

    def save_search(self, name: str, query: str) -> int:
        """Keep a search under a name, in place of one of the same name; returns its id.

        Raises:
            QueryError: for a mistake in the query.
        """
        parse(query)
        return searches.save(self._connection, self.key, name, query)

    def move_search(self, id: int, place: int) -> None:
        """Put a saved search at another place (base 0) in their order."""
        searches.move(self._connection, self.key, id, place)

    def remove_search(self, id: int) -> None:
        """Forget a saved search."""
        searches.remove(self._connection, id)

    def search_history(self, limit: int = 50) -> list[str]:
        """Queries searched for, the latest first."""
        return searches.history(self._connection, limit)

    def note_search(self, query: str) -> None:
        """Put a query into the history."""
        searches.note(self._connection, query)

    def clear_search_history(self) -> None:
        """Forget all queries searched for."""
        searches.clear_history(self._connection)

    # --- an article

    def article(self, id: int) -> Article:
        """Read and parse an article's file as it is now; `published` is the date set by hand where there is one.

        Raises:
            ArticleMissingError: no such id, or the file is gone.
            UnreadableArticleError: the file cannot be shown; `reason` says why.
        """
        path, name = self._file(id)
        try:
            stored = read_article(path)
        except FileNotFoundError:
            raise ArticleMissingError(name) from None
        if stored.article is None:
            raise UnreadableArticleError(reason_text(stored.unreadable or ""))
        row = self._connection.execute("SELECT published, published_found FROM articles WHERE id = ?", (id,)).fetchone()
        if row and row[0] != row[1]:
            return _with_date(stored.article, row[0])
        return stored.article

    def _file(self, id: int) -> tuple[str, str]:
        found = self._connection.execute("SELECT path, name FROM articles WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise ArticleMissingError(str(id))
        return found[0], found[1]

    def find_path(self, path: Path) -> int | None:
        """The id of the article stored in this file, None where it is not in the index."""
        found = self._connection.execute("SELECT id FROM articles WHERE path = ?", (str(path.resolve()),)).fetchone()
        return found[0] if found else None

    def text_hash(self, id: int) -> str | None:
        """The hash of the article's text as indexed, for `store_analysis`; None for an unreadable file."""
        found = self._connection.execute("SELECT hash FROM articles WHERE id = ?", (id,)).fetchone()
        return found[0] if found else None

    def link_related(self, id: int, article: Article) -> list[RelatedLink]:
        """The article's related headlines in order, each with the stored article it leads to where there is one."""
        return related.link(self._connection, id, article.related)

    # --- analyses

    def analysis(self, id: int) -> Analysis | None:
        """The stored analysis of the article's present text and date, with the user's corrections of entities; None where
        there is none of this version.
        """
        analysis = analyses.load(self._connection, id)
        return analysis and corrections.applied(analysis, self.corrections())

    def store_analysis(self, id: int, analysis: Analysis, text_hash: str | None = None) -> bool:
        """Keep an analysis. `text_hash` (see `text_hash`) says of what text; without it, of the text as indexed.

        False, and nothing kept, where the text or its date has changed since: the article is still pending then.
        """
        connection = self._connection
        with transaction(connection):
            of_text = text_hash or self.text_hash(id)
            return of_text is not None and analyses.store(connection, id, of_text, analysis)

    def pending_analyses(self, limit: int, first_ids: Sequence[int] = ()) -> list[int]:
        """Ids of at most `limit` readable articles without an analysis: those of `first_ids` first, then the newest."""
        return analyses.pending(self._connection, limit, first_ids)

    def count_pending(self) -> int:
        """How many readable articles have no analysis."""
        found = self._connection.execute(
            "SELECT count(*) FROM articles WHERE analysed = 0 AND unreadable IS NULL"
        ).fetchone()
        return int(found[0])

    # --- the user's own data; every change but the reading position and `mark_opened` can be undone

    def mark_opened(self, id: int) -> None:
        """Note that an article was opened now: it is read, and `last_read` is now."""
        state.mark_opened(self._connection, id)

    def set_read(self, ids: Sequence[int], read: bool) -> None:
        """Mark articles as read or unread, as one change."""
        state.set_flag(self._connection, ids, "read", read)

    def toggle_read(self, id: int) -> bool:
        """Turn read into unread and back; returns what it is now."""
        return self._toggle(id, "read")

    def set_starred(self, ids: Sequence[int], starred: bool) -> None:
        """Star articles or take the star away, as one change."""
        state.set_flag(self._connection, ids, "starred", starred)

    def toggle_starred(self, id: int) -> bool:
        """Star or take the star away; returns whether it is starred now."""
        return self._toggle(id, "starred")

    def _toggle(self, id: int, column: str) -> bool:
        found = self._connection.execute(f"SELECT {column} FROM articles WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise ArticleMissingError(str(id))
        state.set_flag(self._connection, [id], column, not found[0])
        return not found[0]

    def set_published(self, id: int, published: str | None) -> None:
        """Set an article's date by hand (ISO 8601 date or date-time); None goes back to the one in the file.

        The article is analysed anew, for its relative dates.

        Raises:
            ValueError: no such date.
        """
        state.set_published(self._connection, id, published)

    def reading_state(self, id: int) -> ReadingState:
        """Where the reader was in the article, and its folded sections."""
        return state.reading_state(self._connection, id)

    def set_reading_state(self, id: int, reading: ReadingState) -> None:
        """Keep the place in the article and its folded sections."""
        state.set_reading_state(self._connection, id, reading)

    def tags(self, id: int) -> tuple[str, ...]:
        """The user's tags of an article."""
        return state.tags(self._connection, id)

    def set_tags(self, id: int, tags: Sequence[str]) -> None:
        """Replace the user's tags of an article."""
        state.set_tags(self._connection, id, tags)

    def all_tags(self) -> dict[str, int]:
        """All tags in use and how many articles have each."""
        return state.all_tags(self._connection)

    def add_highlight(self, id: int, span: Span, colour: Colour = Colour.YELLOW, note: str = "") -> int:
        """Mark a passage; returns the highlight's id."""
        return highlights.add(self._connection, id, span, colour, note)

    def change_highlight(self, highlight: int, *, colour: Colour | None = None, note: str | None = None) -> None:
        """Give a highlight another colour or note."""
        highlights.change(self._connection, highlight, colour, note)

    def remove_highlight(self, highlight: int) -> None:
        """Delete a highlight and its note."""
        highlights.remove(self._connection, highlight)

    def highlights(self, id: int) -> list[Highlight]:
        """The highlights of an article in order of their place."""
        return highlights.of_article(self._connection, id)

    def all_highlights(self, words: str = "", *, offset: int = 0, limit: int = 100) -> list[Highlight]:
        """Highlights of all articles, newest first; with `words` those whose quoted text or note has each of them."""
        return highlights.every(self._connection, words, offset, limit)

    def dismissed_facts(self, id: int) -> frozenset[str]:
        """Keys of the article's facts that the user dismissed; what a key is, the caller decides."""
        return state.dismissed_facts(self._connection, id)

    def set_dismissed(self, id: int, fact: str, dismissed: bool = True) -> None:
        """Dismiss a fact by its key, or take that back."""
        state.set_dismissed(self._connection, id, fact, dismissed)

    def corrections(self) -> list[Correction]:
        """What the user says of names in this library."""
        return corrections.every(self._connection, self.key)

    def correct(self, correction: Correction) -> None:
        """Give a name another type, say that it is no entity, or another name for it; replaces what was said before.

        A correction that says nothing takes back the one before.
        """
        corrections.correct(self._connection, self.key, correction)

    def undo(self) -> UserChange | None:
        """Take back the user's latest change; says which one, None where there is none."""
        return journal.undo(self._connection)

    def redo(self) -> UserChange | None:
        """Do again what was undone last; says what, None where there is nothing."""
        return journal.redo(self._connection)


def _with_date(article: Article, published: str) -> Article:
    return msgspec.structs.replace(article, published=published)
