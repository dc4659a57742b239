"""The reader by keyboard: from the list to a copied fact."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext

import msgspec
import pytest
from textual.pilot import Pilot

from tests.app.newsroom import analysis_of
from tests.support.workers import workers_done
from tui.app.fact_groups import Grouping
from tui.app.layout import ARTICLE, LIST, OUTLINE, PANEL
from tui.app.reader_app import DokjaApp
from tui.app.screens.reader import ReaderScreen
from tui.app.widgets.line_list import LineList
from tui.language.model import Analysis, Date, EntityType


def screen_of(pilot: Pilot) -> ReaderScreen:
    reader = pilot.app.reader
    assert reader is not None
    return reader


def dates(reader: ReaderScreen) -> dict[str, str]:
    """The dates among the facts of the open article: text → value."""
    return {fact.text: fact.value for fact in reader.open.facts if isinstance(fact, Date)}


def drawn(widget: LineList) -> list[str]:
    """The lines of a list as they stand on the screen."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def settled(pilot: Pilot) -> None:
    await workers_done(pilot.app)
    await pilot.pause()


async def opened(pilot: Pilot, title: str = "누리반도체, 해솔시에") -> ReaderScreen:
    """The reader with the article of that title open."""
    await settled(pilot)
    reader = screen_of(pilot)
    articles = reader.list_pane.articles
    for index in range(articles.count()):
        row = articles.row(index)
        if row is not None and row.title.startswith(title):
            articles.select(index)
    await pilot.press("1", "enter")
    await settled(pilot)
    assert reader.open is not None and reader.open.row.title.startswith(title)
    return reader


