"""Facts as text to copy: plain, Markdown, JSON, CSV, each with the article they come from."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from tui.document.model import Article
from tui.exchange.json_text import json_document
from tui.exchange.safe_text import csv_cell, markdown, one_line, url_or_none
from tui.language.facts.wording import fact_line
from tui.language.json_output import fact_records
from tui.language.model import Alias, Amount, Analysis, AnyFact, Date, Event, Person, Quote, Role
from tui.translation import translate

CSV_COLUMNS = (
    "kind",
    "fact",
    "subject",
    "text",
    "object",
    "value",
    "unit",
    "sentence",
    "title",
    "outlet",
    "published",
    "source",
)


def facts_as_text(facts: Sequence[AnyFact], article: Article) -> str:
    """One line a fact, then the source; no line end after the last."""
    lines = [one_line(fact_line(fact)) for fact in facts]
    return "\n".join([*lines, translate("exchange.source", source=source_line(article))])


def facts_as_markdown(facts: Sequence[AnyFact], article: Article) -> str:
    """A list of facts, then the source with its link."""
    lines = [f"- {markdown(fact_line(fact))}" for fact in facts]
    return "\n".join([*lines, "", f"— {source_markdown(article)}"])


def facts_as_json(facts: Sequence[AnyFact], article: Article) -> str:
    """One JSON object: `article` (title, outlet, published, source) and `facts` as `dokja analyze --json` writes them."""
    return json_document({"article": source_record(article), "facts": records(facts, article)}).rstrip("\n")


def facts_as_csv(facts: Sequence[AnyFact], article: Article, header: bool = True) -> str:
    """A header (unless `header` is false) and one row a fact, in the columns of `CSV_COLUMNS`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(CSV_COLUMNS)
    about = (article.title.text, article.outlet, article.published, article.source)
    for fact in facts:
        cells = (fact_kind(fact), fact_line(fact), *_cells(fact), fact.sentence.of(article.text), *about)
        writer.writerow([csv_cell(cell) for cell in cells])
    return out.getvalue().rstrip("\n")


def records(facts: Sequence[AnyFact], article: Article) -> list[dict[str, Any]]:
    """The records of `facts` as `dokja analyze --json` writes them, with the sentence that says so."""
    written = fact_records(Analysis(version="", published=None, facts=tuple(facts)))
    return [{**record, "sentence": fact.sentence.of(article.text)} for record, fact in zip(written, facts, strict=True)]


def fact_kind(fact: AnyFact) -> str:
    """`role`, `quote`, `amount`, `date`, `alias`, `person` or `event`."""
    return str(fact.__struct_config__.tag)


def source_record(article: Article) -> dict[str, Any]:
    """Where facts come from."""
    return {
        "title": article.title.text,
        "outlet": article.outlet,
        "reporters": list(article.reporters),
        "published": article.published,
        "source": article.source,
    }


def source_line(article: Article) -> str:
    """`title, outlet, date, address`, without what is not known."""
    published = (article.published or "")[:10] or None
    parts = (article.title.text, article.outlet, published, article.source)
    return ", ".join(one_line(part) for part in parts if part)


def source_markdown(article: Article) -> str:
    """The same, the title linked to the address where it has a safe one."""
    title, address = markdown(article.title.text), url_or_none(article.source)
    linked = f"[{title}]({address})" if address else title
    return ", ".join([linked, *(markdown(part) for part in (article.outlet, (article.published or "")[:10]) if part)])


def _cells(fact: AnyFact) -> tuple[object, object, object, object, object]:
    """subject, text, object, value, unit."""
    match fact:
        case Role():
            return fact.person, fact.title, fact.org, None, None
        case Quote():
            return fact.speaker, fact.text, fact.verb, None, None
        case Amount():
            value = fact.value if not isinstance(fact.value, tuple) else "~".join(map(str, fact.value))
            return fact.holder, fact.text, fact.measure, value, fact.unit
        case Date():
            return None, fact.text, None, fact.value, None
        case Alias():
            return fact.short, fact.long, None, None, None
        case Person():
            return fact.name, "; ".join(fact.mentions), "; ".join(fact.organisations), fact.count, None
        case Event():
            return "; ".join(fact.participants), fact.predicate, fact.place, fact.date, None
