"""What goes on behind the reader: reading changed files, watching the folders, analysing what has no analysis."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path

from tui.language.model import Analysis
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import Changes, Progress

BATCH = 48


class Background:
    """Work on `library` that never blocks the event loop; results go to the callbacks, in the event loop's thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.client = None
        self.paused = False
        self.failed: set[int] = set()
        self._wake = asyncio.Event()
        self._stopped = threading.Event()
        self._refreshing = asyncio.Lock()
        self._cut_off = False

    def _client(self):
        if self.client is None:
            from tui.analysis.client import AnalysisClient

            self.client = AnalysisClient()
            if self.paused:
                self.client.pause()
        return self.client

    async def close(self) -> None:
        """End all of it; what is under way is given up."""
        self._stopped.set()
        if self.client is not None:
            await self.client.close()
        async with self._refreshing:  # the thread must have left the library
            pass

    # Files

    async def refresh(self, progress: Callable[[Progress], None], paths: Iterable[Path] | None = None) -> Changes:
        """Bring the index up to date with the files, or with those of `paths` alone; with all where the one before failed.

        Raises:
            LibraryError: where the index cannot be written.
        """
        loop = asyncio.get_running_loop()

        def report(state: Progress) -> None:
            loop.call_soon_threadsafe(progress, state)

        async with self._refreshing:
            wanted = None if self._cut_off else paths
            self._cut_off = True
            changes = await asyncio.to_thread(self.library.refresh, report, self._stopped.is_set, wanted)
            self._cut_off = False
            return changes

    async def changes(self) -> AsyncIterator[frozenset[Path]]:
        """Yields what has changed in the folders of the library and come to rest, for `refresh`."""
        from tui.library.watching import changes

        async for paths in changes(self.library.roots):
            yield paths

    # Analyses

    async def analyse(self, article_id: int) -> Analysis | None:
        """The analysis of an article that is being looked at, stored; None where it cannot be had.

        Raises:
            AnalysisError: where the article cannot be analysed.
            LibraryError: where it cannot be read.
        """
        article = await asyncio.to_thread(self.library.article, article_id)
        text_hash = self.library.text_hash(article_id)
        analysis = await self._client().analyse(article.text, article.published)
        await asyncio.to_thread(self._store, article_id, analysis, text_hash)
        return analysis

    def _store(self, article_id: int, analysis: Analysis, text_hash: str | None) -> bool:
        try:
            return self.library.store_analysis(article_id, analysis, text_hash)
        except LibraryError:
            return False

    def wake(self) -> None:
        """There may be something to analyse."""
        self._wake.set()

    def pause(self) -> None:
        """Analyse only what is looked at, until `resume`."""
        self.paused = True
        if self.client is not None:
            self.client.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        self.paused = False
        if self.client is not None:
            self.client.resume()
        self._wake.set()

    async def analyse_all(self, first: Callable[[], list[int]], done: Callable[[int, int, int], None]) -> None:
        """Analyse whatever has no analysis, those of `first()` first, for as long as the reader runs.

        `done(article id, how many are done, of how many)` is called after each; with 0, 0, 0 when there is nothing left.
        """
        while True:
            self._wake.clear()
            if not self.paused:
                await self._analyse_pending(first, done)
            await self._wake.wait()

    async def _analyse_pending(self, first: Callable[[], list[int]], done: Callable[[int, int, int], None]) -> None:
        finished = 0
        while not self.paused:
            pending = await asyncio.to_thread(self.library.pending_analyses, BATCH + len(self.failed), first())
            batch = [number for number in pending if number not in self.failed][:BATCH]
            if not batch:
                break
            total = finished + await asyncio.to_thread(self.library.count_pending) - len(self.failed)
            items = await asyncio.to_thread(lambda batch=batch: list(self._items(batch)))
            async for result in self._client().analyse_many(items):
                article_id, text_hash = result.key
                stored = result.analysis is not None and await asyncio.to_thread(
                    self._store, article_id, result.analysis, text_hash
                )
                if not stored:
                    self.failed.add(article_id)
                finished += 1
                done(article_id, finished, max(total, finished))
        done(0, 0, 0)

    def _items(self, batch: list[int]) -> Iterator:
        from tui.analysis.client import Item

        for number in batch:
            try:
                article = self.library.article(number)
            except LibraryError:
                self.failed.add(number)
                continue
            yield Item((number, self.library.text_hash(number)), article.text, article.published)
