"""What opens over the reader: cards, corrections, notes, palette, jump, settings, adding, exporting."""

from pathlib import Path

import pytest

from tests.app.test_reader import opened, screen_of, settled
from tui.app.layout import OUTLINE, PANEL
from tui.app.reader_app import DokjaApp
from tui.app.screens.add import AddDialog
from tui.app.screens.entity_card import EntityCard
from tui.app.screens.entity_page import EntityPage
from tui.app.screens.help import Help
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import RowList
from tui.language.model import EntityType
from tui.library.model import Colour


def texts(app: DokjaApp) -> list[str]:
    return [row.text for row in app.screen.query_one(RowList).rows]


async def choose(pilot, text: str) -> None:
    """Choose the row with that text in the dialog, as soon as it is there."""
    for _ in range(100):
        for rows in pilot.app.screen.query(RowList):
            if (place := next((n for n, row in enumerate(rows.rows) if text in row.text), None)) is not None:
                rows.select(place)
                rows.action_choose()
                await settled(pilot)
                return
        await pilot.pause(0.05)
    raise AssertionError(text)


async def dialog(pilot, *keys: str) -> None:
    """Press keys, and wait for the dialog that they open."""
    await pilot.press(*keys)
    for _ in range(100):
        if pilot.app.screen is not pilot.app.reader and pilot.app.screen.is_mounted:
            break
        await pilot.pause(0.05)
    await pilot.pause()


async def to_entity(pilot, name: str):
    """The reader with the cursor on a mention of that name."""
    reader = await opened(pilot)
    for _ in range(12):
        await pilot.press("w")
        await pilot.pause()
        mention = reader.article_pane.document.mention
        if mention is not None and mention.name == name:
            return reader
    raise AssertionError(name)


