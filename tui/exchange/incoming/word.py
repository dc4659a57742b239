"""Word documents become articles."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tui.document.headings import is_heading_text
from tui.document.related import ends_prose
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, iso_date, one_value

MOST_CHARACTERS = 1_000_000
LARGEST_UNPACKED = 50_000_000
"""Bytes of the parts of a Word document."""


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
