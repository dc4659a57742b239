import time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.document.cleaning import clean

HOSTILE = {
    "escape": "\x1b[31m",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;aGk=\x1b\\",
    "device control": "\x1bP1$r\x1b\\",
    "C1 control sequence": "\x9b31m",
    "C1 string": "\x90\x9c\x9d\x9e\x9f",
    "null and delete": "\x00\x7f",
    "next line": "\x85\u2028\u2029",
    "bidi": "\u202e\u202d\u2066\u2067\u2068\u2069\u200f\u061c",
    "invisible": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164\uffa0\u115f",
    "emoji parts": "\ufe0f\u20e3\U0001f3fb\U000e0041\U0001f1f0\U0001f1f7",
    "surrogate": "\ud800",
}
FORBIDDEN = {
    character for text in HOSTILE.values() for character in text if not character.isascii() or ord(character) < 32
}


def test_nothing_dangerous_is_left_and_offsets_stay():
    for text in HOSTILE.values():
        cleaned = clean(f"강변{text}시")
        assert len(cleaned) == len(text) + 3
        assert not FORBIDDEN & set(cleaned)
        assert "\x1b" not in cleaned


def test_what_is_shown_instead():
    assert clean("가\x1b[나") == "가␛[나"
    assert clean("가\t나") == "가 나"
    assert clean("가\n나") == "가␊나"
    assert clean("\x7f\x9b\u202e") == "␡\N{REPLACEMENT CHARACTER}·"


def test_plain_text_stays_itself():
    text = "강변시가 ‘노을천’ 3.5%를 “고친다” – 美 ㎡ ▌ ◇ é 漢 ㅋㅋ 😀"
    assert clean(text) is text


@given(st.text())
def test_every_replacement_is_one_cell(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    for before, after in zip(text, cleaned, strict=True):
        assert before == after or cell_len(after) == 1
        assert ord(after) >= 32
        assert not 0x7F <= ord(after) < 0xA0


def test_cost_is_linear():
    text = ("강변시가 노을천을 고친다. " * 40 + "\x1b[2J\t\n") * 200
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < 1
