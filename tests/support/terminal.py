"""A program in a real terminal: what it writes, byte for byte, and what a screen makes of it.

with Terminal([sys.executable, "-m", "tui.cli", folder], columns=120, lines=40) as terminal:
    terminal.wait_for("제목")
    terminal.send("j", "enter", "ㅂ", "ctrl+c")
    assert "제목" in terminal.text()
    assert b"\\x1b]52" not in terminal.raw
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

PROJECT = Path(__file__).resolve().parents[2]

# What pyte would print instead of obeying: kitty keyboard, mode queries, window operations.
_UNKNOWN = re.compile(rb"\x1b\[[<=>?][\d;]*u|\x1b\[\??[\d;]*\$p|\x1b\[[\d;]*t|\x1bP.*?\x1b\\", re.DOTALL)

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
    "ctrl+down": "\x1b[1;5B",
    "ctrl+up": "\x1b[1;5A",
}


class Terminal:
    """Runs a command in a pseudo-terminal of `columns` × `lines` cells.

    `environment` is added to a plain one (UTF-8, true colour, no tmux, no ssh, no display, and HOME and the XDG folders where
    `home` says); a value of None takes a variable away. `raw` is all that the program has written.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str | None] | None = None,
        home: Path | None = None,
        folder: Path = PROJECT,
    ) -> None:
        self.raw = b""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._pending = b""
        self._main, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            list(command),
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=_environment(environment or {}, home),
            cwd=folder,
            start_new_session=True,
        )
        os.close(terminal)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program and all it has started."""
        for number, seconds in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 5.0)):
            if self.process.poll() is not None:
                break
            os.killpg(self.process.pid, number)
            end = time.monotonic() + seconds
            while self.process.poll() is None and time.monotonic() < end:
                self.read(0.05)
        self.read(0)
        os.close(self._main)

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within that time; whether there was anything."""
        found = False
        while select.select([self._main], [], [], 0 if found else seconds)[0]:
            try:
                data = os.read(self._main, 65536)
            except OSError:  # the program has closed its side
                break
            if not data:
                break
            found = True
            self.raw += data
            self._draw(data)
        return found

    def _draw(self, data: bytes) -> None:
        data = _UNKNOWN.sub(b"", self._pending + data)
        cut = data.rfind(b"\x1b", -64)
        whole = cut < 0 or re.match(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[P\]])", data[cut:])
        self._pending = b"" if whole else data[cut:]
        self._stream.feed(data if whole else data[:cut])

    def send(self, *keys: str) -> None:
        """Press keys by name (`KEYS`), or type text."""
        for key in keys:
            os.write(self._main, KEYS.get(key, key).encode())
            self.read(0.02)

    def click(self, column: int, line: int) -> None:
        """Click the left button at a cell, counted from 0."""
        self.press(column, line)
        self.release(column, line)

    def press(self, column: int, line: int) -> None:
        """Press the left button at a cell."""
        self.send(f"\x1b[<0;{column + 1};{line + 1}M")

    def drag(self, column: int, line: int) -> None:
        """Move the mouse to a cell with the left button held."""
        self.send(f"\x1b[<32;{column + 1};{line + 1}M")

    def release(self, column: int, line: int) -> None:
        """Let go of the left button at a cell."""
        self.send(f"\x1b[<0;{column + 1};{line + 1}m")

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._main, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(lines, columns)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def rows(self) -> list[str]:
        """The lines of the screen."""
        # The second cell of a wide character is an empty string.
        return [
            "".join(row[column].data for column in range(self._screen.columns)).rstrip()
            for row in (self._screen.buffer[line] for line in range(self._screen.lines))
        ]

    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.rows())

    def find(self, text: str) -> tuple[int, int]:
        """Column and line, in cells from 0, where `text` stands first.

        Raises:
            ValueError: where it does not stand on the screen.
        """
        for number, row in enumerate(self.rows()):
            if text in row:
                before = row[: row.index(text)]
                cells = 0
                line = self._screen.buffer[number]
                while before and cells < self._screen.columns:
                    before = before[len(line[cells].data) :]
                    cells += 1
                while cells < self._screen.columns and not line[cells].data:
                    cells += 1
                return cells, number
        raise ValueError(f"{text!r} is not on the screen:\n{self.text()}")

    def wait_for(self, what: str | Callable[[str], bool], seconds: float = 20.0) -> str:
        """Wait until a text stands on the screen, or a condition holds for it, and return the screen.

        Raises:
            TimeoutError: with the screen as it is, where that does not happen in time.
        """
        end = time.monotonic() + seconds
        while True:
            screen = self.text()
            if what in screen if isinstance(what, str) else what(screen):
                return screen
            if time.monotonic() > end or (self.process.poll() is not None and not self.read(0.1)):
                raise TimeoutError(f"waited for {what!r}; the screen is\n{screen}")
            self.read(0.05)

    def settle(self, quiet: float = 0.15, seconds: float = 10.0) -> str:
        """Wait until the program has written nothing for `quiet` seconds, and return the screen."""
        end = time.monotonic() + seconds
        while self.read(quiet) and time.monotonic() < end:
            pass
        return self.text()


def _environment(changes: Mapping[str, str | None], home: Path | None) -> dict[str, str]:
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(PROJECT),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
        "PYTHONWARNINGS": "ignore",
    }
    if home is not None:
        environment |= {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
        }
    elif "HOME" in os.environ:
        environment["HOME"] = os.environ["HOME"]
    for name, value in changes.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value
    return environment


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]
