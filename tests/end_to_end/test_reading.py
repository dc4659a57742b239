"""The whole program in a real terminal: start, read, copy, leave; and what hostile text can do there: nothing."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.newsroom import FOUNDRY, NEWSROOM, analysis_of
from tests.support.terminal import Terminal
from tui.language.model import ANALYSIS_VERSION, Analysis
from tui.library.library import Library

HOSTILE = "\x1b]52;c;aGFja2Vk\a\x1b]0;owned\a\x9b31m\x1bP1$r\x1b\\\x1b[2J\u202e\x7f\u2028"

FORBIDDEN = (
    b"\x1b]52;c;aGFja2Vk",
    b"\x1b]0;owned",
    b"\x9b31m",
    b"\xc2\x9b31m",
    b"\x1bP1$r",
    "\u202e".encode(),
    "\u2028".encode(),
)

HOSTILE_ARTICLE = f"""---
title: "[Why] 위험한 제목 [@click=app.quit]"
outlet: "[/앵커]"
date: 2025-05-05
---
본문 시작 {HOSTILE} 본문 끝. 가람전자 김도담 대표는 “{HOSTILE} 괜찮다”고 말했다.
{"나머지 문장은 아무 뜻 없이 길기만 하다. " * 40}
◇ 소제목 {HOSTILE}
가람전자는 200억원을 들였다 {HOSTILE}.
{"나머지 문장은 아무 뜻 없이 길기만 하다. " * 40}
- [Why] 관련 제목 {HOSTILE[:19]} 하나
- [Why] 또 다른 제목
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in NEWSROOM.items():
        (folder / name).write_text(text, encoding="utf-8")
    places = {"data_folder": tmp_path / "data" / "dokja", "cache_folder": tmp_path / "cache" / "dokja"}
    with Library.open(folder, **places) as library:
        library.refresh()
        for row in library.page():
            article = library.article(row.id)
            known = row.name == FOUNDRY
            analysis = analysis_of(article) if known else Analysis(ANALYSIS_VERSION, article.published)
            library.store_analysis(row.id, analysis)
    return folder


class Patient(Terminal):
    """A terminal that waits longer: the machine may be busy."""

    def wait_for(self, what: str | Callable[[str], bool], seconds: float = 60.0) -> str:
        return super().wait_for(what, seconds)


