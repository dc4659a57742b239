"""The library with 100, 10,000 and 100,000 articles: `python -m benchmarks.library [COUNT…]`, a Markdown table.

Articles and analyses are made by `library_articles` from `articles/`, in a folder that is deleted afterwards. Every step
runs in a process of its own, whose peak memory is given. Times are processor time, user and system, so that other work on
the machine disturbs them little; what waits for the disk (a library that is not in the file cache) is not in them.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.library_articles import Generator, analysis_of, sentences_of, write
from benchmarks.library_queries import queries
from tui.language.model import Analysis
from tui.library.across.model import NameRow
from tui.library.library import Library
from tui.library.model import Sort

PROJECT = Path(__file__).resolve().parents[1]
SAMPLES = PROJECT / "articles"
SIZES = (100, 10_000, 100_000)


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of processor time of one call."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def percentiles(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(times), sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Step:
    """One process's work on the library in a folder; the result goes to standard output as JSON."""

    def __init__(self, base: Path, count: int) -> None:
        self.base = base
        self.count = count
        self.open = lambda: Library.open(base / "articles", data_folder=base / "data", cache_folder=base / "cache")

    def build(self) -> dict[str, float]:
        with self.open() as library:
            spent = timed(library.refresh)
            assert library.count() == self.count
        return {"build": spent / self.count, "indexer memory": peak_megabytes()}

    def kiwi(self) -> dict[str, float]:
        """Tokenisation alone of the same text, with one worker."""
        from tui.language.tokeniser import Tokeniser

        files = sorted((self.base / "articles").rglob("*.txt"))[:200]
        texts = [path.read_text(encoding="utf-8") for path in files]
        tokeniser = Tokeniser(workers=1)
        list(tokeniser.tokenise(texts[:20]))
        return {"kiwi": timed(lambda: list(tokeniser.tokenise(texts))) / len(texts)}

    def analyse(self) -> dict[str, float]:
        generator = Generator(sentences_of(SAMPLES))
        spent = 0.0
        with self.open() as library:
            while ids := library.pending_analyses(200):
                made: list[tuple[int, Analysis]] = [(id, analysis_of(library.article(id), generator)) for id in ids]
                spent += timed(lambda made=made: [library.store_analysis(*each) for each in made])
        size = sum(path.stat().st_size for path in (self.base / "cache").iterdir())
        return {"store": spent / self.count, "size": size / self.count / 1024}

    def start(self) -> dict[str, float]:
        opened: list[object] = []
        spent = timed(lambda: opened.append(self.open()))
        library = opened[0]
        spent += timed(lambda: library.page(limit=60))  # type: ignore[attr-defined]
        spent += timed(library.count)  # type: ignore[attr-defined]
        unchanged = timed(library.refresh)  # type: ignore[attr-defined]
        library.close()  # type: ignore[attr-defined]
        return {"first list": spent, "nothing changed": unchanged, "start memory": peak_megabytes()}

    def pages(self) -> dict[str, float]:
        times: list[float] = []
        positions: list[float] = []
        orders = [(sort, descending, part) for sort in Sort for descending in (False, True) for part in range(20)]
        with self.open() as library:
            for sort, descending, part in orders:
                page = partial(
                    library.page, sort=sort, descending=descending, offset=self.count * part // 20, limit=100
                )
                times.append(timed(page))
                times.append(timed(page))
                position = partial(library.position, page()[0].id, sort=sort, descending=descending)
                positions.append(timed(position))
        return {"page": percentiles(times)[1], "position": percentiles(positions)[1], "reader memory": peak_megabytes()}

    def search(self) -> dict[str, float]:
        wanted = queries(Generator(sentences_of(SAMPLES)), 200)
        with self.open() as library:
            cold = timed(lambda: library.search(wanted[0], limit=20))
            times = [timed(lambda query=query: library.search(query, limit=20)) for query in wanted]
            lists = [timed(lambda query=query: library.page(query, limit=60)) for query in wanted]
            worst = wanted[max(range(len(wanted)), key=times.__getitem__)]
        median, slow = percentiles(times)
        list_median, list_slow = percentiles(lists)
        print(f"slowest query: {worst} {max(times):.0f} ms", file=sys.stderr)
        return {
            "search cold": cold,
            "search": median,
            "search 95": slow,
            "filter": list_median,
            "filter 95": list_slow,
            "search memory": peak_megabytes(),
        }

    def update(self) -> dict[str, float]:
        found = sorted((self.base / "articles").rglob("*.txt"))
        chosen = random.Random(1).sample(found, min(100, len(found)))
        result = {}
        with self.open() as library:
            library.refresh()
            for number in (1, len(chosen)):
                for path in chosen[:number]:
                    path.write_text(path.read_text(encoding="utf-8") + f"\n덧붙인 말 {number}.\n", encoding="utf-8")
                    os.utime(path, (1, number))
                result[f"update {number}"] = timed(library.refresh)
            told = chosen[0].resolve()
            told.write_text(told.read_text(encoding="utf-8") + "\n그리고 또.\n", encoding="utf-8")
            result["update told"] = timed(partial(library.refresh, paths=[told]))
        return result

    def across(self) -> dict[str, float]:
        with self.open() as library:
            pages = [timed(partial(open_page, library, name)) for name in library.names(limit=30)]
            ids = [row.id for row in library.page(limit=30)]
            related = [timed(partial(library.related_articles, id)) for id in ids]
        return {
            "entity page": percentiles(pages)[1],
            "related": percentiles(related)[1],
            "across memory": peak_megabytes(),
        }


