"""What draws the article pane: the laid out blocks of an article, scrolled, resized, folded and selected with the mouse.

`DocumentView` adds the cursor, keys and messages.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.app.document_layout.blocks import Block, BlockKind
from tui.app.document_layout.layout import DocumentLayout, Line, Place, indent
from tui.app.document_layout.movement import place_at
from tui.app.document_layout.wrapping import text_width
from tui.app.drawing import Palette, chrome
from tui.app.widgets.document_painting import (
    FIRST_BLOCK,
    STEP,
    Frame,
    Layer,
    LinePainter,
    block_styles,
    text_offset,
    widget_palette,
)
from tui.document.span import Span

LEAST_MARGIN = 2
NOTHING = (Block(BlockKind.PARAGRAPH, "", gap=0),)
PAUSE = 0.005
"""Seconds between two stretches of a long article that are wrapped in the background."""


class DocumentCanvas(ScrollView):
    """Blocks in one column of `reading_width` cells, centred."""

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    DocumentCanvas {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        border: none;
        padding: 0;
    }
    """

    reading_width: reactive[int] = reactive(76, init=False, repaint=False)
    """Width of the text column in cells, where the pane is wide enough."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.document = DocumentLayout(NOTHING, self.reading_width)
        self.raw_text = ""
        self.cursor = Place(0, 0)
        self._strips: dict[tuple[int, int], Strip] = {}
        self._painter: LinePainter | None = None
        self._palette: Palette | None = None
        self._pending_top: Place | None = None
        self._top: tuple[Place, int] | None = None  # what was brought to the top, and the line that then was there

    # Laying out

    @property
    def columns(self) -> int:
        """Cells of a line, the scroll bar's not counted; 0 while the pane has no size."""
        return self.scrollable_content_region.width

    @property
    def rows(self) -> int:
        """Lines that can be seen."""
        return self.scrollable_content_region.height

    def text_width(self) -> int:
        """Cells of the text column now."""
        return max(min(self.reading_width, self.columns - 2 * LEAST_MARGIN), 1)

    def margin(self) -> int:
        """Cells left of the text column."""
        return max((self.columns - self.text_width()) // 2, 0)

    def lay_out(self, blocks: tuple[Block, ...], folded: frozenset[int]) -> None:
        """Take other blocks; `show_from` draws them."""
        self.document = DocumentLayout(blocks, self.text_width() if self.columns else self.reading_width, folded)

    def show_from(self, top: Place | None) -> None:
        """Draw what is laid out with `top` on the first line, or what stands there now where None.

        The size is set without asking for another layout of the screen. Waits where the size of the pane is not known yet.
        """
        self._strips.clear()
        self._top = None
        if not self.columns:
            self._pending_top = top
            return
        y = self.document.y(top) if top is not None and top > Place(0, 0) else 0
        self._take_height()
        if top is not None:
            self.scroll_to_line(y)
            self._top = (top, self.first_line())
        self.refresh()
        if not self.document.is_complete:
            self.call_after_refresh(self._lay_out_rest, self.document)

    def _take_height(self) -> None:
        """Tell the scroll bar how many lines there are, without asking for another layout of the screen."""
        size = Size(self.columns, self.document.line_count)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def _lay_out_rest(self, document: DocumentLayout) -> None:
        """Wrap a long article to its end, a stretch at a time, so that keys are answered in between."""
        if document is not self.document or not self.is_attached:
            return
        document.advance()
        if document.is_complete:
            self._take_height()
        else:
            self.set_timer(PAUSE, partial(self._lay_out_rest, document))

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top of the screen, as far as the article reaches."""
        self._take_height()  # to find the line more of the article may have been laid out
        self.scroll_to(y=max(y, 0), animate=False, immediate=True)

    def first_line(self) -> int:
        """The line at the top of the screen."""
        return round(self.scroll_y)

    def top_place(self) -> Place:
        """The place shown first on the screen; after resizing what was first before, wherever in the line it is now."""
        if self._pending_top is not None:
            return self._pending_top
        if self._top is not None and self._top[1] == self.first_line():
            return self._top[0]
        line = self.document.line(min(self.first_line(), self.document.line_count - 1))
        return Place(line.block, line.start) if line is not None else Place(0, 0)

    def relay(self) -> None:
        """Wrap anew for another width; what stood on the first line stays there."""
        top = self.top_place()
        self._pending_top = None
        if self.document.width != self.text_width():
            self.document = DocumentLayout(self.document.blocks, self.text_width(), self.document.folded)
        self.show_from(top)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the reader's place at another width."""
        self.relay()
        self.moved()

    def moved(self) -> None:
        """The cursor or the page has moved, or what is seen has changed. Subclasses tell others."""

    def watch_reading_width(self) -> None:
        """Keep the reader's place at another width."""
        if self.columns:
            self.relay()
            self.moved()

    # Drawing

    def layers_of(self, line: Line) -> Iterable[Layer]:
        """What is laid over the text of a line, the lowest first. Subclasses say."""
        return ()

    @property
    def palette(self) -> Palette:
        """Styles that are readable on the background of now."""
        if self._palette is None:
            self._palette = widget_palette(self)
        return self._palette

    def painter(self) -> LinePainter:
        """Draws lines in the colours of now."""
        if self._painter is None:
            self._painter = LinePainter(self.rich_style, block_styles(self.palette), self.palette.cursor_line, chrome())
        return self._painter

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._palette = self._painter = None
        self._strips.clear()

    def redraw(self) -> None:
        """Draw all lines anew: the layers have changed."""
        self._strips.clear()
        self.refresh()

    def redraw_line(self, y: int) -> None:
        """Draw one line of the article anew."""
        line = self.document.line(y)
        if line is not None:
            self._strips.pop((line.block, line.number), None)
            self.refresh_line(y)

    def render_line(self, y: int) -> Strip:
        """Line `y` of the screen."""
        width = self.columns
        line = self.document.line(self.first_line() + y)
        if line is None:
            return Strip.blank(width, self.painter().base)
        key = (line.block, line.number)
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            if len(self._strips) > 1000:
                self._strips.clear()
            strip = self._strips[key] = self._draw(line, width)
        return strip

    def _draw(self, line: Line, width: int) -> Strip:
        painter = self.painter()
        if line.number < 0:
            return painter.blank(line.block, width)
        block = self.document.blocks[line.block]
        marked = line.block == self.cursor.block and (
            self.document.y(self.cursor) == self.document.y(Place(line.block, line.start))
        )
        layers = [*self.layers_of(line), *self._selection_layer(line)]
        frame = Frame(width, self.margin(), marked)
        return painter.line(line, block, layers, block.section in self.document.folded, frame)

    # Selecting with the mouse

    def place_under(self, x: int, y: int) -> Place:
        """The place nearest to a cell of the widget, `x` and `y` counted from its corner."""
        return place_at(self.document, self.first_line() + y, x - self.margin())

    def is_over_text(self, line: Line, x: int) -> bool:
        """Whether a cell `x` of the widget is on the text of a line, not beside it."""
        block = self.document.blocks[line.block]
        left = self.margin() + indent(block)
        return left <= x < left + text_width(block.text[line.start : line.end])

    def _selection_ends(self, selection: Selection) -> tuple[Place, Place]:
        blocks = self.document.blocks
        last = Place(len(blocks) - 1, len(blocks[-1].text))
        ends = []
        for offset, default in ((selection.start, Place(0, 0)), (selection.end, last)):
            if offset is None:
                ends.append(default)
            elif offset.y < FIRST_BLOCK:
                ends.append(self.place_under(offset.x, offset.y))
            else:
                block = min(offset.y - FIRST_BLOCK, last.block)
                ends.append(Place(block, max(0, min(text_offset(offset.x), len(blocks[block].text)))))
        return min(ends), max(ends)

    @property
    def selected_span(self) -> Span | None:
        """The stretch of the article from the first to the last selected character; None where none of it is selected."""
        if self.text_selection is None:
            return None
        stretches = self.document.text(*self._selection_ends(self.text_selection))
        sources = [
            Span(source + start, source + end)
            for block, start, end in stretches
            if (source := self.document.blocks[block].source) is not None
        ]
        return Span(min(sources).start, max(span.end for span in sources)) if sources else None

    def _selection_layer(self, line: Line) -> Iterable[Layer]:
        selection = self.text_selection
        if selection is None:
            return
        start, end = self._selection_ends(selection)
        if start.block <= line.block <= end.block:
            first = start.offset if line.block == start.block else 0
            last = end.offset if line.block == end.block else line.end
            style: Style = self.screen.get_component_rich_style("screen--selection")
            yield Layer(first, last, style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it stands in the article, without the breaks of lines; what is folded away is left out."""
        stretches = self.document.text(*self._selection_ends(selection))
        return "\n".join(self.stored_text(*stretch) for stretch in stretches), "\n"

    def stored_text(self, block: int, start: int, end: int) -> str:
        """The characters of a block as the article has them; as shown where they do not stand in the article."""
        item = self.document.blocks[block]
        if item.source is None:
            return item.text[start:end]
        return self.raw_text[item.source + start : item.source + end]

    def select(self, block: int, start: int, end: int) -> None:
        """Select characters of a block, as the mouse would."""
        y = FIRST_BLOCK + block
        self.screen.selections = {self: Selection(Offset(start * STEP, y), Offset(end * STEP, y))}

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the new selection."""
        self.redraw()
