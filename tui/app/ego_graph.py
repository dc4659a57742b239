"""An ego graph in character cells: a name in the middle, its neighbours around it, lines of braille dots between them.

Nothing of Textual here. Lengths are cells unless said to be dots; a cell has 2 by 4 dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from tui.app.drawing import ASCII_CHROME, chrome
from tui.app.lines import Piece, shorten

WIDEST_LABEL = 22
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK_BRAILLE = 0x2800


class Neighbour(NamedTuple):
    """A name (clean) in as many articles with the centre, the style of its label, and its ties to other neighbours."""

    name: str
    articles: int
    style: str = ""


class Tie(NamedTuple):
    """Two neighbours (places in their list) in as many articles with the centre."""

    first: int
    second: int
    articles: int


class Label(NamedTuple):
    """A label on the canvas; `x`, `y` are its first cell."""

    text: str
    x: int
    y: int
    style: str

    @property
    def width(self) -> int:
        """In cells."""
        return cell_len(self.text)


def capacity(width: int, height: int) -> int:
    """How many neighbours can be drawn readably."""
    return 0 if width < 30 or height < 7 else max(2, min(16, 2 * (height // 4)))


def draw(
    centre: str,
    neighbours: Sequence[Neighbour],
    ties: Sequence[Tie],
    width: int,
    height: int,
    selected: int | None = None,
) -> list[list[Piece]]:
    """The lines of the drawing, `height` of them, each `width` cells wide.

    Neighbours stand in a ring, from the top in the order given, right and left in turn. The more articles, the more lines of
    dots lead to them. The ties of the `selected` neighbour, or without one of all, are drawn between them.
    """
    shown = neighbours[: capacity(width, height)]
    middle = _middle(centre, width, height)
    labels = _ring(shown, width, height, middle)
    canvas = _Canvas(width, height)
    most = max((one.articles for one in shown), default=1)
    strongest = sorted(ties, key=lambda tie: -tie.articles)
    for tie in strongest[: 2 * len(shown)]:
        inside = tie.first < len(labels) and tie.second < len(labels)
        if inside and (selected is None or selected in (tie.first, tie.second)):
            canvas.line(
                _anchor(labels[tie.first], middle),
                _anchor(labels[tie.second], middle),
                "mark" if selected is not None else "muted",
                dotted=selected is None,
            )
    for number, (label, one) in enumerate(zip(labels, shown, strict=True)):
        style = "accent" if number == selected else "muted"
        for offset in range(1 + round(2 * (one.articles - 1) / max(most - 1, 1))):
            start, end = _edge(middle, label), _anchor(label, middle)
            canvas.line((start[0], start[1] + offset - 1), (end[0], end[1] + offset - 1), style)
    marked = [
        label._replace(style="cursor" if number == selected else label.style) for number, label in enumerate(labels)
    ]
    return canvas.lines([middle, *marked])


def labels_of(centre: str, neighbours: Sequence[Neighbour], width: int, height: int) -> list[Label]:
    """Where the neighbours stand that are drawn."""
    return _ring(neighbours[: capacity(width, height)], width, height, _middle(centre, width, height))


def _middle(centre: str, width: int, height: int) -> Label:
    text = f" {shorten(centre, min(WIDEST_LABEL, width // 3))} "
    return Label(text, (width - cell_len(text)) // 2, height // 2, "centre")


def _ring(shown: Sequence[Neighbour], width: int, height: int, middle: Label) -> list[Label]:
    """Labels on an ellipse: those at even places to the right of the middle, the others to the left, one a line and side."""
    labels: list[Label | None] = [None] * len(shown)
    for side in (0, 1):
        numbers = range(side, len(shown), 2)
        for place, number in enumerate(numbers):
            y = (2 * place + 1) * height // (2 * len(numbers))
            part = (2 * y + 1) / height - 1
            reach = (1 - part * part) ** 0.5
            one = shown[number]
            count = f" {one.articles}"
            room = width // 2 - 2 - (middle.width // 2 + 4 if y == middle.y else 0)
            text = shorten(one.name, min(WIDEST_LABEL, room) - len(count)) + count
            size = cell_len(text)
            away = round((width / 2 - size) * (0.45 + 0.55 * reach))
            if y == middle.y:
                away = max(away, middle.width // 2 + 4)
            x = width // 2 + away if side == 0 else width // 2 - away - size
            labels[number] = Label(text, max(0, min(x, width - size)), y, one.style)
    return [label for label in labels if label is not None]


def _anchor(label: Label, middle: Label) -> tuple[int, int]:
    """The dot at the end of a label that looks to the middle."""
    right = label.x > middle.x + middle.width // 2
    x = label.x - 1 if right else label.x + label.width
    return 2 * x + (0 if right else 1), 4 * label.y + 2


def _edge(middle: Label, label: Label) -> tuple[int, int]:
    """The dot at the rim of the middle where the line to a label begins."""
    if label.y == middle.y:
        x = middle.x + middle.width if label.x > middle.x else middle.x - 1
        return 2 * x, 4 * middle.y + 2
    return 2 * middle.x + middle.width, 4 * middle.y + (-1 if label.y < middle.y else 5)


class _Canvas:
    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._dots = [[0] * width for _ in range(height)]
        self._styles = [[""] * width for _ in range(height)]

    def line(self, start: tuple[int, int], end: tuple[int, int], style: str, *, dotted: bool = False) -> None:
        """A line from dot to dot; what is drawn later lies above."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            if dotted and step % 4 > 1:
                continue
            x = round(start[0] + (end[0] - start[0]) * step / steps)
            y = round(start[1] + (end[1] - start[1]) * step / steps)
            if 0 <= x < 2 * self.width and 0 <= y < 4 * self.height:
                self._dots[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
                self._styles[y // 4][x // 2] = style

    def lines(self, labels: Sequence[Label]) -> list[list[Piece]]:
        """The lines with the labels over the dots."""
        by_line: dict[int, list[Label]] = {}
        for label in sorted(labels, key=lambda label: label.x):
            by_line.setdefault(label.y, []).append(label)
        return [list(self._line(y, by_line.get(y, ()))) for y in range(self.height)]

    def _line(self, y: int, labels: Sequence[Label]) -> Iterator[Piece]:
        x = 0
        for label in labels:
            yield from self._cells(y, x, label.x)
            yield Piece(label.text, label.style)
            x = label.x + label.width
        yield from self._cells(y, x, self.width)

    def _cells(self, y: int, start: int, end: int) -> Iterator[Piece]:
        plain = chrome() is ASCII_CHROME
        for style, cells in groupby(range(start, end), key=lambda x: self._styles[y][x]):
            dots = [self._dots[y][x] for x in cells]
            if plain:
                yield Piece("".join("." if one else " " for one in dots), style)
            else:
                yield Piece("".join(chr(_BLANK_BRAILLE + one) if one else " " for one in dots), style)