async def test_list_shows_title_outlet_date_length_and_unreadable_files(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        lines = drawn(screen_of(pilot).list_pane.articles)
        text = "\n".join(lines)
        assert "누리반도체, 해솔시에 공장 짓는다" in text
        assert "2025-03-04  가람일보" in text
        assert "new" in text and "chars" in text
        assert "broken" in text and "unreadable:" in text
        assert "[Why] [bold]굵게[/bold] [@click=app.quit]나가기[/]" in text
        assert "[red]빨강[/]" in text
        assert lines[0].strip().startswith("누리반도체")  # the newest first


async def test_an_unreadable_file_is_not_opened_but_says_why(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        reader.list_pane.articles.select(reader.list_pane.articles.count() - 1)
        await pilot.press("enter")
        await settled(pilot)
        assert reader.open is None
        assert "unreadable" in reader.status.message and reader.status.error


async def test_from_the_list_to_a_copied_fact(app: DokjaApp, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(DokjaApp, "copy", lambda self, text, what: copied.append(text))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        assert reader.focused is reader.article_pane.document
        await pilot.press("4")
        assert reader.focused is reader.panel_pane.panel
        while "자라겠다" not in (reader.panel_pane.panel.current.text if reader.panel_pane.panel.current else ""):
            await pilot.press("down")
        await pilot.press("c")
        await pilot.pause()
        assert len(copied) == 1
        assert "해솔시와 함께 자라겠다" in copied[0]
        assert "누리반도체, 해솔시에 공장 짓는다" in copied[0] and "가람일보" in copied[0] and "2025-03-04" in copied[0]


async def test_moving_through_facts_shows_the_sentence_and_enter_goes_there_and_back_returns(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("4", "down")
        document = reader.article_pane.document
        await pilot.pause()
        fact = reader.panel_pane.panel.current.payload
        assert document._emphasised == fact.sentence
        assert reader.focused is reader.panel_pane.panel
        await pilot.press("enter")
        await pilot.pause()
        assert reader.focused is document
        assert document.cursor_offset == fact.sentence.start
        await pilot.press("backspace")
        await pilot.pause()
        assert reader.focused is reader.panel_pane.panel
        assert reader.panel_pane.panel.current.payload == fact


async def test_marking_and_copying_several_as_csv(app: DokjaApp, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(DokjaApp, "copy", lambda self, text, what: copied.append(text))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("4", "down", "space", "space", "f")
        await pilot.pause()
        assert len(reader.panel_pane.panel.marked) == 2
        await pilot.press("end")  # the last row: all, as CSV
        await pilot.press("enter")
        await pilot.pause()
        assert copied[0].startswith("kind,fact")
        assert len(copied[0].splitlines()) == 7
        await pilot.press("c")
        await pilot.pause()
        assert len(copied[1].splitlines()) == 3  # the marked, in the same format


async def test_a_dismissed_fact_stays_away_until_undone(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("4", "down")
        fact = reader.panel_pane.panel.current.payload
        await pilot.press("delete")
        await settled(pilot)
        assert fact not in reader.panel_pane.panel.facts
        reader.open_article(reader.open.id)
        await settled(pilot)
        assert fact not in reader.panel_pane.panel.facts
        await pilot.press("u")
        await settled(pilot)
        assert fact in reader.panel_pane.panel.facts
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert fact not in reader.panel_pane.panel.facts


async def test_facts_group_by_kind_entity_section_and_time(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        panel = reader.panel_pane.panel
        headings = {}
        await pilot.press("4")
        for grouping in Grouping:
            assert panel.grouping is grouping
            headings[grouping] = [row.text for row in panel.rows if row.group]
            await pilot.press("o")
            await pilot.pause()
        assert "Quotes" in headings[Grouping.KIND]
        assert "한가람" in headings[Grouping.ENTITY]
        assert "해솔시의 기대" in headings[Grouping.SECTION]
        assert headings[Grouping.TIME][:2] == ["2025-03-04", "2025-06"]


async def test_folding_is_one_state_in_outline_and_article(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        document = reader.article_pane.document
        assert [row.text for row in reader.outline.rows][:3] == ["Headline", "해솔시의 기대", "남은 과제"]
        await pilot.press("2", "home", "down", "space")
        await pilot.pause()
        key = reader.outline.rows[1].key
        assert key in document.folded
        await pilot.press("enter", "z")
        await settled(pilot)
        assert reader.focused is document
        assert key not in document.folded
        assert document.folded == reader.outline._folded


async def test_place_and_folds_are_kept_for_every_article(app: DokjaApp) -> None:
    async with app.run_test(size=(100, 12)) as pilot:
        reader = await opened(pilot)
        await pilot.press("right_square_bracket", "right_square_bracket", "z", "pagedown")
        await pilot.pause()
        position, folded = reader.article_pane.document.position, reader.article_pane.document.folded
        assert position > 0
        await opened(pilot, "가온강")
        await pilot.press("backspace")
        await settled(pilot)
        assert reader.open.row.title.startswith("누리반도체")
        assert reader.article_pane.document.position == position
        assert reader.article_pane.document.folded == folded
        await pilot.press("alt+right")
        await settled(pilot)
        assert reader.open.row.title.startswith("가온강")


async def test_related_headlines_open_what_is_stored_and_say_what_is_not(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        reader = await opened(pilot)
        panel = reader.panel_pane.panel
        assert any(row.text == "[Why] 해솔시는 왜 반도체를 골랐나" for row in panel.rows)
        await pilot.press("4", "end", "up", "enter")
        await settled(pilot)
        assert "no such article is stored" in reader.status.message
        await pilot.press("end", "enter")
        await settled(pilot)
        assert reader.open.row.title == "미리내전자, 인력 500명 뽑는다"


@pytest.mark.parametrize(
    ("width", "pane", "shown"),
    [
        (160, LIST, {LIST, OUTLINE, ARTICLE, PANEL}),
        (120, ARTICLE, {LIST, OUTLINE, ARTICLE, PANEL}),
        (80, PANEL, {ARTICLE, PANEL}),
        (80, OUTLINE, {ARTICLE, OUTLINE}),
        (60, ARTICLE, {ARTICLE}),
        (60, PANEL, {PANEL}),
    ],
)
async def test_every_pane_can_be_reached_at_every_width(
    make_app: Callable[[], DokjaApp], width: int, pane: str, shown: set[str]
) -> None:
    async with make_app().run_test(size=(width, 40)) as pilot:
        reader = await opened(pilot)
        for _ in range(4):
            if reader.focused_pane == pane:
                break
            await pilot.press("tab")
        assert reader.focused_pane == pane
        await pilot.pause()
        assert {name for name in (LIST, OUTLINE, ARTICLE, PANEL) if reader.query_one(f"#{name}").region.area} == shown


async def test_panes_are_resized_and_hidden(app: DokjaApp) -> None:
    async with app.run_test(size=(160, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("1")
        width = reader.list_pane.size.width
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert reader.list_pane.size.width == width + 4
        await pilot.press("4", "f7")
        await pilot.pause()
        assert not reader.panel_pane.display and reader.focused_pane == ARTICLE
        await pilot.press("f7")
        await pilot.pause()
        assert reader.panel_pane.display


async def test_star_read_tags_and_undo(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("s")
        assert reader.meant.starred and reader.meant.read
        await pilot.press("r")
        assert not reader.meant.read
        await pilot.press("u", "u")
        assert not reader.meant.starred and reader.meant.read
        await pilot.press("t", *"economy", "enter")
        await settled(pilot)
        assert reader.library.tags(reader.open.id) == ("economy",)


async def test_the_file_opens_in_the_users_editor(app: DokjaApp, monkeypatch, tmp_path) -> None:
    edited = tmp_path / "edited"
    monkeypatch.setenv("VISUAL", f"sh -c 'printf %s \"$0\" > {edited}'")
    monkeypatch.setattr(type(app), "suspend", lambda self: nullcontext())
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("ctrl+e")
        assert edited.read_text() == reader.meant.path
        monkeypatch.setenv("VISUAL", "no-such-editor")
        await pilot.press("ctrl+e")
        assert "no-such-editor" in reader.status.message


async def test_the_date_can_be_set_by_hand(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("d", "ctrl+u", *"2025.13.1", "enter")
        await pilot.pause()
        assert reader.open.article.published == "2025-03-04"  # refused, the dialog is still there
        await pilot.press("ctrl+u", *"2024.3.7", "enter")
        await settled(pilot)
        assert reader.open.article.published == "2024-03-07"
        assert dates(reader) == {"4일": "2024-03-04", "오는 6월": "2024-06"}  # at once, without an analysis
        assert any("2024-06" in line for line in drawn(reader.panel_pane.panel))
        assert reader.open.pending
        await pilot.press("u")
        await settled(pilot)
        assert dates(reader) == {"4일": "2025-03-04", "오는 6월": "2025-06"}
        assert not reader.open.pending


async def test_the_full_analysis_follows_a_new_date(app: DokjaApp, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def analyse(article_id: int) -> Analysis:
        begun.set()
        await go_on.wait()
        article = app.library.article(article_id)
        analysis = msgspec.structs.replace(analysis_of(article), published=article.published, facts=())
        assert app.library.store_analysis(article_id, analysis)
        return analysis

    monkeypatch.setattr(app.background, "analyse", analyse)
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        app._analyse = True
        await pilot.press("d", "ctrl+u", *"2024.3.7", "enter")
        await asyncio.wait_for(begun.wait(), 5)
        assert dates(reader) == {"4일": "2024-03-04", "오는 6월": "2024-06"}
        go_on.set()
        await settled(pilot)
        assert not reader.open.pending and reader.open.analysis.facts == ()
        assert reader.open.analysis.published == "2024-03-07"


async def test_filter_lists_as_one_types_and_shows_mistakes_where_they_are(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        await pilot.press("slash", *"가온강")
        await pilot.pause(0.15)
        await settled(pilot)
        assert reader.list_pane.articles.count() == 1
        await pilot.press("ctrl+u", *"date:never")
        await pilot.pause(0.15)
        await settled(pilot)
        assert "^" in str(reader.list_pane.query_one("#problem").render())
        await pilot.press("escape")
        await settled(pilot)
        assert reader.list_pane.articles.count() == 5
        assert reader.focused is reader.list_pane.articles


async def test_orders(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        firsts = []
        for _ in range(4):
            firsts.append((reader.list_pane.title_bar.note, drawn(reader.list_pane.articles)[0].strip()))
            await pilot.press("o")
            await settled(pilot)
        assert [note for note, _ in firsts] == ["by date", "by title", "by outlet", "by last read"]
        assert len({first for _, first in firsts[:3]}) > 1


@pytest.mark.parametrize("keys", [("ㅓ", "ㅓ"), ("j", "j"), ("down", "down")])
async def test_keys_work_with_the_korean_input_method_on(
    make_app: Callable[[], DokjaApp], keys: tuple[str, ...]
) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        assert screen_of(pilot).list_pane.articles.cursor == 2


async def test_language_and_theme_change_live_and_are_kept(app: DokjaApp) -> None:
    from tui.settings import load_settings

    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("f8")
        app.action_next_language()
        await settled(pilot)
        assert reader.query_one("#outline").title_bar.title == "짜임"
        assert not app.current_theme.dark
    settings, problems = load_settings()
    assert (settings.theme, settings.language, problems) == ("dokja-light", "ko", [])


async def test_a_result_opens_at_the_place_found(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        await pilot.press("slash", *"협약서")
        await pilot.pause(0.15)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        document = reader.article_pane.document
        assert reader.open is not None
        assert reader.open.article.text[document.cursor_offset :].startswith("협약서")


async def test_types_switched_off_stay_off_in_the_next_article(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        reader.article_pane.document.hidden_types = frozenset({EntityType.PERSON})
        await opened(pilot, "가온강")
        assert reader.article_pane.document.hidden_types == {EntityType.PERSON}


async def test_widths_chosen_with_keys_are_kept(app: DokjaApp) -> None:
    from tui.settings import load_settings

    async with app.run_test(size=(160, 40)) as pilot:
        reader = await opened(pilot)
        await pilot.press("1", "greater_than_sign", "3", "minus")
        await pilot.pause()
        width = reader.list_pane.size.width
        await pilot.press("q")
    settings, _ = load_settings()
    assert settings.list_width == width and settings.reading_width < 76


async def test_an_error_in_the_background_is_said_and_the_reader_goes_on(
    app: DokjaApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)

        async def fail() -> None:
            raise RuntimeError("[Why] broken")

        app.run_worker(fail(), exit_on_error=False)
        await pilot.pause(0.1)
        assert "[Why] broken" in reader.status.message
        await pilot.press("4")
        assert reader.focused_pane == PANEL


async def test_reading_on_through_the_unread_ones_skips_none(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        await pilot.press("full_stop")
        await settled(pilot)
        titles = [reader.list_pane.articles.row(index).title for index in range(4)]
        await pilot.press("enter")
        await settled(pilot)
        read = [reader.open.row.title]
        for _ in range(3):
            await pilot.press("alt+down")
            await settled(pilot)
            read.append(reader.open.row.title)
        assert read == titles
