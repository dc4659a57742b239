"""Searching: which articles match, in what order, and where."""

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Set
from typing import TypeVar

from tui.library import listing
from tui.library.model import ArticleRow, SearchResult, Sort
from tui.library.query.compiler import BODY, Compiler, Conjunction, single_expression
from tui.library.query.matching import count_matching, matching_ids, meeting_the_rest
from tui.library.query.parser import parse
from tui.library.records import unpack, unpack_ranges
from tui.library.snippets import Finder

MOST_RANKED = 20_000
"""Of more matching articles than this, those that do not match by title or headings come newest first, unranked."""

MOST_TITLES = 10_000
"""Where more titles than this match, none comes before the others."""

TITLE_WEIGHT, HEADING_WEIGHT = 4.0, 1.0
_KEPT = 6
_FEW = 10_000
_FIRST_CHUNK, _LAST_CHUNK = 128, 8192
_LEAST_ASKED = 20_000
"""From so many matching articles on (for one phrase) it is less work to ask than to fetch their ids."""

_MOST_ASKED = 500

_State = tuple[int, int, int]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Search:
    """Searches over one connection. Keeps the last results until anything in the databases changes."""

    def __init__(self, connection: sqlite3.Connection, library: str) -> None:
        """`library` is the key under which the user's corrections are kept."""
        self.connection = connection
        self.library = library
        self._state: _State | None = None
        self._counts: OrderedDict[str, int] = OrderedDict()
        self._matches: OrderedDict[str, Set[int]] = OrderedDict()
        self._orders: OrderedDict[tuple[str, Sort, bool], _Order] = OrderedDict()
        self._rankings: OrderedDict[str, _Ranking] = OrderedDict()

    def count(self, query: str) -> int:
        """How many articles match."""
        self._check()
        if query in self._matches:
            return len(self._matches[query])
        if query not in self._counts:
            _keep(self._counts, query, count_matching(self.connection, self._compiled(query)))
        return self._counts[query]

    def page(self, query: str, sort: Sort, descending: bool, offset: int, limit: int | None) -> "array[int]":
        """Ids of the matching articles at these places of the list; without a limit all from `offset` on."""
        self._check()
        key = (query, sort, descending)
        if key not in self._orders:
            matching = _Matching(self, query, self._compiled(query))
            _keep(self._orders, key, _Order(self.connection, matching, sort, descending))
        return self._orders[key].take(offset, limit)

    def results(self, query: str, limit: int, offset: int) -> list[SearchResult]:
        """The best matches from `offset` on, each with the place that matches."""
        self._check()
        if query not in self._rankings:
            _keep(self._rankings, query, self._ranking(query))
        ids = self._rankings[query].take(offset, limit)
        finder = Finder(parse(query).texts())
        return [self._result(row, finder) for row in listing.rows(self.connection, ids)]

    # --- inside

    def _check(self) -> None:
        state: _State = (
            self.connection.execute("PRAGMA main.data_version").fetchone()[0],
            self.connection.execute("PRAGMA user.data_version").fetchone()[0],
            self.connection.total_changes,
        )
        if state != self._state:
            self._state = state
            self._counts.clear()
            self._matches.clear()
            self._orders.clear()
            self._rankings.clear()

    def _compiled(self, query: str) -> Conjunction:
        return Compiler(self.connection, self.library).compile(parse(query).node)

    def matching(self, query: str) -> Set[int]:
        """Ids of all articles that match."""
        if query not in self._matches:
            _keep(self._matches, query, matching_ids(self.connection, self._compiled(query)))
        return self._matches[query]

    def all_matching(self, query: str) -> Set[int]:
        """Ids of all articles that match, as things are now."""
        self._check()
        return self.matching(query)

    def has_matches(self, query: str) -> bool:
        """Whether all matching articles are known already."""
        return query in self._matches

    def _ranking(self, query: str) -> "_Ranking":
        compiled = self._compiled(query)
        heads: list[int] = []
        if compiled.heads is not None and not self._says_too_little(compiled.heads):
            rows = self.connection.execute(
                "SELECT rowid FROM head_words WHERE head_words MATCH ? ORDER BY bm25(head_words, ?, ?), rowid DESC",
                (compiled.heads, TITLE_WEIGHT, HEADING_WEIGHT),
            )
            heads = meeting_the_rest(self.connection, compiled, [id for (id,) in rows])
        return _Ranking(self, query, compiled, heads)

    def _says_too_little(self, heads: str) -> bool:
        """Whether so many titles match that their order would say nothing; as with one common syllable."""
        sql = "SELECT count(*) FROM head_words WHERE head_words MATCH ?"
        return bool(self.connection.execute(sql, (heads,)).fetchone()[0] > MOST_TITLES)

    def _count_words(self, expression: str) -> int:
        sql = "SELECT count(*) FROM body_words WHERE body_words MATCH ?"
        return int(self.connection.execute(sql, (expression,)).fetchone()[0])

    def rest(self, query: str, compiled: Conjunction, heads: "array[int]") -> "array[int] | None":
        """The matching articles that are not in `heads`, ranked; None where they are too many or have nothing to rank by."""
        if compiled.wanted is None or len(self.matching(query)) > MOST_RANKED:
            return None
        if compiled.words is None and self._count_words(compiled.wanted) > MOST_RANKED:
            return None
        rows = self.connection.execute(f"{BODY} ORDER BY rank", (compiled.wanted,))
        left = set(self.matching(query)).difference(heads)
        return array("q", (id for (id,) in rows if id in left))

    def _result(self, row: ArticleRow, finder: Finder) -> SearchResult:
        found = self.connection.execute("SELECT ranges, body FROM texts WHERE id = ?", (row.id,)).fetchone()
        if found is None:
            return SearchResult(row, "", 0, (), finder.spans(row.title))
        snippet, start, spans = finder.snippet(unpack(found[1]), unpack_ranges(found[0]))
        return SearchResult(row, snippet, start, spans, finder.spans(row.title))


