"""Which folders the reader opens. Nothing of Textual here."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

SUFFIXES = frozenset({".txt", ".md"})


def data_folder() -> Path:
    """Where the user's own data lie (XDG: `~/.local/share/dokja`)."""
    from platformdirs import user_data_path

    return user_data_path("dokja", appauthor=False)


def cache_folder() -> Path:
    """Where the index lies (XDG: `~/.cache/dokja`)."""
    from platformdirs import user_cache_path

    return user_cache_path("dokja", appauthor=False)


def choose_roots(paths: Sequence[Path], configured: Sequence[Path], here: Path) -> tuple[Path, ...]:
    """The folders and files to read: those asked for, else those of the settings, else `./articles`, else the user's own
    folder, which is made.

    Raises:
        OSError: where that folder cannot be made.
    """
    if paths:
        return tuple(paths)
    if configured:
        return tuple(configured)
    if (here / "articles").is_dir():
        return (here / "articles",)
    own = data_folder() / "articles"
    own.mkdir(parents=True, exist_ok=True)
    return (own,)


def sample_folder() -> Path | None:
    """The folder of sample articles that came with the program, None where there is none."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "samples", package.parent / "articles"):
        if folder.is_dir() and any(path.suffix in SUFFIXES for path in folder.iterdir()):
            return folder
    return None


def copy_samples(target: Path) -> int:
    """Copy the sample articles into `target`, never over a file that is there; returns how many were copied.

    Raises:
        OSError: where they cannot be written.
    """
    source = sample_folder()
    if source is None:
        return 0
    count = 0
    for path in sorted(source.iterdir()):
        copied = target / path.name
        if path.suffix in SUFFIXES and path.name != "README.md" and not copied.exists():
            shutil.copyfile(path, copied)
            count += 1
    return count
