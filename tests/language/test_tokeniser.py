"""Long texts go to Kiwi in pieces, and come back as if they had not."""

from itertools import pairwise

from tui.language import tokeniser as module

SENTENCE = "한가람 누리반도체 대표는 3일 새 공장을 짓겠다고 말했다. "


def test_the_pieces_of_a_long_text_have_the_morphemes_of_the_whole(tokeniser, monkeypatch) -> None:
    texts = ["", SENTENCE * 9, "짧은 글이다.", SENTENCE * 2]
    whole = list(tokeniser.tokenise(texts))
    monkeypatch.setattr(module, "_LONG", 100)
    assert list(tokeniser.tokenise(texts)) == whole


def test_every_morpheme_stands_where_it_says(tokeniser, monkeypatch) -> None:
    monkeypatch.setattr(module, "_LONG", 40)
    text = SENTENCE * 5
    (morphemes,) = tokeniser.tokenise([text])
    assert [text[one.start : one.end] for one in morphemes if one.form == "공장"] == ["공장"] * 5
    assert all(one.start <= following.start for one, following in pairwise(morphemes))
