"""What is copied, in which format. Nothing of Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from tui.app.widgets.fact_panel import RelatedArticle
from tui.document.model import Article
from tui.language.model import Fact
from tui.library.model import Highlight, RelatedLink


class Format(StrEnum):
    """Formats of copied facts."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


def as_text(entries: Sequence[object], article: Article, format_: Format) -> str:
    """The entries of the side panel: facts in the format asked for, else the words of headlines and notes, a line each."""
    from tui.exchange import fact_text

    facts = [entry for entry in entries if isinstance(entry, Fact)]
    if facts:
        write = {
            Format.TEXT: fact_text.facts_as_text,
            Format.MARKDOWN: fact_text.facts_as_markdown,
            Format.JSON: fact_text.facts_as_json,
            Format.CSV: fact_text.facts_as_csv,
        }[format_]
        return write(facts, article)  # type: ignore[arg-type]
    return "\n".join(filter(None, map(words_of, entries)))


def words_of(entry: object) -> str:
    """The words of a headline or note, raw; "" for anything else."""
    match entry:
        case RelatedLink():
            return entry.headline
        case RelatedArticle():
            return entry.row.title
        case Highlight():
            return f"{entry.quoted}\n  {entry.note}" if entry.note else entry.quoted
    return ""
