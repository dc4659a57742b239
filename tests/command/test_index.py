"""`dokja index`, with another client in place of the analysis processes."""

import asyncio

import pytest

from tests.exchange.made_articles import make_article
from tui.analysis.client import Result
from tui.cli import main
from tui.command import exit_codes
from tui.language.model import ANALYSIS_VERSION, Analysis

COUNT = 30


class Client:
    """Analyses everything but texts with `넘어짐`; notes what it was given."""

    given: list[str] = []
    interrupt_after: int | None = None

    async def analyse_many(self, items):
        for item in items:
            await asyncio.sleep(0)
            Client.given.append(item.text)
            if Client.interrupt_after is not None and len(Client.given) > Client.interrupt_after:
                raise KeyboardInterrupt
            failed = "넘어짐" in item.text
            analysis = None if failed else Analysis(version=ANALYSIS_VERSION, published=item.published)
            yield Result(item.key, analysis, "died" if failed else None)

    async def close(self) -> None:
        pass


@pytest.fixture
def dokja(tmp_path, monkeypatch, capsys):
    import tui.analysis.client

    monkeypatch.setattr(tui.analysis.client, "AnalysisClient", Client)
    monkeypatch.setattr(Client, "given", [])
    monkeypatch.setattr(Client, "interrupt_after", None)
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(COUNT):
        text = "\n\n".join(make_article(number).paragraphs) + f"\n\n{number}번째 글이라고 밝혔다."
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        code = main(["index", str(folder), *words])
        captured = capsys.readouterr()
        assert captured.out == ""
        return code, captured.err

    run.folder = folder
    return run


def test_every_article_is_analysed_once_by_one_of_the_processes(dokja) -> None:
    code, messages = dokja("--processes", "3")
    assert code == exit_codes.OK
    assert f"{COUNT} analysed, 0 failed" in messages
    assert len(Client.given) == len(set(Client.given)) == COUNT
    assert "0 analysed" in dokja()[1]


def test_what_fails_is_said_and_the_rest_done(dokja) -> None:
    (dokja.folder / "bad.txt").write_text("이 글은 넘어짐이라고 밝혔다.", encoding="utf-8")
    code, messages = dokja()
    assert code == exit_codes.FAILED
    assert "bad.txt: died" in messages
    assert f"{COUNT} analysed, 1 failed" in messages


def test_an_interruption_keeps_what_was_done(dokja, monkeypatch) -> None:
    monkeypatch.setattr(Client, "interrupt_after", 12)
    assert dokja("--processes", "1")[0] == exit_codes.INTERRUPTED
    monkeypatch.setattr(Client, "interrupt_after", None)
    Client.given.clear()
    assert dokja()[0] == exit_codes.OK
    assert len(Client.given) == COUNT - 12


def test_reading_alone(dokja) -> None:
    code, messages = dokja("--no-analysis")
    assert (code, Client.given) == (exit_codes.OK, [])
    assert f"{COUNT} articles" in messages
