"""`dokja index`: reads and analyses what is new in a folder, so that the reader opens it at once."""

import argparse
import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tui.command import exit_codes
from tui.command.messages import Progress, say
from tui.command.running import with_library
from tui.translation import translate

if TYPE_CHECKING:
    from tui.analysis.client import AnalysisClient, Item
    from tui.library.library import Library

PROCESSES = 2
"""Analysis processes that work side by side: the part in Python uses one core each."""
_BATCH = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=translate("command.folder"))
    parser.add_argument("--no-analysis", action="store_true", help=translate("command.index_no_analysis"))
    parser.add_argument(
        "--processes",
        type=int,
        choices=range(1, 9),
        default=PROCESSES,
        metavar="N",
        help=translate("command.index_processes"),
    )


def run(options: argparse.Namespace) -> int:
    """Read, then analyse; Ctrl+C at any moment loses only what is under way."""
    return with_library(options, _index)


def _index(library: "Library", options: argparse.Namespace) -> int:
    count = library.count()
    say(translate("command.index_count", count=count))
    if options.no_analysis:
        return exit_codes.OK
    return asyncio.run(_analyse(library, options.processes))


async def _analyse(library: "Library", processes: int) -> int:
    """Analyse what has no analysis with `processes` processes, each drawing the next article when it has room."""
    from tui.analysis.client import AnalysisClient

    clients = [AnalysisClient() for _ in range(processes)]
    state = _State(library)
    try:
        await asyncio.gather(*(_work(client, state) for client in clients))
    finally:
        state.progress.clear()
        await asyncio.gather(*(client.close() for client in clients))
        say(translate("command.index_sum", done=state.done, failed=state.failed))
    return exit_codes.FAILED if state.failed else exit_codes.OK


class _State:
    """What all processes share: the articles still to come, and the counts."""

    def __init__(self, library: "Library") -> None:
        self.library = library
        self.items = _items(library)
        self.total = library.count_pending()
        self.done = 0
        self.failed = 0
        self.progress = Progress()


async def _work(client: "AnalysisClient", state: _State) -> None:
    async for result in client.analyse_many(state.items):
        number, text_hash, name = cast(tuple[int, str | None, str], result.key)
        if result.analysis is not None and state.library.store_analysis(number, result.analysis, text_hash):
            state.done += 1
        elif result.error:
            state.failed += 1
            say(f"{name}: {result.error}")
        state.progress.show(translate("command.index_progress", done=state.done, total=state.total))


def _items(library: "Library") -> Iterator["Item"]:
    """The articles without an analysis, each once, drawn from the library a batch at a time."""
    from tui.analysis.client import Item
    from tui.library.errors import LibraryError

    given: set[int] = set()
    while fresh := [number for number in library.pending_analyses(len(given) + _BATCH) if number not in given][:_BATCH]:
        for number, row in zip(fresh, library.rows(fresh), strict=True):
            given.add(number)
            try:
                article = library.article(number)
            except LibraryError as error:
                say(f"{row.name}: {error}")
                continue
            yield Item((number, library.text_hash(number), row.name), article.text, article.published)
