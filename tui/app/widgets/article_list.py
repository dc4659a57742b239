"""The list of stored articles, drawn from the library by pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.binding import Binding
from textual.message import Message

from tui.app.drawing import flat
from tui.app.lines import Line, Piece
from tui.app.widgets.line_list import LineList
from tui.library.model import ArticleRow, SearchResult
from tui.translation import translate

PAGE = 64
MOST_PAGES = 32


class Source(Protocol):
    """Where the rows come from: all articles in an order, a folder of them, or the results of a search."""

    def count(self) -> int:
        """How many there are."""

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """At most `limit` of them from number `offset` on (base 0)."""


class Nothing:
    """A source without articles."""

    def count(self) -> int:
        """None."""
        return 0

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """None."""
        return ()


class ArticleList(LineList):
    """Two lines an article: the title; then outlet, date, length, or why the file cannot be read. Results have a third
    line with the place found. `show` sets where the rows come from, `refresh_rows` reads them anew.
    """

    BINDINGS = [
        Binding("enter,right,l", "choose", "reader.key_open", id="list.open"),
        Binding("slash,ctrl+f", "app.find_articles", "reader.key_filter", id="list.filter"),
        Binding("o", "order", "reader.key_sort", id="list.sort"),
        Binding("s", "star", "reader.key_star", id="list.star"),
        Binding("r", "toggle_read", "reader.key_read", id="list.read"),
        Binding("t", "tags", "reader.key_tags", id="list.tags"),
    ]

    class Asked(Message):
        """Something was asked for the article under the cursor: `star`, `read`, `tags`; or another `order`."""

        def __init__(self, what: str, row: ArticleRow | None) -> None:
            super().__init__()
            self.what = what
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.source: Source = Nothing()
        self.columns: Sequence[str] = ("state", "title", "outlet", "date", "length")
        self.open_id: int | None = None
        self.note = ""
        self._count = 0
        self._pages: dict[int, Sequence[ArticleRow | SearchResult]] = {}

    @property
    def row_height(self) -> int:  # type: ignore[override]
        """Lines of a row: three where the place found is shown."""
        return 3 if getattr(self.source, "with_snippets", False) else 2

    def show(self, source: Source, *, keep: int | None = None) -> None:
        """Show the rows of `source`; the cursor goes to the article with the id `keep` where that is near, else to the top."""
        self.source = source
        self._pages.clear()
        self._count = source.count()
        self.set_reactive(LineList.cursor, self._place_of(keep) or 0)
        self.rows_changed()
        if self.is_attached:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.show_cursor()

    def refresh_rows(self) -> None:
        """Read the rows anew; the cursor stays on its article where that is still near."""
        current = self.current
        self._pages.clear()
        self._count = self.source.count()
        place = self._place_of(current.id) if current else None
        if place is not None:
            self.set_reactive(LineList.cursor, place)
        self.rows_changed()

    def _place_of(self, article_id: int | None) -> int | None:
        """The number of the row of an article, searched for around the cursor."""
        if article_id is None:
            return None
        first = max(0, self.cursor // PAGE - 1)
        for page in range(first, first + 4):
            for number, row in enumerate(self._page(page)):
                if _article(row).id == article_id:
                    return page * PAGE + number
        return None

    def count(self) -> int:
        """How many articles are listed."""
        return self._count

    def _page(self, number: int) -> Sequence[ArticleRow | SearchResult]:
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= MOST_PAGES:
                self._pages.clear()
            page = self._pages[number] = self.source.page(number * PAGE, PAGE)
        return page

    def row(self, index: int) -> ArticleRow | SearchResult | None:
        """Row `index`, None where the library has fewer by now."""
        page = self._page(index // PAGE)
        return page[index % PAGE] if 0 <= index < self._count and index % PAGE < len(page) else None

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor."""
        row = self.row(self.cursor) if self._count else None
        return _article(row) if row is not None else None

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The lines of row `index`."""
        found = self.row(index)
        if found is None:
            return (Line((Piece(""),)),) * self.row_height
        row = _article(found)
        lines = [self._title_line(found, row), self._detail_line(row, width)]
        if self.row_height == 3:
            lines.append(_snippet_line(found, width))
        return lines

    def _title_line(self, found: ArticleRow | SearchResult, row: ArticleRow) -> Line:
        lead = Piece("> ", "accent") if row.id == self.open_id else Piece("  ")
        if row.unreadable:
            return Line((lead, Piece(flat(row.title), "muted")))
        style = "" if row.read or "state" not in self.columns else "unread"
        title = _pieces(flat(row.title), found.title_spans if isinstance(found, SearchResult) else (), style)
        return Line((lead, *title), (Piece(" *", "star"),) if row.starred else ())

    def _detail_line(self, row: ArticleRow, width: int) -> Line:
        if row.unreadable:
            return Line((Piece("  "), Piece(translate("reader.unreadable", reason=flat(row.unreadable)), "error")))
        parts = []
        if "date" in self.columns and row.published:
            parts.append(row.published[:10])
        if "outlet" in self.columns and row.outlet:
            parts.append(flat(row.outlet))
        length = (
            (Piece(" " + translate("reader.length", count=row.length), "muted"),) if "length" in self.columns else ()
        )
        new = [Piece("  "), Piece("  ".join(parts) or translate("reader.no_date"), "muted")]
        if not row.read and "state" in self.columns:
            new.insert(1, Piece(translate("reader.unread_mark") + " ", "unread"))
        return Line(new, length)

    def action_order(self) -> None:
        """Ask for another order."""
        self.post_message(self.Asked("order", self.current))

    def action_star(self) -> None:
        """Star the article under the cursor, or take the star away."""
        self._ask("star")

    def action_toggle_read(self) -> None:
        """Mark the article under the cursor as read or unread."""
        self._ask("read")

    def action_tags(self) -> None:
        """Ask for the tags of the article under the cursor."""
        self._ask("tags")

    def _ask(self, what: str) -> None:
        if (row := self.current) is not None:
            self.post_message(self.Asked(what, row))


def _article(row: ArticleRow | SearchResult) -> ArticleRow:
    return row.row if isinstance(row, SearchResult) else row


def _pieces(text: str, spans: Sequence, style: str) -> list[Piece]:
    """`text` with the places found marked."""
    pieces, end = [], 0
    for span in spans:
        if span.start < end or span.end > len(text):
            continue
        pieces += [Piece(text[end : span.start], style), Piece(text[span.start : span.end], "found")]
        end = span.end
    return [piece for piece in (*pieces, Piece(text[end:], style)) if piece.text]


def _snippet_line(found: ArticleRow | SearchResult, width: int) -> Line:
    if not isinstance(found, SearchResult):
        return Line((Piece(""),))
    text = flat(found.snippet)
    start = 0
    if found.spans:  # keep the first place within sight in a narrow pane
        start = max(0, found.spans[0].start - width // 6)
    spans = [span.shifted(-start) for span in found.spans if span.start >= start]
    return Line((Piece("  "), *_pieces(text[start:], spans, "muted")))
