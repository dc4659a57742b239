"""Trends over time: counting, and the screen by keyboard."""

import datetime

import pytest
from textual.pilot import Pilot

from tests.app.screens.support import drawn, settled
from tui.app.reader_app import DokjaApp
from tui.app.screens.trends import Trends
from tui.app.trend_series import MOST_STEPS, Measure, Term, Unit, fitting_units, step_of, steps_between, trend
from tui.library.across.days import Day
from tui.library.library import Library

DAY = datetime.date.fromisoformat


def test_steps() -> None:
    assert step_of(DAY("2024-12-30"), Unit.WEEK).name == "2025-W01"
    assert step_of(DAY("2024-02-10"), Unit.MONTH).dates == "2024-02-01..2024-02-29"
    assert [step.name for step in steps_between(DAY("2024-11-30"), DAY("2025-01-01"), Unit.MONTH)] == [
        "2024-11",
        "2024-12",
        "2025-01",
    ]
    assert [step.name for step in steps_between(DAY("2023-01-01"), DAY("2025-12-31"), Unit.YEAR)] == [
        "2023",
        "2024",
        "2025",
    ]


def test_gaps_are_zero_and_shares_are_of_all_articles() -> None:
    days = [Day("2025-01-31", 1, 3), Day("2025-03-01", 2, 2), Day("2025-13-99", 9, 9)]
    total = [Day("2025-01-02", 4, 4), Day("2025-03-01", 2, 2)]
    found = trend([days], total, Unit.MONTH, Measure.ARTICLES)
    assert [step.name for step in found.steps] == ["2025-01", "2025-02", "2025-03"]
    assert found.values == [[1, 0, 2]]
    assert trend([days], total, Unit.MONTH, Measure.MENTIONS).values == [[3, 0, 2]]
    assert trend([days], total, Unit.MONTH, Measure.SHARE).values == [[25, 0, 100]]
    assert trend([[]], total, Unit.MONTH, Measure.SHARE).steps == ()


@pytest.mark.parametrize(
    ("first", "last", "best"),
    [
        ("2025-01-01", "2025-02-01", Unit.DAY),
        ("2025-01-01", "2025-05-01", Unit.WEEK),
        ("2020-01-01", "2025-05-01", Unit.MONTH),
        ("1990-01-01", "2025-05-01", Unit.YEAR),
    ],
)
def test_units_fit(first: str, last: str, best: Unit) -> None:
    days = [[Day(first, 1, 1), Day(last, 1, 1), Day("0001-01-01", 1, 1)]]
    assert fitting_units(days)[0] is best
    for unit in fitting_units(days):
        assert len(trend(days, [], unit, Measure.ARTICLES).steps) <= MOST_STEPS + 2


def test_query_of_a_term(library: Library) -> None:
    person = library.entities("PS", "윤가온")[0]
    assert Term("윤가온", person).query == 'person:"윤가온"' and Term("용광로").query == "용광로"
    assert library.count(Term("윤가온", person).query + " published:2025-02-01..2025-02-28") == 2


async def trends_of(pilot: Pilot, library: Library) -> Trends:
    await settled(pilot)
    screen = Trends(library)
    await pilot.app.push_screen(screen)
    await settled(pilot)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_curves_and_table(app: DokjaApp, library: Library, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await trends_of(pilot, library)
        assert "윤가온" in drawn(screen.series)[0] and "한빛제철" in drawn(screen.series)[1]
        lines = drawn(screen.table)
        assert lines[0].split() == ["A", "B", "C"] and lines[1].split()[0] == "2025-02"
        assert lines[1].split()[1:] == ["1", "2", "1"]
        picture = screen.plot.render().plain
        assert any("\u2800" < character <= "\u28ff" for character in picture) and "2025-02" in picture
        assert all(len(line) <= screen.plot.size.width for line in picture.splitlines())


async def test_units_measures_terms(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await trends_of(pilot, library)
        await pilot.press("o")
        assert screen.unit is Unit.YEAR and drawn(screen.table)[1].split()[0] == "2025"
        await pilot.press("m", "m")
        assert screen.measure is Measure.SHARE and "%" in screen.title_bar.note
        await pilot.press("a", "용", "광", "로")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [term.text for term in screen.terms][-1] == "용광로" and len(screen.terms) == 4
        await pilot.press("shift+tab", "down", "down", "down", "delete")
        assert len(screen.terms) == 3 and "용광로" not in [term.text for term in screen.terms]


async def test_a_wrong_query_is_said_and_leaves_the_rest(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await trends_of(pilot, library)
        screen._add(Term("date:foo"))
        await settled(pilot)
        assert screen.status.error and len(screen.terms) == 3


async def test_enter_lists_the_articles_of_a_step(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await trends_of(pilot, library)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.pause(0.5)
        await settled(pilot)
        assert app.reader is not None and app.screen is app.reader
        assert "published:2025-02-01..2025-02-28" in app.reader.list_pane.typed
        assert app.reader.list_pane.articles.count() == 2


async def test_without_names(app: DokjaApp, library: Library) -> None:
    for path in library.roots[0].iterdir():
        path.unlink()
    library.refresh()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await trends_of(pilot, library)
        assert screen.terms == [] and "Press a" in " ".join(drawn(screen.series))


async def test_letters_draw_where_there_are_no_colours(app: DokjaApp, library: Library) -> None:
    app.no_color = True
    async with app.run_test(size=(80, 24)) as pilot:
        picture = (await trends_of(pilot, library)).plot.render().plain
        assert {"B", "C"} <= set(picture) and not any("\u2800" <= character <= "\u28ff" for character in picture)


async def test_every_theme(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await trends_of(pilot, library)
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            assert "2025-02" in screen.plot.render().plain and drawn(screen.table)[1].startswith("2025-02")


async def test_it_begins_with_the_search_of_the_list(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", "용", "광", "로", "enter", "ctrl+t")
        await settled(pilot)
        assert isinstance(app.screen, Trends) and app.screen.terms == [Term("용광로")]
        assert "3" in drawn(app.screen.series)[0]
