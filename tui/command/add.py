"""`dokja add`: brings articles in from files, folders, web addresses, standard input and the clipboard."""

import argparse
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.folders import add_folder_argument, storing_folder
from tui.command.messages import Progress, say
from tui.command.output import write_line
from tui.translation import translate

if TYPE_CHECKING:
    from tui.exchange.incoming.adding import Adder, Outcome

_LARGEST_INPUT = 50_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=translate("command.add_sources"))
    parser.add_argument("--clipboard", action="store_true", help=translate("command.add_clipboard"))
    add_folder_argument(parser)
    parser.add_argument("--versions", action="store_true", help=translate("command.add_versions"))
    parser.add_argument("--keep-original", action="store_true", help=translate("command.add_original"))
    parser.add_argument("--no-fetch", action="store_true", help=translate("command.add_no_fetch"))
    parser.add_argument("--json", action="store_true", help=translate("command.json"))


def run(options: argparse.Namespace) -> int:
    """Add all of them; say what became of each, and how many of what in the end."""
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.adding import Adder

    if not options.sources and not options.clipboard:
        if sys.stdin.isatty():
            say(translate("command.add_nothing"))
            return exit_codes.USAGE
        options.sources = ["-"]
    folder = storing_folder(options.folder)
    progress = Progress()
    try:
        adder = Adder(
            folder,
            keep_versions=options.versions,
            keep_original=options.keep_original,
            progress=lambda read: progress.show(translate("command.add_known", count=read)),
        )
    except ExchangeError as error:
        say(str(error))
        return exit_codes.FAILED
    progress.clear()
    with adder, closing(_outcomes(options, adder)) as outcomes:
        return report(outcomes, options.json)


def report(outcomes: Iterator["Outcome"], as_json: bool) -> int:
    """Write an outcome a line (paths of what was added, or JSON), failures and the sum to standard error."""
    from tui.exchange.incoming.adding import OutcomeKind
    from tui.exchange.json_text import json_line

    counts: Counter[str] = Counter()
    progress = Progress()
    try:
        for outcome in outcomes:
            counts[outcome.kind] += 1
            if as_json:
                progress.clear()
                write_line(json_line(_record(outcome)))
            elif outcome.kind is OutcomeKind.FAILED:
                progress.clear()
                say(f"{outcome.label}: {outcome.reason}")
            elif outcome.kind is OutcomeKind.VERSION:
                progress.clear()
                say(translate("command.add_is_version", label=outcome.label, path=outcome.path))
            elif outcome.kind is OutcomeKind.ADDED:
                progress.clear()
                write_line(str(outcome.path))
            progress.show(translate("command.add_progress", count=counts.total()))
    finally:
        progress.clear()
        say(translate("command.add_sum", **{kind.value: counts[kind] for kind in OutcomeKind}))
    return exit_codes.FAILED if counts[OutcomeKind.FAILED] else exit_codes.OK


def _outcomes(options: argparse.Namespace, adder: "Adder") -> Generator["Outcome", None, None]:
    from tui.exchange.incoming.sources import add_sources

    named = [source for source in options.sources if source != "-"]
    parts: list[Iterator[Outcome]] = []
    if "-" in options.sources:
        parts.append(_from_input(adder))
    if options.clipboard:
        parts.append(_from_clipboard(adder))
    yield from chain(*parts, add_sources(named, adder, fetch=not options.no_fetch))


def _from_input(adder: "Adder") -> Iterator["Outcome"]:
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.sources import add_data, add_one

    data = sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    if len(data) > _LARGEST_INPUT:
        yield add_one(adder, "-", ExchangeError("too_large", megabytes=_LARGEST_INPUT // 1_000_000))
    else:
        yield from add_data(data, "-", adder)


def _from_clipboard(adder: "Adder") -> Iterator["Outcome"]:
    from tui.exchange.incoming.adding import Outcome, OutcomeKind
    from tui.exchange.incoming.sources import add_data, add_sources, is_address

    label = translate("command.clipboard")
    try:
        import pyperclip

        text = pyperclip.paste()
    except Exception as error:  # pyperclip raises whatever the clipboard program does
        yield Outcome(label, OutcomeKind.FAILED, reason=translate("command.no_clipboard", reason=type(error).__name__))
        return
    lines = text.split()
    if lines and all(is_address(line) for line in lines):
        yield from add_sources(lines, adder)
    else:
        yield from add_data(text.encode("utf-8", "replace"), label, adder)


def _record(outcome: "Outcome") -> dict[str, object]:
    return {
        "source": outcome.label,
        "result": outcome.kind,
        "file": None if outcome.path is None else str(outcome.path),
        "title": outcome.title,
        "reason": outcome.reason,
    }
