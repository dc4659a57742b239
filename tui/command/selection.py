"""Which stored articles a command means, and what is known of them."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.command.folders import add_folder_argument
from tui.command.messages import Progress, say
from tui.translation import translate

if TYPE_CHECKING:
    from tui.command.analysis_stream import Job
    from tui.document.model import Article
    from tui.exchange.outgoing.export import Export
    from tui.language.model import Analysis
    from tui.library.library import Library
    from tui.library.model import ArticleRow

_PAGE = 500


def add_selection_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how articles are named: files, ids, titles, or a search."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help=translate("command.articles"))
    parser.add_argument("--query", metavar="QUERY", help=translate("command.query"))
    add_folder_argument(parser)


def selected(library: "Library", options: argparse.Namespace) -> Iterator["ArticleRow"]:
    """The articles that the arguments name, each once; a name that fits none is said on standard error.

    Raises:
        QueryError: for a mistake in the query.
    """
    seen: set[int] = set()
    for name in options.articles:
        row = find(library, name)
        if row is None:
            say(translate("command.no_article", name=name))
        elif row.id not in seen:
            seen.add(row.id)
            yield row
    if options.query is not None:
        yield from (row for row in matching(library, options.query) if row.id not in seen)


def find(library: "Library", name: str) -> "ArticleRow | None":
    """The article of a path, a file name, an id (`12`), a title, or, at last, the newest whose title holds the words."""
    path = Path(name)
    if path.is_file() and (number := library.find_path(path)) is not None:
        return next(iter(library.rows([number])), None)
    if name.isascii() and name.isdecimal() and (rows := library.rows([int(name)])):
        return rows[0]
    words = name.casefold()
    close = None
    for row in matching(library, None):
        if name in (row.name, row.title, Path(row.name).name):
            return row
        if close is None and words in row.title.casefold():
            close = row
    return close


def matching(
    library: "Library", query: str | None, sort: str = "date", descending: bool = True
) -> Iterator["ArticleRow"]:
    """The articles that match, newest first unless sorted otherwise, read a page at a time.

    Raises:
        QueryError: for a mistake in the query.
    """
    from tui.library.model import Sort

    offset = 0
    while rows := library.page(query, sort=Sort(sort), descending=descending, offset=offset, limit=_PAGE):
        yield from rows
        offset += len(rows)


def exports(library: "Library", rows: Iterable["ArticleRow"]) -> Iterator["Export"]:
    """The articles, in order, with what is known of them; those without an analysis are analysed here, and it is stored.

    What cannot be read is said on standard error and left out.
    """
    from tui.command.analysis_stream import analyse_jobs

    progress = Progress()
    for count, (job, made) in enumerate(analyse_jobs(_jobs(library, rows)), start=1):
        row, article, analysis = job.identity
        if made is not None:
            library.store_analysis(row.id, made)
            progress.show(translate("command.analysed", count=count))
        elif analysis is None:
            say(f"{row.name}: {job.error}")
        yield export_of(library, row, article, made or analysis)
    progress.clear()


def _jobs(library: "Library", rows: Iterable["ArticleRow"]) -> Iterator["Job"]:
    """A job for each article; one that is analysed already has nothing left to do, and says so as its error."""
    from tui.command.analysis_stream import Job
    from tui.command.given_text import GivenText
    from tui.library.errors import LibraryError

    for row in rows:
        try:
            article = library.article(row.id)
        except LibraryError as error:
            say(f"{row.name}: {error}")
            continue
        analysis = library.analysis(row.id)
        identity = (row, article, analysis)
        if analysis is not None:
            yield Job(row.name, identity, error="analysed")
        else:
            yield Job(row.name, identity, GivenText(article.text), article, article.published)


def export_of(library: "Library", row: "ArticleRow", article: "Article", analysis: "Analysis | None") -> "Export":
    """One article with the user's tags and highlights, without the facts that the user dismissed."""
    from tui.exchange.outgoing.export import Export

    if analysis is not None and (dismissed := library.dismissed_facts(row.id)):
        from tui.app.open_article import fact_key

        kept = tuple(fact for fact in analysis.facts if fact_key(fact) not in dismissed)
        analysis = msgspec.structs.replace(analysis, facts=kept)
    return Export(row.name, article, analysis, tuple(library.highlights(row.id)), library.tags(row.id))
