"""Files of every kind that can come in; what a file holds counts more than its name."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tui.document.encoding import UnreadableError, decode
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle
from tui.exchange.incoming.link import Link

LARGEST_FILE = 50_000_000
"""Bytes."""
Incoming = Iterator[tuple[str, IncomingArticle | ExchangeError | Link]]


def read_file(path: Path) -> Incoming:
    """The articles of a file: one, or those of an export, each with a label; what cannot be read gives its reason."""
    label = str(path)
    try:
        if not path.is_file():
            raise ExchangeError("no_such_file" if not path.exists() else "no_file")
        if path.stat().st_size > LARGEST_FILE:
            raise ExchangeError("too_large", megabytes=LARGEST_FILE // 1_000_000)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except ExchangeError as error:
        yield label, error
    except OSError as error:
        yield label, ExchangeError("unreadable", reason=error.strerror or error)
    else:
        yield from read_data(data, path.name, label)


def read_data(data: bytes, name: str, label: str, url: str | None = None, charset: str | None = None) -> Incoming:
    """The articles that `data` holds, under the file name `name`; `url` and `charset` where it came from the web."""
    try:
        yield from _read(data, name.lower(), label, url, charset)
    except ExchangeError as error:
        yield label, error
    except UnreadableError as error:
        yield label, ExchangeError(f"unreadable_{error.reason.value}")
    except RecursionError:
        yield label, ExchangeError("nested")


def _read(data: bytes, name: str, label: str, url: str | None, charset: str | None) -> Incoming:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from tui.exchange.incoming.pdf import read_pdf

        yield label, read_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _in_archive(data, label)
    elif name.endswith((".mht", ".mhtml")) or _is_mhtml(data):
        from tui.exchange.incoming.web_archive import read_web_archive

        yield label, read_web_archive(data)
    elif name.endswith((".csv", ".tsv", ".jsonl", ".ndjson", ".json")):
        from tui.exchange.incoming.tables import read_table

        yield from read_table(decode(data).text, name, label)
    elif is_html(data) and b"time_added=" in data[:100_000]:
        from tui.exchange.incoming.bookmarks import read_bookmarks

        yield from ((link.address, link) for link in read_bookmarks(data))
    elif is_html(data):
        from tui.exchange.incoming.page import read_page

        yield label, read_page(data, url, charset)
    elif name.endswith((".md", ".markdown")):
        from tui.exchange.incoming.markdown import read_markdown

        yield label, read_markdown(decode(data).text)
    else:
        yield label, IncomingArticle(body=decode(data).text, source=url)


def _in_archive(data: bytes, label: str) -> Incoming:
    """Office documents, which are ZIP archives."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ExchangeError("kind") from error
    if "word/document.xml" in names:
        from tui.exchange.incoming.word import read_docx

        yield label, read_docx(data)
    elif "xl/workbook.xml" in names:
        from tui.exchange.incoming.spreadsheet import read_rows
        from tui.exchange.incoming.tables import articles_of, with_header

        yield from articles_of(with_header(read_rows(data)), label)
    else:
        raise ExchangeError("kind")


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page: it begins with a tag, and has one of those every page has."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith(b"<") and any(
        tag in head for tag in (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<p")
    )


def _is_mhtml(data: bytes) -> bool:
    head = data[:2048].lower()
    return b"mime-version:" in head and b"multipart/related" in head
