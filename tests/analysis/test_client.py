import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from tui.analysis.client import AnalysisClient, AnalysisError, Item, Priority, State

FAKE = Path(__file__).parent / "fake_process.py"


@pytest.fixture
async def make_client(tmp_path):
    clients: list[AnalysisClient] = []

    def make(*options: str, **settings) -> AnalysisClient:
        command = (sys.executable, str(FAKE), str(tmp_path / "log"), *options)
        clients.append(AnalysisClient(command=command, **settings))
        clients[-1].FIRST_PAUSE = 0.01
        return clients[-1]

    yield make
    for client in clients:
        await client.close()


@pytest.fixture
def log(tmp_path):
    def lines(start: bool = False) -> list[str]:
        file = tmp_path / "log"
        found = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
        return [line for line in found if line.startswith("start ") is start]

    return lines


async def test_nothing_starts_before_the_first_request(make_client, log) -> None:
    client = make_client()
    await asyncio.sleep(0.05)
    assert client.state is State.STOPPED
    analysis = await client.analyse("본문", "2025-10-01")
    assert (analysis.version, analysis.published) == ("본문", "2025-10-01")
    assert len(log(start=True)) == 1


async def test_an_error_in_one_text_is_its_own(make_client) -> None:
    client = make_client()
    good, bad = await asyncio.gather(client.analyse("good"), client.analyse("error"), return_exceptions=True)
    assert good.version == "good"
    assert isinstance(bad, AnalysisError)
    assert client.pending == 0


async def test_a_process_that_dies_is_started_again_and_nothing_is_lost(make_client, log) -> None:
    client = make_client()
    texts = ["a", "b", "once", "c", "d"]
    analyses = await asyncio.gather(*(client.analyse(text, priority=Priority.BACKGROUND) for text in texts))
    assert [one.version for one in analyses] == texts
    assert len(log(start=True)) == 2


async def test_the_text_that_kills_twice_is_given_up_and_its_neighbours_are_not(make_client, log) -> None:
    client = make_client()
    texts = ["a", "kill", "b", "c"]
    results = await asyncio.gather(*(client.analyse(text) for text in texts), return_exceptions=True)
    assert [isinstance(one, AnalysisError) for one in results] == [False, True, False, False]
    assert log().count("kill") == 2


async def test_rubbish_instead_of_an_answer_counts_as_death(make_client) -> None:
    client = make_client()
    with pytest.raises(AnalysisError):
        await client.analyse("garbage")
    assert (await client.analyse("fine")).version == "fine"


async def test_a_hung_process_is_killed(make_client) -> None:
    client = make_client(patience=0.5)
    with pytest.raises(AnalysisError):
        await client.analyse("hang")
    assert (await client.analyse("fine")).version == "fine"


@pytest.mark.parametrize("option", ["does-not-start", "cannot-load"])
async def test_a_process_that_never_starts_is_no_endless_loop(make_client, log, option) -> None:
    client = make_client(option)
    with pytest.raises(AnalysisError):
        await client.analyse("text")
    assert len(log(start=True)) == AnalysisClient.MOST_FAILED_STARTS
    assert client.state is State.STOPPED


async def test_a_missing_program_is_an_error() -> None:
    client = AnalysisClient(command=("/no/such/program",))
    client.FIRST_PAUSE = 0.01
    with pytest.raises(AnalysisError):
        await client.analyse("text")
    await client.close()


async def test_the_visible_article_goes_first(make_client, log) -> None:
    client = make_client()
    client.ARTICLES_UNDER_WAY = 2
    background = [asyncio.ensure_future(client.analyse(f"slow {n}", priority=Priority.BACKGROUND)) for n in range(6)]
    await _until(lambda: log())
    await client.analyse("visible")
    assert sum(one.done() for one in background) <= 3
    await asyncio.gather(*background)


async def test_the_visible_article_does_not_wait_for_a_long_one(make_client, log) -> None:
    client = make_client()
    long = "hang" + "가" * client.LONG
    background = asyncio.ensure_future(client.analyse(long, priority=Priority.BACKGROUND))
    await _until(lambda: log())
    async with asyncio.timeout(5):
        await client.analyse("visible")
    assert not background.done()
    assert len(log(start=True)) == 2
    background.cancel()


async def test_one_text_asked_for_twice_is_analysed_once(make_client, log) -> None:
    client = make_client()
    first, second = await asyncio.gather(client.analyse("slow", priority=Priority.BACKGROUND), client.analyse("slow"))
    assert first == second
    assert log() == ["slow"]


async def test_a_cancelled_request_is_taken_back(make_client, log) -> None:
    client = make_client()
    client.ARTICLES_UNDER_WAY = 1
    first = asyncio.ensure_future(client.analyse("slow"))
    waiting = asyncio.ensure_future(client.analyse("never"))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await first
    await client.analyse("last")
    assert log() == ["slow", "last"]


async def test_pause_lets_only_the_visible_through(make_client, log) -> None:
    client = make_client(idle_seconds=0.1)
    client.pause()
    background = asyncio.ensure_future(client.analyse("background", priority=Priority.BACKGROUND))
    await asyncio.sleep(0.05)
    assert log(start=True) == []
    await client.analyse("visible")
    await _until(lambda: client.state is State.STOPPED)
    assert log() == ["visible"]
    client.resume()
    await background


async def test_an_idle_process_ends_and_a_new_request_starts_another(make_client, log) -> None:
    states: list[State] = []
    client = make_client(idle_seconds=0.1, on_state=states.append)
    await client.analyse("one")
    await _until(lambda: client.state is State.STOPPED)
    await client.analyse("two")
    assert len(log(start=True)) == 2
    assert states[:4] == [State.STARTING, State.WORKING, State.IDLE, State.STOPPED]


async def test_many_are_drawn_only_as_fast_as_they_are_analysed(make_client) -> None:
    client = make_client()
    drawn: list[int] = []

    def items():
        for number in range(500):
            drawn.append(number)
            yield Item(number, "error" if number == 7 else f"text {number}", None)

    results = {}
    async for result in client.analyse_many(items()):
        results[result.key] = result
        assert len(drawn) - len(results) <= 2 * client.ARTICLES_UNDER_WAY
    assert set(results) == set(range(500))
    assert [key for key, result in results.items() if result.error] == [7]


async def test_leaving_many_early_takes_the_rest_back(make_client) -> None:
    client = make_client()
    results = client.analyse_many(Item(number, f"slow {number}") for number in range(100))
    async for _ in results:
        break
    await results.aclose()
    await _until(lambda: client.pending == 0)


async def test_closing_fails_what_waits_and_ends_the_process(make_client, log) -> None:
    client = make_client()
    waiting = asyncio.ensure_future(client.analyse("hang"))
    await _until(lambda: log())
    started = time.monotonic()
    await client.close()
    with pytest.raises(AnalysisError):
        await waiting
    with pytest.raises(AnalysisError):
        await client.analyse("later")
    assert time.monotonic() - started < 5
    (line,) = log(start=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(line.split()[1]), 0)


async def _until(condition, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


async def test_inside_a_running_textual_app(tmp_path) -> None:
    from textual.app import App

    class Reader(App[None]):
        analysed: str = ""

        async def on_mount(self) -> None:
            self.client = AnalysisClient(command=(sys.executable, str(FAKE), str(tmp_path / "log")))
            self.run_worker(self.analyse())

        async def analyse(self) -> None:
            self.analysed = (await self.client.analyse("본문")).version

        async def on_unmount(self) -> None:
            await self.client.close()

    async with Reader().run_test() as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        await _until(lambda: app.analysed == "본문")
