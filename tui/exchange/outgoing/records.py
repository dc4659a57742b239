"""Articles as data: JSON records, rows of a table, ninjs."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from tui.document.span import Span
from tui.exchange.fact_text import records as fact_records
from tui.exchange.fact_text import source_record
from tui.exchange.outgoing.export import Export
from tui.exchange.safe_text import csv_cell, one_line, url_or_none
from tui.language.json_output import entity_records
from tui.language.model import EntityType
from tui.library.model import ArticleRow

ARTICLE_COLUMNS = ("title", "subtitle", "outlet", "reporter", "date", "source", "tags", "body")
ROW_COLUMNS = ("title", "outlet", "date", "length", "read", "starred", "file")
_NINJS_ENTITIES = {
    EntityType.PERSON: "people",
    EntityType.ORGANISATION: "organisations",
    EntityType.PLACE: "places",
    EntityType.EVENT: "events",
    EntityType.WORK: "objects",
}


def article_record(export: Export) -> dict[str, Any]:
    """All of an article. `text` is the stored text; all `start` and `end` count its characters; `dokja add` takes it back."""
    article = export.article
    return {
        "file": export.name,
        **source_record(article),
        "subtitles": [one.text for one in export.subtitles],
        "tags": list(export.all_tags),
        "headings": [{"text": text, "start": start, "generated": made} for text, start, made in export.headings],
        "related": [{"text": one.text, **_place(one.span)} for one in article.related],
        "noise": [{"text": one.text, **_place(one.span)} for one in article.noise],
        "entities": entity_records(export.analysis) if export.analysis else [],
        "facts": fact_records(export.facts, article),
        "highlights": [
            {"text": one.quoted, **(_place(one.span) if one.span else {}), "colour": one.colour.value, "note": one.note}
            for one in export.highlights
        ],
        "text": article.text,
    }


def row_record(row: ArticleRow) -> dict[str, Any]:
    """One line of a list."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.published,
        "length": row.length,
        "read": row.read,
        "starred": row.starred,
        "unreadable": row.unreadable,
        "file": row.path,
    }


def rows_as_csv(rows: Iterable[ArticleRow]) -> str:
    """A header and a line for each row; no line end after the last."""
    return table(ROW_COLUMNS, ([row_record(row)[column] for column in ROW_COLUMNS] for row in rows))


def articles_as_csv(exports: Iterable[Export]) -> str:
    """A table of whole articles, in columns that `dokja add` and others know; `body` holds the paragraphs."""
    return table(ARTICLE_COLUMNS, (_article_cells(one) for one in exports))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV that no spreadsheet takes for formulas; cells may hold several lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return out.getvalue().rstrip("\n")


def _cell(cell: object) -> str:
    return "\n".join(csv_cell(line) for line in cell.split("\n")) if isinstance(cell, str) else csv_cell(cell)


def body_of(export: Export) -> str:
    """Headings (`■ …`) and paragraphs, one a line, nothing else."""
    lines: list[str] = []
    for section in export.article.sections:
        lines += [f"■ {one_line(section.heading.text)}"] if section.heading else []
        lines += [one_line(one.text) for one in section.paragraphs]
    return "\n".join(lines)


def _article_cells(export: Export) -> list[object]:
    article = export.article
    return [
        article.title.text,
        "\n".join(one_line(one.text) for one in export.subtitles),
        article.outlet,
        ", ".join(article.reporters),
        article.published,
        article.source,
        ", ".join(export.all_tags),
        body_of(export),
    ]


def ninjs(export: Export) -> dict[str, Any]:
    """The article as a ninjs 2.0 news item (IPTC), with the entities of the analysis as people, organisations, places….

    https://iptc.org/std/ninjs/ — `uri` is the article's address, or a `urn:` of its file where it has none.
    """
    from urllib.parse import quote

    article = export.article
    body = body_of(export)
    item: dict[str, Any] = {
        "uri": url_or_none(article.source) or f"urn:dokja:{quote(export.name)}",
        "standard": {
            "name": "ninjs",
            "version": "2.0",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.0.json",
        },
        "type": "text",
        "representationType": "complete",
        "language": "ko",
        "headlines": [{"role": "main", "value": one_line(article.title.text)}]
        + [{"role": "sub", "value": one_line(one.text)} for one in export.subtitles],
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(body), "value": body}],
    }
    if article.published:
        item["contentCreated" if len(article.published) > 10 else "versionCreated"] = _date_time(article.published)
    if article.reporters:
        item["by"] = ", ".join(article.reporters)
    if article.outlet:
        item["infoSources"] = [{"role": "originator", "name": article.outlet}]
    if export.all_tags:
        item["subjects"] = [{"name": one_line(tag)} for tag in export.all_tags]
    for kind, field in _NINJS_ENTITIES.items():
        names = dict.fromkeys(one.name for one in export.mentions if one.type is kind)
        if names:
            item[field] = [{"name": one_line(name)} for name in names]
    return item


def _date_time(published: str) -> str:
    """ninjs wants a date-time with zone; Korean outlets write Korean time."""
    moment = published if "T" in published else f"{published}T00:00:00"
    if len(moment) == 16:
        moment += ":00"
    return moment if moment[19:] else f"{moment}+09:00"


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
