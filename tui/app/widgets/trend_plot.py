"""The curves of a trend, drawn by plotext."""

from __future__ import annotations

from rich.text import Text
from textual_plotext import PlotextPlot

from tui.app.drawing import ASCII_CHROME, chrome
from tui.app.trend_series import Trend
from tui.app.widgets.trend_table import LETTERS, series_colours

CELLS_OF_TICK = 14


class TrendPlot(PlotextPlot):
    """A curve a term, in the colour of its letter; without colours its letter draws it. No text of articles comes here."""

    def __init__(self) -> None:
        super().__init__()
        self.trend = Trend((), ())

    def show(self, trend: Trend) -> None:
        """Draw another trend."""
        self.trend = trend
        self.refresh()

    def render(self) -> Text:
        """The plot in the widget's size."""
        self._draw()
        drawn = super().render()
        assert isinstance(drawn, Text)
        return drawn

    def _draw(self) -> None:
        plot = self.plt
        plot.clear_figure()
        plot.frame(False)
        steps = self.trend.steps
        if not steps or self.size.width < 10:
            return
        _, background = self.background_colors
        colours = series_colours(background, self.styles.color, self.app.no_color)
        plain = self.app.no_color or chrome() is ASCII_CHROME
        places = list(range(len(steps)))
        for number, values in enumerate(self.trend.values):
            plot.plot(
                places,
                list(values),
                marker=LETTERS[number] if plain else "braille",
                color="default" if colours[number].ansi is not None else colours[number].rgb,
            )
        most = max((max(values) for values in self.trend.values if values), default=0)
        plot.ylim(0, max(most, 1))
        ticks = _spread(len(steps), max(2, self.size.width // CELLS_OF_TICK))
        plot.xticks(ticks, [steps[place].name for place in ticks])
        heights = sorted({round(max(most, 1) * part / 4) for part in range(5)})
        labels = [f"{height:,}" for height in heights]
        plot.yticks(heights, [f"{label.rjust(len(labels[-1]))} " for label in labels])


def _spread(count: int, most: int) -> list[int]:
    """At most `most` places of `count`, evenly spread, with the first and the last."""
    if count <= most:
        return list(range(count))
    return sorted({round(number * (count - 1) / (most - 1)) for number in range(most)})
