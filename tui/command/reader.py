"""`dokja [PATHS…]`: opens the reader."""

import argparse
from pathlib import Path

from tui.command import exit_codes
from tui.command.messages import say
from tui.translation import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=translate("command.paths"))


def run(options: argparse.Namespace) -> int:
    """Open the reader on the given files and folders."""
    paths: list[Path] = options.paths
    if missing := [path for path in paths if not path.exists()]:
        for path in missing:
            say(translate("command.no_such_file", path=path))
        return exit_codes.USAGE
    from tui.app.app import run_reader

    return run_reader(paths)
