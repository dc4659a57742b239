"""The one way out to a clipboard.

`copy` tries, in this order, and says which way the text went:

1. tmux: `tmux load-buffer -w -`, which works with any `set-clipboard`; on a machine with a display a program of 2 as well.
2. On the machine the user sits at: `wl-copy`, `xclip`, `xsel`, `pbcopy`, `clip.exe`, the X and Wayland ones only where the
   display answers (with a dead one they hang, or return as if they had copied); on Windows what pyperclip finds.
3. OSC 52, an escape sequence that asks the terminal to copy; the only way over ssh. Terminals cut or ignore long ones, so only
   up to `OSC_52_LIMIT`; none tells whether it obeyed.
4. A file in the data folder.
"""

import asyncio
import base64
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec

from tui.app.folders import data_folder
from tui.translation import translate

OSC_52_LIMIT = 74_994
"""Bytes of UTF-8: the base64 of more is longer than the 100,000 characters that hterm and others take."""

PROGRAM_SECONDS = 2.0
DISPLAY_SECONDS = 0.3

Writer = Callable[[str], None]

_CONTROLS = {code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in "\n\t"}


class CopyWay(StrEnum):
    """Where a copied text went."""

    TMUX = "tmux"
    PROGRAM = "program"
    TERMINAL = "terminal"
    FILE = "file"
    NOWHERE = "nowhere"


class CopyResult(msgspec.Struct, frozen=True):
    """What became of a copy. `detail` is the program or the file; `characters` how many were copied."""

    way: CopyWay
    detail: str = ""
    characters: int = 0

    @property
    def ok(self) -> bool:
        """Whether the text is on its way to a clipboard or in a file."""
        return self.way is not CopyWay.NOWHERE

    def message(self) -> str:
        """One line for the user; it may hold the path of a file, so draw it as foreign text."""
        return translate(f"document.copied_{self.way.value}", detail=self.detail, count=self.characters)


async def copy(
    text: str,
    write: Writer | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> CopyResult:
    """Copy `text`; control characters but line feeds and tabs are left out, for they would act where it is pasted.

    `write` writes to the terminal of the app (`app._driver.write`), None where there is none; `folder` is the data folder.
    """
    text = text.translate(_CONTROLS)
    return await asyncio.to_thread(copy_now, text, write, environment, folder)


def copy_now(
    text: str, write: Writer | None, environment: Mapping[str, str] = os.environ, folder: Path | None = None
) -> CopyResult:
    """The same, in this thread: takes up to some seconds where a program hangs."""
    count = len(text)
    in_tmux = bool(environment.get("TMUX")) and _run(["tmux", "load-buffer", "-w", "-"], text.encode(), environment)
    if program := _copy_with_program(text, environment):
        return CopyResult(CopyWay.PROGRAM, program, count)
    if in_tmux:
        return CopyResult(CopyWay.TMUX, "tmux", count)
    data = text.encode("utf-8", "replace")
    if write is not None and len(data) <= OSC_52_LIMIT and _takes_osc_52(environment):
        write("".join(_osc_52(data, environment)))
        return CopyResult(CopyWay.TERMINAL, "OSC 52", count)
    path = (folder or data_folder()) / "clipboard.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError as error:
        return CopyResult(CopyWay.NOWHERE, error.strerror or str(error), count)
    return CopyResult(CopyWay.FILE, str(path), count)


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the user sits at another machine, so that this one's clipboard is not theirs."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def _copy_with_program(text: str, environment: Mapping[str, str]) -> str | None:
    if is_remote(environment):
        return None
    for command, encoding in _programs(environment):
        if _run(command, text.encode(encoding, "replace"), environment):
            return command[0]
    return _copy_with_pyperclip(text) if sys.platform in ("win32", "cygwin") else None


def _programs(environment: Mapping[str, str]) -> Iterator[tuple[list[str], str]]:
    if sys.platform == "darwin":
        yield ["pbcopy"], "utf-8"
        return
    if "WSL_DISTRO_NAME" in environment:
        yield ["clip.exe"], "utf-16-le"
    if wayland_answers(environment):
        yield ["wl-copy"], "utf-8"
    if display_answers(environment.get("DISPLAY", "")):
        yield ["xclip", "-selection", "clipboard"], "utf-8"
        yield ["xsel", "--clipboard", "--input"], "utf-8"


def _run(command: list[str], data: bytes, environment: Mapping[str, str]) -> bool:
    """Whether the program is there, took `data` and ended well in time. It never sees the terminal."""
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PROGRAM_SECONDS,
            env=dict(environment),
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _copy_with_pyperclip(text: str) -> str | None:
    with suppress(Exception):  # it raises its own exception, ctypes errors, and others
        import pyperclip

        pyperclip.copy(text)
        return "pyperclip"
    return None


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names takes a connection."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / name  # an absolute name replaces the folder
    return _connects(socket.AF_UNIX, str(path))


def display_answers(display: str) -> bool:
    """Whether the X server that DISPLAY names takes a connection: `:0`, `unix:0`, `host:10.0`."""
    host, colon, numbers = display.rpartition(":")
    number = numbers.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host in ("", "unix"):
        socket_path = f"/tmp/.X11-unix/X{number}"
        return _connects(socket.AF_UNIX, socket_path) or _connects(socket.AF_UNIX, f"\0{socket_path}")
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(DISPLAY_SECONDS)
            connection.connect(address)
    except (OSError, OverflowError, ValueError):
        return False
    return True


def _takes_osc_52(environment: Mapping[str, str]) -> bool:
    """False for terminals known to ignore OSC 52: Terminal.app, those of VTE, the Linux console."""
    if environment.get("TERM_PROGRAM") == "Apple_Terminal" or environment.get("TERM") in ("linux", "dumb"):
        return False
    return "VTE_VERSION" not in environment or is_remote(environment)


def _osc_52(data: bytes, environment: Mapping[str, str]) -> Iterator[str]:
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\a"
    if not environment.get("STY"):
        yield sequence
        return
    for start in range(0, len(sequence), 250):  # GNU screen hands on what stands in short device control strings
        yield f"\x1bP{sequence[start : start + 250]}\x1b\\"
