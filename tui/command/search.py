"""`dokja search`: the best matches of a query, each with the place that matches."""

import argparse
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.folders import add_folder_argument
from tui.command.list import positive
from tui.command.output import write_line
from tui.command.running import with_library
from tui.translation import translate

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.library.model import SearchResult


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("query", nargs="+", metavar="QUERY", help=translate("command.query"))
    parser.add_argument("--limit", type=positive, default=50, metavar="N", help=translate("command.limit"))
    parser.add_argument("--json", action="store_true", help=translate("command.json_lines"))
    add_folder_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Write the matches, best first."""
    return with_library(options, _search)


def _search(library: "Library", options: argparse.Namespace) -> int:
    from tui.exchange.json_text import json_line
    from tui.exchange.outgoing.records import row_record
    from tui.exchange.safe_text import one_line

    results = library.search(" ".join(options.query), limit=options.limit)
    for result in results:
        if options.json:
            write_line(json_line({**row_record(result.row), **_match(result)}))
        else:
            row = result.row
            head = (row.published[:10] if row.published else "-", row.outlet or "-", row.title, row.name)
            write_line("\t".join(one_line(cell) for cell in head))
            if result.snippet.strip():
                write_line(f"    {one_line(result.snippet)}")
    return exit_codes.OK if results else exit_codes.NOTHING_FOUND


def _match(result: "SearchResult") -> dict[str, object]:
    places = [{"start": one.start + result.start, "end": one.end + result.start} for one in result.spans]
    return {"snippet": result.snippet, "start": result.start, "matches": places}
