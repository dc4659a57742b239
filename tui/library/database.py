"""Opening the two databases: versions, migrations with a backup, repair.

A connection has the index as `main` and the user's data as `user`. Both are in WAL mode: readers never wait, one writer at
a time, and a process killed at any moment leaves whole transactions only.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from tui.library.errors import NewerDatabaseError, StorageError
from tui.library.salvage import salvage
from tui.library.schema import INDEX, INDEX_VERSION
from tui.library.user_schema import MIGRATIONS
from tui.translation import translate

BUSY_SECONDS = 10.0
"""How long a writer waits for another one. The longest transaction of an indexer takes well under one second."""

BACKUP_SECONDS = 86_400.0
"""The user's data are backed up when the last backup is older than this."""

BACKUP_AT_THE_END_SECONDS = 3_600.0
"""The same for the end of a session."""

_SMALL = 4_000_000

USER_VERSION = len(MIGRATIONS)


def connect(index: Path, user: Path, *, writable: bool = True) -> sqlite3.Connection:
    """A connection to both databases, which must be there and of the right version."""
    connection = sqlite3.connect(index, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cache_size = -3000")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("ATTACH ? AS user", (str(user),))
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA user.synchronous = NORMAL")
        if not writable:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction over both databases; rolled back when the block raises.

    Raises:
        StorageError: when the disk is full or the database cannot be written.
    """
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise StorageError(translate("library.cannot_write", reason=str(error))) from error
        raise


def prepare(index: Path, user: Path) -> list[str]:
    """Make both databases ready for `connect`: create, migrate, repair. Returns messages about what was repaired.

    Raises:
        NewerDatabaseError: the user's data come from a later version of the program.
        StorageError: a folder cannot be written.
    """
    messages: list[str] = []
    try:
        user.parent.mkdir(parents=True, exist_ok=True)
        index.parent.mkdir(parents=True, exist_ok=True)
        _prepare_user(user, messages)
        _prepare_index(index, messages)
    except (OSError, sqlite3.OperationalError) as error:
        raise StorageError(translate("library.cannot_write", reason=str(error))) from error
    return messages


def _version(path: Path) -> int | None:
    """The version of a database file; 0 for a new or absent one, None for a damaged one.

    Raises:
        sqlite3.OperationalError: the file cannot be opened at all.
    """
    if not path.exists():
        return 0
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return version
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not is_damage(error):
            raise
        return None
    finally:
        connection.close()


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that a database file is damaged."""
    words = str(error)
    return "malformed" in words or "not a database" in words or "corrupt" in words


def remove_index(path: Path) -> None:
    """Delete an index with its log files; it is made anew by `prepare`."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _prepare_index(path: Path, messages: list[str]) -> None:
    version = _version(path)
    if version == INDEX_VERSION:
        return
    if version is None:
        messages.append(translate("library.index_rebuilt"))
    if version != 0:
        remove_index(path)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # A second process may have built it while this one waited for the lock.
        if connection.execute("PRAGMA user_version").fetchone()[0] != INDEX_VERSION:
            for statement in statements(INDEX):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {INDEX_VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script (`executescript` would end the transaction)."""
    rest = ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            yield rest
            rest = ""


def backup_path(user: Path) -> Path:
    """The latest backup of the user's data."""
    return user.with_name(f"{user.stem}.backup{user.suffix}")


def _prepare_user(path: Path, messages: list[str]) -> None:
    version = _version(path)
    if version is None or (version and _check_is_due(path) and not _sound(path)):
        _set_aside(path, messages)
        version = _version(path) or 0
    if version > USER_VERSION:
        raise NewerDatabaseError(str(path), version, USER_VERSION)
    if version < USER_VERSION:
        upgrade(path)


def _check_is_due(path: Path) -> bool:
    """Whether the whole of the user's data is to be checked: always while that takes no time, else once a day."""
    return path.stat().st_size <= _SMALL or _age(backup_path(path)) > BACKUP_SECONDS


def _age(path: Path) -> float:
    """Seconds since a file was written; no end of them where it does not exist or was written in the future."""
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")
    return age if age >= 0 else float("inf")


def _sound(path: Path) -> bool:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def _set_aside(path: Path, messages: list[str]) -> None:
    aside = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    for suffix in ("-shm", "-wal", ""):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{suffix}").replace(f"{aside}{suffix}")
    backup = backup_path(path)
    restored = backup.exists() and bool(_version(backup)) and _sound(backup)
    if restored:
        temporary = path.with_name(f"{path.name}.restoring")
        temporary.write_bytes(backup.read_bytes())
        temporary.replace(path)
    if (_version(path) or 0) < USER_VERSION:
        upgrade(path)
    saved = salvage(aside, path)
    messages.append(
        translate("library.user_restored" if restored else "library.user_lost", aside=aside.name, saved=saved)
    )


def back_up_now_and_then(path: Path, seconds: float = BACKUP_SECONDS) -> None:
    """Back the user's data up where the last backup is older than this; a disk too full for it is no error."""
    if _age(backup_path(path)) > seconds:
        with contextlib.suppress(sqlite3.Error, OSError):
            back_up(path)


def back_up(path: Path) -> None:
    """Copy the user's data to `backup_path`, whole or not at all; damaged data never take the place of a backup.

    Raises:
        sqlite3.Error: the data cannot be read or the copy not written.
    """
    target = backup_path(path)
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    source = sqlite3.connect(path, timeout=BUSY_SECONDS)
    copy = sqlite3.connect(temporary)
    try:
        source.backup(copy)
    except sqlite3.Error:
        copy.close()
        temporary.unlink(missing_ok=True)
        raise
    finally:
        copy.close()
        source.close()
    if _sound(temporary):
        temporary.replace(target)
    else:
        temporary.unlink()


def upgrade(path: Path, steps: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring the user's data to the version of the last of `steps`, after a backup where there are any."""
    if _version(path):
        back_up(path)
    _migrate(path, steps)


def _migrate(path: Path, steps: tuple[str, ...]) -> None:
    """All steps that are missing, or none of them; the file is made where it is absent."""
    connection = sqlite3.connect(":memory:", timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("ATTACH ? AS user", (str(path),))
        connection.execute("PRAGMA user.journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user.user_version").fetchone()[0]
        for step in steps[version:]:
            for statement in statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA user.user_version = {len(steps)}")
        connection.execute("COMMIT")
    finally:
        connection.close()
