"""Lines of a stream, bounded in length, that know whether the next one is there yet."""

import json
import os
import select
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from tui.translation import translate

_CHUNK = 1 << 16


class LineError(ValueError):
    """A line that cannot be used; the message says why, for the user."""


class Line(msgspec.Struct, frozen=True):
    """One line, numbered from 1, without its end; `text` None where it was too long or no UTF-8 (`problem` says which)."""

    number: int
    text: str | None
    problem: str | None = None


class LineReader:
    """Iterates over the lines of a file or file descriptor.

    Between lines it yields None where the next one is not there yet: who answers line by line can finish what it has first.
    """

    def __init__(self, source: Path | int, longest: int) -> None:
        """`longest`: bytes of a line that are kept; a longer one is skipped and reported.

        Raises:
            OSError: where the file cannot be opened.
        """
        self._own = isinstance(source, Path)
        self._descriptor = os.open(source, os.O_RDONLY) if isinstance(source, Path) else source
        self._longest = longest
        self._number = 0

    def __enter__(self) -> "LineReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own:
            os.close(self._descriptor)

    def __iter__(self) -> Iterator[Line | None]:
        kept: list[bytes] = []  # the pieces of an unfinished line
        size = 0
        while True:
            if not kept and not self._ready():
                yield None
            chunk = os.read(self._descriptor, _CHUNK)
            if not chunk:
                break
            *ended, rest = chunk.split(b"\n")
            for piece in ended:
                yield self._line(kept, size + len(piece), piece)
                kept, size = [], 0
            size += len(rest)
            kept = [*kept, rest] if size <= self._longest else [b""]
        if size:
            yield self._line(kept, size, b"")

    def _line(self, kept: list[bytes], size: int, last: bytes) -> Line:
        self._number += 1
        if size > self._longest:
            return Line(self._number, None, translate("command.too_large", megabytes=self._longest // 1_000_000))
        try:
            return Line(self._number, b"".join([*kept, last]).decode("utf-8-sig" if self._number == 1 else "utf-8"))
        except UnicodeDecodeError:
            return Line(self._number, None, translate("command.not_utf8"))

    def _ready(self) -> bool:
        try:
            return bool(select.select([self._descriptor], [], [], 0)[0])
        except (OSError, ValueError):  # Windows: only sockets can be asked
            return True


def read_record(line: Line) -> dict[str, Any]:
    """The JSON object that `line` holds.

    Raises:
        LineError: where it holds none.
    """
    if line.text is None:
        raise LineError(line.problem or "")
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise LineError(translate("command.not_json", reason=str(error))) from error
    if not isinstance(record, dict):
        raise LineError(translate("command.not_an_object"))
    return record
