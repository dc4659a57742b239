"""The numbers of a trend: a row a step of time, a column a term."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.color import Color

from tui.app.drawing import LEAST_CONTRAST, flat, readable
from tui.app.lines import Line, Piece
from tui.app.trend_series import MOST_TERMS, Measure, Trend
from tui.app.widgets.line_list import LineList
from tui.app.widgets.row_list import RowList

HUES = (212, 28, 130, 325, 52, 172)
LETTERS = "ABCDEF"
CELLS_OF_STEP = 11


def series_colours(background: Color, foreground: Color, colourless: bool) -> list[Color]:
    """A colour for each term, readable on the background; where there are none, that of the text."""
    if colourless or background.ansi is not None:
        return [foreground] * MOST_TERMS
    return [readable(hue, background, LEAST_CONTRAST) for hue in HUES]


def series_styles(widget: LineList) -> dict[str, Style]:
    """Styles of the terms by name: `series0`…"""
    _, background = widget.background_colors
    colours = series_colours(background, widget.styles.color, widget.app.no_color)
    return {
        f"series{number}": Style(color=None if colour.ansi is not None else colour.rich_color, bold=True)
        for number, colour in enumerate(colours)
    }


class SeriesList(RowList):
    """The terms, each with its letter in its colour."""

    def row_styles(self) -> dict[str, Style]:
        """The usual ones, and those of the terms."""
        return super().row_styles() | series_styles(self)


class TrendTable(LineList):
    """The steps of a trend, the latest first. The first line names the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.trend = Trend((), ())
        self.measure = Measure.ARTICLES

    def row_styles(self) -> dict[str, Style]:
        """The usual ones, and those of the terms."""
        return super().row_styles() | series_styles(self)

    def show(self, trend: Trend, measure: Measure) -> None:
        """Show another trend, with the cursor on the latest step."""
        self.trend, self.measure = trend, measure
        self.set_reactive(LineList.cursor, 1)
        self.rows_changed()
        self.show_cursor()

    def count(self) -> int:
        """The steps and the head."""
        return len(self.trend.steps) + 1 if self.trend.steps else 0

    def can_stop(self, index: int) -> bool:
        """Anywhere but on the head."""
        return 0 < index < self.count()

    def step(self, index: int) -> int:
        """The place in the trend of row `index`."""
        return len(self.trend.steps) - index

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """A step and its values, aligned to the right."""
        columns = self.trend.values
        cells = max(4, min(9, (width - CELLS_OF_STEP) // max(len(columns), 1)))
        if index == 0:
            name = "".ljust(CELLS_OF_STEP)
            texts = [LETTERS[number] for number in range(len(columns))]
        else:
            at = self.step(index)
            name = flat(self.trend.steps[at].name).ljust(CELLS_OF_STEP)
            texts = [self._number(column[at]) for column in columns]
        pieces = [Piece(text.rjust(cells), f"series{number}") for number, text in enumerate(texts)]
        return [Line((Piece(name, "muted"), *pieces))]

    def _number(self, value: float) -> str:
        if not value:
            return "-"
        return f"{value:.1f}" if self.measure is Measure.SHARE else f"{value:,.0f}"
