import os
import sqlite3
from pathlib import Path

import pytest

from tests.library.support import Shelf, news
from tui.library import database
from tui.library.errors import NewerDatabaseError, StorageError
from tui.library.library import Library
from tui.library.user_schema import MIGRATIONS

BODY = "한빛제철은 새터시에 공장을 짓는다."


def user_file(shelf: Shelf) -> Path:
    return shelf.data / "user.sqlite"


def index_file(shelf: Shelf) -> Path:
    return next(path for path in shelf.cache.iterdir() if path.suffix == ".sqlite")


def overwrite(path: Path, start: int, content: bytes) -> None:
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


@pytest.mark.parametrize("start", [0, 60, 4096])
def test_damaged_index_is_rebuilt(shelf: Shelf, start: int) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.close()
    overwrite(index_file(shelf), start, b"damaged!" * 3000)
    shelf.reopen()
    shelf.library.refresh()
    assert [(row.title, row.starred) for row in shelf.library.page()] == [("하나", True)]
    assert shelf.titles("공장") == {"하나"}


def test_index_damaged_while_in_use(shelf: Shelf) -> None:
    for number in range(40):
        shelf.write(f"{number}.txt", news(f"제목 {number}", BODY * 20))
    shelf.library.refresh()
    shelf.library.close()
    shelf.library = shelf.open()
    path = index_file(shelf)
    shelf.library.close()
    overwrite(path, path.stat().st_size // 2 // 4096 * 4096, b"\xff" * 40_960)
    shelf.library = shelf.open()
    shelf.write("new.txt", news("새 글", BODY))
    shelf.library.repair()
    shelf.library.refresh()
    assert shelf.library.count() == 41
    assert shelf.library.count("공장") == 41


def test_index_of_another_version_is_rebuilt(shelf: Shelf) -> None:
    shelf.add("a.txt", news("하나", BODY))
    shelf.library.close()
    with sqlite3.connect(index_file(shelf)) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    shelf.reopen()
    assert shelf.library.count() == 0
    shelf.library.refresh()
    assert shelf.library.count() == 1


def test_newer_user_data_are_refused_and_left(shelf: Shelf) -> None:
    shelf.library.close()
    with sqlite3.connect(user_file(shelf)) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = user_file(shelf).read_bytes()
    with pytest.raises(NewerDatabaseError) as raised:
        shelf.open()
    assert "999" in str(raised.value)
    assert user_file(shelf).read_bytes() == before


def test_damaged_user_data_are_set_aside_and_the_backup_restored(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    database.back_up(user_file(shelf))
    shelf.library.set_read([id], True)
    shelf.library.close()
    overwrite(user_file(shelf), 0, b"damaged!" * 3000)
    shelf.library = shelf.open()
    assert len(shelf.library.messages) == 1
    aside = [path for path in shelf.data.iterdir() if "damaged" in path.name]
    assert len(aside) == 1
    assert aside[0].name in shelf.library.messages[0]
    shelf.library.refresh()
    assert [(row.starred, row.read) for row in shelf.library.page()] == [(True, False)]


def test_backups(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = database.backup_path(user_file(shelf))
    shelf.library.refresh()
    first = backup.read_bytes()
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.reopen()
    assert backup.read_bytes() == first
    os.utime(backup, (1, 1))
    shelf.reopen()
    assert backup.read_bytes() != first


def test_other_user_data_rule(shelf: Shelf) -> None:
    ids = [shelf.add(f"{name}.txt", news(name, BODY + name, date=None)) for name in ("하나", "둘")]
    shelf.library.set_starred([ids[0]], True)
    shelf.library.set_published(ids[0], "2024-01-01")
    shelf.library.close()
    kept = user_file(shelf).read_bytes()
    for path in shelf.data.iterdir():
        path.unlink()
    shelf.reopen()
    shelf.library.refresh()
    for _ in range(5):
        shelf.library.set_read([ids[1]], not shelf.library.rows([ids[1]])[0].read)
    assert [(row.starred, row.read, row.published) for row in shelf.library.rows(ids)] == [
        (False, False, None),
        (False, True, None),
    ]
    shelf.library.close()
    for path in shelf.data.iterdir():
        path.unlink()
    user_file(shelf).write_bytes(kept)
    shelf.reopen()
    shelf.library.refresh()
    assert [(row.starred, row.read, row.published) for row in shelf.library.rows(ids)] == [
        (True, False, "2024-01-01"),
        (False, False, None),
    ]


def test_damaged_user_data_without_a_backup(shelf: Shelf) -> None:
    shelf.library.close()
    database.backup_path(user_file(shelf)).unlink(missing_ok=True)
    overwrite(user_file(shelf), 4000, b"damaged!" * 3000)
    shelf.library = shelf.open()
    assert len(shelf.library.messages) == 1
    shelf.add("a.txt", news("하나", BODY))
    shelf.library.toggle_starred(1)


def test_what_can_be_read_of_damaged_user_data_is_kept(shelf: Shelf) -> None:
    ids = [shelf.add(f"{number}.txt", news(f"제목 {number}", BODY)) for number in range(40)]
    for id in ids:
        shelf.library.set_tags(id, [f"{id}-{number}" * 9 for number in range(9)])
    shelf.library.close()
    before = sqlite3.connect(user_file(shelf))
    before.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root, size = before.execute(
        "SELECT rootpage, (SELECT * FROM pragma_page_size) FROM sqlite_master WHERE name = 'tags'"
    ).fetchone()
    leaf = before.execute("SELECT max(pageno) FROM dbstat WHERE name = 'tags'").fetchone()[0]
    before.close()
    assert leaf != root
    database.backup_path(user_file(shelf)).unlink()
    overwrite(user_file(shelf), (leaf - 1) * size, b"\xff" * size)
    shelf.library = shelf.open()
    assert len(shelf.library.messages) == 1
    shelf.library.refresh()
    assert 200 < len(shelf.library.all_tags()) < 360


def test_migration_makes_a_backup_first(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.close()
    user = user_file(shelf)
    database.backup_path(user).unlink(missing_ok=True)
    steps = (*MIGRATIONS, "CREATE TABLE user.added (id INTEGER PRIMARY KEY);\n")
    database.upgrade(user, steps)
    with sqlite3.connect(user) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(steps)
        assert connection.execute("SELECT starred FROM articles").fetchone()[0] == 1
        connection.execute("SELECT * FROM added")
    connection.close()
    with sqlite3.connect(database.backup_path(user)) as backup:
        assert backup.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert backup.execute("SELECT starred FROM articles").fetchone()[0] == 1
    backup.close()


def test_migration_that_fails_changes_nothing(shelf: Shelf) -> None:
    shelf.library.close()
    steps = (*MIGRATIONS, "CREATE TABLE user.added (id INTEGER);\nCREATE TABLE user.articles (id INTEGER);\n")
    with pytest.raises(sqlite3.OperationalError):
        database.upgrade(user_file(shelf), steps)
    with sqlite3.connect(user_file(shelf)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'added'").fetchone()
    connection.close()
    shelf.reopen()


def test_read_only_article_folder(shelf: Shelf) -> None:
    shelf.write("a.txt", news("하나", BODY))
    shelf.folder.chmod(0o555)
    try:
        shelf.library.refresh()
        shelf.library.toggle_starred(shelf.library.page()[0].id)
        assert shelf.library.page()[0].starred
    finally:
        shelf.folder.chmod(0o755)


def test_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        Library.open(tmp_path, data_folder=tmp_path / "file" / "data", cache_folder=tmp_path / "cache")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_read_only_data_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o555)
    with pytest.raises(StorageError):
        Library.open(tmp_path, data_folder=data, cache_folder=tmp_path / "cache")


def test_folder_that_is_gone(tmp_path: Path) -> None:
    with Library.open(tmp_path / "none", data_folder=tmp_path / "d", cache_folder=tmp_path / "c") as library:
        assert not library.refresh()
        assert library.page() == []
