import asyncio
from pathlib import Path

from tests.library.support import news
from tui.library.watching import changes


async def seen(folder: list[Path], act: "list[object]", wait: float = 3.0) -> int:
    """How many times a change was told while `act`'s steps were done one after the other."""
    stop = asyncio.Event()
    told = asyncio.Queue[frozenset[Path]]()

    async def watch() -> None:
        async for paths in changes(folder, stop, debounce=50):
            assert paths
            told.put_nowait(paths)

    task = asyncio.create_task(watch())
    await asyncio.sleep(0.3)
    count = 0
    for step in act:
        step()  # type: ignore[operator]
        try:
            await asyncio.wait_for(told.get(), wait)
            count += 1
        except TimeoutError:
            pass
    stop.set()
    await asyncio.wait_for(task, 5)
    return count


async def test_added_changed_removed_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    steps = [
        lambda: path.write_text(news("하나", "글이다.")),
        lambda: path.write_text(news("하나", "고친 글이다.")),
        path.unlink,
    ]
    assert await seen([tmp_path], steps) == 3


async def test_other_files_are_not_told(tmp_path: Path) -> None:
    assert await seen([tmp_path], [lambda: (tmp_path / "picture.png").write_bytes(b"png")], wait=0.5) == 0


async def test_a_single_file_that_is_replaced(tmp_path: Path) -> None:
    single = tmp_path / "pasted.text"
    single.write_text("글이다.")

    def replace() -> None:
        other = tmp_path / "temporary"
        other.write_text("새 글이다.")
        other.replace(single)

    assert await seen([single], [replace]) == 1
    assert await seen([single], [lambda: (tmp_path / "b.txt").write_text("남의 글")], wait=0.5) == 0


async def test_nothing_to_watch(tmp_path: Path) -> None:
    assert [change async for change in changes([tmp_path / "none"])] == []
