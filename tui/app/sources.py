"""Where the rows of the list come from. Nothing of Textual here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.app.drawing import flat
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow, SearchResult, Sort
from tui.library.query.model import QueryError
from tui.translation import translate

FALLING = frozenset({Sort.DATE, Sort.LAST_READ})
"""Orders that begin with the greatest."""

IDS_AT_ONCE = 500


class Order:
    """An order of the list and its direction; `sort` None is the order of the best match, for words that are sought."""

    def __init__(self, sort: Sort | None = Sort.DATE, descending: bool | None = None) -> None:
        self.sort = sort
        self.descending = sort in FALLING if descending is None else descending

    @property
    def name(self) -> str:
        """`date`, `title`…, `best`."""
        return self.sort.value if self.sort is not None else "best"

    @property
    def is_reversed(self) -> bool:
        """Whether the direction is not the usual one."""
        return self.sort is not None and self.descending != (self.sort in FALLING)

    def next(self, *, searching: bool) -> Order:
        """The order after this one, in its usual direction; the best match is among them where words are sought."""
        orders = [*Sort, *([None] if searching else [])]
        place = orders.index(self.sort) if self.sort in orders else -1
        return Order(orders[(place + 1) % len(orders)])

    def reversed(self) -> Order:
        """The same the other way round."""
        return Order(self.sort, not self.descending) if self.sort is not None else self


class Listed:
    """All articles, or those that match a query, in an order; read from the library page by page.

    Raises:
        QueryError: by the constructor, for a mistake in the query.
    """

    with_snippets = False

    def __init__(self, library: Library, query: str, order: Order) -> None:
        self._library = library
        self.query = query
        self._sort = {"sort": order.sort or Sort.DATE, "descending": order.descending}
        self._count = library.count(query or None)

    def count(self) -> int:
        """How many there are, as counted last."""
        return self._count

    def recount(self) -> int:
        """Count anew."""
        self._count = self._library.count(self.query or None)
        return self._count

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """At most `limit` of them from number `offset` on (base 0)."""
        return self._library.page(self.query or None, offset=offset, limit=limit, **self._sort)

    def ids(self) -> Iterator[int]:
        """The ids of all of them, in order, read a page at a time."""
        for offset in range(0, self._count, IDS_AT_ONCE):
            rows = self._library.page(self.query or None, offset=offset, limit=IDS_AT_ONCE, **self._sort)
            yield from (row.id for row in rows)

    def place(self, article_id: int) -> int | None:
        """The number of an article (base 0), None where it is not among them."""
        return self._library.position(article_id, self.query or None, **self._sort)


class Found(Listed):
    """The articles that match a query, the best first, with the place found."""

    with_snippets = True

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """At most `limit` of them from number `offset` on (base 0)."""
        return self._library.search(self.query, limit=limit, offset=offset)

    def place(self, article_id: int) -> int | None:
        """The number of an article among the first hundred, None where it is not there."""
        return next(
            (n for n, one in enumerate(self._library.search(self.query, limit=100)) if one.row.id == article_id), None
        )


class Folder(NamedTuple):
    """A query under a clean name; `query` is "" for all articles, `count` None while it is not known.

    `saved` is the id of the saved search that it is, None for the reader's own.
    """

    name: str
    query: str
    count: int | None = None
    saved: int | None = None


def counted_folders(library: Library) -> list[Folder]:
    """All articles, the unread, the starred, and the saved searches; those whose query is wrong without a count."""
    folders = [
        Folder(translate("reader.folder_all"), ""),
        Folder(translate("reader.folder_unread"), "is:unread"),
        Folder(translate("reader.folder_starred"), "is:starred"),
    ]
    folders += [Folder(flat(one.name), one.query, None, one.id) for one in library.saved_searches()]
    counted = []
    for folder in folders:
        try:
            counted.append(folder._replace(count=library.count(folder.query or None)))
        except (LibraryError, QueryError):
            counted.append(folder)
    return counted
