"""`dokja analyze`: entities, facts and structure of articles as JSON lines, without the reader and without storing anything."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.command import exit_codes
from tui.command.analysis_stream import Job, analyse_jobs
from tui.command.given_text import GivenText
from tui.command.line_input import Line, LineReader
from tui.command.messages import say
from tui.command.output import write_line
from tui.exchange.json_text import json_line
from tui.translation import translate

LARGEST_FILE = 50_000_000
"""Bytes of one article or line that are read at most."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
_EMPTY_STRUCTURE: dict[str, Any] = {
    "title": None,
    "subtitle": None,
    "outlet": None,
    "reporters": [],
    "headings": [],
    "related": [],
    "noise": [],
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="*", metavar="FILE", help=translate("command.analyze_files"))
    parser.add_argument("--json", action="store_true", help=translate("command.analyze_json"))
    parser.add_argument("--lines", action="store_true", help=translate("command.analyze_lines"))
    parser.add_argument("--date", type=iso_date, metavar="YYYY-MM-DD", help=translate("command.analyze_date"))


def run(options: argparse.Namespace) -> int:
    """Analyse the files, or the lines of one file, in order, and write each result as soon as it is ready."""
    names: list[str] = options.files or ["-"]
    if options.lines and len(names) > 1:
        say(translate("command.one_file_for_lines"))
        return exit_codes.USAGE
    if names == ["-"] and sys.stdin.isatty():
        say(translate("command.reading_terminal"))
    jobs = _line_jobs(names[0], options.date) if options.lines else _file_jobs(names, options.date)
    failed = False
    for job, analysis in analyse_jobs(jobs):
        failed |= analysis is None
        if analysis is None:
            say(f"{job.label}: {job.error}")
        if options.json or options.lines:
            write_line(json_line(_record(job, analysis, options.lines)))
        elif analysis is not None and job.article is not None:
            from tui.exchange.fact_text import facts_as_text

            print(facts_as_text(analysis.facts, job.article))
    return exit_codes.FAILED if failed else exit_codes.OK


def iso_date(text: str) -> str:
    """An ISO 8601 date or date-time (or its year, or year and month), as it stands.

    Raises:
        argparse.ArgumentTypeError: where `text` is none.
    """
    from datetime import datetime

    if _DATE.fullmatch(text):
        padded = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
        try:
            datetime.fromisoformat(padded)
            return text
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(translate("command.not_a_date", text=text))


def reason_of(error: Exception) -> str:
    """Why a file could not be read, in the language in use."""
    from tui.document.encoding import UnreadableError

    if isinstance(error, UnreadableError):
        return translate(f"command.unreadable_{error.reason.value}")
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _file_jobs(names: list[str], date: str | None) -> Iterator[Job]:
    for name in names:
        label = "-" if name == "-" else Path(name).name
        try:
            yield Job.of(label, label, GivenText(_read(name)), date)
        except (OSError, ValueError) as error:
            yield Job(label, label, error=reason_of(error))


def _read(name: str) -> str:
    """The text of a file, decoded but otherwise as it stands.

    Raises:
        OSError: where it cannot be read.
        ValueError: where it is too large or no text; the message says why.
    """
    from tui.document.encoding import decode

    if name == "-":
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValueError(translate("command.too_large", megabytes=LARGEST_FILE // 1_000_000))
    # The text as it was given keeps what decode() normalises: a byte order mark, line ends, letters in parts.
    return data.decode(decode(data).encoding)


def _line_jobs(name: str, date: str | None) -> Iterator[Job]:
    try:
        reader = LineReader(sys.stdin.fileno() if name == "-" else Path(name), LARGEST_FILE)
    except OSError as error:
        yield Job(name, None, error=error.strerror or str(error))
        return
    with reader:
        for line in reader:
            if line is None:
                yield Job.pause()
            elif line.text is None or line.text.strip():
                yield _line_job(line, date)


def _line_job(line: Line, date: str | None) -> Job:
    """The job of one line; what is wrong with it stands in the job's `error`."""
    from tui.command.line_input import LineError, read_record

    label = translate("command.line", number=line.number)
    identity = None
    try:
        record = read_record(line)
        identity = record.get("id")
        text = record.get("text")
        if not isinstance(text, str):
            raise LineError(translate("command.no_text"))
        published = record.get("published") or record.get("reference") or date
        if published is not None:
            published = iso_date(published) if isinstance(published, str) else iso_date(repr(published))
        job = Job.of(label, identity, GivenText(text), published)
        if "reference" in record and not record.get("published"):
            job.said, job.said_at = True, published
        return job
    except (LineError, argparse.ArgumentTypeError) as error:
        return Job(label, identity, error=str(error))


def _record(job: Job, analysis: Any, lines: bool) -> dict[str, Any]:
    from tui.language.json_output import article_record, line_record

    if analysis is None or job.article is None or job.given is None:
        key = "id" if lines else "article"
        empty: dict[str, Any] = {"entities": [], "facts": [], "structure": _EMPTY_STRUCTURE}
        return {key: job.identity, "error": job.error, "label": job.label, **empty}
    if job.said:
        from tui.language.values.reading import as_said, parse_reference

        analysis = as_said(analysis, job.given.text, parse_reference(job.said_at) if job.said_at else None)
    record = (
        line_record(job.identity, job.article, analysis) if lines else article_record(job.article, analysis, job.label)
    )
    return job.given.record_as_given(record)
