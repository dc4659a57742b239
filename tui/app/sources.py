"""Where the rows of the list come from. Nothing of Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow, Sort
from tui.translation import translate

FALLING = frozenset({Sort.DATE, Sort.LAST_READ})
"""Orders that begin with the greatest."""


class Order:
    """An order of the list and its direction."""

    def __init__(self, sort: Sort = Sort.DATE, descending: bool | None = None) -> None:
        self.sort = sort
        self.descending = sort in FALLING if descending is None else descending

    def next(self) -> Order:
        """The order after this one, in its usual direction."""
        orders = list(Sort)
        return Order(orders[(orders.index(self.sort) + 1) % len(orders)])

    def reversed(self) -> Order:
        """The same the other way round."""
        return Order(self.sort, not self.descending)


class Listed:
    """All articles, or those that match a query, in an order; read from the library page by page.

    Raises:
        QueryError: by the constructor, for a mistake in the query.
    """

    with_snippets = False

    def __init__(self, library: Library, query: str, order: Order) -> None:
        self._library = library
        self.query = query
        self.order = order
        self._count = library.count(query or None)

    def count(self) -> int:
        """How many there are, as counted last."""
        return self._count

    def recount(self) -> None:
        """Count anew."""
        self._count = self._library.count(self.query or None)

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow]:
        """At most `limit` of them from number `offset` on (base 0)."""
        return self._library.page(
            self.query or None, sort=self.order.sort, descending=self.order.descending, offset=offset, limit=limit
        )

    def place(self, article_id: int) -> int | None:
        """The number of an article (base 0), None where it is not among them."""
        return self._library.position(
            article_id, self.query or None, sort=self.order.sort, descending=self.order.descending
        )


class Folder(NamedTuple):
    """A query under a clean name; `query` is "" for all articles, `count` None while it is not known."""

    name: str
    query: str
    count: int | None = None


def counted_folders(library: Library) -> list[Folder]:
    """All articles, the unread, the starred, and the saved searches; those whose query is wrong without a count."""
    folders = [
        Folder(translate("reader.folder_all"), ""),
        Folder(translate("reader.folder_unread"), "is:unread"),
        Folder(translate("reader.folder_starred"), "is:starred"),
    ]
    counted = []
    for folder in folders:
        try:
            counted.append(folder._replace(count=library.count(folder.query or None)))
        except LibraryError:
            counted.append(folder)
    return counted