class _Ranking:
    """The order of results: those that match by title or headings first; the others are worked out when asked for."""

    def __init__(self, search: Search, query: str, compiled: Conjunction, heads: list[int]) -> None:
        self._search = search
        self._query = query
        self._compiled = compiled
        self._heads = array("q", heads)
        self._rest: array[int] | None = None
        self._by_date = False

    def take(self, offset: int, limit: int) -> "array[int]":
        """The ids at these places."""
        end = offset + limit
        if end <= len(self._heads):
            return self._heads[offset:end]
        if self._rest is None and not self._by_date:
            self._rest = self._search.rest(self._query, self._compiled, self._heads)
            self._by_date = self._rest is None
        first = self._heads[offset:end]
        start = max(0, offset - len(self._heads))
        wanted = limit - len(first)
        if self._rest is not None:
            return first + self._rest[start : start + wanted]
        return first + self._newest(start, wanted)

    def _newest(self, start: int, limit: int) -> "array[int]":
        above = set(self._heads)
        found: array[int] = array("q")
        place = 0
        while len(found) < start + limit:
            ids = self._search.page(self._query, Sort.DATE, True, place, start + limit - len(found))
            if not ids:
                break
            found.extend(id for id in ids if id not in above)
            place += len(ids)
        return found[start : start + limit]


class _Order:
    """Matching articles in the order of a list, as far as they were asked for: the list is walked, and what does not match
    passed over.
    """

    def __init__(self, connection: sqlite3.Connection, matching: "_Matching", sort: Sort, descending: bool) -> None:
        self._connection = connection
        self._matching = matching
        self._columns = ", ".join(listing.ORDER_COLUMNS[sort])
        self._places = ", ".join("?" * len(listing.ORDER_COLUMNS[sort]))
        self._direction = "<" if descending else ">"
        self._order = listing.order_by(sort, descending)
        self._last: tuple[object, ...] | None = None
        self._ended = False
        self._chunk = _FIRST_CHUNK
        self._found: array[int] = array("q")
        if not matching.is_asked and len(ids := matching.all()) <= _FEW:
            rows = connection.execute(
                f"SELECT id FROM main.articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {self._order}",
                (str(list(ids)),),
            )
            self._found.extend(id for (id,) in rows)
            self._ended = True

    def take(self, offset: int, limit: int | None) -> "array[int]":
        """The ids at these places."""
        while not self._ended and (limit is None or len(self._found) < offset + limit):
            ids = self._next_ids()
            matching = self._matching.among(ids)
            self._found.extend(id for id in ids if id in matching)
        return self._found[offset:] if limit is None else self._found[offset : offset + limit]

    def _next_ids(self) -> list[int]:
        condition = f"WHERE ({self._columns}) {self._direction} ({self._places})" if self._last else ""
        rows = self._connection.execute(
            f"SELECT {self._columns} FROM main.articles {condition} ORDER BY {self._order} LIMIT ?",
            (*(self._last or ()), self._chunk),
        ).fetchall()
        self._ended = len(rows) < self._chunk
        if rows:
            self._last = rows[-1]
        self._chunk = min(self._chunk * 2, _LAST_CHUNK)
        return [row[-1] for row in rows]


class _Matching:
    """Which articles match, asked one by one while that is less work than finding all of them."""

    def __init__(self, search: Search, query: str, compiled: Conjunction) -> None:
        self._search = search
        self._query = query
        self._table, self._expression = "", ""
        probe = single_expression(compiled)
        if probe is not None and search.count(query) > _LEAST_ASKED * max(1, probe[1].count('"') // 2):
            self._table, self._expression = probe
        self._asked = 0

    @property
    def is_asked(self) -> bool:
        """Whether articles are asked one by one."""
        return bool(self._table) and self._asked <= _MOST_ASKED and not self._search.has_matches(self._query)

    def all(self) -> Set[int]:
        """All that match."""
        return self._search.matching(self._query)

    def among(self, ids: list[int]) -> Set[int]:
        """Those of `ids` that match."""
        self._asked += len(ids)
        if not self.is_asked:
            return self._search.matching(self._query)
        places = ", ".join("?" * len(ids))
        rows = self._search.connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH ? AND rowid IN ({places})",
            (self._expression, *ids),
        )
        return {id for (id,) in rows}


def _keep(kept: "OrderedDict[_Key, _Value]", key: _Key, value: _Value) -> None:
    kept[key] = value
    while len(kept) > _KEPT:
        kept.popitem(last=False)
