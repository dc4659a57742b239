"""Searching: which articles match, in what order, and where."""

import sqlite3
from array import array
from collections import OrderedDict
from typing import TypeVar

from tui.library import listing
from tui.library.model import ArticleRow, SearchResult, Sort
from tui.library.query.compiler import ALL, Compiled, Compiler, Words, matching_ids, word_expression
from tui.library.query.model import And, Node, Not, Or, Query, Text
from tui.library.query.parser import parse
from tui.library.records import unpack, unpack_ranges
from tui.library.snippets import Finder

MOST_RANKED = 20_000
"""Of more matching articles than this, those that do not match by title or headings come newest first, unranked."""

TITLE_WEIGHT, HEADING_WEIGHT = 4.0, 1.0
_KEPT = 8

_State = tuple[int, int, int]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Search:
    """Searches over one connection. Keeps the last results until anything in the databases changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._state: _State | None = None
        self._matches: OrderedDict[str, array[int]] = OrderedDict()
        self._sorted: OrderedDict[tuple[str, Sort, bool], array[int]] = OrderedDict()
        self._rankings: OrderedDict[str, _Ranking] = OrderedDict()
        self._ranks: dict[Sort, array[int]] = {}

    def count(self, query: str) -> int:
        """How many articles match."""
        self._check()
        if query in self._matches:
            return len(self._matches[query])
        compiled = self._compiled(parse(query))
        if isinstance(compiled, Words):
            # FTS5 counts without reading the rows; the ids themselves may not be wanted.
            sql = "SELECT count(*) FROM body_words WHERE body_words MATCH ?"
            return int(self._connection.execute(sql, (compiled.expression,)).fetchone()[0])
        return len(self._ids(query))

    def ordered(self, query: str, sort: Sort, descending: bool) -> "array[int]":
        """Ids of the matching articles in the order of the list."""
        self._check()
        key = (query, sort, descending)
        if key not in self._sorted:
            rank = self._rank(sort)
            ids = sorted(self._ids(query), key=rank.__getitem__, reverse=descending)
            _keep(self._sorted, key, array("q", ids))
        return self._sorted[key]

    def results(self, query: str, limit: int, offset: int) -> list[SearchResult]:
        """The best matches from `offset` on, each with the place that matches."""
        self._check()
        if query not in self._rankings:
            _keep(self._rankings, query, self._ranking(query))
        ids = self._rankings[query].take(offset, limit)
        finder = Finder(parse(query).texts())
        return [self._result(row, finder) for row in listing.rows(self._connection, ids)]

    # --- inside

    def _check(self) -> None:
        state: _State = (
            self._connection.execute("PRAGMA main.data_version").fetchone()[0],
            self._connection.execute("PRAGMA user.data_version").fetchone()[0],
            self._connection.total_changes,
        )
        if state != self._state:
            self._state = state
            for kept in (self._matches, self._sorted, self._rankings, self._ranks):
                kept.clear()

    def _compiled(self, query: Query) -> Compiled:
        return Compiler(self._connection).compile(query.node)

    def _ids(self, query: str) -> "array[int]":
        if query not in self._matches:
            ids = array("q", matching_ids(self._connection, self._compiled(parse(query))))
            _keep(self._matches, query, ids)
        return self._matches[query]

    def _rank(self, sort: Sort) -> "array[int]":
        """The place of every article in a list, by id."""
        if sort not in self._ranks:
            ids = [
                id
                for (id,) in self._connection.execute(
                    f"SELECT id FROM main.articles ORDER BY {listing.order_by(sort, False)}"
                )
            ]
            rank = array("l", bytes(array("l").itemsize * (max(ids, default=0) + 1)))
            for place, id in enumerate(ids):
                rank[id] = place
            self._ranks[sort] = rank
        return self._ranks[sort]

    def _ranking(self, query: str) -> "_Ranking":
        parsed = parse(query)
        compiled = self._compiled(parsed)
        if not parsed.texts() or compiled is ALL:
            return _Ranking(self, query, None, ())
        expression = _ranking_expression(self._connection, parsed.node)
        heads: list[int] = []
        if expression:
            rows = self._connection.execute(
                "SELECT rowid FROM head_words WHERE head_words MATCH ? ORDER BY bm25(head_words, ?, ?), rowid DESC",
                (expression, TITLE_WEIGHT, HEADING_WEIGHT),
            )
            heads = [id for (id,) in rows]
            if heads and compiled != Words(expression):
                matching = set(self._ids(query))
                heads = [id for id in heads if id in matching]
        return _Ranking(self, query, expression, heads)

    def _rest(self, query: str, expression: str | None, heads: "array[int]") -> list[int]:
        """All matching articles that are not in `heads`, in order."""
        above = set(heads)
        if expression is None or self.count(query) > MOST_RANKED:
            return [id for id in self.ordered(query, Sort.DATE, True) if id not in above]
        rows = self._connection.execute(
            "SELECT rowid FROM body_words WHERE body_words MATCH ? ORDER BY rank", (expression,)
        )
        ranked = [id for (id,) in rows if id not in above]
        matching = set(self._ids(query))
        ranked = [id for id in ranked if id in matching]
        if len(ranked) + len(above) < len(matching):
            seen = above.union(ranked)
            ranked += [id for id in self.ordered(query, Sort.DATE, True) if id not in seen]
        return ranked

    def _result(self, row: ArticleRow, finder: Finder) -> SearchResult:
        found = self._connection.execute("SELECT ranges, body FROM texts WHERE id = ?", (row.id,)).fetchone()
        if found is None:
            return SearchResult(row, "", 0, (), finder.spans(row.title))
        snippet, start, spans = finder.snippet(unpack(found[1]), unpack_ranges(found[0]))
        return SearchResult(row, snippet, start, spans, finder.spans(row.title))


class _Ranking:
    """The order of results: those that match by title or headings first; the rest is worked out when asked for."""

    def __init__(
        self, search: Search, query: str, expression: str | None, heads: "list[int] | tuple[int, ...]"
    ) -> None:
        self._search = search
        self._query = query
        self._expression = expression
        self._heads = array("q", heads)
        self._rest: array[int] | None = None

    def take(self, offset: int, limit: int) -> "array[int]":
        """The ids at these places."""
        end = offset + limit
        if end <= len(self._heads):
            return self._heads[offset:end]
        if self._rest is None:
            self._rest = array("q", self._search._rest(self._query, self._expression, self._heads))
        first = self._heads[offset:end]
        start = max(0, offset - len(self._heads))
        return first + self._rest[start : start + limit - len(first)]


def _keep(kept: "OrderedDict[_Key, _Value]", key: _Key, value: _Value) -> None:
    kept[key] = value
    while len(kept) > _KEPT:
        kept.popitem(last=False)


def _ranking_expression(connection: sqlite3.Connection, node: Node | None) -> str | None:
    """The full-text part of a query that results are ranked by; None where there is none."""
    if isinstance(node, Text):
        return word_expression(connection, node) or None
    if isinstance(node, And | Or):
        parts = [_ranking_expression(connection, part) for part in node.parts if not isinstance(part, Not)]
        known = [part for part in parts if part]
        if not known:
            return None
        operator = " AND " if isinstance(node, And) else " OR "
        return operator.join(known) if len(known) == 1 else f"({operator.join(known)})"
    return None
