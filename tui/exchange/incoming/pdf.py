"""PDF documents become articles, read in a process of their own: a small file can take any time and memory."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec

from tui.document.related import ends_prose
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, one_value

MOST_PAGES = 200
MOST_CHARACTERS = 1_000_000
SECONDS = 30
MOST_MEMORY = 1_500_000_000
"""Bytes of address space."""
_HYPHEN_END = re.compile(r"(?<=[A-Za-z])-$")


class _Text(msgspec.Struct):
    """What the other process found: lines and the stated title, or the name of an error and the values of its message."""

    lines: list[str] = []
    title: str | None = None
    error: str | None = None
    values: dict[str, int | str] = {}


def read_pdf(data: bytes, seconds: float = SECONDS) -> IncomingArticle:
    """The text of a PDF, its lines joined to paragraphs, and its title where the document states one.

    Raises:
        ExchangeError: where it cannot be read within `seconds`, is locked, too large, or holds no text (pictures of pages).
    """
    try:
        run = subprocess.run(
            [sys.executable, "-m", "tui.exchange.incoming.pdf"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
        text = msgspec.json.decode(run.stdout, type=_Text)
    except subprocess.TimeoutExpired as error:
        raise ExchangeError("slow", seconds=round(seconds)) from error
    except (msgspec.DecodeError, OSError) as error:  # it ran out of memory or crashed
        raise ExchangeError("broken", kind="PDF") from error
    if text.error:
        raise ExchangeError(text.error, **text.values)
    paragraphs = list(_joined(text.lines))
    if sum(map(len, paragraphs)) < 20:
        raise ExchangeError("no_text")
    return IncomingArticle(
        body="\n\n".join(paragraphs),
        title=_stated_title(one_value(text.title), paragraphs),
        original=data,
        original_suffix=".pdf",
    )


def _extracted(data: bytes) -> _Text:
    """In the other process: the lines of all pages."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _Text(error="locked")
        if len(reader.pages) > MOST_PAGES:
            return _Text(error="too_many_pages", values={"most": MOST_PAGES})
        lines: list[str] = []
        size = 0
        for page in reader.pages:
            text = page.extract_text()
            size += len(text)
            if size > MOST_CHARACTERS:
                return _Text(error="too_long", values={"most": MOST_CHARACTERS})
            lines += text.encode("utf-8", "replace").decode().splitlines()
        about: Any = reader.metadata or {}
        title = about.get("/Title")
    except Exception:  # what a broken file makes the library stumble over is not only its own errors
        return _Text(error="broken", values={"kind": "PDF"})
    return _Text(lines, str(title).encode("utf-8", "replace").decode() if title is not None else None)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs: a line that ends a sentence clearly short of the full width, or an empty line, ends one."""
    widths = sorted(len(line) for line in lines if line.strip())
    full = widths[int(len(widths) * 0.8)] if widths else 0
    paragraph = ""
    for line in lines:
        words = one_value(line)
        if words is None:
            if paragraph:
                yield paragraph
            paragraph = ""
            continue
        if paragraph:
            broken = _HYPHEN_END.sub("", paragraph)
            paragraph = broken + ("" if broken != paragraph else " ") + words
        else:
            paragraph = words
        short = len(words) < 0.8 * full
        if short and (ends_prose(words) or (paragraph == words and len(words) < 0.6 * full)):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _stated_title(title: str | None, paragraphs: list[str]) -> str | None:
    """A PDF's stated title counts only where it is no file name or program's leaving."""
    if (
        title is None
        or len(title) < 6
        or re.search(r"\.(?:docx?|hwpx?|pdf|pptx?|indd)$|^(?:Microsoft|untitled|제목 없음)", title, re.IGNORECASE)
    ):
        return None
    return title if title not in paragraphs[:1] else None


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(msgspec.json.encode(_extracted(sys.stdin.buffer.read())))
