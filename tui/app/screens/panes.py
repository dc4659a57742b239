"""The screen's panes: which are shown, which has the focus, how wide they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from tui.app.keymap import HINTS, own_bindings, shortcuts
from tui.app.layout import ARTICLE, LIST, OUTLINE, PANEL, PANES, View, column_widths, visible_panes
from tui.app.widgets.list_pane import ListPane
from tui.app.widgets.pane import Pane
from tui.app.widgets.status_bar import StatusBar
from tui.library.library import Library
from tui.settings import Settings
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.open_article import OpenArticle

RESIZE_STEP = 4


class PaneScreen(Screen[None]):
    """List, outline, article and side panel, arranged by the size of the terminal.

    At first there is only the list; `build` makes the rest, after the list has been painted.
    """

    AUTO_FOCUS = "#articles"
    BINDINGS = [
        Binding("tab", "next_pane(1)", "keys.next_pane", id="reader.next_pane"),
        Binding("shift+tab", "next_pane(-1)", "keys.previous_pane", id="reader.previous_pane", show=False),
        Binding("1", "pane('list')", "keys.pane_list", id="reader.pane_list", show=False),
        Binding("2", "pane('outline')", "keys.pane_outline", id="reader.pane_outline", show=False),
        Binding("3", "pane('article')", "keys.pane_article", id="reader.pane_article", show=False),
        Binding("4", "pane('panel')", "keys.pane_panel", id="reader.pane_panel", show=False),
        Binding("escape", "up", "keys.up_pane", id="reader.up", show=False),
        Binding("less_than_sign", "resize(-1)", "keys.narrower", id="reader.narrower", show=False),
        Binding("greater_than_sign", "resize(1)", "keys.wider", id="reader.wider", show=False),
        Binding("f7", "hide", "keys.hide", id="reader.hide", show=False),
    ]

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.list_pane = ListPane(library)
        self.status = StatusBar()
        self.built = False
        self.focused_pane = LIST
        self.side = LIST
        self.hidden: frozenset[str] = frozenset()
        self.settings = settings
        self._left, self._right = settings.list_width, settings.side_width
        self._progress: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list and the status bar."""
        with Horizontal(id="panes"), Vertical(id="left"):
            yield self.list_pane
        yield self.status

    def on_mount(self) -> None:
        """Give the list all the room."""
        self.list_pane.articles.columns = self.settings.columns
        self.show_panes()

    async def build(self) -> None:
        """Make the other panes."""
        from tui.app.widgets.article_pane import ArticlePane
        from tui.app.widgets.outline import OutlineList
        from tui.app.widgets.panel_pane import PanelPane

        self.outline = OutlineList(id="sections")
        self.outline_pane = Pane(self.outline, id=OUTLINE)
        self.article_pane = ArticlePane()
        self.panel_pane = PanelPane()
        for pane in (self.outline_pane, self.article_pane, self.panel_pane):
            pane.display = False
        await self.query_one("#left").mount(self.outline_pane)
        await self.query_one("#panes").mount(self.article_pane, self.panel_pane)
        self.built = True
        self.name_panes()
        self.use_settings(self.settings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the panes are there, nothing can be done with them."""
        return self.built and super().check_action(action, parameters)

    def name_panes(self) -> None:
        """Title what has a constant title, in the language in use."""
        self.outline_pane.title_bar.show(translate("reader.pane_outline"), translate("reader.outline_counts"))

    @property
    def open(self) -> OpenArticle | None:
        """The open article."""
        return self.article_pane.open if self.built else None

    @property
    def widths(self) -> tuple[int, int]:
        """Cells that the left and the right column should have: what the user set, else a share of the screen."""
        width = self.size.width or 120
        return self._left or max(34, min(52, width * 28 // 100)), self._right or max(34, min(56, width * 28 // 100))

    def use_settings(self, settings: Settings) -> None:
        """Use other settings from now on."""
        self.settings = settings
        self._left, self._right = settings.list_width, settings.side_width
        self.list_pane.articles.columns = settings.columns
        self.article_pane.document.reading_width = settings.reading_width
        self.show_panes()

    def show_panes(self) -> None:
        """Show the panes that fit."""
        size = self.app.size
        view = View(size.width, size.height, self.focused_pane, self.side, self.hidden, self.open is not None)
        shown = visible_panes(view)
        left, right = column_widths(size.width, shown, *self.widths)
        for pane in self.query(Pane):
            pane.set_class(pane.id == self.focused_pane, "-active").display = pane.id in shown
        column = self.query_one("#left")
        column.display = bool(left)
        alone = ARTICLE not in shown
        column.styles.width = "1fr" if alone else left
        if self.built:
            self.panel_pane.styles.width = "1fr" if alone else right or 1

    def on_resize(self, event: events.Resize) -> None:
        """Another size may show other panes."""
        self.show_panes()

    def focus_pane(self, name: str) -> None:
        """Show a pane and go there."""
        self.focused_pane = name
        if name != ARTICLE:
            self.side = name
        self.show_panes()
        self.content_of(name).focus()
        self._show_keys()

    def content_of(self, name: str) -> Widget:
        """What has the focus in a pane."""
        if name == LIST:
            return self.list_pane.articles
        return {OUTLINE: self.outline, ARTICLE: self.article_pane.document, PANEL: self.panel_pane.panel}[name]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have gone to another pane."""
        pane = next((node.id for node in event.widget.ancestors_with_self if node.id in PANES), None)
        if pane and pane != self.focused_pane:
            self.focused_pane = pane
            if pane != ARTICLE:
                self.side = pane
            self.show_panes()
        self._show_keys()

    def _show_keys(self) -> None:
        bindings = [*self.app.BINDINGS, *self.hinted_bindings, *own_bindings(type(self.content_of(self.focused_pane)))]
        known = {one.id: one for one in shortcuts(bindings, self.settings.keys)}
        self.status.show_keys([known[id] for id in HINTS[self.focused_pane] if id in known])

    @property
    def hinted_bindings(self) -> list[Binding]:
        """The bindings of the screen's classes."""
        return [binding for cls in type(self).__mro__ for binding in own_bindings(cls)]

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        if self.open is None and name in (OUTLINE, PANEL):
            self.say(translate("reader.open_first"))
        else:
            self.focus_pane(name)

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane that there is, shown or not."""
        there = [pane for pane in PANES if self.open is not None or pane in (LIST, ARTICLE)]
        there = [pane for pane in there if pane not in self.hidden or pane == self.focused_pane]
        place = there.index(self.focused_pane) if self.focused_pane in there else 0
        self.focus_pane(there[(place + step) % len(there)])

    def action_up(self) -> None:
        """Close the find bar, else go to the list, else take the filter away."""
        if self.article_pane.finding:
            self.article_pane.close_find()
        elif self.focused_pane != LIST:
            self.focus_pane(LIST)
        elif self.list_pane.typed:
            self.list_pane.close_filter()

    def action_resize(self, step: int) -> None:
        """Make the column in use wider or narrower; from the article, both."""
        left, right = self.widths
        change = step * RESIZE_STEP
        if self.focused_pane in (LIST, OUTLINE):
            self._left = max(20, min(left + change, self.size.width - 40))
        elif self.focused_pane == PANEL:
            self._right = max(20, min(right + change, self.size.width - 40))
        else:
            self._left, self._right = max(20, left - change), max(20, right - change)
        self.show_panes()

    def changed_widths(self) -> dict[str, int]:
        """The widths that the user has changed with keys, by the names of their settings."""
        now = {
            "panes.list": self._left,
            "panes.side": self._right,
            "reading.width": self.article_pane.document.reading_width,
        }
        before = {
            "panes.list": self.settings.list_width,
            "panes.side": self.settings.side_width,
            "reading.width": self.settings.reading_width,
        }
        return {name: width for name, width in now.items() if width is not None and width != before[name]}

    def action_hide(self) -> None:
        """Hide the pane in use, or show all again from the article."""
        if self.focused_pane == ARTICLE:
            self.hidden = frozenset()
            self.show_panes()
            return
        self.hidden |= {self.focused_pane}
        self.focus_pane(ARTICLE if self.open is not None else LIST)

    # Messages for the user

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a clean message for a moment."""
        self.status.say(message, error=error)

    def show_progress(self, what: str, text: str) -> None:
        """Show how far `what` (`files`, `analyses`) is, "" when it is over."""
        self._progress[what] = text
        self.status.show_background("  ".join(filter(None, self._progress.values())))
