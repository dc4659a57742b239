"""The cursor of the article pane and where its keys take it."""

from __future__ import annotations

from tui.app.document_layout.layout import Place
from tui.app.document_layout.movement import cell_of, next_word, previous_word, vertical
from tui.app.widgets.document_marks import MarkedCanvas
from tui.document.span import Span

CONTEXT_LINES = 3


class CursorCanvas(MarkedCanvas):
    """Moves a cursor by lines, words, pages and entities. Offsets count characters of the article."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._goal_cell = 0

    def unfold_at(self, place: Place) -> None:
        """Unfold the section that hides a place. Subclasses do."""

    @property
    def cursor_offset(self) -> int | None:
        """The article offset of the cursor, None where it stands on text that is not in the article."""
        block = self.block_under_cursor()
        return None if block.source is None else block.source + self.cursor.offset

    def shown(self, place: Place) -> Place:
        """The place, or the heading of the folded section that hides it."""
        if self.document.is_visible(place.block):
            return place
        line = self.document.line(self.document.y(place))
        return Place(line.block, line.start) if line is not None else Place(0, 0)

    def place_cursor(self, place: Place, *, follow: bool = True, keep_cell: bool = False) -> None:
        """Put the cursor somewhere; `follow` scrolls so that it is seen, `keep_cell` keeps the column for up and down."""
        before = self.document.y(self.cursor)
        self.cursor = self.shown(place)
        now = self.document.y(self.cursor)
        if not keep_cell:
            self._goal_cell = cell_of(self.document, self.cursor)
        self.cursor_moved()
        for y in (before, now):
            self.redraw_line(y)
        if follow:
            self.show_lines(now, now)
        self.moved()

    def show_lines(self, first: int, last: int) -> None:
        """Scroll as little as needed for these lines to be seen with some lines around them."""
        height = self.rows
        around = min(CONTEXT_LINES, max((height - 1) // 2, 0))
        top = self.first_line()
        if first - around < top:
            self.scroll_to_line(first - around)
        elif last + around >= top + height:
            self.scroll_to_line(min(last + around - height + 1, max(first - around, 0)))

    def _seen_line(self) -> int:
        """The cursor's line, or the nearest line on the screen after the wheel has moved the page away from it."""
        y = self.document.y(self.cursor)
        return max(self.first_line(), min(y, self.first_line() + max(self.rows - 1, 0)))

    def action_line(self, step: int) -> None:
        """Go a line down (1) or up (-1); at the ends scroll to the very end."""
        y = self._seen_line()
        place = vertical(self.document, y, step, self._goal_cell)
        self.place_cursor(place, keep_cell=True)

    def action_word(self, step: int) -> None:
        """Go to the next (1) or previous (-1) word."""
        move = next_word if step > 0 else previous_word
        self.place_cursor(move(self.document, self.cursor))

    def action_page(self, pages: int) -> None:
        """Go a screenful down (1) or up (-1), two lines of which stay."""
        step = pages * max(self.rows - 2, 1)
        y = self._seen_line()
        self.scroll_to_line(self.first_line() + step)
        self.place_cursor(vertical(self.document, y, step, self._goal_cell), keep_cell=True)

    def action_top(self) -> None:
        """Go to the headline; from there to the end."""
        if self.cursor == Place(0, 0) and self.first_line() == 0:
            self.action_bottom()
            return
        self.scroll_to_line(0)
        self.place_cursor(Place(0, 0))

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.document.complete()
        self.place_cursor(vertical(self.document, self.document.line_count - 1, 0, 0))

    def action_entity(self, step: int) -> None:
        """Go to the next (1) or previous (-1) entity in reading order, whichever it is."""
        self._go_to_mention(step, None)

    def action_mention(self, step: int) -> None:
        """Go to the next (1) or previous (-1) mention of the entity under the cursor; without one, to any entity."""
        mention = self.mention
        self._go_to_mention(step, mention.name if mention is not None else None)

    def _go_to_mention(self, step: int, name: str | None) -> None:
        current = self.mention
        if current is not None:
            here = current.span.start
        else:
            here = self.document.article_offset(self.cursor) - (self.cursor_offset is None)
        items = self._mentions.items
        first = self._mentions.next_after(here) if step > 0 else self._mentions.last_before(here)
        order = range(first, len(items)) if step > 0 else range(first, -1, -1)
        wrapped = range(len(items)) if step > 0 else range(len(items) - 1, -1, -1)
        for number in (*order, *(wrapped if name is not None else ())):
            span, mention = items[number]
            wanted = mention.name == name if name is not None else mention.type not in self._hidden_types
            place = self.place_of(span) if wanted else None
            if place is not None and (name is not None or self.document.is_visible(place.block)):
                self.unfold_at(place)
                self.place_cursor(place)
                return

    def place_of(self, span: Span) -> Place | None:
        """Where a span of the article begins in the pane; None where it is not shown at all."""
        place = self.document.place(span.start)
        block = self.document.blocks[place.block]
        return place if block.source is not None and block.source + place.offset == span.start else None
