"""Copying the citation of an article."""

from __future__ import annotations

from tui.app.drawing import flat
from tui.app.exporting import What, export_of, pieces
from tui.app.screens.chooser import Chooser
from tui.app.widgets.row_list import Row
from tui.exchange.outgoing.citations import plain
from tui.library.library import Library
from tui.translation import translate

STYLES = ("citation", "apa", "bibtex", "csl-json")


def cite_dialog(library: Library, article_id: int) -> Chooser:
    """The dialog; answers with the style chosen. The plain citation is shown.

    Raises:
        LibraryError: where the article cannot be read.
    """
    shown = flat(plain(library.article(article_id)))
    rows = [
        Row(
            style,
            translate(f"across.format_{style}"),
            detail=shown if style == "citation" else "",
            most=4,
            payload=style,
        )
        for style in STYLES
    ]
    return Chooser(translate("across.cite_title"), rows, typing=False)


def citation(library: Library, article_id: int, style: str) -> str:
    """The citation in a style of `STYLES`, raw.

    Raises:
        LibraryError: where the article cannot be read.
        ExchangeError: where the style cannot be made.
    """
    return "".join(pieces(What.ARTICLE, style, [export_of(library, article_id)])).rstrip("\n")
