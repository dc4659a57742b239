"""One analysis process as its parent sees it."""

import asyncio
import os
import sys
from collections.abc import Sequence
from types import TracebackType

import msgspec

from tui.analysis.protocol import LENGTH_BYTES, READY, Answer, ProtocolError, Request, answer_decoder, length_of, packed

_END_WITHIN = 1.0  # seconds between the end of its input and the kill


class ProcessEndedError(Exception):
    """The process is gone or useless; `started` says whether it had loaded everything, `answers` how many it gave."""

    def __init__(self, reason: str, *, started: bool, answers: int) -> None:
        super().__init__(reason)
        self.started = started
        self.answers = answers


class AnalysisProcess:
    """A running process: enter it as an asynchronous context, which waits until it is ready and ends it at the exit."""

    def __init__(self, command: Sequence[str] | None = None, start_within: float = 120.0) -> None:
        """`start_within`: seconds until it must be ready."""
        self.answers = 0
        self._command = command or (sys.executable, "-m", "tui.analysis")
        self._start_within = start_within
        self._started = False
        self._process: asyncio.subprocess.Process

    async def __aenter__(self) -> "AnalysisProcess":
        # Its own session: Ctrl+C in the terminal is for the reader. Its standard error might quote an article.
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
        try:
            first = await asyncio.wait_for(self.receive(), self._start_within)
            if first.id != READY or first.error:
                raise self._ended(first.error or "no greeting")
        except TimeoutError:
            await self._end()
            raise self._ended("not ready in time") from None
        except BaseException:
            await self._end()
            raise
        self._started = True
        self.answers = 0
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()

    async def send(self, request: Request) -> None:
        """Send a request.

        Raises:
            ProcessEndedError: where the process is gone.
            ProtocolError: where the request is too long.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(packed(request))
            await self._process.stdin.drain()
        except (ConnectionError, BrokenPipeError) as error:
            raise self._ended("pipe closed") from error

    async def receive(self) -> Answer:
        """The next answer.

        Raises:
            ProcessEndedError: where the process is gone or does not speak the protocol.
        """
        assert self._process.stdout is not None
        try:
            header = await self._process.stdout.readexactly(LENGTH_BYTES)
            answer = answer_decoder.decode(await self._process.stdout.readexactly(length_of(header)))
        except asyncio.IncompleteReadError as error:
            raise self._ended("ended") from error
        except (ProtocolError, msgspec.DecodeError) as error:
            raise self._ended("not understood") from error
        self.answers += 1
        return answer

    def kill(self) -> None:
        """End it at once."""
        if self._process.returncode is None:
            self._process.kill()

    def _ended(self, reason: str) -> ProcessEndedError:
        return ProcessEndedError(reason, started=self._started, answers=self.answers)

    async def _end(self) -> None:
        """Close its input, which ends it, and kill it where that is not enough."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), _END_WITHIN)
        except TimeoutError:
            pass
        finally:
            if self._process.returncode is None:
                self._process.kill()
                await asyncio.shield(self._process.wait())
