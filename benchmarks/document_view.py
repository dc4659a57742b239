"""How long the article pane takes to open, fold and answer keys: `python -m benchmarks.document_view`.

Times run from the call to the frame in a headless app of 120 × 40, in milliseconds: processor time (our own work; best, median,
95th percentile) and clock time (best, median), which has Textual's pause of up to 16 ms between frames in it and whatever
else the machine does. The articles are invented; their analysis is there already.
"""

import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from textual.app import App, ComposeResult

from tests.support.documents import long_document
from tui.app.document_layout.outline import NOISE_KEY
from tui.app.widgets.document_view import DocumentView
from tui.document.model import Article
from tui.language.model import Analysis

SIZES = (3_000, 100_000, 1_000_000)
ROUNDS = 9
BUDGETS = {3_000: 20, 100_000: 40, 1_000_000: 120}


class BenchmarkApp(App[None]):
    """One article pane; `painted` is set when the screen has written a frame that shows the pane."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield DocumentView()

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.painted.set()


class Time(NamedTuple):
    """Milliseconds of the processor and of the clock."""

    own: float
    clock: float


async def timed(app: BenchmarkApp, action: Callable[[], object], settle: Callable[[], Awaitable[None]]) -> list[Time]:
    """The time from the action until its frame is written; empty where it changes nothing (a key at the end)."""
    app.painted.clear()
    gc.collect()
    clock, own = time.perf_counter(), time.process_time()
    action()
    try:
        await asyncio.wait_for(app.painted.wait(), 0.5)
    except TimeoutError:
        return []
    spent = Time((time.process_time() - own) * 1000, (time.perf_counter() - clock) * 1000)
    await settle()
    return [spent]


def row(label: str, times: list[Time], budget: int) -> str:
    """A line of the table."""
    own = sorted(one.own for one in times)
    clock = sorted(one.clock for one in times)
    high = own[round(0.95 * (len(own) - 1))]
    return (
        f"{label:<36}{own[0]:>8.1f}{statistics.median(own):>8.1f}{high:>8.1f}"
        f"{clock[0]:>10.1f}{statistics.median(clock):>8.1f}{budget or '':>8}"
    )


async def measure(characters: int, article: Article, analysis: Analysis) -> list[str]:
    """The lines of the table for one size."""
    other, other_analysis = long_document(2_000, seed=2)
    lines = []
    app = BenchmarkApp()
    async with app.run_test(size=(120, 40)) as pilot:
        view = app.query_one(DocumentView)
        view.focus()
        view.show(other, other_analysis)
        await pilot.pause()

        async def settle() -> None:
            await pilot.pause()

        opening: list[Time] = []
        for _ in range(ROUNDS):
            opening.extend(await timed(app, lambda: view.show(article, analysis), settle))
            view.show(other, other_analysis)
            await pilot.pause()
        lines.append(row(f"open, {characters:,} characters", opening, BUDGETS[characters]))
        view.show(article)
        await pilot.pause()
        lines.append(row("  analysis arrives", await timed(app, lambda: view.set_analysis(analysis), settle), 0))
        one: list[Time] = []
        everything: list[Time] = []
        key = view.outline[0].key
        for _ in range(ROUNDS):
            one.extend(await timed(app, lambda: view.toggle(key), settle))
            everything.extend(await timed(app, lambda: view.action_fold_all(), settle))
        lines += [row("  fold or unfold one section", one, 16), row("  fold or unfold all", everything, 16)]
        view.folded = frozenset({NOISE_KEY})
        await pilot.pause()
        for name, keys in (
            ("down", ["down"] * 80),
            ("next entity (w)", ["w"] * 40),
            ("next mention (n)", ["n"] * 40),
            ("page down", ["pagedown"] * 20),
        ):
            pressing: list[Time] = []
            for key_pressed in keys:
                pressing += await timed(app, lambda name=key_pressed: app.post_message(key_event(name)), settle)
            lines.append(row(f"  key: {name}", pressing, 16))
        lines.append(row("  find a syllable", await timed(app, lambda: view.find("가나"), settle), 0))
    return lines


def key_event(key: str) -> object:
    """The event of a key press."""
    from textual import events

    return events.Key(key, key if len(key) == 1 else None)


async def main() -> None:
    """Print the table."""
    print(f"{'':<36}{'own':>8}{'median':>8}{'95 %':>8}{'clock':>10}{'median':>8}{'budget':>8}")
    for characters in SIZES:
        article, analysis = long_document(characters)
        for line in await measure(characters, article, analysis):
            print(line, flush=True)


if __name__ == "__main__":
    asyncio.run(main())
