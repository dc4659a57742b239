"""PDF and Word documents become articles. Both are bounded: a small file can unpack to any size."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tui.document.headings import is_heading_text
from tui.document.related import ends_prose
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, iso_date, one_value

MOST_PAGES = 200
MOST_CHARACTERS = 1_000_000
LARGEST_UNPACKED = 50_000_000
"""Bytes of the parts of a Word document."""
_HYPHEN_END = re.compile(r"(?<=[A-Za-z])-$")


def read_pdf(data: bytes) -> IncomingArticle:
    """The text of a PDF, its lines joined to paragraphs; title and date where the document states them.

    Raises:
        ExchangeError: where it cannot be read, is locked, too large, or holds no text (pictures of pages).
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExchangeError("locked")
        if len(reader.pages) > MOST_PAGES:
            raise ExchangeError("too_many_pages", most=MOST_PAGES)
        lines: list[str] = []
        size = 0
        for page in reader.pages:
            text = page.extract_text()
            size += len(text)
            if size > MOST_CHARACTERS:
                raise ExchangeError("too_long", most=MOST_CHARACTERS)
            lines += text.splitlines()
        about: Any = reader.metadata or {}
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        NotImplementedError,
    ) as error:
        # What a broken file makes the library stumble over is not only its own errors.
        raise ExchangeError("broken", kind="PDF") from error
    paragraphs = list(_joined(lines))
    if sum(map(len, paragraphs)) < 20:
        raise ExchangeError("no_text")
    return IncomingArticle(
        body="\n\n".join(paragraphs),
        title=_stated_title(one_value(_text(about.get("/Title"))), paragraphs),
        original=data,
        original_suffix=".pdf",
    )


def read_docx(data: bytes) -> IncomingArticle:
    """The text of a Word document: its title, headings (by style or all bold), paragraphs, tables row by row.

    Raises:
        ExchangeError: where it cannot be read, is too large, or holds no text.
    """
    import docx

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
                raise ExchangeError("too_large", megabytes=LARGEST_UNPACKED // 1_000_000)
        document: Any = docx.Document(BytesIO(data))
        blocks = list(_docx_blocks(document))
        about = document.core_properties
    except ExchangeError:
        raise
    except Exception as error:  # the library lets through whatever lxml, zipfile and its own lookups raise
        raise ExchangeError("broken", kind="Word") from error
    title = next((text for kind, text in blocks if kind == "title"), None)
    if title is None and blocks and blocks[0][0] == "heading":
        title = blocks[0][1]
        blocks = blocks[1:]
    lines = [
        f"■ {text}" if kind == "heading" and is_heading_text(text) else text for kind, text in blocks if kind != "title"
    ]
    if not lines:
        raise ExchangeError("no_text")
    return IncomingArticle(
        body="\n\n".join(lines),
        title=title,
        reporters=tuple(
            name for name in [one_value(about.author)] if name and name not in ("python-docx", "Administrator", "user")
        ),
        published=iso_date(about.created.date().isoformat()) if about.created and about.created.year > 2013 else None,
        original=data,
        original_suffix=".docx",
    )


def _docx_blocks(document: Any) -> Iterator[tuple[str, str]]:
    size = 0
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(text for cell in row.cells if (text := one_value(cell.text)))
                if cells:
                    yield "text", " | ".join(cells)
            continue
        text = one_value(block.text)
        size += len(text or "")
        if size > MOST_CHARACTERS:
            raise ExchangeError("too_long", most=MOST_CHARACTERS)
        if text:
            yield _docx_kind(block, text), text


def _docx_kind(paragraph: Any, text: str) -> str:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style in ("title", "제목"):
        return "title"
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    return (
        "heading"
        if (style.startswith(("heading", "제목 ")) or (bold and len(text) <= 60 and not ends_prose(text)))
        else "text"
    )


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
            # A line of Korean may break inside a word: only then does it end without a space, and short of no width.
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


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
