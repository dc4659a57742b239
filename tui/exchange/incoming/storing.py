"""Writing articles into a folder: named by date and title, nothing overwritten, nothing half-written."""

import contextlib
import os
import re
import tempfile
import unicodedata
from itertools import count
from pathlib import Path

from tui.document.normalisation import normalise

_FORBIDDEN = re.compile(
    r"[<>:\"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff%]"
)
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?")
LONGEST_NAME = 140
"""Bytes of a file name in UTF-8: eCryptfs allows 143, most file systems 255 (HFS+ 255 units of the decomposed form)."""


def file_name(title: str | None, published: str | None, suffix: str = ".txt") -> str:
    """A name for an article that every file system takes: `2025-10-01 title.txt`, at most `LONGEST_NAME` bytes.

    It holds no path separators, controls, or characters that Windows forbids, and is none of Windows' device names.
    """
    words = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", normalise(title or "")[0]))
    words = "".join(character if character.isprintable() else " " for character in words)
    words = " ".join(words.split()).strip(". ~")
    day = published[:10] if published and re.match(r"\d{4}-\d\d-\d\d", published) else ""
    room = LONGEST_NAME - len(day) - len(suffix) - len(" (999)") - 1
    name = " ".join(part for part in (day, _shortened(words, room)) if part) or "article"
    return f"_{name}{suffix}" if _RESERVED.fullmatch(name) else f"{name}{suffix}"


def _shortened(words: str, room: int) -> str:
    """As many whole characters as fit into `room` bytes."""
    return words.encode()[:room].decode(errors="ignore").rstrip(". ")


def write_new(folder: Path, name: str, content: bytes) -> Path:
    """Write `content` into a new file of `folder` and return its path: `name`, or with ` (2)`… where that is taken.

    The file appears whole or not at all; an existing file is never touched. `name` must come from `file_name`.

    Raises:
        OSError: where it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".adding-", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
        Path(temporary).chmod(0o644)
        return _claim(Path(temporary), folder, name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()


def _claim(temporary: Path, folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in count(1):
        target = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        try:
            os.link(temporary, target)
        except FileExistsError:
            continue
        except OSError:  # no hard links here (FAT, some network drives)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(target, os.O_CREAT | os.O_EXCL))
                temporary.replace(target)
                return target
            continue
        return target
    raise AssertionError
