"""The analysis process itself, and the messages between it and its parent."""

import asyncio
import io
import os
import subprocess
import sys
import time
from collections import deque
from decimal import Decimal

import msgspec
import pytest

from tui.analysis.client import AnalysisClient
from tui.analysis.protocol import (
    LENGTH_BYTES,
    LONGEST_MESSAGE,
    Answer,
    ProtocolError,
    Request,
    answer_decoder,
    length_of,
    packed,
    request_decoder,
)
from tui.analysis.worker import _Requests, serve
from tui.document.span import Span
from tui.language.model import Amount, Analysis, Date, EntityType, Mention, Person, Role


def test_every_kind_of_result_survives_the_journey() -> None:
    sentence = Span(0, 9)
    analysis = Analysis(
        version="1",
        published="2025-10-01",
        mentions=(Mention(Span(0, 3), "표승하", EntityType.PERSON, "표승하", 0.5),),
        facts=(
            Role(sentence=sentence, person="표승하", title="대표"),
            Amount(sentence=sentence, text="3.5%", value=Decimal("3.5"), unit="%"),
            Amount(sentence=sentence, text="3~4명", value=(3, 4), unit="명"),
            Amount(sentence=sentence, text="많이", value=10**30, unit="원"),
            Date(sentence=sentence, text="내년", value="2026"),
            Person(sentence=sentence, name="표승하", mentions=("표",)),
        ),
        sentences=(sentence,),
    )
    message = packed(Answer(7, analysis))
    assert length_of(message[:LENGTH_BYTES]) == len(message) - LENGTH_BYTES
    assert answer_decoder.decode(message[LENGTH_BYTES:]) == Answer(7, analysis)


def test_messages_that_are_too_long_are_refused() -> None:
    with pytest.raises(ProtocolError):
        length_of((LONGEST_MESSAGE + 1).to_bytes(4))
    with pytest.raises(msgspec.DecodeError):
        request_decoder.decode(b"\xc1")


class Analyser:
    """Fails at texts with `x`."""

    def analyse(self, articles):
        for article, published in articles:
            if "x" in article.text:
                raise ValueError(article.text)
            yield Analysis(version=article.text, published=published)


class Stop(BaseException):
    pass


def answers_to(*texts: str, order: list[int] | None = None) -> list[Answer]:
    requests = _Requests(io.BytesIO())
    for number, text in enumerate(texts, start=1):
        priority = order[number - 1] if order else 1
        requests._queue.put((priority, number, Request(number, text, None, priority)))
    out = io.BytesIO()
    get = requests._queue.get

    def get_or_stop(*arguments, **named):
        if requests._queue.empty():
            raise Stop
        return get(*arguments, **named)

    requests._queue.get = get_or_stop  # type: ignore[method-assign]
    with pytest.raises(Stop):
        serve(Analyser(), requests, out)
    found = []
    data = out.getvalue()
    while data:
        length = length_of(data[:LENGTH_BYTES])
        found.append(answer_decoder.decode(data[LENGTH_BYTES : LENGTH_BYTES + length]))
        data = data[LENGTH_BYTES + length :]
    return found


def test_answers_come_most_urgent_first() -> None:
    assert [one.id for one in answers_to("a", "b", "c", order=[2, 2, 0])] == [3, 1, 2]


def test_an_error_costs_one_article_and_says_nothing_of_its_words() -> None:
    answers = answers_to("a", "secret x", "b", "c")
    assert [(one.id, one.analysis is not None) for one in answers] == [(1, True), (2, False), (3, True), (4, True)]
    assert answers[1].error == "ValueError"


def test_at_hand_does_not_wait_for_more_than_the_first() -> None:
    requests = _Requests(io.BytesIO())
    requests._queue.put((0, 1, Request(1, "가", None, 0)))
    begun: deque[Request] = deque()
    assert len(list(requests.at_hand(begun))) == len(begun) == 1


def test_the_client_never_loads_kiwi() -> None:
    code = "import sys, tui.analysis.client; sys.exit(bool({'kiwipiepy', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def children_of(parent: int) -> list[int]:
    """Analysis processes that `parent` started."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout.splitlines()
    rows = [line.split(None, 2) for line in listed[1:]]
    return [int(pid) for pid, ppid, words in rows if int(ppid) == parent and "tui.analysis" in words]


async def test_the_real_process_from_start_to_end() -> None:
    client = AnalysisClient()
    first = asyncio.ensure_future(client.analyse("가람정밀의 표승하 대표는 매출이 3.5% 늘었다고 말했다.", "2025-10-01"))
    analysis = await first
    assert any(isinstance(fact, Role) and fact.person == "표승하" for fact in analysis.facts)
    processes = children_of(os.getpid())
    assert len(processes) == 1
    assert os.getpriority(os.PRIO_PROCESS, processes[0]) == 19
    await client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)


def test_the_process_ends_with_its_parent() -> None:
    # The parent is killed while the child still loads: nothing but the end of its standard input can tell it.
    code = (
        "import os, subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-m', 'tui.analysis'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)\n"
        "print(child.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    child = int(run.stdout)
    for _ in range(200):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("still there")
