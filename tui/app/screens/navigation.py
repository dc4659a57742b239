"""Going from place to place: how list, outline, article and side panel act on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding

from tui.app.drawing import flat
from tui.app.history import History, Place
from tui.app.layout import ARTICLE, LIST, PANEL
from tui.app.screens.panes import PaneScreen
from tui.app.widgets.list_pane import ListPane
from tui.document.span import Span
from tui.language.model import Fact
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import Highlight, RelatedLink
from tui.settings import Settings
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.open_article import OpenArticle
    from tui.app.widgets.article_pane import ArticlePane
    from tui.app.widgets.document_view import DocumentView
    from tui.app.widgets.fact_panel import FactPanel
    from tui.app.widgets.line_list import LineList
    from tui.app.widgets.outline import OutlineList
    from tui.app.widgets.panel_pane import PanelPane

# The handlers of what the later panes post are found by their names, so that the start need not import those panes.


class NavigationScreen(PaneScreen):
    """Opens articles and goes to sections, sentences and related articles; back and forward."""

    BINDINGS = [
        Binding("backspace,alt+left", "back", "keys.back", id="reader.back", show=False),
        Binding("alt+right", "forward", "keys.forward", id="reader.forward", show=False),
        Binding("right_square_bracket,ctrl+down", "section(1)", "keys.next_section", id="reader.next_section"),
        Binding(
            "left_square_bracket,ctrl+up",
            "section(-1)",
            "keys.previous_section",
            id="reader.previous_section",
            show=False,
        ),
        Binding("alt+down", "next_article(1)", "keys.next_article", id="reader.next_article", show=False),
        Binding("alt+up", "next_article(-1)", "keys.previous_article", id="reader.previous_article", show=False),
        Binding("slash", "find", "keys.find", id="reader.find"),
        Binding("f3", "find_next(1)", "keys.find_next", id="reader.find_next", show=False),
        Binding("shift+f3", "find_next(-1)", "keys.find_previous", id="reader.find_previous", show=False),
        Binding("ctrl+f,f6", "search", "keys.search", id="reader.search", show=False),
    ]

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.history = History()
        self._back_from_fact: Place | None = None

    # Opening

    @on(ListPane.Opened)
    def _list_opened(self, event: ListPane.Opened) -> None:
        if self.built:
            if self.open_article(event.row.id) and event.found is not None:
                self.article_pane.go_to(event.found)
        else:
            self.call_after_refresh(self._list_opened, event)

    def open_article(self, article_id: int, *, position: int | None = None, remember: bool = True) -> bool:
        """Open an article and go to it, at the character `position` where given. False where it cannot be opened."""
        from tui.app.open_article import OpenArticle

        rows = self.library.rows([article_id])
        try:
            if not rows:
                raise LibraryError(translate("reader.gone"))
            if rows[0].unreadable:
                raise LibraryError(translate("reader.unreadable", reason=rows[0].unreadable))
            opened = OpenArticle(self.library, rows[0])
        except LibraryError as error:
            self.say(flat(str(error)), error=True)
            return False
        here = self.here
        self.keep_place()
        if remember and here is not None and here.article_id != article_id:
            self.history.leave(here)
        self.show_article(opened)
        if position is not None:
            self.article_pane.document.position = position
        self.focus_pane(ARTICLE)
        self.app.article_opened(opened)
        return True

    def open_passage(self, article_id: int, sentence: Span | None) -> None:
        """Open an article, and go to a sentence of it."""
        there = self.open is not None and self.open.id == article_id
        if (there or self.open_article(article_id)) and sentence is not None:
            self.article_pane.go_to(sentence)
            self.focus_pane(ARTICLE)

    def show_article(self, opened: OpenArticle) -> None:
        """Show an article in all panes."""
        self.article_pane.show(opened)
        self.show_parts(keep=False)
        self.list_pane.article_opened(opened.id)

    def show_parts(self, *, keep: bool = True) -> None:
        """Show the open article's outline and facts; `keep` where it was open before."""
        opened = self.open
        if opened is not None:
            self.outline.set_article(opened.article, opened.analysis, self.article_pane.document.folded)
            self.panel_pane.fill() if keep else self.panel_pane.show(opened)

    def analysis_arrived(self, opened: OpenArticle) -> None:
        """The analysis of the open article is there (or another one, after its date was set)."""
        if self.open is not opened:
            return
        self.article_pane.document.set_analysis(opened.analysis)
        self.show_parts()

    def keep_place(self) -> None:
        """Keep the place in the open article."""
        if not self.built:
            return
        try:
            self.article_pane.keep_place()
        except LibraryError as error:
            self.say(flat(str(error)), error=True)

    @property
    def here(self) -> Place | None:
        """The place in the open article."""
        return Place(self.open.id, self.article_pane.document.position) if self.open is not None else None

    def action_back(self) -> None:
        """Back from a sentence to the fact it belongs to, else to the place before."""
        if self._back_from_fact is not None and self.open is not None:
            place, self._back_from_fact = self._back_from_fact, None
            if place.article_id == self.open.id:
                self.history.back(self.here)
                self.article_pane.document.position = place.position
                self.focus_pane(PANEL)
                return
        self._travel(self.history.back(self.here))

    def action_forward(self) -> None:
        """Forward to where `back` came from."""
        self._travel(self.history.forward(self.here))

    def _travel(self, place: Place | None) -> None:
        if place is None:
            self.say(translate("reader.no_history"))
        elif self.open is not None and self.open.id == place.article_id:
            self.article_pane.document.position = place.position
        else:
            self.open_article(place.article_id, position=place.position, remember=False)

    def action_next_article(self, step: int) -> None:
        """Open the article below or above the open one in the list."""
        articles = self.list_pane.articles
        place = articles.source.place(self.open.id) if self.open is not None else None
        if place is not None:
            articles.select(place)
        if place is not None or self.open is None or step < 0:
            articles.action_move(step)
        # Else the open article has left the list (the unread ones), and the next one stands under the cursor.
        if (row := articles.current) is not None and (self.open is None or row.id != self.open.id):
            self.open_article(row.id)

    # Outline and article

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go to the section chosen in the outline."""
        if event.list is self.outline and (row := self.outline.current) is not None:
            self.go_to_section(int(row.key))  # type: ignore[call-overload]

    def go_to_section(self, key: int) -> None:
        """Go to a section of the article by its key."""
        from tui.app.widgets.outline import TOP_KEY

        document = self.article_pane.document
        document.action_top() if key == TOP_KEY else document.go_to_section(key)
        self.focus_pane(ARTICLE)

    def on_outline_list_fold_asked(self, event: OutlineList.FoldAsked) -> None:
        """Fold or unfold in the article what was asked for in the outline."""
        document = self.article_pane.document
        folded = set(document.folded)
        close = event.key not in folded if event.how == "toggle" else event.how == "close"
        (folded.add if close else folded.discard)(event.key)
        document.fold(frozenset(folded))

    def on_document_view_fold_changed(self, event: DocumentView.FoldChanged) -> None:
        """Show in the outline what is folded in the article."""
        self.outline.set_folded(event.folded)

    def on_document_view_position_changed(self, event: DocumentView.PositionChanged) -> None:
        """Show in the outline which section is being read."""
        self.outline.set_position(event.section.span.start if event.section else 0)

    def action_section(self, step: int) -> None:
        """Go to the next or previous section of the article."""
        self.article_pane.document.action_section(step)

    def action_find(self) -> None:
        """Find in the article; without one, in the list."""
        if self.open is not None:
            self.focused_pane = ARTICLE
            self.show_panes()
            self.article_pane.open_find()
        else:
            self.action_search()

    def action_find_next(self, step: int) -> None:
        """Go to the next or previous match."""
        self.article_pane.find_next(step)

    def action_search(self) -> None:
        """Search all articles."""
        self.focused_pane = self.side = LIST
        self.show_panes()
        self.list_pane.open_filter()

    def on_article_pane_found_nothing(self, event: ArticlePane.FoundNothing) -> None:
        """Say that the words are not in the article."""
        self.say(translate("reader.not_in_article", words=event.words))

    # Side panel

    def on_fact_panel_rested(self, event: FactPanel.Rested) -> None:
        """Show the sentence of the fact that the cursor rests on."""
        span = span_of(event.payload)
        if span is not None:
            self.article_pane.reveal(span)

    def on_fact_panel_asked(self, event: FactPanel.Asked) -> None:
        """Go to an entry, or search the web for it."""
        entry = event.entries[0] if event.entries else None
        if event.what == "browse":
            self.app.browse(as_words(entry))
        elif event.what == "go":
            here = self.here
            self.go_to(entry)
            self._back_from_fact = here if span_of(entry) is not None else None

    def go_to(self, entry: object) -> None:
        """Go to a fact, a passage, a related headline or article."""
        from tui.app.widgets.fact_panel import RelatedArticle

        span, here = span_of(entry), self.here
        if span is not None and here is not None:
            self.history.leave(here)
            self.article_pane.go_to(span)
            self.focus_pane(ARTICLE)
        elif isinstance(entry, RelatedArticle):
            self.open_article(entry.row.id)
        elif isinstance(entry, RelatedLink):
            self.follow(entry)

    def follow(self, link: RelatedLink) -> None:
        """Open the stored article that a related headline leads to, or say that there is none."""
        if link.article_id is not None:
            self.open_article(link.article_id)
        else:
            self.say(translate("reader.link_not_stored"))

    def on_document_view_related_activated(self, event: DocumentView.RelatedActivated) -> None:
        """Open the article that a related headline leads to."""
        if self.open is not None:
            self.follow(self.open.links[event.index])

    def on_document_view_source_activated(self, event: DocumentView.SourceActivated) -> None:
        """Open the source in the browser."""
        self.app.open_address(event.source)

    def on_panel_pane_copy_asked(self, event: PanelPane.CopyAsked) -> None:
        """Copy, and say where it went."""
        self.app.copy(event.text, translate("reader.copied", count=event.count))

    def on_panel_pane_dismissed(self, event: PanelPane.Dismissed) -> None:
        """Say that it can be undone."""
        self.say(translate("reader.dismissed", count=event.count))


def span_of(entry: object) -> Span | None:
    """The stretch of the open article that an entry of the side panel points to, None where it points elsewhere."""
    if isinstance(entry, Span):
        return entry
    if isinstance(entry, Fact):
        return entry.sentence
    return entry.span if isinstance(entry, Highlight) else None


def as_words(entry: object) -> str:
    """The words to search for in the browser."""
    from tui.app.copying import words_of
    from tui.language.facts.wording import fact_line

    return fact_line(entry) if isinstance(entry, Fact) else words_of(entry)  # type: ignore[arg-type]
