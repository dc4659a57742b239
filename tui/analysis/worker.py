"""The analysis process: requests on standard input, answers on standard output, most urgent first.

It runs at the lowest priority and ends at once when its standard input ends, which it does when the reader dies however it
dies. Nothing else than messages is written to standard output, and nothing of an article anywhere else.
"""

import contextlib
import os
import queue
import sys
import threading
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import msgspec

from tui.analysis.protocol import (
    LENGTH_BYTES,
    READY,
    Answer,
    ProtocolError,
    Request,
    length_of,
    packed,
    request_decoder,
)
from tui.document.model import Article
from tui.document.parse import parse_article
from tui.language.model import Analysis

WORKERS = 2
NICENESS = 19


class SupportsAnalyse(Protocol):
    """What the process needs of an analyser."""

    def analyse(self, articles: Iterator[tuple[Article, str | None]], /) -> Iterator[Analysis]:
        """One analysis for each article, in order."""
        ...


def main() -> None:
    """Serve until standard input ends."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    # A library that prints would break the protocol: the real standard output is kept apart.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests = _Requests(sys.stdin.buffer)
    threading.Thread(target=requests.read_all, daemon=True).start()
    try:
        from tui.language.analyser import Analyser

        analyser = Analyser(workers=WORKERS)
    except Exception as error:  # a missing model, too little memory: the reader says so
        _send(answers, Answer(READY, None, f"{type(error).__name__}: {error}"))
        return
    _send(answers, Answer(READY, None))
    serve(analyser, requests, answers)


def serve(analyser: SupportsAnalyse, requests: "_Requests", answers: BinaryIO) -> None:
    """Answer all requests as they come; an error in one article costs only that article."""
    while True:
        begun: deque[Request] = deque()
        try:
            for analysis in analyser.analyse(requests.at_hand(begun)):
                _send(answers, Answer(begun.popleft().id, analysis))
        except (BrokenPipeError, MemoryError):
            os._exit(1)
        except Exception:  # which one it was, each alone shows
            for request in begun:
                _send(answers, _alone(analyser, request))


def _alone(analyser: SupportsAnalyse, request: Request) -> Answer:
    try:
        (analysis,) = analyser.analyse(iter([(parse_article(request.text), request.published)]))
    except Exception as error:
        return Answer(request.id, None, type(error).__name__)
    return Answer(request.id, analysis)


class _Requests:
    """The requests that came and were not begun, most urgent first."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._queue: queue.PriorityQueue[tuple[int, int, Request]] = queue.PriorityQueue()

    def read_all(self) -> None:
        """Take requests in until the source ends; then the process ends, whatever it is doing."""
        with contextlib.suppress(ProtocolError, msgspec.DecodeError, OSError):
            while len(header := self._source.read(LENGTH_BYTES)) == LENGTH_BYTES:
                length = length_of(header)
                body = self._source.read(length)
                if len(body) < length:
                    break
                request = request_decoder.decode(body)
                self._queue.put((request.priority, request.id, request))
        os._exit(0)

    def at_hand(self, begun: deque[Request]) -> Iterator[tuple[Article, str | None]]:
        """Articles as long as there are requests; waits for the first only. Each request goes to `begun`."""
        *_, request = self._queue.get()
        while True:
            begun.append(request)
            yield parse_article(request.text), request.published
            try:
                *_, request = self._queue.get_nowait()
            except queue.Empty:
                return


def _send(answers: BinaryIO, answer: Answer) -> None:
    try:
        message = packed(answer)
    except (ProtocolError, UnicodeEncodeError) as error:
        message = packed(Answer(answer.id, None, type(error).__name__))
    answers.write(message)
    answers.flush()
