"""From starting the process to the first painted list, against a minimal Textual app: `python -m benchmarks.start`.

Each run starts a new Python in a pseudo-terminal and takes the time until the terminal has received the list's first row (for
the minimal app: its one word), and the processor time used until then, which says more on a busy machine. Runs of the two
alternate, so that both see the same machine. The article files are invented, written to a temporary folder, and indexed once
before the clock runs.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from tui.library.library import Library

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("MINIMAL")
Minimal().run()
"""
MARK = "첫기사"
BUDGET = 1.3


def painted(command: list[str], mark: bytes, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until `mark` was written to the terminal, and seconds of processor time; the process is ended then.

    Raises:
        RuntimeError: where it does not come within 30 seconds.
    """
    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, start_new_session=True
    )
    os.close(terminal)
    seen, took = b"", 0.0
    while not took and time.perf_counter() - began < 30:
        if select.select([main], [], [], 0.5)[0]:
            seen += os.read(main, 65536)
            took = time.perf_counter() - began if mark in seen else 0.0
    os.killpg(process.pid, signal.SIGKILL)
    used = os.wait4(process.pid, 0)[2]
    process.returncode = -signal.SIGKILL
    os.close(main)
    if not took:
        raise RuntimeError(seen[-2000:].decode(errors="replace"))
    return took, used.ru_utime + used.ru_stime


def write_articles(folder: Path, count: int) -> None:
    """That many small articles."""
    folder.mkdir()
    for number in range(count):
        title = f"{MARK if number == 0 else '기사'} {number:06}"
        date = "2025-12-31" if number == 0 else f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = f"---\ntitle: {title}\noutlet: 가람일보\ndate: {date}\n---\n가온시는 새 도서관 {number}곳을 짓는다고 밝혔다.\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def measure(count: int, runs: int) -> dict[str, float]:
    """Medians of the reader and of the minimal app in milliseconds, and of the ratios of neighbouring runs."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "articles"
        write_articles(folder, count)
        environment = os.environ | {
            "XDG_DATA_HOME": str(place / "data"),
            "XDG_CACHE_HOME": str(place / "cache"),
            "XDG_CONFIG_HOME": str(place / "config"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        environment.pop("TMUX", None)
        places = {"data_folder": place / "data" / "dokja", "cache_folder": place / "cache" / "dokja"}
        with Library.open(folder, **places) as library:
            library.refresh()
        reader = [sys.executable, "-m", "tui.cli", str(folder)]
        minimal = [sys.executable, "-c", MINIMAL]
        pairs = [
            (painted(reader, MARK.encode(), environment), painted(minimal, b"MINIMAL", environment))
            for _ in range(runs + 1)
        ][1:]  # the first fills the caches of the operating system
    return {
        "reader": 1000 * statistics.median(ours[0] for ours, _ in pairs),
        "minimal": 1000 * statistics.median(theirs[0] for _, theirs in pairs),
        "ratio": statistics.median(ours[0] / theirs[0] for ours, theirs in pairs),
        "processor": statistics.median(ours[1] / theirs[1] for ours, theirs in pairs),
    }


def main() -> int:
    """Print the table; exit code 1 where the budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 10_000])
    options = parser.parse_args()
    print(
        f"{'articles':>9} {'reader ms':>10} {'minimal ms':>11} {'ratio':>6} {'processor ratio':>16}   budget {BUDGET}"
    )
    missed = False
    for count in options.counts:
        found = measure(count, options.runs)
        missed |= found["ratio"] > BUDGET
        print(
            f"{count:>9,} {found['reader']:>10.0f} {found['minimal']:>11.0f} {found['ratio']:>6.2f} {found['processor']:>16.2f}"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
