"""Nothing that is pressed, at any size, in any state, brings the reader down."""

import random

import pytest

from tests.app.test_reader import opened, settled
from tui.app.commands import all_shortcuts
from tui.app.reader_app import DokjaApp

LEAVING = {"q", "ctrl+q", "f10", "ctrl+c"}
KEYS = sorted(
    {key for shortcuts in all_shortcuts().values() for shortcut in shortcuts for key in shortcut.keys} - LEAVING
    | {"가", "ㅁ", "x", "Z", "ctrl+up", "backspace"}
)


async def test_keys_with_nothing_open(app: DokjaApp) -> None:
    async with app.run_test(size=(20, 5)) as pilot:
        await settled(pilot)
        for key in KEYS:
            if key in ("enter", "right", "l", "a", "insert"):
                continue
            await pilot.press(key)
            while app.screen is not app.reader:
                await pilot.press("escape")
        assert app.is_running and app.reader is app.screen


@pytest.mark.parametrize(("size", "seed"), [((40, 10), 1), ((130, 40), 3)])
async def test_keys_in_any_order(make_app, size: tuple[int, int], seed: int) -> None:
    app: DokjaApp = make_app()
    choose = random.Random(seed)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for number in range(40):
            await pilot.press(choose.choice(KEYS))
            if number % 10 == 9:
                await pilot.resize_terminal(choose.randint(10, 180), choose.randint(3, 60))
                await pilot.press("escape")
        assert app.is_running


async def test_the_file_of_the_open_article_is_removed(app: DokjaApp, folder) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        reader = await opened(pilot)
        (folder / "foundry.txt").unlink()
        await app._refresh_library()
        await settled(pilot)
        assert "was removed" in reader.status.message
        await pilot.press("4", "down", "c", "s", "m", "escape", "1", "down", "enter")
        await settled(pilot)
        assert app.is_running and reader.open.row.title != "누리반도체, 해솔시에 공장 짓는다"
