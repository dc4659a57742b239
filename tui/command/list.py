"""`dokja list`: the stored articles, all or those that match a query."""

import argparse
from itertools import islice
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.folders import add_folder_argument
from tui.command.output import write_line
from tui.command.running import with_library
from tui.command.selection import matching
from tui.translation import translate

if TYPE_CHECKING:
    from tui.library.library import Library

SORTS = ("date", "title", "outlet", "last_read")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help=translate("command.query"))
    parser.add_argument("--sort", choices=SORTS, default="date", help=translate("command.list_sort"))
    parser.add_argument("--ascending", action="store_true", help=translate("command.list_ascending"))
    parser.add_argument("--limit", type=positive, metavar="N", help=translate("command.limit"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=translate("command.json_lines"))
    form.add_argument("--csv", action="store_true", help=translate("command.csv"))
    add_folder_argument(parser)


def positive(text: str) -> int:
    """A whole number above 0.

    Raises:
        ValueError: where `text` is none.
    """
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace) -> int:
    """Write a line for each article: date, outlet, title, file."""
    return with_library(options, _list)


def _list(library: "Library", options: argparse.Namespace) -> int:
    from tui.exchange.json_text import json_line
    from tui.exchange.outgoing.records import row_record, rows_as_csv
    from tui.exchange.safe_text import one_line

    query = " ".join(options.query) or None
    rows = islice(matching(library, query, options.sort, not options.ascending), options.limit)
    count = 0
    if options.csv:
        kept = list(rows)
        count = len(kept)
        write_line(rows_as_csv(kept))
    else:
        for count, row in enumerate(rows, start=1):  # noqa: B007
            if options.json:
                write_line(json_line(row_record(row)))
            else:
                cells = (row.published[:10] if row.published else "-", row.outlet or "-", row.title, row.name)
                write_line("\t".join(one_line(cell) for cell in cells))
    return exit_codes.OK if count else exit_codes.NOTHING_FOUND
