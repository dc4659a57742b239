"""Article files on disk: finding them without opening them, and reading one whole."""

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tui.document.model import Article
from tui.library.errors import MAX_BYTES

SUFFIXES = (".txt", ".md", ".markdown")
"""Files in a library's folder that are articles, besides those named one by one."""

_SETTLED_NANOSECONDS = 100_000_000
_ATTEMPTS = 3


class FileState(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What tells a changed file without opening it: bytes, modification and status change time (ns since 1970), inode.

    The status change time cannot be set back by hand, so a file replaced by one of equal size and time is seen too.
    """

    size: int
    modified: int
    changed: int
    inode: int


UNSETTLED = FileState(-1, 0, 0, 0)
"""Equal to the state of no file: stored where a file must be read again at the next refresh."""


class _TooLargeError(Exception):
    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes


class StoredText(msgspec.Struct, frozen=True):
    """A file as read: its state, and its text with hash and article, or the reason why it cannot be shown.

    `unreadable` is a code (`empty`, `binary`, `encoding`, `permission`, `large` with the megabytes, `error` with the
    system's message), put into words by `errors.reason_text`.
    """

    state: FileState
    text: str = ""
    hash: str | None = None
    article: Article | None = None
    unreadable: str | None = None


def state_of(status: os.stat_result) -> FileState:
    """The state of a file from its `stat`."""
    return FileState(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def scan(roots: Sequence[Path]) -> Iterator[tuple[str, str, FileState]]:
    """All article files below `roots` (folders or single files): absolute path, name to show, state.

    Opens no file. Hidden files and folders, and `README` files, are no articles; a folder is entered once, whatever links
    lead to it. A folder that cannot be read is passed over.
    """
    for root in roots:
        try:
            status = root.stat()
        except OSError:
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _scan_folder(str(root), "", {(status.st_dev, status.st_ino)})
        elif stat.S_ISREG(status.st_mode):
            yield str(root), root.name, state_of(status)


def scan_below(roots: Sequence[Path], path: Path) -> Iterator[tuple[str, str, FileState]]:
    """The same for a file or folder at or below a root; nothing where it is none of theirs."""
    if path in roots:
        yield from scan([path])
        return
    root = next((root for root in roots if path.is_relative_to(root)), None)
    inside = path.relative_to(root).parts if root else (".",)
    if any(part.startswith(".") for part in inside):
        return
    try:
        status = path.stat()
    except OSError:
        return
    name = "/".join(inside)
    if stat.S_ISDIR(status.st_mode):
        yield from _scan_folder(str(path), f"{name}/", {(status.st_dev, status.st_ino)})
    elif stat.S_ISREG(status.st_mode) and is_article(path.name):
        yield str(path), name, state_of(status)


def is_article(name: str) -> bool:
    """Whether a file of this name is an article, by its suffix."""
    lower = name.lower()
    return lower.endswith(SUFFIXES) and not lower.startswith((".", "readme."))


def _scan_folder(folder: str, prefix: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, str, FileState]]:
    folders: list[tuple[str, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                try:
                    if is_article(name):
                        status = entry.stat()
                        if stat.S_ISREG(status.st_mode):
                            yield entry.path, prefix + name, state_of(status)
                    elif entry.is_dir():
                        status = entry.stat()
                        if (status.st_dev, status.st_ino) not in seen:
                            seen.add((status.st_dev, status.st_ino))
                            folders.append((entry.path, f"{prefix}{name}/"))
                except OSError:
                    continue
    except OSError:
        return
    for path, below in folders:
        yield from _scan_folder(path, below, seen)


def text_hash(text: str) -> str:
    """The key of a text: 128 bits of BLAKE2b over its UTF-8, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_article(path: str) -> StoredText:
    """Read, decode and parse a file. Never raises for what stands in the file.

    A file that changes while it is read is read again; where it does not come to rest, or was written within the last tenth
    of a second, its state is `UNSETTLED`, so that the next refresh reads it once more.

    Raises:
        FileNotFoundError: it is gone.
    """
    try:
        content, state = _read_settled(path)
    except FileNotFoundError:
        raise
    except PermissionError:
        return StoredText(_state_or_unsettled(path), unreadable="permission")
    except OSError as error:
        return StoredText(_state_or_unsettled(path), unreadable=f"error {error.strerror or error}")
    except _TooLargeError as error:
        return StoredText(_state_or_unsettled(path), unreadable=f"large {error.megabytes}")
    # Not before a file is read: the tables of the parser are a tenth of a second that a start with nothing new can save.
    from tui.document.encoding import UnreadableError, decode
    from tui.document.parse import parse_article

    try:
        text = decode(content).text
    except UnreadableError as error:
        return StoredText(state, unreadable=error.reason.value)
    return StoredText(state, text, text_hash(text), parse_article(text))


def _state_or_unsettled(path: str) -> FileState:
    try:
        return state_of(Path(path).stat())
    except OSError:
        return UNSETTLED


def _read_settled(path: str) -> tuple[bytes, FileState]:
    for _ in range(_ATTEMPTS):
        with Path(path).open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > MAX_BYTES:
                raise _TooLargeError(round(before.st_size / 2**20))
            content = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
        if state_of(before) == state_of(after) and len(content) == after.st_size:
            recent = abs(time.time_ns() - after.st_mtime_ns) < _SETTLED_NANOSECONDS
            return content, UNSETTLED if recent else state_of(after)
    return content, UNSETTLED
