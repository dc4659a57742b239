"""Tables and JSON: exports with columns for title, date and body, BIGKinds, Wallabag and Pocket among them."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, iso_date, one_value
from tui.exchange.incoming.link import Link

_LONGEST_CELL = 5_000_000  # characters
_HTML = re.compile(r"<(?:p|br|div|span|h[1-6]|ul|img|a|strong|b)\b[^>]*>", re.IGNORECASE)
COLUMNS = {
    "title": ("title", "제목", "headline", "기사제목", "resolved_title", "given_title"),
    "subtitles": ("subtitle", "subtitles", "부제", "부제목"),
    "body": (
        "body",
        "본문",
        "content",
        "text",
        "내용",
        "기사본문",
        "content_html",
        "content_text",
        "article",
        "articlebody",
    ),
    "published": (
        "date",
        "일자",
        "published",
        "published_at",
        "날짜",
        "발행일",
        "기사일자",
        "작성일",
        "보도일자",
        "입력일",
        "datepublished",
        "date_published",
        "pubdate",
        "published_date",
    ),
    "outlet": (
        "outlet",
        "언론사",
        "매체",
        "매체명",
        "publisher",
        "신문사",
        "sitename",
        "site_name",
        "domain_name",
        "출처",
    ),
    "reporters": (
        "reporter",
        "reporters",
        "기고자",
        "기자",
        "기자명",
        "author",
        "authors",
        "작성자",
        "published_by",
        "byline",
    ),
    "source": ("url", "link", "주소", "원문", "원문url", "링크", "given_url", "resolved_url", "source"),
    "tags": ("tags", "태그", "분류", "category", "통합 분류1", "통합분류1"),
}
"""Names of columns, in small letters, that mean a field; the first that a row fills counts."""
_FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names}


def read_table(text: str, name: str, label: str) -> Iterator[tuple[str, "IncomingArticle | ExchangeError | Link"]]:
    """The articles of an export: CSV or TSV with a header, JSON (a list, or an object that holds one), JSON lines.

    A row with an address but no text gives a `Link`, to be fetched.

    Raises:
        ExchangeError: where no column is known, or it is neither CSV nor JSON.
    """
    rows: Iterable[Any]
    if name.endswith((".jsonl", ".ndjson")):
        rows = _json_lines(text)
    elif name.endswith(".json"):
        rows = _json_rows(text)
    else:
        rows = _csv_rows(text)
    yield from articles_of(rows, label)


def articles_of(rows: Iterable[Any], label: str) -> Iterator[tuple[str, "IncomingArticle | ExchangeError | Link"]]:
    """The article of each row, labelled with its number."""
    for number, row in enumerate(rows, start=1):
        place = f"{label}:{number}"
        if isinstance(row, ExchangeError):
            yield place, row
        elif not isinstance(row, dict):
            yield place, ExchangeError("no_object")
        else:
            yield place, _article(row)


def _article(row: dict[str, Any]) -> IncomingArticle | ExchangeError | Link:
    if {"file", "text", "highlights", "facts"} <= row.keys() and isinstance(row["text"], str):
        return IncomingArticle(body=row["text"])  # our own export: the stored text says all the rest
    fields: dict[str, Any] = {}
    for key, value in row.items():
        field = _FIELD_OF.get(str(key).strip().lower())
        if field and value not in (None, "", []) and (field not in fields or _rank(field, key) < fields[field][0]):
            fields[field] = (_rank(field, key), value)
    found = {field: value for field, (_, value) in fields.items()}
    body = _text(found.get("body"))
    source = one_value(_text(found.get("source")))
    if source and not source.startswith(("http://", "https://")):
        source = None
    title = one_value(_text(found.get("title")))
    tags = tuple(_words(found.get("tags")))
    if not body.strip():
        return Link(source, title=title, tags=tags) if source else ExchangeError("no_text_in_row")
    subtitles: tuple[str, ...] = tuple(_words(found.get("subtitles"), r"\n"))
    if _HTML.search(body):
        body, inner = _without_markup(body, title)
        subtitles = subtitles or inner
    return IncomingArticle(
        body=body,
        title=title,
        subtitles=subtitles,
        outlet=one_value(_text(found.get("outlet"))),
        reporters=tuple(_names(found.get("reporters"))),
        published=iso_date(_text(found.get("published"))),
        source=source,
        tags=tags,
    )


def _rank(field: str, key: object) -> int:
    return COLUMNS[field].index(str(key).strip().lower())


def _text(value: Any) -> str:
    if isinstance(value, dict):  # `{"text": …}`, `{"name": …}`
        value = value.get("text") or value.get("name")
    if isinstance(value, list):
        return "\n".join(_text(one) for one in value[:10_000])
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _words(value: Any, separator: str = r"[,;\n]") -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    for one in values[:100]:
        text = _text(one.get("label") or one.get("name")) if isinstance(one, dict) else _text(one)
        yield from (word for part in re.split(separator, text) if (word := one_value(part)))


def _names(value: Any) -> Iterator[str]:
    for name in _words(value, r"[,;\n/]"):
        short = re.sub(r"\s*(?:기자|특파원|선임기자|논설위원)$|\s*\S+@\S+$", "", name).strip()
        if short and len(short) <= 40:
            yield short


def _without_markup(html: str, title: str | None) -> tuple[str, tuple[str, ...]]:
    from tui.exchange.incoming.body import read_body
    from tui.exchange.incoming.page import parse_html

    try:
        body = read_body(parse_html(f"<html><body><article>{html[:_LONGEST_CELL]}</article></body></html>"), title)
    except ExchangeError:
        return html, ()
    return "\n\n".join(body.lines) or re.sub(r"<[^>]{0,500}>", " ", html), body.subtitles


def _csv_rows(text: str) -> Iterator[dict[str, str] | ExchangeError]:
    csv.field_size_limit(_LONGEST_CELL)
    header_line = text.lstrip("\ufeff\n").partition("\n")[0]
    delimiter = max(",\t;|", key=header_line.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff\n"), newline=""), delimiter=delimiter)
    try:
        yield from with_header(reader)
    except csv.Error as error:
        yield ExchangeError("broken_row", reason=error)


def with_header(rows: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    """Rows as records, under the names that the first row gives.

    Raises:
        ExchangeError: where no column of texts or addresses is among them.
    """
    source = iter(rows)
    header = [name.strip() for name in next(source, [])]
    if not any(_FIELD_OF.get(name.lower()) in ("body", "source") for name in header):
        raise ExchangeError("no_columns", columns=", ".join(name for name in header if name)[:200])
    for row in source:
        if any(cell.strip() for cell in row):
            yield dict(zip(header, row, strict=False))


def _json_lines(text: str) -> Iterator[Any]:
    for line in text.split("\n"):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield ExchangeError("broken", kind="JSON")


def _json_rows(text: str) -> list[Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError("broken", kind="JSON") from error
    if isinstance(value, dict):
        for key in ("articles", "items", "entries", "list", "data", "results", "documents"):
            inner = value.get(key)
            if isinstance(inner, dict):  # Pocket's `list` is an object by number
                inner = list(inner.values())
            if isinstance(inner, list):
                return inner
        return [value]
    if isinstance(value, list):
        return value
    raise ExchangeError("no_object")