def reader(folder: Path, tmp_path: Path, size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
    command = [sys.executable, "-m", "tui.cli", "--language", "en", str(folder)]
    return Patient(command, columns=size[0], lines=size[1], home=tmp_path, environment=environment)


def wait_for_exit(terminal: Terminal, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while terminal.process.poll() is None:
        terminal.read(0.05)
        assert time.monotonic() < end, terminal.text()
    terminal.read(0.1)


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    with reader(folder, tmp_path) as terminal:
        yield terminal


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_from_start_to_a_copied_fact(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    with reader(folder, tmp_path, size) as terminal:
        terminal.wait_for("누리반도체, 해솔시에")
        terminal.send("enter")
        terminal.wait_for("협약서에")
        terminal.send("4")
        terminal.wait_for("Quotes")
        terminal.send("f")
        terminal.wait_for("These")
        terminal.send("end", "enter")
        terminal.wait_for("copied")
        terminal.send("q")
        wait_for_exit(terminal)
    assert b"\x1b]52;c;" in terminal.raw
    assert terminal.process.returncode == 0
    assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")


def test_no_control_sequence_of_an_article_reaches_the_terminal(folder: Path, tmp_path: Path) -> None:
    (folder / "hostile.txt").write_text(HOSTILE_ARTICLE, encoding="utf-8")
    (folder / "raw.txt").write_text(HOSTILE_ARTICLE.partition("---\n")[2].partition("---\n")[2], encoding="utf-8")
    with reader(folder, tmp_path) as terminal:
        terminal.wait_for("[Why] 위험한 제목 [@click=app.quit]")
        terminal.wait_for("[/앵커]")
        terminal.send("home", "enter")
        terminal.wait_for("본문 끝")
        terminal.send("4")
        terminal.wait_for("가람전자: 200억원")
        terminal.wait_for("[Why] 관련 제목")
        terminal.send("down", "down", "down", "ctrl+p")
        terminal.wait_for("Commands")
        terminal.send("위험")
        terminal.wait_for(lambda text: text.count("위험한 제목") >= 2)
        for key in ("escape", "3", "f1", "escape", "v", "escape", "m", "enter", "1", "/", "위험"):
            terminal.send(key)
            terminal.settle()
        terminal.wait_for("best match")
    for bad in (
        b"\x1b]52;c;aGFja2Vk",
        b"\x1b]0;owned",
        b"\x9b31m",
        b"\xc2\x9b31m",
        b"\x1bP1$r",
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
    ):
        assert bad not in terminal.raw, bad
    assert not re.search(rb"\x1b\[2J(?!\x1b\[H)", terminal.raw[1000:])


def test_files_that_come_change_and_go_are_followed_without_a_restart(folder: Path, terminal: Terminal) -> None:
    terminal.wait_for("누리반도체, 해솔시에")
    terminal.send("enter")
    terminal.wait_for("협약서에")
    (folder / "new.txt").write_text("---\ntitle: 새로 온 기사\ndate: 2025-06-06\n---\n본문이다.\n", encoding="utf-8")
    terminal.wait_for("새로 온 기사")
    path = folder / FOUNDRY
    path.write_text(NEWSROOM[FOUNDRY].replace("협약서에", "새 협약서에"), encoding="utf-8")
    terminal.wait_for("새 협약서에")
    (folder / "new.txt").unlink()
    terminal.wait_for(lambda text: "새로 온 기사" not in text)


def test_the_mouse_opens_folds_and_goes_to_facts(terminal: Terminal) -> None:
    terminal.wait_for("누리반도체, 해솔시에")
    terminal.click(*terminal.find("누리반도체, 해솔시에"))
    terminal.wait_for("협약서에")
    terminal.wait_for("Quotes")
    terminal.click(*terminal.find("▾ 해솔시의 기대"))
    terminal.wait_for(lambda text: "협약서에" not in text)
    terminal.click(*terminal.find("투자액: 3조"))
    terminal.settle()
    terminal.send("backspace", "c")
    terminal.wait_for("1 copied")


def test_without_colours_everything_is_there(folder: Path, tmp_path: Path) -> None:
    with reader(folder, tmp_path, NO_COLOR="1") as terminal:
        terminal.wait_for("누리반도체, 해솔시에")
        terminal.send("enter")
        terminal.wait_for("Quotes")
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
    assert colours and all(red == green == blue for red, green, blue in colours)


def test_letters_of_the_korean_input_method_work(terminal: Terminal) -> None:
    terminal.wait_for("누리반도체, 해솔시에")
    terminal.send("ㅓ", "enter")
    terminal.wait_for("500명을")
    terminal.send("ㅂ")
    wait_for_exit(terminal)


def test_the_reader_process_never_loads_kiwi_nor_what_it_does_not_need_yet(folder: Path, tmp_path: Path) -> None:
    code = f"""
import sys, asyncio
from pathlib import Path
from tui.app.reader_app import DokjaApp
from tui.library.library import Library
from tui.settings import Settings
async def main():
    library = Library.open(Path({str(folder)!r}), data_folder=Path({str(tmp_path)!r}), cache_folder=Path({str(tmp_path)!r}))
    library.refresh()
    app = DokjaApp(library, Settings(), analyse=False, watch=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        first = set(sys.modules)
        await pilot.press("enter", "4", "down", "f", "escape", "f1", "escape", "ctrl+p", "escape")
        await pilot.pause()
    print(*sorted(first & {{"tomlkit", "watchfiles", "numpy", "yaml", "tui.analysis.client", "tui.exchange.fact_text",
                           "pyperclip", "httpx", "trafilatura", "jinja2"}}))
    print("kiwipiepy" in sys.modules)
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["", "False"], done.stdout + done.stderr
