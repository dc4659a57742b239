"""What can be exported from the reader, in which formats, and how it gets into a file. Nothing of Textual here."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.app.open_article import fact_key
from tui.library.errors import LibraryError
from tui.library.library import Library

if TYPE_CHECKING:
    from tui.exchange.outgoing.export import Export


class What(StrEnum):
    """What goes out."""

    ARTICLE = "article"
    FACTS = "facts"
    NOTES = "notes"
    LIST = "list"
    LIST_FACTS = "list_facts"


_OF_ARTICLES = (
    "markdown",
    "obsidian",
    "text",
    "json",
    "jsonl",
    "csv",
    "ninjs",
    "citation",
    "apa",
    "bibtex",
    "csl-json",
)
FORMATS_OF: dict[What, tuple[str, ...]] = {
    What.ARTICLE: _OF_ARTICLES,
    What.FACTS: ("text", "markdown", "json", "csv"),
    What.NOTES: ("highlights",),
    What.LIST: _OF_ARTICLES,
    What.LIST_FACTS: ("csv", "jsonl", "markdown", "text"),
}
"""Names of formats: for articles and notes those of `tui.exchange.outgoing.formats`, for facts those of `fact_text`."""

_SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json", "jsonl": ".jsonl", "csv": ".csv"}


def suffix_of(what: What, form: str) -> str:
    """The suffix of a file in a format."""
    if what in (What.FACTS, What.LIST_FACTS):
        return _SUFFIXES[form]
    from tui.exchange.outgoing.formats import FORMATS

    return FORMATS[form].suffix


def exports(library: Library, ids: Iterable[int], left_out: Callable[[int], None]) -> Iterator[Export]:
    """Articles with what is known of them, without the facts that the user dismissed; `left_out` is called with those that
    cannot be read.
    """
    for id in ids:
        try:
            yield export_of(library, id)
        except LibraryError:
            left_out(id)


def export_of(library: Library, id: int) -> Export:
    """One article with its analysis, the user's tags and highlights.

    Raises:
        LibraryError: where it cannot be read.
    """
    from tui.exchange.outgoing.export import Export

    article, analysis = library.article(id), library.analysis(id)
    if analysis is not None and (dismissed := library.dismissed_facts(id)):
        kept = tuple(fact for fact in analysis.facts if fact_key(fact) not in dismissed)
        analysis = msgspec.structs.replace(analysis, facts=kept)
    rows = library.rows([id])
    name = rows[0].name if rows else str(id)
    return Export(name, article, analysis, tuple(library.highlights(id)), library.tags(id))


def pieces(what: What, form: str, found: Iterable[Export]) -> Iterator[str]:
    """The text that goes out, piece by piece, each ending with a line end.

    Raises:
        ExchangeError: where an article cannot be written in the format.
    """
    if what in (What.FACTS, What.LIST_FACTS):
        made = _facts(form, found)
    else:
        from tui.exchange.outgoing.formats import write

        made = write(form, found)
    for piece in made:
        yield piece.rstrip("\n") + "\n"


def _facts(form: str, found: Iterable[Export]) -> Iterator[str]:
    from tui.exchange import fact_text
    from tui.exchange.json_text import json_line

    first = True
    for one in found:
        if not one.facts:
            continue
        if form == "csv":
            yield fact_text.facts_as_csv(one.facts, one.article, header=first)
        elif form == "jsonl":
            about = fact_text.source_record(one.article)
            yield json_line({"article": about, "facts": fact_text.records(one.facts, one.article)})
        else:
            write = {
                "text": fact_text.facts_as_text,
                "markdown": fact_text.facts_as_markdown,
                "json": fact_text.facts_as_json,
            }[form]
            yield ("" if first else "\n") + write(one.facts, one.article)
        first = False


class NothingToExportError(Exception):
    """There is nothing to write: no file was made."""


def write_file(path: Path, text: Iterable[str]) -> None:
    """Write pieces of text into the file at `path`, as UTF-8: it appears whole or not at all, in place of one of that name.

    Raises:
        NothingToExportError: where there are no pieces.
        OSError: where it cannot be written; the old file is untouched then.
    """
    file = Path(os.path.realpath(path))
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".export-", suffix=".part")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as out:
            written = False
            for piece in text:
                out.write(piece)
                written = True
            if not written:
                raise NothingToExportError
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def free_name(path: Path) -> Path:
    """`path`, or the first of `name (2)`, `name (3)`… that does not exist."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
