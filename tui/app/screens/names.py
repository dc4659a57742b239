"""All names of all articles; the one chosen gets its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.drawing import flat
from tui.app.entity_rows import entity_row, name_row
from tui.app.screens.chooser import Chooser
from tui.app.screens.entity_page import EntityPage
from tui.app.widgets.row_list import Row
from tui.library.across.model import Entity, NameRow
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

MOST = 300


def choose_name(screen: ReaderScreen) -> None:
    """Ask for a name of all articles, and show its page."""
    library = screen.library

    def find(words: str) -> Sequence[Row]:
        return [name_row(one) for one in library.names(words, limit=MOST)]

    def answered(name: object) -> None:
        if isinstance(name, NameRow):
            show_page(screen, name.entity_type, name.name)

    chooser = Chooser(translate("reader.names"), find, empty=translate("reader.names_none"))
    chooser.add_class("-tall")
    screen.app.push_screen(chooser, answered)


def show_page(screen: ReaderScreen, entity_type: str, name: str) -> None:
    """Show the page of a name: of the one who bears it in the open article, else ask which where there are several."""
    library = screen.library
    opened = screen.open
    entity = library.entity_in(opened.id, entity_type, name) if opened is not None else None
    found = [entity] if entity is not None else library.entities(entity_type, name)
    if not found:
        screen.say(translate("reader.page_none", name=flat(name)))
    elif len(found) == 1:
        screen.app.push_screen(EntityPage(library, found[0]))
    else:
        rows = [entity_row(library, one) for one in found]
        title = translate("reader.page_which", name=flat(name))

        def answered(answer: object) -> None:
            if isinstance(answer, Entity):
                screen.app.push_screen(EntityPage(library, answer))

        screen.app.push_screen(Chooser(title, rows, typing=False), answered)
