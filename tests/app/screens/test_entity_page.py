"""The page of an entity by keyboard."""

import pytest
from textual.pilot import Pilot

from tests.app.screens.support import drawn, settled
from tui.app.reader_app import DokjaApp
from tui.app.screens.compare import Compare
from tui.app.screens.entity_page import EntityPage
from tui.library.library import Library


async def page_of(pilot: Pilot, library: Library, name: str = "윤가온", entity_type: str = "PS") -> EntityPage:
    await settled(pilot)
    page = EntityPage(library, library.entities(entity_type, name)[0])
    await pilot.app.push_screen(page)
    await settled(pilot)
    return page


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_sections_by_arrow_tab_and_number(app: DokjaApp, library: Library, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        page = await page_of(pilot, library)
        text = "\n".join(drawn(page.list))
        assert "한빛제철 대표" in text and "한빛제철 이사" in text and "2025-01-10" in text
        assert "나루 유나이티드 감독" in text  # the other one of this name
        await pilot.press("right")
        await settled(pilot)
        assert page.section == "articles"
        lines = drawn(page.list)
        assert "용광로에 불" in lines[0] and "2025-02-20" in lines[0]
        assert any("[Why] 용광로는 늦어지나" in line for line in lines)
        await pilot.press("tab")
        await settled(pilot)
        said = "\n".join(drawn(page.list))
        assert "“다 지었다”" in said and "denied" in said and "promised" in said and "2024-03-05" in said
        assert "\x1b" not in said
        await pilot.press("4")
        await settled(pilot)
        assert "80억원" in "\n".join(drawn(page.list))
        await pilot.press("right")
        await settled(pilot)
        assert "한빛제철" in drawn(page.list)[0] and "3" in drawn(page.list)[0]
        await pilot.press("left", "6", "right")
        assert page.section == "overview"


async def test_timeline_has_articles_and_what_was_said_by_month(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await page_of(pilot, library)
        await pilot.press("6")
        await settled(pilot)
        lines = drawn(page.list)
        assert lines[0].startswith("2025-02") and "용광로에 불" in lines[1]
        assert any("다 지었다" in line for line in lines) and any(line.startswith("2024-03") for line in lines)


async def test_enter_opens_the_article_in_the_reader(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await page_of(pilot, library)
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.reader is not None and app.screen is app.reader
        assert app.reader.open is not None and app.reader.open.row.title == "[Why] 용광로는 늦어지나"


async def test_company_leads_to_its_page_and_escape_back(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await page_of(pilot, library)
        await pilot.press("5")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, EntityPage) and app.screen.entity.name == "한빛제철"
        await pilot.press("escape")
        assert app.screen is page
        await pilot.press("ㅂ")  # q with the Korean input method on
        assert app.screen is app.reader


async def test_join_split_and_undo(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await page_of(pilot, library)
        assert len(page.entity.articles) == 3
        while page.list.current is None or "윤가온" not in page.list.current.text:
            await pilot.press("down")
        await pilot.press("plus")
        await settled(pilot)
        assert len(page.entity.articles) == 4 and "joined" in page.status.message
        await pilot.press("2")
        await settled(pilot)
        assert "새 감독" in drawn(page.list)[0]
        await pilot.press("space", "minus")
        await settled(pilot)
        assert len(page.entity.articles) == 3 and len(library.entities("PS", "윤가온")) == 2
        await pilot.press("u")
        await settled(pilot)
        assert len(page.entity.articles) == 4
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert len(page.entity.articles) == 3


async def test_join_with_another_name(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await page_of(pilot, library, "한빛제철", "OG")
        await pilot.press("plus")
        await settled(pilot)
        await pilot.press("ctrl+u", "나", "루")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen is page
        assert set(page.entity.names) == {"한빛제철", "나루 유나이티드"}


async def test_all_articles_cannot_be_split_off(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await page_of(pilot, library)
        await pilot.press("2")
        await settled(pilot)
        await pilot.press("space", "space", "space", "minus")
        await settled(pilot)
        assert "not all" in page.status.message and len(page.entity.articles) == 3


async def test_copy_marked_quotes_with_their_sources(
    app: DokjaApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(DokjaApp, "copy", lambda self, text, what: copied.append(text))
    async with app.run_test(size=(80, 24)) as pilot:
        await page_of(pilot, library)
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("space", "down", "space", "c")
        await settled(pilot)
        assert "다 지었다" in copied[0] and "짓겠다" in copied[0] and "늦지 않는다" not in copied[0]
        assert "용광로에 불, 가온일보, 2025-02-20" in copied[0]


async def test_compare_two_times(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await page_of(pilot, library)
        await pilot.press("v")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, Compare)
        old, new = ("\n".join(drawn(side.list)) for side in screen.sides)
        assert "짓겠다" in old and "다 지었다" in new and "다 지었다" not in old and "짓겠다" not in new
        await pilot.press("d", "ctrl+u", *"2024", "enter")
        await settled(pilot)
        assert "짓겠다" in "\n".join(drawn(screen.sides[0].list))
        await pilot.press("tab", "d", "ctrl+u", *"2025-01", "enter")
        await settled(pilot)
        new = "\n".join(drawn(screen.sides[1].list))
        assert "늦지 않는다" in new and "다 지었다" not in new
        await pilot.press("enter")
        await settled(pilot)
        assert app.reader.open is not None and app.reader.open.row.title == "[Why] 용광로는 늦어지나"


async def test_compare_two_marked_quotes(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await page_of(pilot, library)
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("space", "down", "space", "v")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, Compare)
        old, new = ("\n".join(drawn(side.list)) for side in screen.sides)
        assert "짓겠다" in old and "다 지었다" in new and "늦지" not in old + new


async def test_wrong_dates_are_said(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await page_of(pilot, library)
        await pilot.press("v")
        await settled(pilot)
        compare = app.screen
        await pilot.press("d", "ctrl+u", *"2024-13", "enter")
        await settled(pilot)
        assert app.screen is not compare  # the prompt stays, and says what is wrong
        await pilot.press("escape")
        assert app.screen is compare
