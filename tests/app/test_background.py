"""What goes on behind the reader: changed files, and an index that had to be made anew."""

import asyncio
from pathlib import Path

import pytest

from tests.app.test_reader import screen_of, settled
from tui.app import reader_app
from tui.app.background import Background
from tui.app.reader_app import DokjaApp
from tui.library.errors import LibraryError
from tui.library.library import Library


async def test_only_what_changed_is_looked_at_and_all_after_a_failure(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[object] = []
    refresh = library.refresh

    def recorded(progress, stop, paths):
        looked_at.append(paths)
        if len(looked_at) == 2:
            raise LibraryError("full")
        return refresh(progress, stop, paths)

    monkeypatch.setattr(library, "refresh", recorded)
    background = Background(library)
    changes = background.changes()
    following = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0.5)
    path = folder / "new.txt"
    path.write_text("새 소식\n\n새 글이 들어왔다.", encoding="utf-8")
    paths = await asyncio.wait_for(following, 5)
    assert paths == {path}
    assert len((await background.refresh(lambda _: None, paths)).added) == 1
    with pytest.raises(LibraryError):
        await background.refresh(lambda _: None, paths)
    await background.refresh(lambda _: None, paths)
    await background.refresh(lambda _: None, paths)
    assert looked_at == [paths, paths, None, paths]
    await changes.aclose()
    await background.close()


async def test_a_repaired_index_is_said_and_filled(app: DokjaApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_app, "REPAIRS_SECONDS", 0.05)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = app.library.count()
        app.library.repair()
        assert app.library.count() == 0
        await pilot.pause(0.2)
        await settled(pilot)
        assert screen_of(pilot).status.message == app.library.messages[-1]
        assert app.library.count() == before
