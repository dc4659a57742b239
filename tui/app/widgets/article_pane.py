"""The article pane: the article, its title bar with the place in it, and the find bar."""

from __future__ import annotations

import msgspec
from textual import on
from textual.message import Message

from tui.app.drawing import flat
from tui.app.layout import ARTICLE
from tui.app.open_article import OpenArticle
from tui.app.widgets.document_view import DocumentView
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.pane import Pane
from tui.document.span import Span
from tui.library.errors import LibraryError
from tui.translation import translate


class ArticlePane(Pane):
    """Shows an `OpenArticle`; `open` is None while there is none."""

    class FoundNothing(Message):
        """The words sought are not in the article (clean text)."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self) -> None:
        self.document = DocumentView(id="document")
        super().__init__(self.document, id=ARTICLE)
        self.open: OpenArticle | None = None
        self._percent = 0
        self._found = ""

    def on_mount(self) -> None:
        """Nothing is open yet."""
        self.show_title()

    def show(self, opened: OpenArticle) -> None:
        """Show another article, where the reader left it."""
        self.close_find()
        self.open = opened
        self._percent = 0
        # Types of entities that are switched off stay so in the next article.
        state = msgspec.structs.replace(opened.state, hidden_types=self.document.hidden_types)
        self.document.show(opened.article, opened.analysis, state)
        self.show_title()

    def reload(self) -> bool:
        """Read the open article anew, at the same place; False where that cannot be done."""
        if self.open is None:
            return False
        try:
            self.open.reload()
        except LibraryError:
            return False
        state = self.document.state
        self.document.show(self.open.article, self.open.analysis, state)
        self.show_title()
        return True

    def redraw_chrome(self) -> None:
        """The words around the article are in another language now."""
        if self.open is not None:
            self.document.show(self.open.article, self.open.analysis, self.document.state)
            self.show_title()

    def keep_place(self) -> None:
        """Keep the place in the open article."""
        if self.open is not None:
            self.open.keep(self.document.position, self.document.folded)

    def show_title(self) -> None:
        """The title bar: the headline, and how far the reader is."""
        if self.open is None:
            self.title_bar.show(translate("reader.pane_article"))
        else:
            self.title_bar.show(flat(self.open.article.title.text), self._found or f"{self._percent}%")

    @on(DocumentView.PositionChanged)
    def _moved(self, event: DocumentView.PositionChanged) -> None:
        self._percent = event.percent
        self.show_title()

    def reveal(self, span: Span) -> None:
        """Show a sentence and emphasise it, without leaving the pane in use."""
        self.document.reveal(span)

    def go_to(self, span: Span) -> None:
        """Show a sentence, with the cursor on it."""
        self.document.reveal(span)

    def passage(self) -> Span | None:
        """The stretch of the article that is selected, else the sentence under the cursor, else None."""
        if self.open is None:
            return None
        selected = self.document.selected_span
        offset = self.document.cursor_offset
        if selected is not None or offset is None:
            return selected
        analysis, article = self.open.analysis, self.open.article
        sentences = analysis.sentences if analysis is not None else ()
        paragraphs = (paragraph.span for section in article.sections for paragraph in section.paragraphs)
        return next((span for span in (*sentences, *paragraphs) if span.start <= offset < span.end), None)

    # Finding

    def open_find(self) -> None:
        """Open the line to type in."""
        if self.open is None:
            return
        found = self.query(LineInput)
        line = found.first() if found else LineInput(placeholder=translate("reader.find_hint"))
        if not found:
            self.mount(line, before=self.document)
        line.focus()

    @property
    def finding(self) -> bool:
        """Whether the find bar is open."""
        return bool(self.query(LineInput))

    def close_find(self) -> None:
        """Take the find bar and its marks away."""
        if self.query(LineInput):
            self.query(LineInput).remove()
            self.document.find("")
            self._found = ""
            self.show_title()

    def find_next(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match; without a find bar, open it."""
        if not self.finding:
            self.open_find()
            return
        self.document.find_next(step)
        self._show_found()

    def _show_found(self) -> None:
        number, total = self.document.match_number, self.document.match_count
        self._found = translate("reader.matches", number=number, total=total) if self.query_one(LineInput).value else ""
        self.show_title()

    @on(LineInput.Changed)
    def _typed(self, event: LineInput.Changed) -> None:
        event.stop()
        self.document.find(event.value)
        self._show_found()

    @on(LineInput.Moved)
    def _step(self, event: LineInput.Moved) -> None:
        event.stop()
        self.find_next(event.step)

    @on(LineInput.Submitted)
    def _submitted(self, event: LineInput.Submitted) -> None:
        event.stop()
        self.find_next(1)

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.close_find()
        self.document.focus()
