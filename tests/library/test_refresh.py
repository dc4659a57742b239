import os
import sys
from pathlib import Path

import pytest

from tests.library.support import OLD, Shelf, news
from tui.library import files
from tui.library.library import Library
from tui.library.model import Changes


def test_added_changed_removed(shelf: Shelf) -> None:
    first = shelf.add("a.txt", news("하나", "첫째 글이다."))
    second = shelf.add("sub/b.md", news("둘", "둘째 글이다."))
    assert shelf.library.count() == 2
    shelf.write("a.txt", news("하나 고침", "첫째 글을 고쳤다."))
    (shelf.folder / "sub/b.md").unlink()
    changes = shelf.library.refresh()
    assert changes == Changes((), (first,), (second,), ())
    assert shelf.titles() == {"하나 고침"}
    assert shelf.titles("고쳤다") == {"하나 고침"}
    assert shelf.titles("둘째") == set()


def test_nothing_changed_opens_no_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        shelf.write(f"{number}.txt", news(f"제목 {number}", "본문이다."))
    shelf.library.refresh()
    shelf.reopen()
    opened: list[str] = []
    monkeypatch.setattr(files, "_read_settled", lambda path: opened.append(path))
    assert not shelf.library.refresh()
    assert opened == []


def test_same_size_and_time_but_another_text_is_seen(shelf: Shelf) -> None:
    shelf.add("a.txt", news("하나", "앞의 글이다."))
    path = shelf.write("a.txt", news("하나", "뒤의 글이다."))
    assert path.stat().st_mtime == OLD
    assert len(shelf.library.refresh().changed) == 1
    assert shelf.titles("뒤의") == {"하나"}


def test_file_written_this_instant_is_read_again(shelf: Shelf) -> None:
    path = shelf.folder / "a.txt"
    path.write_text(news("하나", "앞의 글이다."))
    first = shelf.library.refresh()
    assert len(first.added) == 1
    os.utime(path, (OLD, OLD))
    shelf.library.refresh()
    assert not shelf.library.refresh()


