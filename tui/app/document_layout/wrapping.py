"""Breaking text into lines of a given width in terminal cells.

Korean lines break at spaces; a word longer than the line is broken inside. Widths are those of `rich.cells`, character by
character, which add up to `cell_len` for text that went through `tui.document.cleaning.clean`.
"""

from rich.cells import get_character_cell_size

MINIMUM_WIDTH = 4


class _CellWidths(dict[str, int]):
    """Width of each character met so far. Rich's own cache holds 4096 characters, Hangul alone has 11172."""

    def __missing__(self, character: str) -> int:
        width = self[character] = get_character_cell_size(character)
        return width


_widths = _CellWidths()
character_width = _widths.__getitem__


def text_width(text: str) -> int:
    """Width of clean text in cells."""
    return sum(map(character_width, text))


def wrap(text: str, width: int) -> tuple[int, ...]:
    """Offsets of the first character of each line when `text` is broken into lines of at most `width` cells.

    A line reaches to the next offset; the spaces it was broken at and line feeds stay at its end and are not drawn (see
    `line_end`). Empty text is one empty line. `width` is taken as at least `MINIMUM_WIDTH`.
    """
    width = max(width, MINIMUM_WIDTH)
    if "\n" not in text:
        return tuple(_wrap_stretch(text, 0, len(text), width))
    starts: list[int] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        starts.extend(_wrap_stretch(text, start, end, width))
        start = end + 1
    return tuple(starts)


def _wrap_stretch(text: str, start: int, end: int, width: int) -> list[int]:
    starts = [start]
    certain = width // 2  # no character is wider than two cells, so this many always fit
    widths = character_width
    while end - start > certain:
        stop = start + certain
        left = width - sum(map(widths, text[start:stop]))
        while stop < end and (cells := widths(text[stop])) <= left:
            left -= cells
            stop += 1
        if stop >= end:
            break
        if text[stop] != " ":
            space = text.rfind(" ", start, stop)
            if space > start:
                stop = space
        while stop < end and text[stop] == " ":
            stop += 1
        if stop >= end:
            break
        start = stop
        starts.append(start)
    return starts


def line_end(text: str, starts: tuple[int, ...], line: int) -> int:
    """Offset after the last character drawn in a line: without the spaces and line feed it was broken at."""
    if line + 1 == len(starts):
        return len(text)
    start, end = starts[line], starts[line + 1]
    while end > start and text[end - 1] in " \n":
        end -= 1
    return end


def offset_at_cell(text: str, start: int, end: int, cell: int) -> int:
    """Offset of the character of `text[start:end]` that covers `cell` (base 0 at `start`); `end` beyond the last."""
    position = 0
    for offset in range(start, end):
        position += character_width(text[offset])
        if cell < position:
            return offset
    return end
