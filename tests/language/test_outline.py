from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.annotated import annotated
from tui.language.outline import cue, generate_outline, paragraphs_of
from tui.language.segmentation import segment

FACTORY, FISH, LIBRARY = (
    block.split("\n")
    for block in Path(__file__).with_name("topics.txt").read_text(encoding="utf-8").strip().split("\n\n")
)


@pytest.fixture(scope="module")
def three_topics(tokeniser):
    return annotated(tokeniser, *FACTORY, *FISH, *LIBRARY, *LIBRARY)


def test_sections_begin_where_the_topic_shifts(three_topics):
    paragraphs = paragraphs_of(three_topics.sentences)
    starts = [paragraph.sentences[0].span.start for paragraph in paragraphs]
    found = [starts.index(heading.start) for heading in generate_outline(three_topics)]
    assert found[:2] == [3, 6]


def test_labels_are_words_of_their_own_section(three_topics):
    headings = generate_outline(three_topics)
    text = three_topics.article.text
    ends = [*(heading.start for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        assert heading.text in text[heading.start : end]
        assert 4 <= len(heading.text) <= 24
        assert heading.text == heading.text.strip()
    assert len({heading.text for heading in headings}) == len(headings)
    assert any(word in headings[0].text for word in ("물고기", "하천", "수질", "환경단체"))
    assert any(word in headings[1].text for word in ("도서관", "열람실", "사서", "책"))


def test_a_short_opening_sentence_is_a_label(tokeniser):
    opening = "하천에도 산소가 필요하다."
    article = annotated(tokeniser, *FACTORY, f"{opening} {FISH[0]}", *FISH[1:], *FACTORY, *FACTORY)
    assert opening.rstrip(".") in [heading.text for heading in generate_outline(article)]


def test_short_articles_stay_one_section(tokeniser):
    assert generate_outline(annotated(tokeniser, *FACTORY, *FISH)) == ()


def test_one_long_paragraph_stays_one_section(tokeniser):
    assert generate_outline(annotated(tokeniser, " ".join([*FACTORY, *FISH, *LIBRARY] * 2))) == ()


def test_marked_headings_are_left_alone(three_topics):
    from msgspec.structs import replace

    from tui.document.model import Passage
    from tui.document.span import Span

    first = three_topics.article.sections[0]
    marked = replace(first, heading=Passage("공장", Span(0, 2)))
    article = replace(three_topics.article, sections=(marked, marked))
    assert generate_outline(replace(three_topics, article=article)) == ()


@pytest.mark.parametrize(
    ("paragraph", "value"),
    [
        ("한편 노을천은 흐른다.", 1.0),
        ("그는 노을천을 걸었다.", -1.0),
        ("“물이 흐른다”고 했다.", -1.0),
        ("노을천이 흐른다.", 0.0),
        ("그림책이 많다.", 0.0),
    ],
)
def test_first_words_speak_for_a_cut_or_against(tokeniser, paragraph, value):
    assert cue(annotated(tokeniser, paragraph).sentences[0]) == value


WORDS = st.lists(st.sampled_from("가나다라마바사아자차"), max_size=12).map(Counter)


@given(
    st.lists(st.tuples(WORDS, st.integers(1, 900)), max_size=40),
    st.integers(1, 5),
    st.integers(1, 9),
    st.integers(1, 800),
)
def test_segments_keep_their_bounds(paragraphs, fewest, most, shortest):
    words = [one for one, _ in paragraphs]
    lengths = [length for _, length in paragraphs]
    cuts = segment(words, lengths, shortest=shortest, fewest=fewest, most=most)
    assert cuts == sorted(set(cuts))
    assert all(0 < cut < len(paragraphs) for cut in cuts)
    assert len(cuts) < max(most, 1)
    if cuts:
        bounds = [0, *cuts, len(lengths)]
        assert all(sum(lengths[a:b]) >= shortest for a, b in pairwise(bounds))


def test_segments_hold_what_shares_words():
    one, other = Counter({"공장": 3, "반도체": 2}), Counter({"하천": 3, "물고기": 2})
    cuts = segment([one, one, one, other, other, other, one, one], [100] * 8, shortest=1, fewest=1, most=8)
    assert cuts == [3, 6]


def test_fewer_segments_where_so_many_are_not_possible():
    words = [Counter({"공장": 1}), Counter({"하천": 1}), Counter({"도서관": 1})]
    assert segment(words, [100, 100, 100], shortest=150, fewest=3, most=5) == []
    assert segment(words, [200, 200, 100], shortest=150, fewest=3, most=5) == [1]


def test_cues_move_a_cut():
    words = [
        Counter({"공장": 2}),
        Counter({"공장": 1, "하천": 1}),
        Counter({"공장": 1, "하천": 1}),
        Counter({"하천": 2}),
    ]
    lengths = [100] * 4
    against = segment(words, lengths, shortest=1, fewest=2, most=2, cues=[0, -3, -3, 3])
    assert against == [3]
    assert segment(words, lengths, shortest=1, fewest=2, most=2, cues=[0, 3, -3, -3]) == [1]


def test_very_many_paragraphs_are_cut_in_runs():
    words = [Counter({"공장": 1})] * 500 + [Counter({"하천": 1})] * 500
    cuts = segment(words, [50] * 1000, shortest=1, fewest=2, most=2)
    assert len(cuts) == 1
    assert abs(cuts[0] - 500) < 20
