from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.normalisation import normalise, unescape
from tui.document.span import Span


@pytest.mark.parametrize(
    ("given_text", "result"),
    [
        ("강변&amp;#39;시", "강변'시"),
        ("강변amp;#39;시", "강변'시"),
        ("quot;강변시quot;라고", '"강변시"라고'),
        ("&quot;강변시&quot;라고", '"강변시"라고'),
        ("&amp;amp;quot;강변시", '"강변시'),
        ("연구&amp;개발, R&amp;D", "연구&개발, R&D"),
        ("&lt;윤슬&gt;", "<윤슬>"),
        ("강변&nbsp;시", "강변 시"),
        ("강변&middot;한들", "강변·한들"),
        ("강변&#xac00;", "강변가"),
        ("강변\u200b시\ufeff", "강변시"),
        ("강변\r\n시\r군", "강변\n시\n군"),
        (normalize("NFD", "강변시 노을천"), "강변시 노을천"),
        ("e\u0301", "é"),
    ],
)
def test_texts_are_repaired(given_text, result):
    assert normalise(given_text)[0] == result


@pytest.mark.parametrize(
    "text",
    [
        "강변시; 노을천",
        "R&D와 M&A",
        "AT&T; 그리고",
        "example;quotation;",
        "&#27;[31m",
        "&#0;",
        "&nosuch;",
        "a&b;c",
        "강변시\n노을천\n",
        "",
    ],
)
def test_texts_that_stay(text):
    normalised, offsets = normalise(text)
    assert normalised == text
    assert not offsets
    assert offsets.span(Span(0, len(text))) == Span(0, len(text))


def test_offsets_lead_back():
    text = "앞\r\n&quot;가\u200b나&quot; " + normalize("NFD", "각") + "뒤"
    normalised, offsets = normalise(text)
    assert normalised == '앞\n"가나" 각뒤'

    def original(words):
        start = normalised.index(words)
        return offsets.span(Span(start, start + len(words))).of(text)

    assert original("앞") == "앞"
    assert original("\n") == "\r\n"
    assert original('"가나"') == "&quot;가\u200b나&quot;"
    assert original("각") == normalize("NFD", "각")
    assert original("뒤") == "뒤"


PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            [
                "&quot;",
                "amp;#39;",
                "\u200b",
                "\r\n",
                "e\u0301",
                normalize("NFD", "각난"),
                "각",
                "\u1100",
                "\u11a8",
                "가",
            ]
        ),
    ),
    max_size=14,
).map("".join)


@given(PIECES)
def test_each_character_comes_from_its_place(text):
    normalised, offsets = normalise(text)
    assert is_normalized("NFC", normalised)
    assert normalise(normalised)[0] == normalised or "&" in normalised or ";" in normalised
    last = 0
    for index in range(len(normalised)):
        span = offsets.span(Span(index, index + 1))
        assert last <= span.start <= span.end <= len(text)
        last = span.start
        if text[span.start : span.end] == normalised[index]:
            continue
        own = span.of(text)
        assert normalised[index] in normalise(own)[0] or normalize("NFC", own) != own or not own


def test_references_of_front_matter():
    assert unescape("&amp;quot;강변&amp;quot;") == '"강변"'
    assert unescape("강변") == "강변"
