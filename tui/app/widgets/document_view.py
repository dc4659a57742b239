"""The article pane: one Line-API widget for a whole article.

What it takes: `show(article, analysis, state)`, `set_analysis`, `reveal`, `emphasise`, `find` and its neighbours, `fold`,
`hidden_types`, `highlights`, `reading_width`, `position`. What it posts: `EntityActivated`, `RelatedActivated`,
`SourceActivated`, `FoldChanged`, `PositionChanged`, `WidthChanged`. Every key has a binding id `article.…`; descriptions are
keys of `tui.translation`.

Give it no border and no padding (put them on a container): the text selection of Textual counts cells from its corner.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from tui.app.document_layout.blocks import Block, BlockKind, build_blocks
from tui.app.document_layout.find import Match
from tui.app.document_layout.layout import Place
from tui.app.document_layout.movement import word_at
from tui.app.document_layout.outline import OutlineEntry, outline_entries
from tui.app.document_layout.spans import SpanIndex
from tui.app.document_layout.state import DocumentState
from tui.app.widgets.document_canvas import LEAST_MARGIN
from tui.app.widgets.document_folding import FoldingCanvas
from tui.document.model import Article, Passage
from tui.document.span import Span
from tui.language.model import Analysis, Mention

LINKS = (BlockKind.RELATED, BlockKind.SOURCE)
NARROWEST, WIDEST, WIDTH_STEP = 32, 140, 4


class DocumentMessage(Message):
    """A message of a `DocumentView`."""

    def __init__(self, view: DocumentView) -> None:
        super().__init__()
        self.view = view

    @property
    def control(self) -> DocumentView:
        """The view, for selectors of `on`."""
        return self.view


class DocumentView(FoldingCanvas, can_focus=True):
    """Shows an article; see the module for what it takes and posts."""

    BINDINGS: ClassVar = [
        Binding("down,j", "line(1)", "document.key_down", id="article.down", show=False),
        Binding("up,k", "line(-1)", "document.key_up", id="article.up", show=False),
        Binding("right,l", "word(1)", "document.key_word_right", id="article.word_right", show=False),
        Binding("left,h", "word(-1)", "document.key_word_left", id="article.word_left", show=False),
        Binding("pagedown,space,ctrl+d", "page(1)", "document.key_page_down", id="article.page_down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "document.key_page_up", id="article.page_up", show=False),
        Binding("home,g", "top", "document.key_top", id="article.top", show=False),
        Binding("end", "bottom", "document.key_bottom", id="article.bottom", show=False),
        Binding("n", "mention(1)", "document.key_next_mention", id="article.next_mention"),
        Binding("p", "mention(-1)", "document.key_previous_mention", id="article.previous_mention"),
        Binding("w", "entity(1)", "document.key_next_entity", id="article.next_entity", show=False),
        Binding("b", "entity(-1)", "document.key_previous_entity", id="article.previous_entity", show=False),
        Binding("right_square_bracket,ctrl+down", "section(1)", "document.key_next_section", id="article.next_section"),
        Binding(
            "left_square_bracket,ctrl+up", "section(-1)", "document.key_previous_section", id="article.previous_section"
        ),
        Binding("enter", "activate", "document.key_activate", id="article.activate"),
        Binding("z,ctrl+left", "fold_here", "document.key_fold", id="article.fold"),
        Binding("x", "fold_all", "document.key_fold_all", id="article.fold_all", show=False),
        Binding("o", "fold_others", "document.key_fold_others", id="article.fold_others", show=False),
        Binding("plus,equals_sign", "widen(1)", "document.key_wider", id="article.wider", show=False),
        Binding("minus", "widen(-1)", "document.key_narrower", id="article.narrower", show=False),
    ]

    class EntityActivated(DocumentMessage):
        """Enter or a click on an entity."""

        def __init__(self, view: DocumentView, mention: Mention) -> None:
            super().__init__(view)
            self.mention = mention

    class RelatedActivated(DocumentMessage):
        """Enter or a click on a related headline, number `index` of `Article.related`."""

        def __init__(self, view: DocumentView, headline: Passage, index: int) -> None:
            super().__init__(view)
            self.headline = headline
            self.index = index

    class SourceActivated(DocumentMessage):
        """Enter or a click on the source; `source` is raw text (check it before opening, see `tui.app.browser`)."""

        def __init__(self, view: DocumentView, source: str) -> None:
            super().__init__(view)
            self.source = source

    class FoldChanged(DocumentMessage):
        """The user folded or unfolded something; `folded` are the keys of all folded sections."""

        def __init__(self, view: DocumentView, folded: frozenset[int]) -> None:
            super().__init__(view)
            self.folded = folded

    class PositionChanged(DocumentMessage):
        """The reader moved.

        `position` is the article offset of the first line on the screen, `percent` how much of the article is above the
        last line on the screen, `section` the entry of the outline that the cursor is in, `mention` the entity under it.
        """

        def __init__(
            self,
            view: DocumentView,
            position: int,
            percent: int,
            section: OutlineEntry | None,
            mention: Mention | None,
        ) -> None:
            super().__init__(view)
            self.position = position
            self.percent = percent
            self.section = section
            self.mention = mention

    class WidthChanged(DocumentMessage):
        """The user made the text column wider or narrower; `width` is the new one in cells."""

        def __init__(self, view: DocumentView, width: int) -> None:
            super().__init__(view)
            self.width = width

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.article: Article | None = None
        self.analysis: Analysis | None = None
        self.outline: tuple[OutlineEntry, ...] = ()
        self._entries: dict[int | None, OutlineEntry] = {}
        self._posted: tuple[object, ...] = ()
        self._search_began = Place(0, 0)

    # What is shown

    def show(self, article: Article, analysis: Analysis | None = None, state: DocumentState | None = None) -> None:
        """Show another article, as the reader left it."""
        state = state or DocumentState()
        self.article, self._hidden_types = article, state.hidden_types
        self.raw_text = article.text
        self.forget_marks()
        self._goal_cell, self._posted = 0, ()
        self._highlights = SpanIndex((item.span, item.colour) for item in state.highlights)
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()
        self._take_analysis(analysis)
        self.lay_out(build_blocks(article, analysis), state.folded)
        top = self.document.place(state.position) if state.position > 0 else Place(0, 0)
        self.cursor = self.shown(top)
        self.show_from(top)
        self.cursor_moved()
        self.moved()

    def set_analysis(self, analysis: Analysis | None) -> None:
        """Show the entities and generated headings of an analysis that came later; the reader's place stays."""
        article = self.article
        if article is None:
            return
        before = self.outline
        self._take_analysis(analysis)
        if self.outline != before:
            self._lay_out_again(build_blocks(article, analysis))
        self.cursor_moved()
        self.redraw()
        self.moved()

    def _lay_out_again(self, blocks: tuple[Block, ...]) -> None:
        """Show other blocks of the same article where the reader is."""
        top, cursor = self.position, self.cursor_offset
        if self.text_selection is not None:
            self.screen.clear_selection()
        self.lay_out(blocks, self.folded)
        self.cursor = self.shown(self.document.place(cursor)) if cursor is not None else Place(0, 0)
        self.show_from(self.document.place(top) if top else Place(0, 0))
        if self._query:
            self.search(self._query)

    def _take_analysis(self, analysis: Analysis | None) -> None:
        self.analysis = analysis
        self.outline = outline_entries(self.article, analysis) if self.article is not None else ()
        self._entries = {entry.key: entry for entry in self.outline}
        self.take_mentions(analysis.mentions if analysis is not None else ())

    @property
    def state(self) -> DocumentState:
        """All that `show` needs to show the article as it stands now."""
        return DocumentState(self.position, self.folded, self.highlights, self._hidden_types)

    # Where the reader is

    @property
    def position(self) -> int:
        """The article offset of the first line on the screen, 0 at the very top; may be set."""
        top = self.top_place()
        return self.document.article_offset(top) if top > Place(0, 0) else 0

    @position.setter
    def position(self, offset: int) -> None:
        place = self.document.place(offset) if offset > 0 else Place(0, 0)
        self.place_cursor(place, follow=False)
        self.show_from(place)
        self.moved()

    def moved(self) -> None:
        """Post where the reader is, if that has changed."""
        if self.article is None or not self.document.line_count or not self.rows:
            return
        bottom = self.first_line() + self.rows
        percent = min(100, round(100 * bottom / self.document.line_count))
        top = self.first_line()
        seen = top <= self.document.y(self.cursor) < bottom
        block = self.document.blocks[self.cursor.block if seen else self.top_place().block]
        section = self._entries.get(block.section)
        now = (self.position, percent, section, self.mention)
        if now != self._posted:
            self._posted = now
            self.post_message(self.PositionChanged(self, *now))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the reader is after scrolling."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.moved()

    def on_focus(self) -> None:
        """The cursor is drawn."""
        self.redraw()

    def on_blur(self) -> None:
        """The cursor is not drawn."""
        self.redraw()

    def folds_changed(self, folded: frozenset[int]) -> None:
        """Tell which sections are folded now."""
        self.post_message(self.FoldChanged(self, folded))

    # Sentences and search

    def emphasise(self, span: Span | None) -> None:
        """Emphasise a sentence without going there; None ends it."""
        if span != self._emphasised:
            self._emphasised = span
            self.redraw()

    def reveal(self, span: Span) -> None:
        """Emphasise a sentence, unfold what hides it, put the cursor there and scroll until all of it is seen."""
        self._emphasised = span
        place = self.document.place(span.start)
        self.unfold_at(place)
        self.redraw()
        self.place_cursor(place, follow=False)
        self.show_lines(self.document.y(place), self.document.y(self.document.place(max(span.end - 1, span.start))))

    def find(self, text: str) -> int:
        """Mark all places where `text` stands, go to the first of them, and return how many there are.

        The first is the one after the place where the search began, so that it can be called with every letter typed. Case
        and width of letters do not matter; blank text ends the search.
        """
        if not self._query:
            self._search_began = self.cursor
        self.search(text)
        self._go_to_match(self.match_from(self._search_began))
        return self.match_count

    def find_next(self, step: int = 1) -> int:
        """Go to the next (1) or previous (-1) match, round the ends; its number from 1, 0 where nothing matches."""
        self._go_to_match(self.match_beside(step))
        self._search_began = self.cursor
        return self.match_number

    def _go_to_match(self, match: Match | None) -> None:
        if match is not None:
            self.unfold_at(match.place)
            self.place_cursor(match.place)

    # Choosing, with Enter or the mouse

    def action_activate(self) -> None:
        """Fold the heading, or open the related headline, source or entity under the cursor."""
        self._activate(self.block_under_cursor())

    def _activate(self, block: Block) -> None:
        article = self.article
        if article is None:
            return
        if block.is_heading and block.section is not None:
            self.toggle(block.section)
        elif block.kind is BlockKind.RELATED:
            self.post_message(self.RelatedActivated(self, article.related[block.number], block.number))
        elif block.kind is BlockKind.SOURCE and article.source:
            self.post_message(self.SourceActivated(self, article.source))
        elif (mention := self.mention) is not None:
            self.post_message(self.EntityActivated(self, mention))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there and chooses what is under the mouse; two select the word, three the paragraph."""
        event.prevent_default()
        place = self.place_under(event.x, event.y)
        block = self.document.blocks[place.block]
        if event.chain > 1:
            start, end = word_at(block.text, place.offset) if event.chain == 2 else (0, len(block.text))
            self.select(place.block, start, end)
            return
        if self.text_selection is not None:
            return
        line = self.document.line(self.first_line() + event.y)
        on_text = line is not None and line.number >= 0 and self.is_over_text(line, event.x)
        self.place_cursor(place, follow=False)
        heading = block.is_heading and line is not None and line.number >= 0
        if heading or (on_text and (block.kind in LINKS or self._mention_at(place) is not None)):
            self._activate(block)

    def _mention_at(self, place: Place) -> Mention | None:
        source = self.document.blocks[place.block].source
        mention = self._mentions.at(source + place.offset) if source is not None else None
        return mention if mention is not None and mention.type not in self._hidden_types else None

    # Width

    def action_widen(self, step: int) -> None:
        """Make the text column wider (1) or narrower (-1)."""
        width = max(NARROWEST, min(self.text_width() + step * WIDTH_STEP, WIDEST, self.columns - 2 * LEAST_MARGIN))
        if width != self.reading_width:
            self.reading_width = width
            self.post_message(self.WidthChanged(self, width))
