"""What the screens across articles share: a title, a status line, a way back, a way into an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from tui.app.keymap import Shortcut
from tui.app.widgets.pane import TitleBar
from tui.app.widgets.status_bar import StatusBar
from tui.document.span import Span
from tui.library.library import Library
from tui.translation import translate


class Hint(Shortcut):
    """A key in the status line; its word stands in the table of these screens."""

    @property
    def hint(self) -> str:
        """What it does, in a word."""
        return translate(f"across.hint_{self.id}")


class AcrossScreen(Screen[None]):
    """A screen over the reader; Escape and `q` leave it. `parts` gives what is between title and status line."""

    BINDINGS = [Binding("escape,q", "leave", "keys.leave", id="across.leave", show=False)]
    HINTS: ClassVar[Sequence[tuple[str, str]]] = ()
    """Keys (of Textual) and the names of their words for the status line, the most important first."""

    DEFAULT_CSS = """
    AcrossScreen { background: $surface; }
    AcrossScreen > TitleBar { background: $primary; color: $text; text-style: bold; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.title_bar = TitleBar()
        self.status = StatusBar()

    def compose(self) -> ComposeResult:
        """Title, parts, status line."""
        yield self.title_bar
        yield from self.parts()
        yield self.status

    def parts(self) -> ComposeResult:
        """What is on the screen."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_hints(self.HINTS)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show these keys in the status line."""
        self.status.show_keys([Hint(name, (key,), "", "", True) for key, name in hints])

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a clean message for a moment."""
        self.status.say(message, error=error)

    def action_leave(self) -> None:
        """Go back to the screen below."""
        self.dismiss(None)

    async def back_to_reader(self) -> None:
        """Close this screen and all others over the reader."""
        reader = self.app.reader  # type: ignore[attr-defined]
        while self.app.screen is not reader:
            await self.app.pop_screen()

    def open_article(self, article_id: int, span: Span | None = None) -> None:
        """Leave for the reader, open an article there and go to a passage of it."""
        self.app.run_worker(self._open_article(article_id, span), group="across", exit_on_error=False)

    async def _open_article(self, article_id: int, span: Span | None) -> None:
        reader = self.app.reader  # type: ignore[attr-defined]
        await self.back_to_reader()
        if reader.open_article(article_id) and span is not None:
            reader.article_pane.go_to(span)

    def copy(self, text: str, count: int) -> None:
        """Copy raw `text` of `count` entries; where it went is said on this screen."""
        self.app.copy(text, translate("across.copied", count=count))  # type: ignore[attr-defined]
