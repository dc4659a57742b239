"""Asking for a name of all articles, and for who bears it where there are several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.app import App

from tui.app.entity_rows import entity_row, name_row
from tui.app.screens.chooser import Chooser
from tui.app.widgets.row_list import Row
from tui.library.across.model import Entity, NameRow
from tui.library.library import Library
from tui.translation import translate

MOST_NAMES = 200
MOST_BEARERS = 50


class NameAsker(Protocol):
    """A screen that can ask for a name."""

    app: App
    library: Library

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a clean message for a moment."""


def choose_entity(
    screen: NameAsker, name: NameRow, then: Callable[[Entity], object], *, without: Entity | None = None
) -> None:
    """Find who bears a name (but for `without`), ask which one where there are several, and hand it to `then`.

    The library is asked in a thread.
    """

    def work() -> None:
        found = [one for one in screen.library.entities(name.entity_type, name.name) if not _is(one, without)]
        rows = [entity_row(screen.library, one) for one in found[:MOST_BEARERS]] if len(found) > 1 else []
        screen.app.call_from_thread(answer, found, rows)

    def answer(found: Sequence[Entity], rows: Sequence[Row]) -> None:
        if not found:
            screen.say(translate("across.same_already" if without else "across.entity_gone"))
        elif len(found) == 1:
            then(found[0])
        else:
            screen.app.push_screen(Chooser(translate("across.which_title"), rows, typing=False), chosen)

    def chosen(entity: object) -> None:
        if isinstance(entity, Entity):
            then(entity)

    screen.app.run_worker(work, thread=True, exclusive=True, group="entity", exit_on_error=False)


def choose_name(
    screen: NameAsker,
    title: str,
    then: Callable[[Entity], object],
    *,
    entity_type: str | None = None,
    words: str = "",
    without: Entity | None = None,
) -> None:
    """Ask for a name, then for who bears it where there are several (but for `without`)."""
    library: Library = screen.library

    def find(typed: str) -> Sequence[Row]:
        return [name_row(one) for one in library.names(typed, entity_type=entity_type, limit=MOST_NAMES)]

    def answered(answer: object) -> None:
        if isinstance(answer, NameRow):
            choose_entity(screen, answer, then, without=without)

    chooser = Chooser(
        title,
        find,
        placeholder=translate("across.names_hint"),
        empty=translate("across.names_empty"),
        words=words,
    )
    screen.app.push_screen(chooser, answered)


def _is(one: Entity, other: Entity | None) -> bool:
    return other is not None and one.anchor == other.anchor and one.articles == other.articles
