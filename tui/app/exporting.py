"""Exporting articles from the reader. Nothing of Textual here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.open_article import fact_key
from tui.library.errors import LibraryError
from tui.library.library import Library

if TYPE_CHECKING:
    from tui.exchange.outgoing.export import Export


def exports_of(library: Library, ids: Sequence[int]) -> Iterator[Export]:
    """The articles with their facts (but the dismissed ones), notes and tags; those that cannot be read are left out."""
    import msgspec

    from tui.exchange.outgoing.export import Export

    for row in library.rows(ids):
        try:
            article, analysis = library.article(row.id), library.analysis(row.id)
        except LibraryError:
            continue
        if analysis is not None:
            dismissed = library.dismissed_facts(row.id)
            facts = tuple(fact for fact in analysis.facts if fact_key(fact) not in dismissed)
            analysis = msgspec.structs.replace(analysis, facts=facts)
        yield Export(row.name, article, analysis, tuple(library.highlights(row.id)), library.tags(row.id))


def exported(library: Library, ids: Sequence[int], format_: str) -> str:
    """The articles in the format `format_` (see `tui.exchange.outgoing.formats`).

    Raises:
        ExchangeError: where one cannot be written in it.
    """
    from tui.exchange.outgoing.formats import write

    return "".join(f"{piece.rstrip()}\n" for piece in write(format_, exports_of(library, ids)))


def write_export(text: str, path: Path) -> Path:
    """Write `text` to a new file; returns its path, absolute.

    Raises:
        FileExistsError: where there is such a file; nothing is written over.
        OSError: where it cannot be written.
    """
    place = path.expanduser().absolute()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("x", encoding="utf-8") as file:
        file.write(text)
    return place
