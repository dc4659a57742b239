"""Keys typed with the Korean input method on."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from tests.support.terminal import Terminal, python
from tui.app.input_method import KoreanKeys, latin_key_names, latin_keys

ROWS = {
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ": "qwertyuiop",
    "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ": "asdfghjkl",
    "ㅋㅌㅊㅍㅠㅜㅡ": "zxcvbnm",
    "ㅃㅉㄸㄲㅆㅒㅖ": "QWERTOP",
}


@pytest.mark.parametrize(("jamo", "letters"), ROWS.items())
def test_the_keys_of_the_two_set_layout(jamo: str, letters: str) -> None:
    assert "".join(map(latin_keys, jamo)) == letters


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("바", "qk"),
        ("거", "rj"),
        ("각", "rkr"),
        ("꽦", "RhoR"),
        ("값", "rkqt"),
        ("의", "dml"),
        ("ㄳ", "rt"),
        ("ㅄ", "qt"),
        ("ㅘ", "hk"),
        ("ㅢ", "ml"),
        ("a", ""),
        ("漢", ""),
        ("あ", ""),
        ("ㆍ", ""),
    ],
)
def test_composed_characters_are_the_keys_pressed(typed: str, letters: str) -> None:
    assert latin_keys(typed) == letters


@settings(deadline=None)
@given(st.integers(0xAC00, 0xD7A3).map(chr))
def test_syllables_are_the_keys_of_their_jamo(syllable: str) -> None:
    assert latin_keys(syllable) == "".join(map(latin_keys, normalize("NFD", syllable)))


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("ㅂ", ["q"]),
        ("바", ["q", "k"]),
        ("ㅃ", ["Q"]),
        ("ctrl+ㅂ", ["ctrl+q"]),
        ("ctrl+ㅃ", ["ctrl+q"]),
        ("alt+ㅓ", ["alt+j"]),
        ("q", []),
        ("ctrl+q", []),
        ("f1", []),
        ("plus", []),
        ("middle_dot", []),
    ],
)
def test_names_of_keys(key: str, names: list[str]) -> None:
    assert latin_key_names(key) == names


class KeyApp(KoreanKeys):
    """Notes the keys that reach it."""

    BINDINGS = [
        Binding("q", "note('q')"),
        Binding("ctrl+p", "note('ctrl+p')", priority=True),
        Binding("Q", "note('Q')"),
    ]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="keys")
        yield Input(id="text")

    def action_note(self, key: str) -> None:
        self.noted.append(key)
        self.query_one(Static).update(" ".join(self.noted) + " end")

    def on_key(self, event: events.Key) -> None:
        self.action_note(f"<{event.key}>")


async def test_bindings_fire_for_the_keys_pressed() -> None:
    app = KeyApp()
    async with app.run_test() as pilot:
        await pilot.press("ㅂ", "바", "ㅃ", "ctrl+ㅔ", "q")
        assert app.noted == ["<q>", "q", "<q>", "q", "<k>", "<Q>", "Q", "ctrl+p", "<q>", "q"]


async def test_text_inputs_get_the_text_but_not_ctrl_keys() -> None:
    app = KeyApp()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.press("한", "ㅂ", "ctrl+ㅔ")
        assert app.query_one(Input).value == "한ㅂ"
        assert app.noted == ["ctrl+p"]


def test_in_a_real_terminal() -> None:
    with Terminal(python("tests.app.test_input_method")) as terminal:
        terminal.settle()
        terminal.send("ㅂ", "바", "ㅃ")
        terminal.wait_for("Q end")
        terminal.send("\x1b[12628;5u")  # ctrl and ㅔ, as the kitty protocol says it
        terminal.wait_for("ctrl+p end")


if __name__ == "__main__":
    KeyApp().run()
