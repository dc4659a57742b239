"""Peak memory of the reader process after walking through list, article and facts: `python -m benchmarks.memory`."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.keys import fill
from tests.support.terminal import Terminal
from tui.library.library import Library

BUDGET = 120
KEYS = (
    "end",
    "home",
    "pagedown",
    "enter",
    "4",
    "down",
    "down",
    "1",
    "/",
    "도서관",
    "escape",
    "ctrl+p",
    "escape",
    "f1",
    "escape",
)


def peak_megabytes(process: int) -> float:
    """The largest resident size that a process has had (Linux)."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmHWM")


def main() -> int:
    """Print the figure; exit code 1 where the budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "articles"
        folder.mkdir()
        with Library.open(folder, data_folder=place / "data/dokja", cache_folder=place / "cache/dokja") as library:
            fill(library, folder, options.count)
        command = [sys.executable, "-m", "tui.cli", "--language", "en", str(folder)]
        with Terminal(command, columns=160, lines=50, home=place) as terminal:
            terminal.wait_for("chars", 60)
            for key in KEYS:
                terminal.send(key)
                terminal.settle()
            peak = peak_megabytes(terminal.process.pid)
    print(f"{options.count:,} articles: {peak:.0f} MB at the peak (budget {BUDGET} MB)")
    return int(peak > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
