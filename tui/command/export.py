"""`dokja export`: stored articles in other formats, to standard output, into a file, or a file each."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.messages import Progress, say
from tui.command.output import write_line
from tui.command.running import with_library
from tui.command.selection import add_selection_arguments, exports, selected
from tui.translation import translate

if TYPE_CHECKING:
    from tui.exchange.outgoing.export import Export
    from tui.library.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    from tui.exchange.outgoing.formats import FORMATS

    add_selection_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, default="markdown", help=translate("command.format"))
    parser.add_argument("--template", type=Path, metavar="FILE", help=translate("command.export_template"))
    parser.add_argument("--style", type=Path, metavar="FILE.csl", help=translate("command.export_style"))
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--output", type=Path, metavar="FILE", help=translate("command.export_output"))
    place.add_argument("--to", type=Path, metavar="FOLDER", help=translate("command.export_to"))


def run(options: argparse.Namespace) -> int:
    """Write the articles in the format asked for."""
    if not options.articles and options.query is None:
        say(translate("command.name_articles"))
        return exit_codes.USAGE
    return with_library(options, _export)


def _export(library: "Library", options: argparse.Namespace) -> int:
    found = exports(library, selected(library, options))
    count = 0

    def counted() -> Iterator["Export"]:
        nonlocal count
        for one in found:
            count += 1
            yield one

    if options.to is not None:
        _write_each(counted(), options)
    else:
        _write_all(counted(), options)
    return exit_codes.OK if count else exit_codes.NOTHING_FOUND


def _write_all(found: Iterator["Export"], options: argparse.Namespace) -> None:
    pieces = _pieces(found, options)
    if options.output is None:
        for piece in pieces:
            write_line(piece.rstrip("\n"))
        return
    from tui.settings.save import write_atomically

    write_atomically(options.output, "".join(f"{piece.rstrip()}\n" for piece in pieces))


def _pieces(found: Iterator["Export"], options: argparse.Namespace) -> Iterator[str]:
    from tui.exchange.outgoing.citations import styled
    from tui.exchange.outgoing.formats import write

    if options.template is not None:
        from tui.exchange.outgoing.templates import render

        yield render(options.template, list(found))
    elif options.style is not None:
        yield from (styled(one.article, options.style) for one in found)
    else:
        yield from write(options.format, found)


def _write_each(found: Iterator["Export"], options: argparse.Namespace) -> None:
    """A file for each article, named by date and title, none overwritten."""
    from tui.exchange.incoming.storing import file_name, write_new
    from tui.exchange.outgoing.formats import FORMATS

    progress = Progress()
    suffix = options.template.suffix if options.template is not None else FORMATS[options.format].suffix
    for number, one in enumerate(found, start=1):
        text = "\n".join(piece.rstrip("\n") for piece in _pieces(iter([one]), options)) + "\n"
        path = write_new(options.to, file_name(one.article.title.text, one.article.published, suffix), text.encode())
        progress.clear()
        write_line(str(path))
        progress.show(translate("command.add_progress", count=number))
    progress.clear()
