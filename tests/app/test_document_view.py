"""The article pane through the pilot: what is drawn, what keys and mouse do, what is posted."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.support.document_app import DocumentApp
from tests.support.documents import document, long_document, mentions_of, with_outline
from tui.app.document_layout.layout import Place
from tui.app.document_layout.outline import NOISE_KEY, RELATED_KEY
from tui.app.document_layout.state import DocumentState, UserHighlight
from tui.app.widgets.document_view import DocumentView
from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import EntityType
from tui.translation import use_language

SIZE = (80, 30)
ARTICLE = document(
    "한빛제철, 새터시에 공장",
    (
        (
            None,
            ("한빛제철은 지난 3월 새터시에 2조5000억원을 들여 공장을 짓기로 했다. " * 3, "윤가온 대표이사가 밝혔다."),
        ),
        ("공장 부지", ("[Why] 한빛제철의 새 공장은 [@click=app.quit]동쪽[/]에 선다. 둘째 문장이다.",)),
        ("앞으로", ("윤가온 대표이사는 말을 아꼈다.", "끝 문단이다.")),
    ),
    subtitles=("부제",),
    related=("[Why] 한빛제철은 왜", "윤가온 인터뷰"),
    noise=("무단전재 금지", "사진 설명"),
    outlet="새터일보",
    reporters=("김다온",),
    published="2025-03-04T10:00:00+09:00",
    source="https://example.com/1",
)
FIRST, SECOND, THIRD = (section.span.start for section in ARTICLE.sections)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def rows(view: DocumentView) -> list[str]:
    """The lines that are on the screen."""
    return [view.render_line(y).text.rstrip() for y in range(view.rows)]


def page(view: DocumentView) -> str:
    return "\n".join(rows(view))


def cells_of(view: DocumentView, text: str) -> tuple[int, int]:
    """Column and line of a text on the screen."""
    for y, row in enumerate(rows(view)):
        if text in row:
            return cell_len(row[: row.index(text)]), y
    raise AssertionError(f"{text} is not on the screen")


def styles_of(view: DocumentView, text: str) -> list:
    """The styles of the segments that are exactly that text, on the screen."""
    return [segment.style for y in range(view.rows) for segment in view.render_line(y) if segment.text.strip() == text]


def under_cursor(view: DocumentView) -> str:
    block = view.document.blocks[view.cursor.block]
    return block.text[view.cursor.offset :].split(" ")[0]


async def test_the_whole_article_is_shown_with_its_noise_folded_away() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE):
        text = page(app.view)
        assert rows(app.view)[0] == ""
        for part in (
            "부제",
            "새터일보 | 김다온 | 2025-03-04 10:00",
            "https://example.com/1",
            "공장 부지",
            "끝 문단이다.",
        ):
            assert part in text
        assert "[Why] 한빛제철의 새 공장은 [@click=app.quit]동쪽[/]에 선다." in text
        assert "2 other lines" in text
        assert "무단전재" not in text


async def test_lines_are_exactly_as_wide_as_the_pane_at_any_width() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        for width in (79, 60, 33, 12, 140):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            strips = [app.view.render_line(y) for y in range(30)]
            assert {strip.cell_length for strip in strips} == {width - 1}
            assert {sum(cell_len(segment.text) for segment in strip) for strip in strips} == {width - 1}


async def test_the_text_column_is_centred_and_can_be_widened() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=(140, 30)) as pilot:
        view = app.view
        left = cells_of(view, "부제")[0]
        assert left == (view.columns - view.text_width()) // 2
        await pilot.press("plus", "plus")
        assert view.text_width() == 84
        assert [message.width for message in app.of_type(DocumentView.WidthChanged)] == [80, 84]
        await pilot.press("minus", "minus", "minus")
        assert view.text_width() == 72
        assert cells_of(view, "부제")[0] == (view.columns - 72) // 2


async def test_entities_are_highlighted_by_type_and_types_can_be_switched_off() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE):
        view = app.view
        plain = view.rich_style.color
        assert all(style.color != plain for style in styles_of(view, "새터시"))
        assert styles_of(view, "새터시")[0].color != styles_of(view, "2조5000억원")[0].color
        view.hidden_types = frozenset({EntityType.PLACE})
        assert styles_of(view, "새터시") == []
        assert styles_of(view, "2조5000억원")


async def test_highlights_that_come_later_do_not_move_the_reader() -> None:
    article, analysis = long_document(20_000)
    app = DocumentApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.show(article)
        await pilot.press(*["pagedown"] * 4)
        before, cursor = rows(view), view.cursor
        view.set_analysis(analysis)
        await pilot.pause()
        assert rows(view) == before
        assert view.cursor == cursor
        assert view.mention is None or view.mention in analysis.mentions
        await pilot.press("w")
        assert view.mention in analysis.mentions


async def test_generated_headings_that_come_later_do_not_move_the_reader() -> None:
    paragraphs = tuple(f"{number}번째 문단이다. " * 6 for number in range(40))
    article = document(sections=((None, paragraphs),))
    starts = [paragraph.span.start for paragraph in article.sections[0].paragraphs]
    app = DocumentApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.show(article)
        await pilot.press(*["pagedown"] * 3)
        position, offset = view.position, view.cursor_offset
        view.set_analysis(with_outline(mentions_of(article), ("머리", starts[0]), ("꼬리", starts[38])))
        await pilot.pause()
        assert (view.position, view.cursor_offset) == (position, offset)
        assert [entry.text for entry in view.outline] == ["머리", "꼬리"]
        assert "▾ 꼬리" not in page(view)
        view.go_to_section(starts[38])
        assert "▾ 꼬리 (generated)" in page(view)
        assert styles_of(view, "꼬리")[0].italic


async def test_folding_here_all_and_all_others() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.reveal(ARTICLE.sections[1].paragraphs[0].span)
        await pilot.press("z")
        assert "▸ 공장 부지" in page(view)
        assert "새 공장은" not in page(view)
        assert under_cursor(view) == "공장"
        assert view.folded == {NOISE_KEY, SECOND}
        await pilot.press("enter")
        assert "▾ 공장 부지" in page(view)
        assert view.folded == {NOISE_KEY}
        await pilot.press("o")
        assert view.folded == {NOISE_KEY, RELATED_KEY, THIRD}
        await pilot.press("x")
        assert view.folded == view.foldable
        await pilot.press("x")
        assert view.folded == {NOISE_KEY}
        folds = [message.folded for message in app.of_type(DocumentView.FoldChanged)]
        assert folds[0] == {NOISE_KEY, SECOND}
        assert folds[-1] == {NOISE_KEY}
        assert len(folds) == 5


async def test_folds_given_from_outside_post_nothing_and_keep_the_cursor_in_view() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.reveal(ARTICLE.sections[2].paragraphs[1].span)
        view.folded = frozenset({THIRD})
        await pilot.pause()
        assert app.of_type(DocumentView.FoldChanged) == []
        assert under_cursor(view) == "앞으로"
        assert "무단전재" in page(view)


async def test_next_and_previous_mention_of_the_entity_under_the_cursor() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        mentions = [m for m in mentions_of(ARTICLE).mentions if m.name == "윤가온"]
        view.reveal(mentions[0].span)
        assert view.mention == mentions[0]
        await pilot.press("n")
        assert view.mention == mentions[1]
        await pilot.press("n", "n")
        assert view.mention == mentions[0]  # round the end, over the related headline
        await pilot.press("p")
        assert view.mention == mentions[-1]


async def test_without_an_entity_under_the_cursor_n_goes_to_the_next_one() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        last = ARTICLE.sections[2].paragraphs[1].span
        view.reveal(last)
        assert view.mention is None
        await pilot.press("n")
        assert view.mention is not None
        assert view.mention.span.start > last.end
        view.reveal(last)
        await pilot.press("p")
        assert view.mention.name == "대표이사"
        await pilot.press("b")
        assert view.mention.name == "윤가온"
        await pilot.press("w")
        assert view.mention.name == "대표이사"


async def test_a_mention_in_a_folded_section_is_unfolded() -> None:
    app = DocumentApp(ARTICLE, DocumentState(folded=frozenset({THIRD, RELATED_KEY})))
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.reveal(next(m.span for m in mentions_of(ARTICLE).mentions if m.name == "윤가온"))
        await pilot.press("n")
        assert view.folded == {RELATED_KEY}
        assert "윤가온 대표이사는 말을 아꼈다." in page(view)


async def test_enter_on_an_entity_a_related_headline_and_the_source() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        mention = mentions_of(ARTICLE).mentions[3]
        view.reveal(mention.span)
        await pilot.press("enter")
        view.reveal(ARTICLE.related[1].span)
        await pilot.press("enter")
        await pilot.press("home", "down", "down", "down", "enter")
        await pilot.pause()
        assert [message.mention for message in app.of_type(DocumentView.EntityActivated)] == [mention]
        related = app.of_type(DocumentView.RelatedActivated)
        assert [(message.index, message.headline) for message in related] == [(1, ARTICLE.related[1])]
        assert [message.source for message in app.of_type(DocumentView.SourceActivated)] == ["https://example.com/1"]


async def test_sections_forward_and_back() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        seen = []
        for key in ["right_square_bracket"] * 5 + ["left_square_bracket"] * 5:
            await pilot.press(key)
            seen.append(under_cursor(view))
        assert seen == ["공장", "앞으로", "Related", "2", "2", "Related", "앞으로", "공장", "한빛제철,", "한빛제철,"]


async def test_the_end_of_an_article_that_is_not_laid_out_to_its_end_yet() -> None:
    article, _ = long_document(300_000)
    app = DocumentApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.show(article)
        view.action_bottom()
        assert view.document.is_complete
        assert view.first_line() + view.rows == view.document.line_count == view.virtual_size.height
        other, _ = long_document(300_000, seed=3)
        view.show(other)
        view.position = other.sections[-2].span.start
        assert f"소제목 {len(other.sections) - 1}" in rows(view)[0]
        view.show(article)
        assert not view.document.is_complete
        for _ in range(100):
            await pilot.pause(0.02)
            if view.document.is_complete:
                break
        assert view.virtual_size.height == view.document.line_count


async def test_the_position_is_posted_with_the_section_and_the_entity() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=(80, 12)) as pilot:
        view = app.view
        await pilot.press("right_square_bracket")
        message = app.of_type(DocumentView.PositionChanged)[-1]
        assert message.section.text == "공장 부지"
        assert 0 < message.percent < 100
        assert message.position == view.position > 0
        await pilot.press("w")
        assert app.of_type(DocumentView.PositionChanged)[-1].mention.text == "한빛제철"
        await pilot.press("end")
        message = app.of_type(DocumentView.PositionChanged)[-1]
        assert (message.percent, message.section) == (100, None)
        await pilot.press("home")
        message = app.of_type(DocumentView.PositionChanged)[-1]
        assert (message.position, message.section) == (0, None)


async def test_the_position_is_kept_over_another_article_and_another_width() -> None:
    article, analysis = long_document(60_000)
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.show(article, analysis)
        await pilot.press(*["pagedown"] * 9)
        state, first = view.state, rows(view)[0]
        assert state.position > 1000
        view.show(ARTICLE)
        await pilot.pause()
        assert view.position == 0
        view.show(article, analysis, state)
        await pilot.pause()
        assert rows(view)[0] == first
        for width in (50, 100, 80):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            line = view.document.line(view.first_line())
            source = view.document.blocks[line.block].source
            assert source + line.start <= state.position < source + line.end + 1
            assert view.position == state.position
        assert rows(view)[0] == first


async def test_a_position_given_before_the_pane_has_a_size() -> None:
    article, _ = long_document(60_000)
    state = DocumentState(position=article.sections[9].span.start)
    app = DocumentApp()
    app.article, app.state = article, state
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.view.position == state.position
        assert "소제목 10" in rows(app.view)[0]


async def test_a_sentence_is_revealed_and_emphasised() -> None:
    app = DocumentApp(ARTICLE, DocumentState(folded=frozenset({SECOND})))
    async with app.run_test(size=(80, 12)) as pilot:
        view = app.view
        paragraph = ARTICLE.sections[1].paragraphs[0]
        start = paragraph.span.start + paragraph.text.index("둘째")
        view.reveal(Span(start, paragraph.span.end))
        await pilot.pause()
        assert SECOND not in view.folded
        assert under_cursor(view) == "둘째"
        assert cells_of(view, "둘째 문장이다.")
        emphasised = view.palette.emphasis.bgcolor
        assert [style.bgcolor for style in styles_of(view, "문장이다.")] == [emphasised]
        assert all(style.bgcolor != emphasised for style in styles_of(view, "한빛제철"))
        view.emphasise(None)
        assert emphasised not in [style.bgcolor for style in styles_of(view, "문장이다.")]


async def test_find_goes_round_and_unfolds() -> None:
    app = DocumentApp(ARTICLE, DocumentState(folded=frozenset({THIRD, RELATED_KEY})))
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        assert view.find("대표이사") == 2
        assert (view.match_number, view.match_count) == (1, 2)
        assert THIRD in view.folded
        assert view.find_next() == 2
        assert THIRD not in view.folded
        assert view.find_next() == 1
        assert view.find_next(-1) == 2
        await pilot.pause()
        backgrounds = {style.bgcolor.name for style in styles_of(view, "대표이사")}
        assert len(backgrounds) == 2
        view.reveal(ARTICLE.sections[1].span)
        view.find("")
        assert view.find("대") == 2
        assert view.find("대표") == 2
        assert view.match_number == 2
        assert view.find("없는 말") == 0
        assert view.find_next() == 0
        assert view.find("") == 0


async def test_the_users_highlights_are_drawn() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE):
        view = app.view
        last = ARTICLE.sections[2].paragraphs[1]
        assert styles_of(view, last.text)[0].bgcolor == view.rich_style.bgcolor
        view.highlights = (UserHighlight(last.span, "green"),)
        assert styles_of(view, last.text)[0].bgcolor == view.palette.highlights["green"].bgcolor
        assert view.state.highlights == (UserHighlight(last.span, "green"),)


async def drag(pilot: Pilot, start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_a_click_puts_the_cursor_there_and_chooses() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        await pilot.click(DocumentView, offset=cells_of(view, "공장 부지"))
        assert SECOND in view.folded
        await pilot.click(DocumentView, offset=cells_of(view, "새터시"))
        await pilot.click(DocumentView, offset=cells_of(view, "[Why] 한빛제철은 왜"))
        await pilot.click(DocumentView, offset=cells_of(view, "https://"))
        await pilot.click(DocumentView, offset=cells_of(view, "들여"))
        assert under_cursor(view) == "들여"
        await pilot.pause()
        assert [message.mention.text for message in app.of_type(DocumentView.EntityActivated)] == ["새터시"]
        assert [message.index for message in app.of_type(DocumentView.RelatedActivated)] == [0]
        assert len(app.of_type(DocumentView.SourceActivated)) == 1


async def test_dragging_selects_the_text_of_the_article_without_the_breaks_of_lines() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        column, line = cells_of(view, "지난 3월")
        await drag(pilot, (column, line), (0, line + 4))
        selected = app.screen.get_selected_text()
        paragraph = ARTICLE.sections[0].paragraphs[0].text
        assert selected == paragraph[paragraph.index("지난 3월") :]
        assert "\n" not in selected
        assert app.of_type(DocumentView.EntityActivated) == []
        end_column, end_line = cells_of(view, "밝혔다.")
        await drag(pilot, (column, line), (end_column + 4, end_line))
        assert app.screen.get_selected_text() == paragraph[paragraph.index("지난 3월") :] + "\n윤가온 대표이사가 밝혔다"


async def test_a_selection_stays_on_its_text_over_folding_and_resizing() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        column, line = cells_of(view, "말을 아꼈다.")
        await drag(pilot, (column, line), (column + 8, line))
        assert app.screen.get_selected_text() == "말을 아꼈다"
        view.folded = frozenset({SECOND, NOISE_KEY})
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert app.screen.get_selected_text() == "말을 아꼈다"


async def test_the_selected_span_is_that_of_the_article() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        assert view.selected_span is None
        column, line = cells_of(view, "말을 아꼈다.")
        await drag(pilot, (column + 8, line), (column, line))
        assert view.selected_span.of(ARTICLE.text) == "말을 아꼈다"
        await drag(pilot, (column + 8, line), (column, line + 2))
        assert view.selected_span.of(ARTICLE.text) == "다.\n끝 문단이다."
        byline = cells_of(view, "새터일보")
        await drag(pilot, byline, (byline[0] + 4, byline[1]))
        assert view.selected_span is None


async def test_what_is_folded_away_is_not_copied() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        await pilot.press("x")
        view.text_select_all()
        copied = app.screen.get_selected_text()
        assert "공장 부지\n앞으로" in copied
        assert "말을 아꼈다" not in copied


async def test_two_clicks_select_the_word_and_three_the_paragraph() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(DocumentView, offset=cells_of(app.view, "아꼈다."), times=2)
        assert app.screen.get_selected_text() == "아꼈다."
        await pilot.click(DocumentView, offset=cells_of(app.view, "아꼈다."), times=3)
        assert app.screen.get_selected_text() == "윤가온 대표이사는 말을 아꼈다."


async def test_the_wheel_moves_the_page_and_the_cursor_follows_with_the_next_key() -> None:
    article, _ = long_document(20_000)
    app = DocumentApp(article)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        view.scroll_to_line(100)
        await pilot.pause()
        assert view.document.y(view.cursor) < 100
        await pilot.press("down")
        assert 100 <= view.document.y(view.cursor) <= 103


async def test_keys_move_by_lines_words_and_pages_and_keep_the_column() -> None:
    article, _ = long_document(6_000)
    app = DocumentApp(article)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        await pilot.press("j", "j", "j", "j", "l", "l")
        place = view.cursor
        await pilot.press("h")
        assert view.cursor < place
        await pilot.press("l")
        assert view.cursor == place
        await pilot.press("down", "up")
        assert view.cursor == place
        y = view.document.y(view.cursor)
        await pilot.press("pagedown")
        assert view.document.y(view.cursor) - y in range(26, 31)
        await pilot.press("end")
        assert view.cursor.block == max(n for n, _ in enumerate(view.document.blocks) if view.document.is_visible(n))
        await pilot.press("g")
        assert (view.cursor, view.first_line()) == (Place(0, 0), 0)


async def test_keys_work_with_the_korean_input_method_on() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        await pilot.press("ㅓ", "ㅓ")
        assert under_cursor(view) == "새터일보"
        await pilot.press("ㅋ", "ㅌ")  # z: nothing to fold here; x
        assert view.folded == view.foldable


async def test_without_an_article_keys_and_clicks_do_nothing() -> None:
    app = DocumentApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.view
        for binding in view.BINDINGS:
            await pilot.press(binding.key.split(",")[0])
        await pilot.click(DocumentView, offset=(10, 10))
        view.text_select_all()
        assert app.screen.get_selected_text() in (None, "")
        assert view.find("가") == 0
        view.set_analysis(None)
        view.reveal(Span(0, 3))
        view.position = 5
        assert (view.position, view.mention, view.outline) == (0, None, ())
        assert not {type(message) for message in app.messages} - {DocumentView.WidthChanged}


@pytest.mark.parametrize(
    "article",
    [
        document("제목만"),
        document(""),
        document("가" * 5000, ((None, ("나" * 5000,)),)),
        document("끝", ((None, ("다 " * 3000,)),), published=None),
    ],
    ids=["title only", "nothing", "no spaces", "one paragraph"],
)
async def test_odd_articles(article: Article) -> None:
    app = DocumentApp(article)
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.view
        for key in ("down", "pagedown", "end", "x", "z", "n", "w", "enter", "right", "left", "home", "up"):
            await pilot.press(key)
        assert {view.render_line(y).cell_length for y in range(10)} == {39}


async def test_no_colour_leaves_greys_and_attributes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE):
        style = styles_of(app.view, "새터시")[0]
        assert style.underline
        assert styles_of(app.view, "지난 3월")[0].italic


async def test_every_theme_can_be_drawn() -> None:
    app = DocumentApp(ARTICLE, DocumentState(highlights=(UserHighlight(ARTICLE.sections[2].span),)))
    async with app.run_test(size=SIZE) as pilot:
        app.view.find("한빛")
        app.view.emphasise(ARTICLE.sections[0].span)
        text = page(app.view)
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            assert page(app.view) == text
            assert styles_of(app.view, "새터시")[0] != styles_of(app.view, "에")[0]


async def test_another_theme_draws_other_colours() -> None:
    app = DocumentApp(ARTICLE)
    async with app.run_test(size=SIZE) as pilot:
        before = styles_of(app.view, "새터시")[0]
        app.theme = "textual-light"
        await pilot.pause()
        after = styles_of(app.view, "새터시")[0]
        assert before.color != after.color
        assert before.bgcolor != after.bgcolor
