"""From a key press to the drawn lines, in every pane, with many stored articles: `python -m benchmarks.keys [--count 100000]`.

The reader runs without a terminal; what is measured is our own work in processor time: handling the key and painting what has
changed, without the pauses that Textual makes between frames.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from tests.app.newsroom import FOUNDRY, NEWSROOM, analysis_of
from tui.app.reader_app import DokjaApp
from tui.library.library import Library
from tui.settings import Settings

BUDGET = 16.0
PANES = {
    "list": ("1", ("down", "pagedown", "j", "up")),
    "article": ("3", ("down", "n", "right_square_bracket", "z")),
    "facts": ("4", ("down", "down", "space", "up")),
    "outline": ("2", ("down", "space", "space", "up")),
}


async def timed(pilot: Pilot, key: str) -> float:
    """Milliseconds of processor time from a key to the lines that it changed."""
    began = time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return (time.process_time() - began) * 1000


async def measure(library: Library, presses: int) -> dict[str, list[float]]:
    """The times of every pane."""
    app = DokjaApp(library, Settings(), analyse=False, watch=False)
    times: dict[str, list[float]] = {}
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause(0.3)
        article_id = next(row.id for row in library.page("누리반도체", limit=1))
        app.reader.open_article(article_id)
        await pilot.pause(0.3)
        times["nothing (the harness alone)"] = [await timed(pilot, "f11") for _ in range(presses)]
        for pane, (key, keys) in PANES.items():
            await pilot.press(key)
            await pilot.pause(0.1)
            times[pane] = [await timed(pilot, keys[number % len(keys)]) for number in range(presses)]
    return times


def fill(library: Library, folder: Path, count: int) -> None:
    """`count` articles in the folder, most of them two sentences long."""
    for name, text in NEWSROOM.items():
        (folder / name).write_text(text, encoding="utf-8")
    for number in range(count - len(NEWSROOM)):
        date = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = f"---\ntitle: 가온시 도서관 소식 {number}\noutlet: 가람일보\ndate: {date}\n---\n{number}번째 소식이다.\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    library.refresh()
    article_id = library.find_path(folder / FOUNDRY)
    assert article_id is not None
    library.store_analysis(article_id, analysis_of(library.article(article_id)))


def main() -> int:
    """Print the table; exit code 1 where the budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--presses", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "articles"
        folder.mkdir()
        with Library.open(folder, data_folder=place / "data", cache_folder=place / "cache") as library:
            fill(library, folder, options.count)
            times = asyncio.run(measure(library, options.presses))
    idle = statistics.median(times["nothing (the harness alone)"])
    print(f"{options.count:,} articles; the harness alone takes {idle:.1f} ms, taken off below; budget {BUDGET:.0f} ms")
    print(f"{'pane':<30} {'median':>8} {'95 %':>8}")
    missed = False
    for pane, values in times.items():
        middle, high = statistics.median(values) - idle, statistics.quantiles(values, n=20)[-1] - idle
        missed |= high > BUDGET
        print(f"{pane:<30} {middle:>8.1f} {high:>8.1f}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