def test_clock_set_back(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.write("a.txt", news("하나", "앞의 글이다."))
    future = OLD * 2
    os.utime(path, (future, future))
    shelf.library.refresh()
    assert not shelf.library.refresh()
    path.write_text(news("하나", "뒤의 글이다. 지금은 과거다."))
    os.utime(path, (OLD, OLD))
    assert len(shelf.library.refresh().changed) == 1
    assert shelf.titles("과거다") == {"하나"}


def test_what_is_no_article(shelf: Shelf) -> None:
    for name in (".hidden.txt", "README.md", "readme.ko.md", "picture.png", ".git/a.txt"):
        shelf.write(name, "글이다.")
    assert shelf.library.refresh() == Changes()


def test_unreadable_files_are_listed_with_the_reason(shelf: Shelf) -> None:
    shelf.write("empty.txt", "")
    shelf.write("binary.txt", b"\x7fELF\x00\x01\x02\x00\x00")
    shelf.write("good.txt", news("좋은 글", "본문이다."))
    changes = shelf.library.refresh()
    assert len(changes.added) == 3
    assert len(changes.unreadable) == 2
    rows = {row.name: row for row in shelf.library.page()}
    assert rows["good.txt"].unreadable is None
    assert rows["empty.txt"].unreadable
    assert rows["binary.txt"].unreadable != rows["empty.txt"].unreadable
    assert shelf.titles("is:unreadable") == {"empty", "binary"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(shelf: Shelf) -> None:
    shelf.write("a.txt", news("하나", "글이다.")).chmod(0)
    assert len(shelf.library.refresh().unreadable) == 1


def test_file_that_changes_while_it_is_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.write("a.txt", news("하나", "앞의 글이다."))
    states = files.state_of
    reads = 0

    def growing(status: os.stat_result) -> files.FileState:
        nonlocal reads
        reads += 1
        state = states(status)
        return files.FileState(state.size + reads, state.modified, state.changed, state.inode)

    monkeypatch.setattr(files, "state_of", growing)
    assert files.read_article(str(path)).state == files.UNSETTLED
    assert reads == 6
    monkeypatch.undo()
    assert files.read_article(str(path)).state == states(path.stat())


def test_file_gone_between_listing_and_reading(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.write("a.txt", news("하나", "글이다."))
    gone = shelf.write("b.txt", news("둘", "글이다."))
    read = files.read_article

    def read_article(path: str) -> files.StoredText:
        gone.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr("tui.library.indexing.read_article", read_article)
    shelf.library.refresh()
    assert shelf.titles() <= {"하나", "둘"}
    monkeypatch.undo()
    shelf.library.refresh()
    assert shelf.titles() == {"하나"}


def test_links_in_a_circle(shelf: Shelf) -> None:
    shelf.write("sub/a.txt", news("하나", "글이다."))
    (shelf.folder / "sub/loop").symlink_to(shelf.folder, target_is_directory=True)
    assert len(shelf.library.refresh().added) == 1


def test_folders_and_single_files(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "a.txt").write_text(news("하나", "글이다."))
    single = tmp_path / "pasted.text"
    single.write_text(news("홀로", "글이다."))
    (tmp_path / "other.txt").write_text(news("남", "글이다."))
    with Library.open(
        [folder, single, folder / "a.txt", single], data_folder=tmp_path / "d", cache_folder=tmp_path / "c"
    ) as library:
        library.refresh()
        assert {row.title for row in library.page()} == {"하나", "홀로"}


def test_stop_keeps_what_is_done(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.indexing.BATCH_SECONDS", 0.0)
    for number in range(6):
        shelf.write(f"{number}.txt", news(f"제목 {number}", "본문이다."))
    seen: list[int] = []
    shelf.library.refresh(lambda progress: seen.append(progress.done), stop=lambda: len(seen) >= 2)
    done = shelf.library.count()
    assert 0 < done < 6
    shelf.library.refresh()
    assert shelf.library.count() == 6


def test_state_comes_back_to_an_index_whose_making_was_cut_off(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.indexing.BATCH_SECONDS", 0.0)
    ids = [shelf.add(f"{number}.txt", news(f"제목 {number}", f"본문 {number}이다.")) for number in range(4)]
    shelf.library.set_starred(ids, True)
    shelf.library.repair()
    shelf.write("0.txt", news("제목 0", "고친 본문이다."))
    seen: list[int] = []
    shelf.library.refresh(lambda progress: seen.append(progress.done), stop=lambda: len(seen) >= 2)
    assert [row.starred for row in shelf.library.page()].count(False) <= 1
    shelf.reopen()
    shelf.library.refresh()
    assert [row.starred for row in shelf.library.page()] == [True] * 4


def test_index_can_be_deleted(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", "글이다."))
    shelf.library.set_starred([id], True)
    shelf.library.close()
    for path in shelf.cache.iterdir():
        path.unlink()
    shelf.reopen()
    shelf.library.refresh()
    assert [row.starred for row in shelf.library.page()] == [True]


def test_refresh_of_some_paths(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.txt", "sub0/d.txt"):
        shelf.write(name, news(name, "글이다."))
    shelf.library.refresh()
    shelf.write("a.txt", news("a.txt", "고친 글이다."))
    shelf.write("sub/new.txt", news("new", "새 글이다."))
    (shelf.folder / "sub/deep/c.txt").unlink()
    (shelf.folder / "sub0/d.txt").unlink()
    shelf.write(".hidden/x.txt", news("x", "글이다."))
    monkeypatch.setattr("tui.library.indexing.scan", lambda roots: pytest.fail("the whole folder was listed"))
    folder = shelf.folder.resolve()
    paths = [folder / "a.txt", folder / "sub/new.txt", folder / "sub/deep", folder / ".hidden/x.txt", folder / "no.txt"]
    changes = shelf.library.refresh(paths=paths)
    assert [len(each) for each in (changes.added, changes.changed, changes.removed)] == [1, 1, 1]
    assert shelf.titles() == {"a.txt", "sub/b.txt", "new", "sub0/d.txt"}
    assert {row.name for row in shelf.library.page("새")} == {"sub/new.txt"}
    changes = shelf.library.refresh(paths=[folder / "sub0"])
    assert len(changes.removed) == 1
    assert not shelf.library.refresh(paths=[folder / "sub", folder.parent])


def test_a_folder_that_is_away_keeps_its_articles(shelf: Shelf) -> None:
    shelf.add("a.txt", news("하나", "글이다."))
    away = shelf.folder.with_name("away")
    shelf.folder.rename(away)
    assert not shelf.library.refresh()
    assert shelf.titles() == {"하나"}
    away.rename(shelf.folder)
    (shelf.folder / "a.txt").unlink()
    assert len(shelf.library.refresh().removed) == 1


def test_import_is_light() -> None:
    import subprocess

    heavy = ("numpy", "watchfiles", "kiwipiepy", "textual", "asyncio")
    code = f"import sys, tui.library.library; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_index_made_anew_is_filled_whatever_the_paths(shelf: Shelf) -> None:
    shelf.add("a.txt", news("하나", "글이다."))
    path = shelf.write("b.txt", news("둘", "글이다."))
    shelf.library.repair()
    assert shelf.library.count() == 0
    shelf.library.refresh(paths=[path])
    assert shelf.titles() == {"하나", "둘"}
    shelf.write("c.txt", news("셋", "글이다."))
    assert not shelf.library.refresh(paths=[path])
