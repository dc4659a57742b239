"""Turning lines of a laid out article into strips."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tui.app.document_layout.blocks import Block, BlockKind
from tui.app.document_layout.layout import Line, indent
from tui.app.document_layout.wrapping import text_width
from tui.app.drawing import Chrome, Palette, palette

# Textual finds the character under the mouse from the `offset` of a segment and the number of characters before it in the
# segment. Blocks are told apart by y; x is STEP times the offset of the line's first character and the number of the
# character in the line, so that it rises along a block and what is drawn around the text has values of its own.
STEP = 1 << 20
_OUTSIDE = STEP // 2
FIRST_BLOCK = 1 << 24
"""Added to the number of a block, so that it is told from offsets that count screen lines."""


class Layer(NamedTuple):
    """A style for a stretch of a block's text, laid over those before it."""

    start: int
    end: int
    style: Style


def text_offset(x: int) -> int:
    """The offset in a block that an x of a text selection stands for."""
    base, rest = divmod(x, STEP)
    return base + 1 if rest >= _OUTSIDE else base + rest


class LinePainter:
    """Draws lines of one widget: `base` is its own style, `kinds` those of the blocks, `marks` the characters around."""

    def __init__(self, base: Style, kinds: Mapping[BlockKind, Style], marker: Style, marks: Chrome) -> None:
        self.base = base
        self._kinds = {kind: base + style for kind, style in kinds.items()}
        self._marker = base + marker
        self._note = self._kinds[BlockKind.NOISE]
        self._marks = marks
        self._combined: dict[tuple[Style, ...], Style] = {}

    def blank(self, block: int, width: int) -> Strip:
        """A blank line before a block."""
        return Strip([Segment(" " * width, self.base + _position(Line(block, -1, 0, 0), -_OUTSIDE))], width)

    def line(self, line: Line, block: Block, layers: Iterable[Layer], folded: bool, frame: "Frame") -> Strip:
        """A line of text with its margin, as wide as the frame says."""
        kind = self._kinds.get(block.kind, self.base)
        outside = _position(line, -_OUTSIDE)
        segments: list[Segment] = []
        margin = frame.margin
        if margin:
            left = Segment(" " * (margin - 1), self.base + outside)
            segments += [left, Segment(" ", (self._marker if frame.marked else self.base) + outside)]
        inset = indent(block)
        if inset:
            mark = self._mark(block, folded) if line.number == 0 else ""
            segments.append(Segment(mark.ljust(inset), (kind if block.is_heading else self.base) + outside))
        cells = margin + inset
        for start, end, style in self._pieces(line, kind, layers):
            text = block.text[start:end].replace("\n", " ")
            segments.append(Segment(text, style + _position(line, start - line.start)))
            cells += text_width(text)
        if block.note and line.end == len(block.text):
            segments.append(Segment(block.note, self._note))
            cells += text_width(block.note)
        if cells < frame.width:
            segments.append(Segment(" " * (frame.width - cells), self.base))
        return Strip(segments, max(cells, frame.width))

    def _mark(self, block: Block, folded: bool) -> str:
        if block.kind is BlockKind.RELATED:
            return self._marks.bullet
        return self._marks.folded if folded else self._marks.unfolded

    def _pieces(self, line: Line, kind: Style, layers: Iterable[Layer]) -> Iterable[tuple[int, int, Style]]:
        clipped = [
            Layer(max(layer.start, line.start), min(layer.end, line.end), layer.style)
            for layer in layers
            if layer.start < line.end and layer.end > line.start
        ]
        cuts = {line.start, line.end}
        for layer in clipped:
            cuts |= {layer.start, layer.end}
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            styles = tuple(layer.style for layer in clipped if layer.start <= start and end <= layer.end)
            yield start, end, self._style(kind, styles)

    def _style(self, kind: Style, styles: tuple[Style, ...]) -> Style:
        key = (kind, *styles)
        combined = self._combined.get(key)
        if combined is None:
            combined = self._combined[key] = Style.combine(key)
        return combined


class Frame(NamedTuple):
    """Cells of the widget, of the margin left of the text, and whether the margin is marked on this line."""

    width: int
    margin: int
    marked: bool


def _position(line: Line, number: int) -> Style:
    return Style.from_meta({"offset": (line.start * STEP + number, FIRST_BLOCK + line.block)})


def widget_palette(widget: Widget) -> Palette:
    """The palette for a widget's background under the theme of now."""
    _, _, background, foreground = widget.colors
    accent = Color.parse(widget.app.get_css_variables()["primary"])
    return palette(background, foreground, accent, widget.app.no_color)


def block_styles(colours: Palette) -> dict[BlockKind, Style]:
    """How each kind of block is drawn."""
    bold, italic, underline = Style(bold=True), Style(italic=True), Style(underline=True)
    return {
        BlockKind.TITLE: bold,
        BlockKind.SUBTITLE: italic,
        BlockKind.BYLINE: colours.muted,
        BlockKind.SOURCE: colours.muted + underline,
        BlockKind.HEADING: colours.heading + bold,
        BlockKind.GENERATED_HEADING: colours.heading + italic,
        BlockKind.RELATED_HEADING: colours.muted + bold,
        BlockKind.RELATED: colours.link,
        BlockKind.NOISE_HEADING: colours.muted + italic,
        BlockKind.NOISE: colours.muted,
    }
