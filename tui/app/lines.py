"""Lines of a list: pieces of text in a style, fitted to a width in cells."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

ELLIPSIS = "..."


class Piece(NamedTuple):
    """Clean text (see `tui.app.drawing`) and the name of a style (see `LineList.row_styles`), "" for the plain one."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """One line of a row: pieces from the left, which are cut where they do not fit, and from the right, which are kept."""

    left: Sequence[Piece]
    right: Sequence[Piece] = ()


@lru_cache(maxsize=4096)
def shorten(text: str, cells: int) -> str:
    """`text` if it fits into `cells`, else its beginning and three full stops, never wider than `cells`."""
    if cell_len(text) <= cells:
        return text
    if cells <= len(ELLIPSIS):
        return set_cell_size(text, max(cells, 0)).rstrip()
    return set_cell_size(text, cells - len(ELLIPSIS)).rstrip() + ELLIPSIS


def wrap(text: str, cells: int, most: int = 1000) -> list[str]:
    """`text` in lines of at most `cells` cells, broken at spaces where there are any, at most `most` lines.

    Korean may break anywhere, but is read more easily whole: a word moves to the next line unless it is wider than one.
    """
    cells = max(cells, 2)
    lines: list[str] = []
    line, width = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and width + 1 + size > cells:
            lines.append(line)
            line, width = "", 0
        if line:
            line, width = f"{line} {word}", width + 1 + size
            continue
        while size > cells:
            head = _head(word, cells)
            lines.append(head)
            word = word[len(head) :]
            size = cell_len(word)
        line, width = word, size
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(lines[most - 1] + " " + lines[most], cells)]
    return lines


def _head(word: str, cells: int) -> str:
    width = 0
    for index, character in enumerate(word):
        width += get_character_cell_size(character)
        if width > cells:
            return word[: max(index, 1)]
    return word


def strip_of(line: Line, width: int, styles: dict[str, Style], base: Style) -> Strip:
    """`line` drawn exactly `width` cells wide, every style laid over `base`."""
    right = "".join(piece.text for piece in line.right)
    room = width - cell_len(right)
    if room < width // 3:
        right, room = "", width
    segments = list(_fitted(line.left, room, styles, base))
    used = sum(segment.cell_length for segment in segments)
    if used < room:
        segments.append(Segment(" " * (room - used), base))
    if right:
        segments += [Segment(piece.text, base + styles.get(piece.style, base)) for piece in line.right]
    return Strip(segments, width)


def _fitted(pieces: Iterable[Piece], room: int, styles: dict[str, Style], base: Style) -> Iterable[Segment]:
    for piece in pieces:
        if room <= 0:
            return
        text = shorten(piece.text, room)
        room -= cell_len(text)
        yield Segment(text, base + styles[piece.style] if piece.style else base)
        if text is not piece.text and text != piece.text:
            return