def open_page(library: Library, name: NameRow) -> None:
    """All that a page about a name shows at first."""
    entity = library.entities(name.entity_type, name.name)[0]
    library.titles_of(entity)
    library.said_by(entity, limit=20)
    library.amounts_of(entity, limit=20)
    library.company_of(entity)
    library.months_of(entity)


STEPS = ("build", "kiwi", "analyse", "start", "pages", "search", "across", "update")


def run(step: str, base: Path, count: int) -> dict[str, float]:
    """A step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.library", "--step", step, "--base", str(base), str(count)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def measure(count: int, base: Path, steps: tuple[str, ...]) -> dict[str, float]:
    """All figures for a library of `count` articles."""
    if not (base / "articles").is_dir():
        characters = sum(len(path.read_text(encoding="utf-8")) for path in write(base / "articles", count, SAMPLES))
        for path in (base / "articles").rglob("*.txt"):
            os.utime(path, (1_600_000_000, 1_600_000_000))
        print(f"{count} articles of {characters / count:.0f} characters", file=sys.stderr)
    figures: dict[str, float] = {}
    for step in steps:
        figures |= run(step, base, count)
        print(step, {name: round(value, 2) for name, value in figures.items()}, file=sys.stderr)
    return figures


ROWS = (
    ("start: open, first page, count", "first list", "ms"),
    ("refresh with nothing changed", "nothing changed", "ms"),
    ("index one new article", "build", "ms"),
    ("for comparison: Kiwi's tokenisation of one", "kiwi", "ms"),
    ("store one analysis", "store", "ms"),
    ("update after 1 changed file", "update 1", "ms"),
    ("update after 100 changed files", "update 100", "ms"),
    ("update after 1 changed file that the watcher names", "update told", "ms"),
    ("page of 100 rows, any sort and place, 95 %", "page", "ms"),
    ("place of an article in the list, 95 %", "position", "ms"),
    ("search, first 20 results: first query of a process", "search cold", "ms"),
    ("search, first 20 results: median", "search", "ms"),
    ("search, first 20 results: 95 %", "search 95", "ms"),
    ("list filtered by a query: median", "filter", "ms"),
    ("list filtered by a query: 95 %", "filter 95", "ms"),
    ("page of an entity, 30 most frequent, 95 %", "entity page", "ms"),
    ("related articles, 95 %", "related", "ms"),
    ("index on disk, an article", "size", "KB"),
    ("peak memory: indexer", "indexer memory", "MB"),
    ("peak memory: start and refresh", "start memory", "MB"),
    ("peak memory: list", "reader memory", "MB"),
    ("peak memory: 200 searches", "search memory", "MB"),
)


def shown(figure: float | None) -> str:
    """A figure in three digits or so."""
    return "" if figure is None else f"{figure:,.{0 if figure >= 100 else 1}f}"


def table(measured: dict[int, dict[str, float]]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| | " + " | ".join(f"{count:,}" for count in measured) + " | |",
        "|---|" + "--:|" * len(measured) + "---|",
    ]
    for label, name, unit in ROWS:
        cells = [
            f"{figures[name]:.{0 if figures[name] >= 100 else 1}f}" if name in figures else ""
            for figures in measured.values()
        ]
        if any(cells):
            lines.append(f"| {label} | " + " | ".join(cells) + f" | {unit} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("counts", nargs="*", type=int, default=SIZES)
    parser.add_argument("--step", help="one step in this process")
    parser.add_argument("--steps", default=",".join(STEPS), help="which steps to run, in order")
    parser.add_argument("--base", type=Path, help="a folder to work in and to keep")
    arguments = parser.parse_args()
    if arguments.step:
        step = Step(arguments.base, arguments.counts[0])
        print(json.dumps(getattr(step, arguments.step)()))
        return
    steps = tuple(arguments.steps.split(","))
    measured = {}
    for count in arguments.counts:
        if arguments.base:
            measured[count] = measure(count, arguments.base / str(count), steps)
            continue
        with tempfile.TemporaryDirectory(prefix="dokja-library-") as base:
            measured[count] = measure(count, Path(base), steps)
    print(table(measured))


if __name__ == "__main__":
    main()
