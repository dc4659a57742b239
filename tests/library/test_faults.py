"""Killed processes, full disks, several processes at once. `pytest -m slow tests/library` kills 200 times."""

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.library.support import Shelf, news
from tui.library.errors import StorageError
from tui.library.model import Sort

PROJECT = Path(__file__).resolve().parents[2]
BODY = "한빛제철은 새터시에 공장을 짓는다."


def start(base: Path, seed: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.library.busy_process", str(base), str(seed)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_after_first_words(process: "subprocess.Popen[str]", seconds: float) -> list[list[str]]:
    """Let it work for a while after its first words, kill it, and give all it said."""
    assert process.stdout is not None
    said = [process.stdout.readline()]
    assert said[0], process.stderr.read() if process.stderr else ""
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said += process.communicate()[0].splitlines()
    assert process.returncode == -signal.SIGKILL
    return [line.split() for line in said if line.strip()]


def check_databases(shelf: Shelf) -> None:
    for path in (*shelf.cache.glob("*.sqlite"), shelf.data / "user.sqlite"):
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall()
        for (table,) in tables:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        connection.close()


def check_after_a_kill(shelf: Shelf, said: list[list[str]]) -> None:
    """All that was announced is there, and the index agrees with the files."""
    check_databases(shelf)
    library = shelf.library
    library.refresh()
    files = {path.name for path in shelf.folder.glob("*.txt")}
    rows = {row.name: row for row in library.page(limit=1000)}
    assert set(rows) == files
    # A file whose writer was killed before its first byte is empty.
    readable = sum(row.unreadable is None for row in rows.values())
    assert library.count("새터시") == library.count("title:제목") == library.count("터") == readable
    connection = sqlite3.connect(shelf.data / "user.sqlite")
    kept = {value for (value,) in connection.execute("SELECT tag FROM tags UNION ALL SELECT note FROM highlights")}
    connection.close()
    assert {value for _, value in (line for line in said if len(line) == 2)} <= kept
    for id in (row.id for row in rows.values() if row.analysed):
        assert library.analysis(id) is not None
    assert library.count("is:analysed") == library.count("org:한빛") == library.count("quote:짓는다")


def kill_at_random_moments(tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    said: list[list[str]] = []
    for seed in range(1, times + 1):
        process = start(tmp_path, seed)
        said += kill_after_first_words(process, chance.random() * 0.4)
        with Shelf(tmp_path) as shelf:
            assert shelf.library.messages == []
            check_after_a_kill(shelf, said)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, 5)


@pytest.mark.slow
def test_killed_at_200_random_moments(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, 200)


def test_two_readers_and_an_indexer(tmp_path: Path) -> None:
    with Shelf(tmp_path) as first, Shelf(tmp_path) as second:
        process = start(tmp_path, 1)
        assert process.stdout is not None
        process.stdout.readline()
        for turn in range(30):
            for library in (first.library, second.library):
                rows = library.page(sort=Sort.TITLE, limit=10)
                library.set_read([row.id for row in rows[:2]], bool(turn % 2))
                library.search("새터시")
                if turn % 10 == 0:
                    library.refresh()
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        process.kill()
        process.communicate()
        first.library.refresh()
        second.library.refresh()
        assert first.library.page(sort=Sort.TITLE) == second.library.page(sort=Sort.TITLE)
        check_databases(first)


def test_threads_share_a_library(shelf: Shelf) -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(8):
                id = shelf.add(f"{number}-{turn}.txt", news(f"글 {number} {turn}", BODY))
                shelf.library.toggle_starred(id)
                assert shelf.library.count("공장") >= turn + 1
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert shelf.library.count("is:starred") == 24


@pytest.fixture
def full_disk() -> "object":
    """Files of this process may not grow beyond a size until the limit is taken back."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size: int | None) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before[0] if size is None else size, before[1]))

    yield limit
    limit(None)
    signal.signal(signal.SIGXFSZ, handler)


def test_full_disk_while_indexing(shelf: Shelf, full_disk) -> None:  # type: ignore[no-untyped-def]
    first = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([first], True)
    for number in range(60):
        shelf.write(f"{number}.txt", news(f"글 {number}", "".join(chr(0xAC00 + number * 130 + i) for i in range(3000))))
    full_disk(300_000)
    with pytest.raises(StorageError):
        shelf.library.refresh()
    assert shelf.titles("공장") == {"하나"}
    assert shelf.library.rows([first])[0].starred
    full_disk(None)
    shelf.library.refresh()
    assert shelf.library.count() == 61
    check_databases(shelf)


def test_full_disk_while_annotating(shelf: Shelf, full_disk) -> None:  # type: ignore[no-untyped-def]
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_tags(id, ["철강"])
    full_disk((shelf.data / "user.sqlite-wal").stat().st_size + 2000)
    with pytest.raises(StorageError):
        for number in range(200):
            shelf.library.set_tags(id, [f"{number}" * 100])
    full_disk(None)
    shelf.reopen()
    kept = shelf.library.tags(id)
    assert len(kept) == 1
    shelf.library.set_tags(id, ["나중"])
    assert shelf.library.tags(id) == ("나중",)
    check_databases(shelf)


def test_disk_full_at_the_start(tmp_path: Path, full_disk) -> None:  # type: ignore[no-untyped-def]
    full_disk(1000)
    with pytest.raises(StorageError):
        Shelf(tmp_path)
    full_disk(None)
    with Shelf(tmp_path) as shelf:
        shelf.add("a.txt", news("하나", BODY))
        assert shelf.library.count() == 1


def test_clock_set_back_between_changes(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.note_search("나중")
    shelf.library.set_tags(id, ["하나"])
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 1_000_000)
    shelf.library.note_search("먼저")
    shelf.library.set_tags(id, ["둘"])
    shelf.library.mark_opened(id)
    assert shelf.library.search_history() == ["먼저", "나중"]
    shelf.library.undo()
    assert shelf.library.tags(id) == ("하나",)
    shelf.reopen()
    assert shelf.library.page()[0].read
