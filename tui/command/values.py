"""`dokja values`: numbers, amounts and dates of text lines, worked out, as JSON lines. Needs no analysis process."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tui.command import exit_codes
from tui.command.line_input import Line, LineReader
from tui.command.messages import say
from tui.command.output import write_line
from tui.translation import translate

LONGEST_LINE = 10_000_000
"""Bytes of one line that are read at most."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help=translate("values.file"))
    parser.add_argument("--date", metavar="YYYY-MM-DD[THH:MM]", type=_iso, help=translate("values.date"))
    parser.add_argument("--news", action="store_true", help=translate("values.news"))


def run(options: argparse.Namespace) -> int:
    """Write one object for each line that is not empty: its number, its text, and its facts in order."""
    from tui.exchange.json_text import json_line
    from tui.language.values.reading import parse_reference, read_line

    reference = parse_reference(options.date) if options.date else None
    failed = False
    for line in _lines(options.file):
        if line.text is None:
            failed = True
            say(f"{options.file}: {line.problem}")
        elif line.text.strip():
            facts = [_record(fact) for fact in read_line(line.text, reference, news=options.news)]
            write_line(json_line({"line": line.number, "text": line.text, "facts": facts}))
    return exit_codes.FAILED if failed else exit_codes.OK


def _iso(text: str) -> str:
    from tui.language.values.reading import parse_reference

    try:
        reference = parse_reference(text)
    except ValueError:
        reference = None
    if reference is None:
        raise argparse.ArgumentTypeError(translate("values.no_date", text=text))
    return text


def _lines(name: str) -> Iterator[Line]:
    try:
        reader = LineReader(sys.stdin.fileno() if name == "-" else Path(name), LONGEST_LINE)
    except OSError as error:
        yield Line(0, None, error.strerror or str(error))
        return
    with reader:
        yield from (line for line in reader if line is not None)


def _record(fact: object) -> dict[str, object]:
    from tui.language.model import Amount, Date

    if isinstance(fact, Amount):
        fields = {"kind": "amount", "text": fact.text, "value": fact.value, "unit": fact.unit, "bound": fact.bound}
    else:
        assert isinstance(fact, Date)
        fields = {"kind": "date", "text": fact.text, "value": fact.value}
    return {**fields, "start": fact.sentence.start, "end": fact.sentence.end}
