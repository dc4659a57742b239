"""Asks the analysis process, from an asyncio program. Starts it when first needed and looks after it."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from enum import IntEnum, StrEnum

import msgspec

from tui.analysis.process import AnalysisProcess, ProcessEndedError
from tui.analysis.protocol import ProtocolError, Request
from tui.language.model import Analysis


class Priority(IntEnum):
    """What goes first."""

    VISIBLE = 0
    SOON = 1
    BACKGROUND = 2


class State(StrEnum):
    """What the process is doing."""

    STOPPED = "stopped"
    STARTING = "starting"
    WORKING = "working"
    IDLE = "idle"


class AnalysisError(Exception):
    """An article could not be analysed; the message names the reason and holds nothing of the article."""


class Item(msgspec.Struct, frozen=True):
    """One article of many: `key` is the caller's own, `text` the article's text, `published` an ISO date or None."""

    key: object
    text: str
    published: str | None = None


class Result(msgspec.Struct, frozen=True):
    """What became of an item: its analysis, or why there is none."""

    key: object
    analysis: Analysis | None
    error: str | None = None


class _Task:
    """One text to analyse and those who wait for it."""

    def __init__(self, identity: int, text: str, published: str | None, priority: int) -> None:
        self.identity = identity
        self.text = text
        self.published = published
        self.priority = priority
        self.waiters: list[asyncio.Future[Analysis]] = []
        self.deaths = 0
        """How often the process died while this was under way."""

    def settle(self, analysis: Analysis | None, error: str | None) -> None:
        for waiter in self.waiters:
            if waiter.done():
                continue
            if analysis is not None:
                waiter.set_result(analysis)
            else:
                waiter.set_exception(AnalysisError(error or ""))

    @property
    def wanted(self) -> bool:
        return any(not waiter.done() for waiter in self.waiters)


class AnalysisClient:
    """The analyses of articles, made in a process of its own; belongs to one event loop.

    The process is started by the first request, at low priority, and ended after `idle_seconds` without one. If it dies it
    is started again, after a pause that grows while nothing succeeds; a text during which it died twice is given up.
    """

    ARTICLES_UNDER_WAY = 12
    CHARACTERS_UNDER_WAY = 60_000
    LONG = 200_000  # characters of a background text that the visible one does not wait for
    MOST_DEATHS = 2
    MOST_FAILED_STARTS = 3
    FIRST_PAUSE = 0.2  # seconds before a second start; doubled each time
    LONGEST_PAUSE = 30.0

    def __init__(
        self,
        *,
        idle_seconds: float = 120.0,
        patience: float = 120.0,
        command: Sequence[str] | None = None,
        on_state: Callable[[State], None] | None = None,
    ) -> None:
        """`patience`: seconds without any answer after which a process at work counts as hung (longer for long texts).

        `command` starts another process than `python -m tui.analysis`; `on_state` is told of every change of `state`.
        """
        self.state = State.STOPPED
        self._idle_seconds = idle_seconds
        self._patience = patience
        self._command = command
        self._on_state = on_state
        self._numbers = itertools.count(1)
        self._queue: list[tuple[int, int, _Task]] = []
        self._under_way: dict[int, _Task] = {}
        self._tasks: dict[tuple[str, str | None], _Task] = {}
        self._changed = asyncio.Event()
        self._supervisor: asyncio.Task[None] | None = None
        self._paused = False
        self._closed = False

    @property
    def pending(self) -> int:
        """How many texts wait or are under way."""
        return len(self._tasks)

    async def analyse(self, text: str, published: str | None = None, priority: int = Priority.VISIBLE) -> Analysis:
        """The analysis of an article's `text`, published on the ISO date `published` where the text does not say it.

        Cancelling the call takes the text back. A text asked for twice is analysed once, with the higher priority.

        Raises:
            AnalysisError: where it cannot be analysed, or the client was closed.
        """
        if self._closed:
            raise AnalysisError("closed")
        task = self._submit(text, published, priority)
        waiter: asyncio.Future[Analysis] = asyncio.get_running_loop().create_future()
        task.waiters.append(waiter)
        try:
            return await waiter
        finally:
            if not task.wanted and task.identity not in self._under_way:
                self._forget(task)

    async def analyse_many(self, items: Iterable[Item], priority: int = Priority.BACKGROUND) -> AsyncIterator[Result]:
        """Results of `items` as they are ready, not in order; items are drawn only as fast as they are analysed.

        Leaving the loop early (close the iterator) takes back what is left.
        """
        running: dict[asyncio.Task[Analysis], object] = {}
        source = iter(items)
        try:
            while True:
                for item in itertools.islice(source, 2 * self.ARTICLES_UNDER_WAY - len(running)):
                    running[asyncio.ensure_future(self.analyse(item.text, item.published, priority))] = item.key
                if not running:
                    return
                done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for one in done:
                    key, error = running.pop(one), one.exception()
                    if error is not None and not isinstance(error, AnalysisError):
                        raise error
                    yield Result(key, None if error else one.result(), str(error) if error else None)
        finally:
            for one in running:
                one.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def pause(self) -> None:
        """Begin nothing but what is visible until `resume`; what is under way is finished."""
        self._paused = True

    def resume(self) -> None:
        """Go on after `pause`."""
        self._paused = False
        self._begin()

    async def close(self) -> None:
        """End the process; everything that waits fails with `AnalysisError`."""
        self._closed = True
        if self._supervisor is not None:
            self._supervisor.cancel()
            await asyncio.gather(self._supervisor, return_exceptions=True)
        self._fail_all("closed")

    def _submit(self, text: str, published: str | None, priority: int) -> _Task:
        task = self._tasks.get((text, published))
        if task is None:
            task = _Task(next(self._numbers), text, published, priority)
            self._tasks[text, published] = task
            heapq.heappush(self._queue, (priority, task.identity, task))
        elif priority < task.priority:
            task.priority = priority
            if task.identity not in self._under_way:  # the old entry of the queue is skipped when its turn comes
                heapq.heappush(self._queue, (priority, task.identity, task))
        self._begin()
        return task

    def _begin(self) -> None:
        self._changed.set()
        if self._something_to_begin and (self._supervisor is None or self._supervisor.done()):
            self._supervisor = asyncio.ensure_future(self._supervise())

    @property
    def _something_to_begin(self) -> bool:
        return any(not self._paused or task.priority == Priority.VISIBLE for task in self._tasks.values())

    def _forget(self, task: _Task) -> None:
        self._under_way.pop(task.identity, None)
        if self._tasks.get((task.text, task.published)) is task:
            del self._tasks[task.text, task.published]

    def _settle(self, task: _Task, analysis: Analysis | None, error: str | None = None) -> None:
        self._forget(task)
        task.settle(analysis, error)

    def _fail_all(self, reason: str) -> None:
        for task in list(self._tasks.values()):
            self._settle(task, None, reason)
        self._queue.clear()

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            if self._on_state is not None:
                self._on_state(state)

    async def _supervise(self) -> None:
        """Run processes one after the other until there is nothing to do for `idle_seconds`."""
        failures = failed_starts = 0
        try:
            while not self._closed:
                self._set_state(State.STARTING)
                try:
                    async with AnalysisProcess(self._command, self._patience) as process:
                        failed_starts = 0
                        await self._use(process)
                    failures = 0
                    if not self._something_to_begin:  # nothing came while it ended
                        return
                    continue
                except (ProcessEndedError, OSError) as error:
                    died = error if isinstance(error, ProcessEndedError) else None
                    failures = 0 if died and died.answers else failures + 1
                    failed_starts += not (died and died.started)
                    if failed_starts == self.MOST_FAILED_STARTS:
                        self._fail_all(f"analysis does not start: {error}")
                        return
                    self._take_back()
                await asyncio.sleep(min(self.FIRST_PAUSE * 2**failures, self.LONGEST_PAUSE))
        except Exception as error:  # nobody may wait for ever
            self._fail_all(type(error).__name__)
            raise
        finally:
            self._set_state(State.STOPPED)

    async def _use(self, process: AnalysisProcess) -> None:
        """Send and receive until the process was idle long enough.

        Raises:
            ProcessEndedError: where it died or hung.
        """
        answer = asyncio.ensure_future(process.receive())
        try:
            while True:
                self._changed.clear()
                await self._send(process)
                if self._hindered:
                    process.kill()
                    for one in self._under_way.values():
                        one.deaths -= 1  # it is not to blame
                    raise ProcessEndedError("interrupted", started=True, answers=1)
                self._set_state(State.WORKING if self._under_way else State.IDLE)
                changed = asyncio.ensure_future(self._changed.wait())
                timeout = self._time_allowed() if self._under_way else self._idle_seconds
                done, _ = await asyncio.wait({answer, changed}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
                changed.cancel()
                if answer in done:
                    received = answer.result()
                    if task := self._under_way.get(received.id):
                        self._settle(task, received.analysis, received.error)
                    answer = asyncio.ensure_future(process.receive())
                elif not done and self._under_way:
                    process.kill()
                    raise ProcessEndedError("no answer", started=True, answers=process.answers)
                elif not done:
                    return
        finally:
            answer.cancel()
            await asyncio.gather(answer, return_exceptions=True)

    @property
    def _hindered(self) -> bool:
        """Whether something visible waits for a long text that nobody looks at."""
        long = any(task.priority > Priority.VISIBLE and len(task.text) > self.LONG for task in self._under_way.values())
        return long and any(
            task.priority == Priority.VISIBLE and task.wanted and task.identity not in self._under_way
            for task in self._tasks.values()
        )

    def _time_allowed(self) -> float:
        characters = sum(len(task.text) for task in self._under_way.values())
        return self._patience + characters / 1000

    async def _send(self, process: AnalysisProcess) -> None:
        while (task := self._next()) is not None:
            self._under_way[task.identity] = task
            try:
                await process.send(Request(task.identity, task.text, task.published, task.priority))
            except (ProtocolError, UnicodeEncodeError) as error:
                self._settle(task, None, type(error).__name__)

    def _next(self) -> _Task | None:
        """The most urgent text that may be begun now; one during which a process died goes alone."""
        while self._queue:
            priority, _, task = self._queue[0]
            known = self._tasks.get((task.text, task.published)) is task
            if not known or priority != task.priority or task.identity in self._under_way:
                heapq.heappop(self._queue)
                continue
            if self._paused and task.priority > Priority.VISIBLE:
                return None
            under_way = self._under_way.values()
            characters = sum(len(one.text) for one in under_way)
            full = len(under_way) >= self.ARTICLES_UNDER_WAY or characters + len(task.text) > self.CHARACTERS_UNDER_WAY
            alone = task.deaths or any(one.deaths for one in under_way)
            if under_way and (full or alone):
                return None
            heapq.heappop(self._queue)
            return task
        return None

    def _take_back(self) -> None:
        """After a death: what was under way goes back into the queue, or is given up."""
        for task in list(self._under_way.values()):
            del self._under_way[task.identity]
            task.deaths += 1
            if task.deaths >= self.MOST_DEATHS:
                self._settle(task, None, "the analysis process died twice at this text")
            elif task.wanted:
                heapq.heappush(self._queue, (task.priority, task.identity, task))
            else:
                self._forget(task)
