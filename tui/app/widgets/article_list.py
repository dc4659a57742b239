"""The list of stored articles, drawn from the library by pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from textual.binding import Binding
from textual.message import Message

from tui.app.drawing import flat
from tui.app.lines import ELLIPSIS, Line, Piece, wrap
from tui.app.widgets.line_list import LineList
from tui.library.model import ArticleRow, SearchResult
from tui.translation import translate

PAGE = 64
MOST_PAGES = 32
NARROW = 60


class Source(Protocol):
    """Where the rows come from: all articles in an order, a folder of them, or the results of a search."""

    def count(self) -> int:
        """How many there are, as counted last."""

    def recount(self) -> int:
        """Count anew."""

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """At most `limit` of them from number `offset` on (base 0)."""

    def place(self, article_id: int) -> int | None:
        """The number of an article (base 0), None where it is not among them."""

    def ids(self) -> Iterable[int]:
        """The ids of all of them, in order."""


class Nothing:
    """A source without articles."""

    def count(self) -> int:
        """None."""
        return 0

    def recount(self) -> int:
        """None."""
        return 0

    def page(self, offset: int, limit: int) -> Sequence[ArticleRow | SearchResult]:
        """None."""
        return ()

    def place(self, article_id: int) -> int | None:
        """None."""
        return None

    def ids(self) -> list[int]:
        """None."""
        return []


class ArticleList(LineList):
    """Two lines an article: the title; then outlet, date, length, or why the file cannot be read. Results have a third
    line with the place found. `show` sets where the rows come from, `refresh_rows` reads them anew.
    """

    BINDINGS = [
        Binding("enter,right,l", "choose", "keys.open", id="list.open"),
        Binding("slash", "ask('filter')", "keys.filter", id="list.filter"),
        Binding("o", "ask('order')", "keys.sort", id="list.sort"),
        Binding("O", "ask('reverse')", "keys.reverse", id="list.reverse", show=False),
        Binding("full_stop", "ask('next_folder')", "keys.next_folder", id="list.next_folder", show=False),
        Binding("comma", "ask('previous_folder')", "keys.previous_folder", id="list.previous_folder", show=False),
    ]

    class Asked(Message):
        """Asked for another `order` (or `reverse`), the `filter`, the `next_folder` or `previous_folder`, the `samples`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

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
        """Lines of a row: two for the title in a narrow pane, one for the rest, one for the place found."""
        return self._title_height + 1 + bool(getattr(self.source, "with_snippets", False))

    @property
    def _title_height(self) -> int:
        return 2 if self.size.width < NARROW else 1

    def show(self, source: Source, *, keep: int | None = None) -> None:
        """Show the rows of `source`; the cursor goes to the article with the id `keep` where that is listed, else to the top."""
        self.source = source
        self._pages.clear()
        self._count = source.count()
        self.set_reactive(LineList.cursor, (source.place(keep) if keep is not None else None) or 0)
        self.rows_changed()
        if self.is_attached:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.show_cursor()

    def refresh_rows(self) -> None:
        """Read the rows anew; the cursor stays on its article where that is still listed."""
        current = self.current
        self._pages.clear()
        self._count = self.source.recount()
        place = self.source.place(current.id) if current else None
        if place is not None:
            self.set_reactive(LineList.cursor, place)
        self.rows_changed()

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

    def ids_in_sight(self) -> list[int]:
        """Ids of the articles on the screen, from the top."""
        first = round(self.scroll_y) // self.row_height
        rows = map(self.row, range(first, first + self.size.height // self.row_height + 1))
        return [_article(row).id for row in rows if row is not None]

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The lines of row `index`."""
        found = self.row(index)
        if found is None:
            return (Line(()),) * self.row_height
        row = _article(found)
        lines = [*self._title_lines(found, row, width), self._detail_line(row, width)]
        if getattr(self.source, "with_snippets", False):
            lines.append(_snippet_line(found, width))
        return lines + [Line(())] * (self.row_height - len(lines))

    def _title_lines(self, found: ArticleRow | SearchResult, row: ArticleRow, width: int) -> list[Line]:
        style = "muted" if row.unreadable else "read" if row.read or "state" not in self.columns else "unread"
        text = flat(row.title)
        spans = found.title_spans if isinstance(found, SearchResult) else ()
        lines, start = [], 0
        for number, words in enumerate(wrap(text, width - 4, self._title_height)):
            start = max(text.find(words.removesuffix(ELLIPSIS), start), start)
            inside = [span.shifted(-start) for span in spans if start <= span.start and span.end <= start + len(words)]
            lead = Piece("> ", "accent") if row.id == self.open_id and number == 0 else Piece("  ")
            star = (Piece(" *", "star"),) if row.starred and number == 0 else ()
            lines.append(Line((lead, *_pieces(words, inside, style)), star))
        return lines

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
            new.insert(1, Piece(translate("reader.unread_mark") + " ", "new"))
        return Line(new, length)

    def action_choose(self) -> None:
        """Open the article under the cursor; in an empty list, ask for the samples."""
        if self._count:
            super().action_choose()
        else:
            self.action_ask("samples")

    def action_ask(self, what: str) -> None:
        """Ask the pane for something."""
        self.post_message(self.Asked(what))


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
        return Line(())
    text = flat(found.snippet)
    start = 0
    if found.spans:  # keep the first place within sight in a narrow pane
        start = max(0, found.spans[0].start - width // 6)
        start += len(text[start:]) - len(text[start:].lstrip())
    spans = [span.shifted(-start) for span in found.spans if span.start >= start]
    return Line((Piece("  "), *_pieces(text[start:], spans, "muted")))
