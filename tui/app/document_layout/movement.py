"""Where the cursor goes in a laid out article."""

import re

from tui.app.document_layout.layout import DocumentLayout, Place, indent
from tui.app.document_layout.wrapping import offset_at_cell, text_width

_WORD = re.compile(r"\S+")


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the word (eojeol) that covers `offset`; from a space the next one, else the last one."""
    if not text:
        return 0, 0
    offset = min(offset, len(text) - 1)
    start = offset
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    if found := _WORD.search(text, start):
        return found.span()
    end = len(text.rstrip())
    start = end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start, end


def next_word(layout: DocumentLayout, place: Place) -> Place:
    """The beginning of the next word, in a later block where this one has no more; the same place at the end."""
    text = layout.blocks[place.block].text
    _, end = word_at(text, place.offset)
    if found := _WORD.search(text, max(end, place.offset)):
        return Place(place.block, found.start())
    for block in layout.visible_after(place.block):
        if found := _WORD.search(layout.blocks[block].text):
            return Place(block, found.start())
    return place


def previous_word(layout: DocumentLayout, place: Place) -> Place:
    """The beginning of this word, or of the one before where the place is there already."""
    text = layout.blocks[place.block].text
    start, _ = word_at(text, place.offset)
    if start < place.offset:
        return Place(place.block, start)
    before = text[:start].rstrip()
    if before:
        return Place(place.block, word_at(text, len(before) - 1)[0])
    for block in layout.visible_before(place.block):
        if stripped := layout.blocks[block].text.rstrip():
            return Place(block, word_at(stripped, len(stripped) - 1)[0])
    return place


def cell_of(layout: DocumentLayout, place: Place) -> int:
    """The cell, counted from the left edge of the text column, at which a place is drawn."""
    block = layout.blocks[place.block]
    line = layout.line(layout.y(place))
    start = line.start if line is not None and line.block == place.block else 0
    return indent(block) + text_width(block.text[start : place.offset])


def place_at(layout: DocumentLayout, y: int, cell: int) -> Place:
    """The place drawn at line `y`, `cell` cells from the left edge of the text column, or the nearest one of that line."""
    line = layout.line(max(0, min(y, layout.line_count - 1)))
    if line is None:
        return Place(0, 0)
    block = layout.blocks[line.block]
    return Place(line.block, offset_at_cell(block.text, line.start, line.end, cell - indent(block)))


def vertical(layout: DocumentLayout, y: int, step: int, cell: int) -> Place:
    """The place `step` lines below `y` (above where negative) at `cell`, blank lines stepped over."""
    direction = 1 if step > 0 else -1
    target = max(0, min(y + step, layout.line_count - 1))
    line = layout.line(target)
    while line is not None and line.number < 0:
        target += direction
        line = layout.line(target)
    return place_at(layout, target if line is not None else y, cell)
