"""`dokja show`: one stored article, to read or as data."""

import argparse
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.messages import say
from tui.command.output import write_line
from tui.command.running import with_library
from tui.command.selection import add_selection_arguments, export_of, exports, selected
from tui.translation import translate

if TYPE_CHECKING:
    from tui.exchange.outgoing.export import Export
    from tui.library.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_selection_arguments(parser)
    parser.add_argument("--json", action="store_true", help=translate("command.show_json"))


def run(options: argparse.Namespace) -> int:
    """Write the articles one after the other."""
    if not options.articles and options.query is None:
        say(translate("command.name_articles"))
        return exit_codes.USAGE
    return with_library(options, _show)


def _show(library: "Library", options: argparse.Namespace) -> int:
    from tui.exchange.json_text import json_line
    from tui.exchange.outgoing.records import article_record
    from tui.library.errors import LibraryError

    count = 0
    if options.json:
        for export in exports(library, selected(library, options)):
            count += 1
            write_line(json_line(article_record(export)))
        return exit_codes.OK if count else exit_codes.NOTHING_FOUND
    failed = False
    for row in selected(library, options):
        count += 1
        try:
            article = library.article(row.id)
        except LibraryError as error:
            failed = True
            say(f"{row.name}: {error}")
            continue
        write_line(("\n" if count > 1 else "") + _readable(export_of(library, row, article, None)))
    if failed:
        return exit_codes.FAILED
    return exit_codes.OK if count else exit_codes.NOTHING_FOUND


def _readable(export: "Export") -> str:
    from tui.exchange.fact_text import source_line
    from tui.exchange.outgoing.records import body_of
    from tui.exchange.safe_text import one_line

    article = export.article
    head = [one_line(article.title.text), *(one_line(one.text) for one in article.subtitles), source_line(article)]
    related = [f"- {one_line(one.text)}" for one in article.related]
    blocks = ["\n".join(head), body_of(export).replace("\n", "\n\n")]
    if related:
        blocks.append("\n".join([translate("exchange.related_label"), *related]))
    return "\n\n".join(blocks)
