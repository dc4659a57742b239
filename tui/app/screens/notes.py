"""All highlights and notes, of every article, with search in them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tui.app.drawing import flat
from tui.app.screens.chooser import Chooser
from tui.app.widgets.row_list import Row
from tui.library.library import Library
from tui.library.model import Highlight
from tui.translation import translate

MOST = 300


def note_row(mark: Highlight) -> Row:
    """A passage, its note, the article, the day it was marked."""
    day = datetime.date.fromtimestamp(mark.created).isoformat()
    detail = "  ".join(filter(None, [flat(mark.note), f"[{flat(mark.title)}]"]))
    style = "" if mark.span is not None else "muted"
    return Row(mark.id, flat(mark.quoted), style, most=3, detail=detail, right=day, payload=mark)


def notes_dialog(library: Library) -> Chooser:
    """The dialog; answers with the highlight chosen."""

    def find(words: str) -> Sequence[Row]:
        return [note_row(mark) for mark in library.all_highlights(words, limit=MOST)]

    chooser = Chooser(
        translate("reader.all_notes"),
        find,
        placeholder=translate("reader.all_notes_hint"),
        empty=translate("reader.no_notes"),
    )
    chooser.add_class("-wide", "-tall")
    return chooser
