"""All that can be done, by name: read from the bindings, and what has no key of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from tui.app.keymap import Shortcut, own_bindings, shortcuts
from tui.app.layout import ARTICLE, LIST, OUTLINE, PANEL
from tui.app.reader_app import DokjaApp
from tui.app.screens.across_actions import AcrossActions
from tui.app.screens.across_screen import AcrossScreen
from tui.app.screens.compare import Compare
from tui.app.screens.dialog import Dialog
from tui.app.screens.entity_page import EntityPage
from tui.app.screens.export import ExportDialog
from tui.app.screens.navigation import NavigationScreen
from tui.app.screens.panes import PaneScreen
from tui.app.screens.reader import ReaderScreen
from tui.app.screens.relations import Relations
from tui.app.screens.trends import Trends
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.document_view import DocumentView
from tui.app.widgets.fact_panel import FactPanel
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.line_list import LineList
from tui.app.widgets.list_pane import ListPane
from tui.app.widgets.outline import OutlineList
from tui.translation import translate

KEYLESS: tuple[tuple[str, str], ...] = (
    ("app.language", "app.next_language"),
    ("app.pause", "app.pause"),
    ("app.choose_theme", "app.choose_theme"),
    ("panel.copy_all", "screen.copy_all"),
    ("list.remove_search", "screen.remove_search"),
)
"""Ids and actions of what has no key; a key can be given in the settings."""

SCOPES: tuple[tuple[str, tuple[type, ...]], ...] = (
    (LIST, (ArticleList, ListPane)),
    (OUTLINE, (OutlineList,)),
    (ARTICLE, (DocumentView,)),
    (PANEL, (FactPanel,)),
    ("lists", (LineList,)),
    ("reader", (PaneScreen, NavigationScreen, AcrossActions, ReaderScreen)),
    ("app", (DokjaApp,)),
    ("input", (LineInput,)),
    ("dialog", (Dialog,)),
    ("across", (AcrossScreen, EntityPage, Compare, Trends, Relations, ExportDialog)),
)


def bindings_of(scope: str) -> list[Binding]:
    """All bindings of a scope."""
    return [binding for cls in dict(SCOPES)[scope] for binding in own_bindings(cls)]


def scope_title(scope: str) -> str:
    """The heading of a scope in the help, in the language in use."""
    return translate(f"reader.scope_{scope}")


def all_shortcuts(keymap: Mapping[str, str] | None = None) -> dict[str, list[Shortcut]]:
    """The shortcuts of every scope, with the user's keys."""
    return {scope: shortcuts(bindings_of(scope), keymap) for scope, _ in SCOPES}


def keyless(keymap: Mapping[str, str]) -> list[Shortcut]:
    """What has no key of its own, with the key that the user gave it."""
    return [
        Shortcut(
            id,
            tuple(key.strip() for key in keymap.get(id, "").split(",") if key.strip()),
            action,
            f"keys.{id.partition('.')[2]}",
            False,
        )
        for id, action in KEYLESS
    ]


def key_groups(app: App, screen: Screen) -> dict[str, Sequence[Shortcut]]:
    """The shortcuts by heading, those of the pane in use first."""
    scopes = all_shortcuts(app.settings.keys)
    pane = getattr(screen, "focused_pane", None)
    first = [pane] if pane in scopes else []
    if isinstance(screen, AcrossScreen):
        first = ["across", "lists"]
    if pane in (LIST, OUTLINE, PANEL):
        first.append("lists")
    order = first + [scope for scope in scopes if scope not in first]
    return {scope_title(scope): scopes[scope] for scope in order}
