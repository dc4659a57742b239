"""Correcting an entity: another type, no entity, another name for the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.drawing import flat
from tui.app.screens.chooser import Chooser
from tui.app.screens.entity_card import Correct
from tui.app.widgets.row_list import Row
from tui.language.model import EntityType, Mention
from tui.library.model import Correction
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


def corrected_before(mention: Mention, corrections: Sequence[Correction]) -> Correction:
    """The correction by which a mention is what it is; one that says nothing where there is none."""
    for one in corrections:
        if (one.same_as or one.name, one.new_type or one.entity_type) == (mention.name, mention.type.value):
            return one
    return Correction(mention.name, mention.type.value)


def correct(screen: ReaderScreen, mention: Mention, what: Correct) -> None:
    """Ask what is needed, and have the screen keep the correction."""
    before = corrected_before(mention, screen.library.corrections())
    name, type_ = before.name, before.entity_type

    def typed(answer: object) -> None:
        if isinstance(answer, EntityType):
            new = answer.value if answer.value != type_ else None
            screen.corrected(Correction(name, type_, new, same_as=before.same_as))

    def named(answer: object) -> None:
        if isinstance(answer, str):
            screen.corrected(Correction(name, type_, before.new_type, same_as=answer if answer != name else None))

    match what:
        case Correct.TYPE:
            rows = [Row(one, translate(f"reader.type_{one.value}"), payload=one) for one in EntityType]
            title = translate("reader.correct_type_title", name=flat(mention.name))
            screen.app.push_screen(Chooser(title, rows, typing=False, select=mention.type), typed)
        case Correct.SAME:
            title = translate("reader.correct_same_title", name=flat(mention.name))
            screen.app.push_screen(Chooser(title, _names(screen, mention)), named)
        case Correct.NONE:
            screen.corrected(Correction(name, type_, ignored=True))
        case Correct.TAKE_BACK:
            screen.corrected(Correction(name, type_))


def _names(screen: ReaderScreen, mention: Mention) -> list[Row]:
    """The other names of the article, those of the same type first."""
    analysis = screen.open.analysis if screen.open is not None else None
    counts = Counter((one.type is not mention.type, one.name) for one in (analysis.mentions if analysis else ()))
    return [
        Row(name, flat(name), right=str(count), payload=name)
        for (_, name), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1]))
        if name != mention.name
    ]
