"""Asking what to export, in which format, and where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.drawing import flat
from tui.app.exporting import exported, write_export
from tui.app.screens.chooser import Chooser
from tui.app.screens.prompt import Prompt
from tui.app.widgets.row_list import Row
from tui.exchange.errors import ExchangeError
from tui.exchange.outgoing.formats import FORMATS
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


def ask_export(screen: ReaderScreen, ids: Sequence[int], listed: Callable[[], Sequence[int]], count: int) -> None:
    """Ask for scope and format: the articles `ids` (the one meant), or the `count` articles that `listed` gives."""
    scopes = [("one", 1), ("listed", count)] if ids else [("listed", count)]
    rows = [
        Row(
            (scope, name),
            f"{translate(f'reader.export_{scope}', count=size)} {name}",
            right=FORMATS[name].suffix,
            payload=(scope, name),
        )
        for scope, size in scopes
        for name in FORMATS
    ]

    def answered(answer: object) -> None:
        if isinstance(answer, tuple):
            scope, name = answer
            _ask_place(screen, ids if scope == "one" else listed(), name)

    screen.app.push_screen(Chooser(translate("reader.export_title"), rows), answered)


def _ask_place(screen: ReaderScreen, ids: Sequence[int], format_: str) -> None:
    def answered(place: str | None) -> None:
        if place is not None:
            screen.app.run_worker(
                lambda: _export(screen, ids, format_, place.strip()), thread=True, exit_on_error=False
            )

    screen.app.push_screen(
        Prompt(
            translate("reader.export_place", format=format_),
            value=f"~/dokja-export{FORMATS[format_].suffix}",
            note=translate("reader.export_note"),
            check=lambda text: translate("reader.file_exists") if _is_there(text) else None,
        ),
        answered,
    )


def _is_there(text: str) -> bool:
    return bool(text.strip()) and Path(text.strip()).expanduser().exists()


def _export(screen: ReaderScreen, ids: Sequence[int], format_: str, place: str) -> None:
    """In a thread: write the file, or copy where no place was given."""
    app = screen.app
    try:
        text = exported(screen.library, ids, format_)
        said = translate("reader.exported", count=len(ids))
        if not place:
            app.call_from_thread(app.copy, text, said)
            return
        path = write_export(text, Path(place))
        app.call_from_thread(screen.say, f"{said}: {flat(str(path))}")
    except (ExchangeError, OSError) as error:
        app.call_from_thread(screen.say, flat(str(error)), error=True)
