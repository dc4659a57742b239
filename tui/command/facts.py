"""`dokja facts`: the facts of stored articles."""

import argparse
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.messages import say
from tui.command.output import write_line
from tui.command.running import with_library
from tui.command.selection import add_selection_arguments, exports, selected
from tui.translation import translate

if TYPE_CHECKING:
    from tui.exchange.outgoing.export import Export
    from tui.language.model import AnyFact
    from tui.library.library import Library

KINDS = ("role", "quote", "amount", "date", "alias", "person", "event")
FORMATS = ("text", "markdown", "json", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_selection_arguments(parser)
    parser.add_argument("--kind", action="append", choices=KINDS, help=translate("command.facts_kind"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=translate("command.format"))
    parser.add_argument(
        "--json", action="store_const", dest="format", const="json", help=translate("command.facts_json")
    )


def run(options: argparse.Namespace) -> int:
    """Write the facts of the articles; those without an analysis are analysed first."""
    if not options.articles and options.query is None:
        say(translate("command.name_articles"))
        return exit_codes.USAGE
    return with_library(options, _facts)


def _facts(library: "Library", options: argparse.Namespace) -> int:
    count = 0
    for export in exports(library, selected(library, options)):
        facts = [fact for fact in export.facts if not options.kind or _kind(fact) in options.kind]
        if facts:
            _write(export, facts, options.format, first=not count)
            count += len(facts)
    return exit_codes.OK if count else exit_codes.NOTHING_FOUND


def _write(export: "Export", facts: list["AnyFact"], form: str, *, first: bool) -> None:
    from tui.exchange import fact_text
    from tui.exchange.json_text import json_line

    article = export.article
    if form == "json":
        about = {"file": export.name, **fact_text.source_record(article)}
        for record in fact_text.records(facts, article):
            write_line(json_line({**record, "article": about}))
    elif form == "csv":
        write_line(fact_text.facts_as_csv(facts, article, header=first))
    else:
        make = fact_text.facts_as_markdown if form == "markdown" else fact_text.facts_as_text
        write_line(("" if first else "\n") + make(facts, article))


def _kind(fact: "AnyFact") -> str:
    from tui.exchange.fact_text import fact_kind

    return fact_kind(fact)
