"""The shipped tagger on sentences of our own, about invented people and companies."""

import pytest

from tui.language.entities.tagger import EntityTagger
from tui.language.entities.units import cut
from tui.language.model import EntityType
from tui.language.tokeniser import Tokeniser

SENTENCES = {
    "한빛전자 박도윤 대표는 12일 서울 중구 본사에서 기자회견을 열었다.": {
        ("한빛전자", "OG"),
        ("박도윤", "PS"),
        ("대표", "CV"),
        ("12일", "DT"),
    },
    "새론그룹은 지난해 매출이 3조2000억원으로 15% 늘었다고 밝혔다.": {
        ("새론그룹", "OG"),
        ("지난해", "DT"),
        ("3조2000억원", "QT"),
        ("15%", "QT"),
    },
    "회의는 오는 3월 5일 오후 2시 부산에서 열린다.": {("오후 2시", "TI"), ("부산", "LC")},
    "경찰은 김모(42)씨를 불구속 입건했다.": {("경찰", "OG"), ("김", "PS"), ("42", "QT")},
    "이서준 의원과 최가람 의원이 국회에서 만났다.": {("이서준", "PS"), ("최가람", "PS"), ("국회", "OG")},
    "미국과 일본은 14일 공동성명을 발표했다.": {("미국", "LC"), ("일본", "LC"), ("14일", "DT")},
    "배우 한여름이 주연한 영화는 관객 120만명을 모았다.": {("배우", "CV"), ("한여름", "PS"), ("120만명", "QT")},
    "정민재 교수는 2019년부터 대한대학교에서 가르친다.": {("정민재", "PS"), ("교수", "CV"), ("대한대학교", "OG")},
}
FLOOR = 0.8


@pytest.fixture(scope="module")
def tagger():
    return EntityTagger.load()


@pytest.fixture(scope="module")
def morphemes(tokeniser):
    return list(tokeniser.tokenise(list(SENTENCES)))


def test_finds_the_names_of_our_sentences(tagger, morphemes):
    found = tagger.tag(list(SENTENCES), morphemes)
    hits = [
        pair in {(mention.text, mention.type.value) for mention in mentions}
        for mentions, wanted in zip(found, SENTENCES.values(), strict=True)
        for pair in wanted
    ]
    assert sum(hits) / len(hits) >= FLOOR


def test_mentions_lie_in_order_inside_the_text_on_unit_boundaries(tagger, morphemes):
    for text, row, mentions in zip(SENTENCES, morphemes, tagger.tag(list(SENTENCES), morphemes), strict=True):
        units = cut(text, row)
        starts, ends = {unit.start for unit in units}, {unit.end for unit in units}
        reached = 0
        for mention in mentions:
            assert reached <= mention.span.start < mention.span.end <= len(text)
            assert mention.span.start in starts and mention.span.end in ends
            assert mention.text == mention.span.of(text)
            assert isinstance(mention.type, EntityType)
            assert 0.0 <= mention.confidence <= 1.0
            reached = mention.span.end


def test_a_sentence_is_tagged_alike_alone_and_among_others(tagger, morphemes):
    together = tagger.tag(list(SENTENCES), morphemes)
    fresh = EntityTagger.load()
    for place, text in enumerate(SENTENCES):
        (alone,) = fresh.tag([text], [morphemes[place]])
        assert [(m.span, m.type) for m in alone] == [(m.span, m.type) for m in together[place]]


def test_nothing_comes_of_nothing(tagger, tokeniser):
    texts = ["", " ", "…", "가"]
    assert [len(found) for found in tagger.tag(texts, list(tokeniser.tokenise(texts)))][:2] == [0, 0]
    assert tagger.tag([], []) == []


def test_a_text_longer_than_the_network_reads_at_once(tagger, tokeniser):
    sentence = "한빛전자 박도윤 대표는 12일 서울에서 기자회견을 열었다. "
    text = sentence * 40
    (mentions,) = tagger.tag([text], list(tokeniser.tokenise([text])))
    assert sum(mention.text == "박도윤" for mention in mentions) >= 36
    assert all(mention.text == mention.span.of(text) for mention in mentions)


def test_many_texts_are_tagged_as_few(monkeypatch, morphemes):
    texts = list(SENTENCES)
    whole = EntityTagger.load().tag(texts, morphemes)
    monkeypatch.setattr("tui.language.entities.tagger.UNITS_AT_ONCE", 20)
    monkeypatch.setattr("tui.language.entities.tagger.MOST_KINDS", 15)
    monkeypatch.setattr("tui.language.entities.decoding.SIDE_BY_SIDE", 30)
    parts = EntityTagger.load().tag(texts, morphemes)
    assert [[(m.span, m.type) for m in own] for own in parts] == [[(m.span, m.type) for m in own] for own in whole]


def test_two_workers_find_what_one_finds(tagger, morphemes):
    texts = list(SENTENCES)
    assert tagger.tag(texts, list(Tokeniser(workers=2).tokenise(texts))) == tagger.tag(texts, morphemes)


def test_tagging_twice_finds_the_same(tagger, morphemes):
    texts = list(SENTENCES)
    assert tagger.tag(texts, morphemes) == tagger.tag(texts, morphemes)
