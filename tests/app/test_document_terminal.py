"""No byte of an article steers the terminal: the article pane in a real one."""

from pathlib import Path

import msgspec
import pytest

from tests.support.documents import document
from tests.support.terminal import Terminal, python

ATTACKS = {
    "escape": "\x1b[31m",
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "window title": "\x1b]0;hacked\x07",
    "device control": "\x1bP+q544e\x1b\\",
    "C1 control": "\x9b31m",
    "C1 string": "\x9d0;hacked\x9c",
    "null": "\x00",
    "delete": "\x7f",
    "next line": "\x85",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "backspaces": "\b\b\b",
    "carriage return": "\r",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """The screen and the bytes of an article that has every attack in every part."""
    attack = "".join(ATTACKS.values())
    article = document(
        f"제목{attack}끝",
        ((f"소제목{attack}끝", (f"본문{attack}끝", "[Why] 왜인가 [@click=app.quit]누르지 마시오[/] [/앵커] [100%]")),),
        subtitles=(f"부제{attack}끝",),
        related=(f"관련{attack}끝",),
        outlet=f"매체{attack}끝",
        source=f"https://example.com/{attack}",
    )
    folder = tmp_path_factory.mktemp("article")
    path = Path(folder, "article.json")
    path.write_bytes(msgspec.json.encode(article))
    with Terminal(python("tests.support.document_app", str(path)), columns=100, lines=40, home=folder) as terminal:
        terminal.wait_for("누르지 마시오")
        terminal.send("down", "pagedown", "end", "enter", "home")
        screen = terminal.settle()
        terminal.click(*terminal.find("누르지"))
        terminal.settle()
        assert terminal.process.poll() is None
        return screen, terminal.raw


@pytest.mark.parametrize("name", sorted(ATTACKS.keys() - {"escape", "carriage return"}))
def test_control_sequences_never_reach_the_terminal(shown: tuple[str, bytes], name: str) -> None:
    assert ATTACKS[name].encode() not in shown[1]


def test_the_red_of_an_article_is_text(shown: tuple[str, bytes]) -> None:
    assert "␛[31m" in shown[0]
    assert b"\x1b[31m" not in shown[1]


def test_every_part_shows_its_attack_as_marks(shown: tuple[str, bytes]) -> None:
    for part in ("제목", "부제", "소제목", "본문", "관련", "매체"):
        assert f"{part}␛[31m␛]52;c;aGFja2Vk␇" in shown[0]


def test_markup_is_text(shown: tuple[str, bytes]) -> None:
    assert "[Why] 왜인가 [@click=app.quit]누르지 마시오[/] [/앵커] [100%]" in shown[0]
