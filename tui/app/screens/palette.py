"""The command palette: every action with its keys, and every article by its title."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.commands import all_shortcuts, keyless, scope_title
from tui.app.drawing import flat
from tui.app.keymap import Shortcut
from tui.app.layout import PANES
from tui.app.screens.chooser import Chooser, narrow
from tui.app.screens.reader import ReaderScreen
from tui.app.widgets.row_list import Row
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow
from tui.library.query.model import QueryError
from tui.translation import translate

MOST_ARTICLES = 40
_SCOPES = ("reader", "app", *PANES)


def open_palette(screen: ReaderScreen) -> None:
    """Show the palette, and do what is chosen."""
    rows = action_rows(screen.settings.keys)

    def find(words: str) -> Sequence[Row]:
        found = narrow(rows, words)
        return [*found, *article_rows(screen.library, words)]

    def answered(answer: object) -> None:
        if isinstance(answer, ArticleRow):
            screen.open_article(answer.id)
        elif isinstance(answer, tuple):
            screen.call_later(run, screen, *answer)

    screen.app.push_screen(
        Chooser(translate("reader.palette"), find, placeholder=translate("reader.palette_hint")), answered
    )


def action_rows(keymap: dict[str, str]) -> list[Row]:
    """A row for every action; those of panes say so."""
    scopes = all_shortcuts(keymap)
    rows = [_row("app", shortcut) for shortcut in keyless(keymap)]
    for scope in _SCOPES:
        rows += [_row(scope, shortcut) for shortcut in scopes[scope] if shortcut.action != "palette"]
    return rows


def _row(scope: str, shortcut: Shortcut) -> Row:
    text = f"{scope_title(scope)}: {shortcut.text}" if scope in PANES else shortcut.text
    return Row(shortcut.id, text, right=shortcut.display, payload=(scope, shortcut.action))


def article_rows(library: Library, words: str) -> list[Row]:
    """The articles that best match `words`; none for a query that is wrong."""
    if not words.strip():
        return []
    try:
        found = [result.row for result in library.search(words, limit=MOST_ARTICLES)]
    except (LibraryError, QueryError):
        return []
    return [
        Row(
            ("article", row.id),
            flat(row.title),
            right=(row.published or "")[:10],
            payload=row,
            lead="> ",
            lead_style="muted",
        )
        for row in found
    ]


async def run(screen: ReaderScreen, scope: str, action: str) -> None:
    """Do an action, in the pane that it belongs to."""
    if scope in PANES:
        screen.action_pane(scope)
        if screen.focused_pane != scope or screen.focused is None:
            return
        await screen.focused.run_action(action)
    elif "." in action.partition("(")[0]:
        await screen.run_action(action)
    else:
        await screen.run_action(f"{'app' if scope == 'app' else 'screen'}.{action}")