async def test_card_shows_names_mentions_and_facts_and_goes_there(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await to_entity(pilot, "한가람")
        await dialog(pilot, "enter")
        assert isinstance(app.screen, EntityCard)
        shown = texts(app)
        assert "Names: 한가람 (2)" in shown
        assert any("confidence 90 %" in text for text in shown)
        assert any("해솔시와 함께 자라겠다" in text for text in shown)
        assert not any("title:" in text for text in shown)
        await choose(pilot, "이날 협약서에")
        assert app.screen is reader
        text = reader.open.article.text
        assert text[reader.article_pane.document.cursor_offset :].startswith("한가람은 이날")


async def test_a_correction_holds_at_once_and_can_be_undone(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await to_entity(pilot, "해솔시")

        def types() -> set[EntityType]:
            return {one.type for one in reader.open.analysis.mentions if one.text == "해솔시"}

        await dialog(pilot, "enter")
        await choose(pilot, "another type")
        await choose(pilot, "Organisation")
        assert types() == {EntityType.ORGANISATION}
        await dialog(pilot, "enter")
        await choose(pilot, "no entity at all")
        assert types() == set()
        await pilot.press("u", "u")
        await settled(pilot)
        assert types() == {EntityType.PLACE}


async def test_legend_switches_types_off(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "i")
        await choose(pilot, "Person")
        assert reader.article_pane.document.hidden_types == {EntityType.PERSON}
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is reader


async def test_a_sentence_is_marked_with_a_note_and_found_among_all_notes(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "4", "down", "enter", "m")
        await pilot.press(*"important", "down", "enter")
        await settled(pilot)
        mark = reader.library.highlights(reader.open.id)[0]
        assert (mark.note, mark.colour, mark.quoted[:8]) == ("important", Colour.GREEN, "한가람 누리반도")
        assert any(row.text.startswith("한가람 누리반도체") for row in reader.panel_pane.panel.rows)
        await opened(pilot, "가온강")
        await dialog(pilot, "f5")
        await pilot.press(*"import")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert reader.open.row.title.startswith("누리반도체")
        await dialog(pilot, "m")
        await choose(pilot, "take the highlight away")
        assert reader.library.highlights(reader.open.id) == []
        await pilot.press("u")
        await settled(pilot)
        assert len(reader.library.highlights(reader.open.id)) == 1


async def test_timeline_is_in_the_order_of_the_calendar(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "v")
        leads = [row.lead.strip() for row in app.screen.query_one(RowList).rows if row.lead.strip()]
        assert leads == ["2025-03-04", "2025-06"]
        await choose(pilot, "오는 6월까지")
        assert reader.open.article.text[reader.article_pane.document.cursor_offset :].startswith("한 대표는 오는")


async def test_palette_does_actions_and_opens_articles_with_literal_titles(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "ctrl+p")
        await pilot.press(*"굵게")
        await pilot.pause()
        assert "[Why] [bold]굵게[/bold] [@click=app.quit]나가기[/]" in texts(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "굵게" in reader.open.row.title
        await dialog(pilot, "ctrl+p")
        await choose(pilot, "Outline: Go to the section")
        assert reader.focused_pane == OUTLINE or reader.focused is reader.article_pane.document
        await dialog(pilot, "ctrl+p")
        await choose(pilot, "To the facts")
        assert reader.focused_pane == PANEL


async def test_jump_goes_to_a_pane_or_section_by_a_letter(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        targets = reader.jump_targets()
        await dialog(pilot, "f4")
        await pilot.press("f")  # the fourth letter: the side panel
        await settled(pilot)
        assert reader.focused_pane == PANEL
        await dialog(pilot, "f4")
        section = next(number for number, one in enumerate(targets) if one.target == reader.outline.rows[2].key)
        await pilot.press("asdfghjklqwertyuiop"[section])
        await settled(pilot)
        document = reader.article_pane.document
        assert reader.focused is document
        assert document.cursor_offset == reader.open.article.sections[2].heading.span.start


async def test_help_begins_with_the_pane_in_use_and_names_every_key(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await dialog(pilot, "4", "f1")
        assert isinstance(app.screen, Help)
        assert texts(app)[0] == "Facts"
        assert "Copy" in texts(app)
        await pilot.press("escape")


async def test_keys_are_rebound_by_id(make_app) -> None:
    app = make_app(keys={"list.sort": "f12", "reader.star": "ctrl+t"})
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        await pilot.press("o")
        await settled(pilot)
        assert reader.list_pane.title_bar.note == "by date"
        await pilot.press("f12", "ctrl+t")
        await settled(pilot)
        assert reader.list_pane.title_bar.note == "by title"
        assert reader.list_pane.current.starred


async def test_settings_are_changed_checked_and_kept(app: DokjaApp) -> None:
    from tui.settings import load_settings

    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "f9")
        await choose(pilot, "reading.width")
        await pilot.press("ctrl+u", *"7", "enter")
        await pilot.pause()
        assert load_settings()[0].reading_width == 76  # refused: too narrow
        await pilot.press("ctrl+u", *"60", "enter")
        await settled(pilot)
        assert load_settings()[0].reading_width == 60
        assert reader.article_pane.document.reading_width == 60


async def test_searches_are_saved_as_folders(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        reader = screen_of(pilot)
        await pilot.press("slash", *"반도체")
        await pilot.pause(0.15)
        await settled(pilot)
        await dialog(pilot, "ctrl+s")
        await pilot.press("ctrl+u", *"chips", "enter")
        await settled(pilot)
        folder = reader.list_pane.folder_bar.folders[-1]
        assert (folder.name, folder.query, folder.count) == ("chips", "반도체", 2)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("comma")
        await settled(pilot)
        assert reader.list_pane.articles.count() == 2
        app.screen.action_remove_search()
        await settled(pilot)
        assert [one.name for one in reader.list_pane.folder_bar.folders] == ["All", "Unread", "Starred"]


async def test_pasted_text_and_files_are_added(app: DokjaApp, tmp_path: Path) -> None:
    from textual.events import Paste

    lead = "[가람일보=나도담 기자] 가온시가 새 다리의 이름을 찾는다. 공모는 3월까지다."
    text = f"새 다리 이름 공모\n{lead}\n시는 상금 100만원을 건다.\n"
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await dialog(pilot, "a")
        assert isinstance(app.screen, AddDialog)
        app.screen.query_one(LineInput).post_message(Paste(text))
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert [row.right for row in app.screen.query_one(RowList).rows] == ["added"]
        await pilot.press("enter")  # opens it
        await settled(pilot)
        reader = screen_of(pilot)
        assert reader.open is not None and "이름 공모" in reader.open.article.title.text


async def test_names_lead_to_a_page_across_articles(app: DokjaApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        await dialog(pilot, "f12")
        assert "한가람" in texts(app)
        await choose(pilot, "한가람")
        assert isinstance(app.screen, EntityPage)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is reader


async def test_an_empty_folder_offers_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.app import folders
    from tui.library.library import Library
    from tui.settings import Settings

    samples, own = tmp_path / "samples", tmp_path / "own"
    samples.mkdir()
    own.mkdir()
    (samples / "one.txt").write_text("제목 하나\n본문이다.\n", encoding="utf-8")
    monkeypatch.setattr(folders, "sample_folder", lambda: samples)
    with Library.open(own, data_folder=tmp_path / "d", cache_folder=tmp_path / "c") as library:
        app = DokjaApp(library, Settings(), analyse=False, watch=False)
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            assert "sample articles" in str(app.reader.query_one("#empty").render())
            await pilot.press("enter")
            await settled(pilot)
            assert app.reader.list_pane.articles.count() == 1
            assert not app.reader.query("#empty")


async def test_any_theme_is_chosen_and_kept(app: DokjaApp) -> None:
    from tui.settings import load_settings

    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        app.action_choose_theme()
        await choose(pilot, "nord")
        assert app.theme == "nord" and load_settings()[0].theme == "nord"
        assert app.screen is reader
