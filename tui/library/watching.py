"""Noticing that files of a library changed. Apart from `library`, which must start without watchfiles."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from tui.library.files import is_article

DEBOUNCE_MILLISECONDS = 400
"""So long changes are gathered, for a file is written in several steps."""


async def changes(
    roots: Sequence[Path], stop: asyncio.Event | None = None, debounce: int = DEBOUNCE_MILLISECONDS
) -> AsyncIterator[frozenset[Path]]:
    """Yields the files and folders below `roots` (resolved) that may have changed, for `Library.refresh(paths=…)`.

    Ends when `stop` is set. Folders that do not exist are not watched.
    """
    present = [root for root in roots if root.exists()]
    single = {str(root) for root in present if root.is_file()}
    # A file that is replaced by another of its name is a new one: its folder is watched in its place.
    watched = {root.parent if root.is_file() else root for root in present}
    folders = [root for root in present if root.is_dir()]

    def concerns(change: Change, path: str) -> bool:
        if path in single:
            return True
        place = Path(path)
        if not any(place.is_relative_to(folder) for folder in folders):
            return False
        # A folder that was moved in or out says nothing of the files in it.
        return is_article(place.name) or not place.suffix

    if not watched:
        return
    async for found in awatch(*watched, watch_filter=concerns, stop_event=stop, debounce=debounce, step=50):
        yield frozenset(Path(path) for _, path in found)
