"""A list with a cursor, drawn line by line: mounting a row costs nothing, so 100,000 of them are as quick as ten."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.app.lines import Line, strip_of

_COLOURS = {
    "accent": ("text-accent", False),
    "new": ("text-primary", True),
    "star": ("text-warning", True),
    "mark": ("text-success", True),
    "error": ("text-error", False),
    "group": ("text-primary", True),
}
"""Styles of rows by name: the variable of the theme that holds their colour, and whether they are bold."""


def cursor_bindings() -> list[Binding]:
    """The keys that move the cursor, the same in every list."""
    return [
        Binding("down,j", "move(1)", "keys.down", id="lists.down", show=False),
        Binding("up,k", "move(-1)", "keys.up", id="lists.up", show=False),
        Binding("pagedown,ctrl+d", "move_page(1)", "keys.page_down", id="lists.page_down", show=False),
        Binding("pageup,ctrl+u", "move_page(-1)", "keys.page_up", id="lists.page_up", show=False),
        Binding("home", "move_to(0)", "keys.first", id="lists.first", show=False),
        Binding("end", "move_to(-1)", "keys.last", id="lists.last", show=False),
        Binding("g", "move_to_ends", "keys.ends", id="lists.ends", show=False),
        Binding("enter", "choose", "keys.choose", id="lists.choose", show=False),
    ]


class LineList(ScrollView, can_focus=True):
    """Base of the lists. Every row is `row_height` lines high; subclasses say how many there are and draw them.

    A subclass calls `rows_changed` whenever the number of rows or what they show has changed.
    """

    BINDINGS = cursor_bindings()
    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    row_height: int = 1
    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Event(Message):
        """Something about row `index` of `list`."""

        def __init__(self, line_list: LineList, index: int) -> None:
            super().__init__()
            self.list = line_list
            self.index = index

        @property
        def control(self) -> LineList:
            """The list, for selectors of `on`."""
            return self.list

    class Highlighted(Event):
        """The cursor has come to rest on row `index`."""

    class Chosen(Event):
        """Row `index` was chosen, by Enter or a click."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_drawn: dict[str, Style] = {}
        self._strips: dict[int, list[Strip]] = {}
        self._strips_width = 0

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The lines of row `index`, `width` cells wide."""
        raise NotImplementedError

    def line_of(self, index: int) -> int:
        """The line that row `index` begins on; for `count()` the number of lines."""
        return index * self.row_height

    def row_at(self, line: int) -> int:
        """The row that stands on `line`."""
        return line // self.row_height

    def can_stop(self, index: int) -> bool:
        """Whether the cursor may rest on row `index`."""
        return 0 <= index < self.count()

    # What is drawn

    def rows_changed(self) -> None:
        """Draw anew; the cursor stays inside the rows."""
        self._strips.clear()
        total = self.count()
        if self.cursor >= total:
            self.set_reactive(LineList.cursor, max(total - 1, 0))
        size = Size(self.scrollable_content_region.width, self.line_of(total))
        if self.styles.is_auto_height:
            self.virtual_size = size
        elif size != self.virtual_size:
            # Without the layout of the whole screen that setting it would start.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
        self.refresh()

    def row_styles(self) -> dict[str, Style]:
        """Style of every name that `draw` may use; subclasses add theirs.

        Worked out here, not by component classes: a dozen of those cost every list some milliseconds before its first paint.
        """
        variables = self.app.theme_variables
        page, ink = self.background_colors[1], Color.parse(variables["foreground"])
        styles = {
            name: Style(color=Color.parse(variables[variable]).rich_color, bold=bold or None)
            for name, (variable, bold) in _COLOURS.items()
        }
        return styles | {
            "muted": Style(color=page.blend(ink, 0.62).rich_color),
            "read": Style(color=page.blend(ink, 0.8).rich_color),
            "unread": Style(bold=True),
            "strong": Style(bold=True),
            "found": Style(bold=True, underline=True),
        }

    @property
    def _cursor_style(self) -> Style:
        page, variables = self.background_colors[1], self.app.theme_variables
        if self.has_focus or self.screen.is_modal:
            return Style(bgcolor=page.blend(Color.parse(variables["primary"]), 0.45).rich_color)
        return Style(bgcolor=page.blend(Color.parse(variables["foreground"]), 0.12).rich_color)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._styles_drawn = {}
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the screen, `y` lines from the top of the widget."""
        width = self.scrollable_content_region.width
        line = y + round(self.scroll_y)
        if width != self._strips_width:
            self._strips.clear()
            self._strips_width = width
        if line >= self.line_of(self.count()):
            return Strip.blank(width, self.rich_style)
        index = self.row_at(line)
        strips = self._strips.get(index)
        if strips is None:
            if len(self._strips) > 500:
                self._strips.clear()
            strips = self._strips[index] = self._draw_row(index, width)
        offset = line - self.line_of(index)
        return strips[offset] if offset < len(strips) else Strip.blank(width, self._base(index))

    def _draw_row(self, index: int, width: int) -> list[Strip]:
        if not self._styles_drawn:
            self._styles_drawn = self.row_styles()
        base = self._base(index)
        return [strip_of(line, width, self._styles_drawn, base) for line in self.draw(index, width)]

    def _base(self, index: int) -> Style:
        if index == self.cursor and self.can_stop(index):
            return self.rich_style + self._cursor_style
        return self.rich_style

    def _refresh_row(self, index: int) -> None:
        self._strips.pop(index, None)
        top = self.line_of(index) - round(self.scroll_y)
        height = self.line_of(index + 1) - self.line_of(index) if index < self.count() else 1
        self.refresh(Region(0, top, self.size.width, height))

    # The cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows anew, and scroll so that the cursor is seen."""
        self._refresh_row(old)
        self._refresh_row(new)
        self.show_cursor()
        self.post_message(self.Highlighted(self, new))

    def show_cursor(self) -> None:
        """Scroll as little as needed for the cursor's row to be seen whole."""
        height = self.scrollable_content_region.height
        top, bottom = self.line_of(self.cursor), self.line_of(min(self.cursor + 1, self.count()))
        if top < self.scroll_y:
            first = 0 if not any(map(self.can_stop, range(self.cursor))) and self.cursor < 5 else top
            self.scroll_to(y=first, animate=False, immediate=True)
        elif bottom > self.scroll_y + height:
            self.scroll_to(y=min(top, bottom - height), animate=False, immediate=True)

    def select(self, index: int) -> None:
        """Put the cursor on row `index`, or the nearest row that it may rest on."""
        total = self.count()
        index = max(0, min(index, total - 1))
        for candidate in (*range(index, total), *range(index - 1, -1, -1)):
            if self.can_stop(candidate):
                self.cursor = candidate
                return

    def action_move(self, step: int) -> None:
        """Move the cursor by `step` rows, over those that it may not rest on."""
        index = self.cursor + step
        while 0 <= index < self.count():
            if self.can_stop(index):
                self.cursor = index
                return
            index += 1 if step > 0 else -1
        if step < 0:
            self.scroll_to(y=0, animate=False, immediate=True)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a screenful."""
        line = self.line_of(self.cursor) + pages * max(self.scrollable_content_region.height - 1, 1)
        line = max(0, min(line, self.line_of(self.count()) - 1))
        if self.count():
            self.select(self.row_at(line))

    def action_move_to(self, index: int) -> None:
        """Move to the first row (0) or the last (-1)."""
        self.select(index if index >= 0 else self.count() - 1)
        if index == 0:
            self.scroll_to(y=0, animate=False, immediate=True)

    def action_move_to_ends(self) -> None:
        """Move to the first row; from there, to the last. One key for both, for with the Korean input method on `g` and
        `G` are the same.
        """
        at_first = self.cursor == 0 or not any(map(self.can_stop, range(min(self.cursor, 3))))
        self.action_move_to(-1 if at_first else 0)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.can_stop(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    # Events

    def on_resize(self) -> None:
        """Rows may have another height now."""
        self._strips.clear()
        self.rows_changed()
        self.show_cursor()

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self._refresh_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is, and choose that row."""
        line = event.y + round(self.scroll_y)
        if 0 <= line < self.line_of(self.count()):
            event.stop()
            index = self.row_at(line)
            if self.can_stop(index):
                self.cursor = index
                self.clicked(index, event)

    def clicked(self, index: int, event: events.Click) -> None:
        """What a click on row `index` does besides moving the cursor there: choose it."""
        self.action_choose()
