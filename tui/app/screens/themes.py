"""Choosing a theme: the reader's own, those of the settings file, those of Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.drawing import flat
from tui.app.screens.chooser import Chooser
from tui.app.themes import OWN
from tui.app.widgets.row_list import Row
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.reader_app import DokjaApp

DARKNESS = {True: "reader.theme_dark", False: "reader.theme_light"}


def choose_theme(app: DokjaApp) -> None:
    """Ask for a theme and use it, now and from now on."""
    own = {theme.name: number for number, theme in enumerate(OWN)}
    themes = sorted(app.available_themes.values(), key=lambda theme: (own.get(theme.name, len(own)), theme.name))
    rows = [
        Row(
            theme.name,
            flat(theme.name),
            right=translate(f"reader.theme_{'dark' if theme.dark else 'light'}"),
            payload=theme.name,
        )
        for theme in themes
        if "ansi" not in theme.name  # lists blend colours, which the terminal's own palette cannot
    ]

    def answered(name: object) -> None:
        if isinstance(name, str):
            app.choose_theme(name)

    app.push_screen(Chooser(translate("reader.themes"), rows, select=app.theme), answered)
