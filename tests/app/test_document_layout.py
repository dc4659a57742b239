"""Wrapping, folding, places and find, without Textual."""

from itertools import pairwise
from unicodedata import bidirectional, category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tests.support.documents import document, long_document, mentions_of, with_outline
from tui.app.document_layout.blocks import BlockKind, build_blocks, clean_lines
from tui.app.document_layout.find import find_all
from tui.app.document_layout.layout import DocumentLayout, Place, indent
from tui.app.document_layout.movement import cell_of, next_word, place_at, previous_word, vertical, word_at
from tui.app.document_layout.outline import NOISE_KEY, RELATED_KEY, outline_entries
from tui.app.document_layout.spans import SpanIndex
from tui.app.document_layout.wrapping import MINIMUM_WIDTH, line_end, offset_at_cell, text_width, wrap
from tui.document.model import Passage, Title
from tui.document.span import Span
from tui.translation import use_language

AWKWARD = "가나다라 한글 ab 1, “”·漢ﾊ字é\u0301\u1100\u1161\n👩🏽\u200d🚀\ufe0f"
texts = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=300)
widths = st.integers(MINIMUM_WIDTH, 90)


def lines_of(text: str, width: int) -> list[str]:
    starts = wrap(text, width)
    return [text[start : line_end(text, starts, number)] for number, start in enumerate(starts)]


@settings(deadline=None)
@given(texts, widths)
def test_no_line_is_wider_than_asked_for_and_nothing_but_white_space_is_lost(text: str, width: int) -> None:
    text = clean_lines(text)
    starts = wrap(text, width)
    lines = lines_of(text, width)
    assert list(starts) == sorted(set(starts))
    assert starts[0] == 0
    assert all(cell_len(line) == text_width(line) <= width for line in lines)
    stretches = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert "".join(stretches) == text
    for stretch, line in zip(stretches, lines, strict=True):
        assert stretch.startswith(line)
        assert not stretch[len(line) :].strip(" \n")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("한빛제철 공장", 8, ["한빛제철", "공장"]),
        ("한빛제철 공장", 13, ["한빛제철 공장"]),
        ("한빛제철 공장", 12, ["한빛제철", "공장"]),
        ("가나다라마바사", 5, ["가나", "다라", "마바", "사"]),  # an odd width never splits a wide character
        ("짧은 아주아주긴낱말이다", 10, ["짧은", "아주아주긴", "낱말이다"]),
        ("abc 가나", 4, ["abc", "가나"]),
        ("끝에   빈칸", 4, ["끝에", "빈칸"]),
        ("한 줄\n두 줄", 20, ["한 줄", "두 줄"]),
        ("\n\n끝", 20, ["", "", "끝"]),
        ("", 20, [""]),
        ("가" * 5, 0, ["가가", "가가", "가"]),
    ],
)
def test_lines_break_at_spaces_and_inside_long_words_only(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


@settings(deadline=None)
@given(texts, widths)
def test_lines_are_filled(text: str, width: int) -> None:
    """The first word of a line would not have fitted on the one before."""
    text = clean_lines(text).replace("\n", " ")
    lines = lines_of(text, width)
    for line, following in pairwise(lines):
        assert text_width(line + " " + following.split(" ")[0]) > width or text_width(following.split(" ")[0]) > width


def test_a_cell_in_either_half_of_a_wide_character_is_that_character() -> None:
    assert [offset_at_cell("a가b", 0, 3, cell) for cell in range(5)] == [0, 1, 1, 2, 3]


ARTICLE = document(
    "한빛제철, 새터시에 공장",
    (
        (None, ("첫 문단은 한빛제철 이야기다.", "둘째 문단이다.")),
        ("공장 부지", ("셋째 문단은 새터시 이야기다.",)),
        ("앞으로", ("넷째 문단이다.", "다섯째 문단이다.")),
    ),
    subtitles=("부제",),
    related=("[Why] 한빛제철은 왜", "윤가온 인터뷰"),
    noise=("무단전재 금지",),
    outlet="새터일보",
    reporters=("김다온", "이라온"),
    published="2025-03-04T10:11:12+09:00",
    source="https://example.com/1",
)


def kinds(article=ARTICLE, analysis=None) -> list[BlockKind]:
    return [block.kind for block in build_blocks(article, analysis)]


def test_blocks_show_the_headline_the_sections_the_related_headlines_and_the_noise() -> None:
    assert kinds() == [
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.BYLINE,
        BlockKind.SOURCE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.RELATED_HEADING,
        BlockKind.RELATED,
        BlockKind.RELATED,
        BlockKind.NOISE_HEADING,
        BlockKind.NOISE,
    ]
    byline = build_blocks(ARTICLE)[2].text
    assert byline == "새터일보 | 김다온, 이라온 | 2025-03-04 10:11"


def test_every_block_of_the_article_is_its_text() -> None:
    for block in build_blocks(ARTICLE):
        if block.source is not None:
            assert ARTICLE.text[block.source : block.source + len(block.text)] == block.text


def test_a_title_made_from_the_first_subtitle_is_not_shown_twice() -> None:
    article = document("부제인 줄", ((None, ("본문이다.",)),), subtitles=("둘째 줄",))
    first = Passage("부제인 줄", article.title.span)
    derived = replace(article, title=Title("부제인 줄", None, derived=True), subtitles=(first, *article.subtitles))
    use_language("en")
    shown_first = [(block.text, block.source) for block in build_blocks(derived)][:3]
    use_language(None)
    assert shown_first[:2] == [("부제인 줄", 0), ("둘째 줄", article.subtitles[0].span.start)]
    assert "title made from the text" in shown_first[2][0]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.com/a%2Fb%20c", "https://example.com/a%2Fb%20c"),
        ("https://example.com/%EC%83%88%ED%84%B0?q=%ec%8b%9c", "https://example.com/새터?q=시"),
        ("https://example.com/%EC%83", "https://example.com/%EC%83"),
        (
            "https://example.com/" + "a" * 100 + "/end.html",
            "https://example.com/" + "a" * 20 + "…" + "a" * 30 + "/end.html",
        ),
    ],
)
def test_addresses_are_shown_short_and_decoded(address: str, shown: str) -> None:
    blocks = build_blocks(replace(ARTICLE, source=address))
    assert [block.text for block in blocks if block.kind is BlockKind.SOURCE] == [shown]


STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}


@settings(deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x00\x07\x9b\x7f\u2028\u202e\u2066\u200b\u061c\n\t"))))
def test_no_character_of_any_part_can_steer_a_terminal(text: str) -> None:
    article = document(
        text,
        ((text, (text,)),),
        subtitles=(text,),
        related=(text,),
        noise=(text,),
        outlet=text,
        reporters=(text,),
        source=text,
        tags=(text,),
    )
    for block in build_blocks(article):
        characters = set(block.text) - {"\n"}
        assert not {category(character) for character in characters} & {"Cc", "Cs", "Zl", "Zp"}
        assert not {bidirectional(character) for character in characters} & STEERING
        if block.source is not None:
            assert len(block.text) == len(text)


def test_generated_headings_stand_before_their_paragraphs_where_the_article_marks_none() -> None:
    article = document(sections=((None, ("하나다.", "둘이다.", "셋이다.")),))
    starts = [paragraph.span.start for paragraph in article.sections[0].paragraphs]
    analysis = with_outline(mentions_of(article), ("머리", starts[0]), ("꼬리", starts[2]))
    blocks = build_blocks(article, analysis)
    assert [(block.kind.value, block.text) for block in blocks[2:]] == [
        ("generated-heading", "머리"),
        ("paragraph", "하나다."),
        ("paragraph", "둘이다."),
        ("generated-heading", "꼬리"),
        ("paragraph", "셋이다."),
    ]
    entries = outline_entries(article, analysis)
    assert [(entry.key, entry.generated, entry.span) for entry in entries] == [
        (starts[0], True, Span(starts[0], starts[2])),
        (starts[2], True, Span(starts[2], article.sections[0].span.end)),
    ]


def test_marked_headings_win_over_generated_ones() -> None:
    analysis = with_outline(mentions_of(ARTICLE), ("지어냄", ARTICLE.sections[0].span.start))
    assert [entry.text for entry in outline_entries(ARTICLE, analysis)] == ["공장 부지", "앞으로"]
    assert kinds(analysis=analysis) == kinds()


def shown(layout: DocumentLayout) -> list[str]:
    lines = []
    for y in range(layout.line_count):
        line = layout.line(y)
        assert line is not None
        lines.append(layout.blocks[line.block].text[line.start : line.end] if line.number >= 0 else "")
    return lines


def test_folding_hides_a_section_but_not_its_heading() -> None:
    layout = DocumentLayout(build_blocks(ARTICLE), 40, frozenset({NOISE_KEY}))
    before = shown(layout)
    key = ARTICLE.sections[1].span.start
    layout.fold(frozenset({NOISE_KEY, key}))
    after = shown(layout)
    assert "셋째 문단은 새터시 이야기다." in before
    assert "공장 부지" in after
    assert not {"셋째 문단은 새터시 이야기다.", "무단전재 금지"} & set(after)
    layout.fold(frozenset({NOISE_KEY}))
    assert shown(layout) == before


def test_folding_everything_leaves_the_headings_without_lines_between_them() -> None:
    blocks = build_blocks(ARTICLE)
    layout = DocumentLayout(blocks, 100, frozenset(block.section for block in blocks if block.is_heading))
    lines = shown(layout)
    tail = [block.text for block in blocks if block.section in (RELATED_KEY, NOISE_KEY) and block.is_heading]
    assert lines[lines.index("공장 부지") :] == ["공장 부지", "앞으로", *tail]


@settings(deadline=None)
@given(st.integers(8, 100), st.sets(st.sampled_from([2, 3, 5])))
def test_places_lines_and_cells_lead_to_each_other(width: int, hidden: set[int]) -> None:
    article, _ = long_document(3_000)
    keys = [entry.key for entry in outline_entries(article)]
    layout = DocumentLayout(build_blocks(article), width, frozenset(keys[n] for n in hidden if n < len(keys)))
    for y in range(layout.line_count):
        line = layout.line(y)
        assert line is not None
        if line.number < 0:
            continue
        block = layout.blocks[line.block]
        for offset in {line.start, (line.start + line.end) // 2}:
            place = Place(line.block, offset)
            assert layout.y(place) == y
            assert place_at(layout, y, cell_of(layout, place)) == place
            if block.source is not None:
                assert layout.place(layout.article_offset(place)) == place
        assert indent(block) + text_width(block.text[line.start : line.end]) <= max(
            width, MINIMUM_WIDTH + indent(block)
        )


def test_a_long_article_is_laid_out_a_stretch_at_a_time_to_the_same_lines() -> None:
    article, _ = long_document(200_000)
    blocks = build_blocks(article)
    layout = DocumentLayout(blocks, 60)
    assert not layout.is_complete
    estimated = layout.line_count
    far = layout.y(Place(len(blocks) - 1, 0))
    whole = DocumentLayout(blocks, 60)
    whole.complete()
    assert layout.is_complete
    assert layout.line_count == whole.line_count
    assert far == whole.y(Place(len(blocks) - 1, 0))
    assert abs(estimated - whole.line_count) < 0.1 * whole.line_count


def test_a_line_beyond_the_laid_out_part_is_laid_out_when_asked_for() -> None:
    article, _ = long_document(200_000)
    layout = DocumentLayout(build_blocks(article), 60)
    whole = DocumentLayout(build_blocks(article), 60)
    whole.complete()
    y = whole.line_count - 2
    assert layout.line(y) == whole.line(y)
    assert layout.line(whole.line_count) is None


def test_an_offset_between_blocks_is_the_end_of_the_one_before() -> None:
    layout = DocumentLayout(build_blocks(ARTICLE), 40)
    paragraph = ARTICLE.sections[0].paragraphs[0].span
    assert layout.article_offset(layout.place(paragraph.end)) == paragraph.end
    assert layout.blocks[layout.place(paragraph.end).block].text == paragraph.of(ARTICLE.text)


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("하나 둘", 0, "하나"),
        ("하나 둘", 1, "하나"),
        ("하나 둘", 2, "둘"),
        ("하나 둘", 4, "둘"),
        ("하나 둘  ", 5, "둘"),
        ("  하나", 0, "하나"),
        ("", 0, ""),
        ("   ", 1, ""),
    ],
)
def test_the_word_at_a_place(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_words_lead_from_block_to_block_and_back() -> None:
    layout = DocumentLayout(build_blocks(ARTICLE), 40, frozenset({NOISE_KEY}))
    words, place = [], Place(0, 0)
    while True:
        text = layout.blocks[place.block].text
        words.append(text[slice(*word_at(text, place.offset))])
        following = next_word(layout, place)
        if following == place:
            break
        place = following
    visible = " ".join(block.text for number, block in enumerate(layout.blocks) if layout.is_visible(number))
    assert words == visible.split()
    back = 0
    while (before := previous_word(layout, place)) != place:
        place, back = before, back + 1
    assert (place, back) == (Place(0, 0), len(words) - 1)


def test_up_and_down_step_over_blank_lines() -> None:
    layout = DocumentLayout(build_blocks(ARTICLE), 40)
    blanks = [y for y in range(layout.line_count) if (line := layout.line(y)) and line.number < 0]
    assert len(blanks) > 5
    assert vertical(layout, blanks[0] + 1, -1, 0) == Place(0, 0)
    for y in blanks[1:]:
        assert layout.y(vertical(layout, y - 1, 1, 0)) == y + 1
        assert layout.y(vertical(layout, y + 1, -1, 0)) == y - 1
    assert vertical(layout, 0, -1, 0) == Place(0, 0)
    assert layout.y(vertical(layout, layout.line_count - 1, 1, 0)) == layout.line_count - 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("한빛제철", 1),
        ("AI", 3),
        ("ai 반도체", 2),
        ("１００", 2),
        ("(주)", 1),
        (".", 1),
        ("없는말", 0),
        ("  ", 0),
        ("", 0),
        ("한빛\n제철", 0),
        ("반도\x1b", 0),
    ],
)
def test_find_takes_case_width_and_spacing_lightly_and_signs_literally(query: str, found: int) -> None:
    article = document(
        "ＡＩ 반도체", ((None, ("(주)한빛제철 ai  반도체 100", "Ai 100. İstanbul")),), published="2025-03-04"
    )
    assert len(find_all(build_blocks(article), query)) == found


def test_matches_are_where_they_say() -> None:
    blocks = build_blocks(document("가", ((None, ("ẞ İi 한빛 HANBIT", "hanbit")),)))
    texts_found = [
        blocks[match.place.block].text[match.place.offset : match.end] for match in find_all(blocks, "Hanbit")
    ]
    assert texts_found == ["HANBIT", "hanbit"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12))), st.integers(0, 60), st.integers(1, 20))
def test_spans_in_a_stretch(items: list[tuple[int, int]], start: int, length: int) -> None:
    spans = [Span(first, first + size) for first, size in items]
    index = SpanIndex((span, None) for span in spans)
    stretch = Span(start, start + length)
    assert [span for span, _ in index.overlapping(stretch.start, stretch.end)] == [
        span for span in sorted(spans, key=lambda one: (one.start, -one.end)) if span.overlaps(stretch)
    ]
