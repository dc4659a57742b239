"""The stored articles of a folder, behind one object.

`Library` may be used from several threads at once (each gets a connection of its own), and several processes may open the
same library. Reading never waits. Writing (everything that changes something) waits for another writer, up to about a tenth
of a second while an indexer runs: do it in a worker where a frame matters.

What the first list does not need (parsers, indexing, search, views across articles) is imported where it is used.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import Analysis
from tui.library import analyses, corrections, listing
from tui.library.collection import Collection
from tui.library.connections import repairing
from tui.library.database import back_up_now_and_then, prepare, transaction
from tui.library.errors import ArticleMissingError, UnreadableArticleError, reason_text
from tui.library.model import (
    ArticleRow,
    Changes,
    Progress,
    RelatedLink,
    SearchResult,
    Sort,
)
from tui.library.query.model import Query
from tui.library.sync import catch_up
from tui.library.user_data import UserData


class Library(UserData, Collection):
    """Stored articles: list, texts, analyses, search, and the user's own data about them. Open with `Library.open`."""

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
        resolved = list(dict.fromkeys(path.expanduser().resolve() for path in given))
        roots = [
            path for path in resolved if not any(path.is_relative_to(other) for other in resolved if other != path)
        ]
        key = hashlib.blake2b("\0".join(map(str, roots)).encode(), digest_size=8).hexdigest()
        index = cache_folder / f"index-{key}.sqlite"
        user = data_folder / "user.sqlite"
        messages = prepare(index, user)
        library = cls(roots, index, user, messages)
        library._catch_up()
        return library

    @repairing
    def _catch_up(self) -> None:
        analyses.forget_outdated(self._connection)
        catch_up(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- files and list

    @repairing
    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] = lambda: False,
        paths: Iterable[Path] | None = None,
    ) -> Changes:
        """Bring the index up to date with the files: only new and changed ones are opened.

        With `paths` (absolute, as `watching.changes` gives them) only those files and what is in those folders are looked at,
        unless the index was made anew and is yet to be filled.

        `progress` is called in this thread after every tenth of a second of work; when `stop()` is true the work ends after
        the present batch, and the next refresh does the rest. Once a day the user's data are backed up first.
        """
        from tui.library import indexing

        back_up_now_and_then(self._user)
        catch_up(self._connection)
        index = self._times_repaired
        wanted = paths if self._times_filled == index else None
        changes = indexing.refresh(self._connection, self.roots, wanted, progress, stop)
        if wanted is None and not stop():
            self._times_filled = index
        return changes

    @repairing
    def count(self, query: str | None = None) -> int:
        """How many articles there are, or match a query (see `parse_query`).

        Raises:
            QueryError: for a mistake in the query.
        """
        if query is None or not query.strip():
            return listing.count(self._connection)
        return self._search.count(query)

    @repairing
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

    @repairing
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

    @repairing
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
        from tui.library.query.parser import parse

        return parse(text)

    @repairing
    def search(self, query: str, *, limit: int = 50, offset: int = 0) -> list[SearchResult]:
        """The best matches from `offset` on: those by title and headings first, then those by the text, each ranked by
        BM25; where more than `search.MOST_RANKED` match, those by the text come newest first.

        Raises:
            QueryError: for a mistake in the query.
        """
        return self._search.results(query, limit, offset)

    def find_in_article(self, query: str, text: str) -> tuple[Span, ...]:
        """The places in an article's text that match a query, in order."""
        from tui.library.snippets import Finder

        return Finder(self.parse_query(query).texts()).spans(text)

    # --- an article

    def article(self, id: int) -> Article:
        """Read and parse an article's file as it is now; `published` is the date set by hand where there is one.

        Raises:
            ArticleMissingError: no such id, or the file is gone.
            UnreadableArticleError: the file cannot be shown; `reason` says why.
        """
        from tui.library.files import read_article

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

    @repairing
    def link_related(self, id: int, article: Article) -> list[RelatedLink]:
        """The article's related headlines in order, each with the stored article it leads to where there is one."""
        from tui.library import related

        return related.link(self._connection, id, article.related)

    # --- analyses

    @repairing
    def analysis(self, id: int) -> Analysis | None:
        """The stored analysis of the article's present text and date, with the user's corrections of entities; None where
        there is none of this version.
        """
        analysis = analyses.load(self._connection, id)
        return analysis and corrections.applied(analysis, self.corrections())

    @repairing
    def redated_analysis(self, id: int, article: Article) -> Analysis | None:
        """For an article whose date was changed: the analysis under another date, its dates worked out from the present one.

        What else depends on the date is as before, until the article is analysed. None where its text has no analysis.
        """
        from tui.language.facts.dates import redate

        analysis = analyses.load_of_another_date(self._connection, id)
        if analysis is None:
            return None
        return corrections.applied(redate(analysis, article.text, article.published), self.corrections())

    @repairing
    def store_analysis(self, id: int, analysis: Analysis, text_hash: str | None = None) -> bool:
        """Keep an analysis. `text_hash` (see `text_hash`) says of what text; without it, of the text as indexed.

        False, and nothing kept, where the text or its date has changed since: the article is still pending then.
        """
        connection = self._connection
        with transaction(connection):
            of_text = text_hash or self.text_hash(id)
            return of_text is not None and analyses.store(connection, id, of_text, analysis)

    @repairing
    def pending_analyses(self, limit: int, first_ids: Sequence[int] = ()) -> list[int]:
        """Ids of at most `limit` readable articles without an analysis: those of `first_ids` first, then the newest."""
        return analyses.pending(self._connection, limit, first_ids)

    def count_pending(self) -> int:
        """How many readable articles have no analysis."""
        found = self._connection.execute(
            "SELECT count(*) FROM articles WHERE analysed = 0 AND unreadable IS NULL"
        ).fetchone()
        return int(found[0])


def _with_date(article: Article, published: str) -> Article:
    return msgspec.structs.replace(article, published=published)
