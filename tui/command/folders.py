"""Which folder and library a command works on: the same as the reader without arguments."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.folders import cache_folder, choose_roots, data_folder
from tui.settings import load_settings
from tui.translation import translate

if TYPE_CHECKING:
    from tui.library.library import Library


def add_folder_argument(parser: argparse.ArgumentParser) -> None:
    """Declare `--folder`."""
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help=translate("command.folder"))


def roots(folder: Path | None) -> tuple[Path, ...]:
    """The folders of the library: the one asked for, else those the reader would open.

    Raises:
        OSError: where the user's own folder cannot be made.
    """
    return choose_roots([folder] if folder else [], load_settings()[0].folders, Path.cwd())


def storing_folder(folder: Path | None) -> Path:
    """The folder that new articles are stored in: the first of `roots`."""
    return roots(folder)[0]


def open_library(folder: Path | None) -> "Library":
    """The library, its index brought up to date.

    Raises:
        LibraryError: where it cannot be opened.
        OSError: where a folder cannot be made.
    """
    from tui.library.library import Library

    library = Library.open(roots(folder), data_folder=data_folder(), cache_folder=cache_folder())
    library.refresh()
    return library
