"""`dokja [PATHS…]`: opens the reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.messages import say
from tui.command.registry import COMMANDS
from tui.translation import translate

if TYPE_CHECKING:
    import argparse
from difflib import get_close_matches


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=translate("command.paths"))


def run(options: argparse.Namespace) -> int:
    """Open the reader on the given files and folders."""
    return open_reader(options.paths)


def open_reader(given: Sequence[Path | str]) -> int:
    """Open the reader on files and folders; returns the exit code."""
    paths = [Path(path) for path in given]
    if missing := [path for path in paths if not path.exists()]:
        for path in missing:
            say(translate("command.no_such_file", path=path))
            if command := next(iter(get_close_matches(str(path), COMMANDS, 1)), None):
                say(translate("command.did_you_mean", command=command))
        return exit_codes.USAGE
    from tui.app.app import run_reader

    return run_reader(paths)
