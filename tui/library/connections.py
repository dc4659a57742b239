"""The connections of a library: one a thread, replaced when the index had to be made anew."""

import functools
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from tui.library.database import (
    BACKUP_AT_THE_END_SECONDS,
    back_up_now_and_then,
    connect,
    is_damage,
    prepare,
    remove_index,
)
from tui.library.errors import StorageError
from tui.translation import translate

if TYPE_CHECKING:
    from tui.library.search import Search

P = ParamSpec("P")
T = TypeVar("T")


class Connections:
    """What the parts of the library's facade share: connections to both databases, and repair of the index."""

    def __init__(self, roots: Sequence[Path], index: Path, user: Path, messages: Sequence[str]) -> None:
        self.roots = tuple(roots)
        self.messages = list(messages)
        self.key = index.stem
        self._index = index
        self._user = user
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._times_repaired = 0
        self._times_filled = 0

    @property
    def _connection(self) -> sqlite3.Connection:
        if getattr(self._local, "made", None) != self._times_repaired:
            try:
                connection = connect(self._index, self._user)
            except sqlite3.OperationalError as error:
                raise StorageError(translate("library.cannot_write", reason=str(error))) from error
            self._local.connection = connection
            self._local.search = None
            self._local.made = self._times_repaired
            with self._lock:
                self._open.append(connection)
        current: sqlite3.Connection = self._local.connection
        return current

    @property
    def _search(self) -> "Search":
        connection = self._connection
        if self._local.search is None:
            from tui.library.search import Search

            self._local.search = Search(connection, self.key)
        search: Search = self._local.search
        return search

    def close(self) -> None:
        """Close all connections, and back the user's data up where the last backup is an hour old.

        No other thread may be using the library.
        """
        back_up_now_and_then(self._user, BACKUP_AT_THE_END_SECONDS)
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def repair(self) -> None:
        """Make the index anew, empty; `refresh` fills it. The user's own data stay.

        What another thread does meanwhile goes to the old index and is lost with it.
        """
        seen = self._local.made
        with self._lock:
            if seen == self._times_repaired:
                remove_index(self._index)
                prepare(self._index, self._user)
                self._times_repaired += 1
                self.messages.append(translate("library.index_rebuilt"))


def repairing(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], T]:
    """Make the index anew and try once more where it turns out to be damaged; see `Library.messages`.

    Raises:
        StorageError: it cannot be read for another reason.
    """

    @functools.wraps(method)
    def wrapper(self: Connections, /, *arguments: P.args, **named: P.kwargs) -> T:
        for last in (False, True):
            try:
                return method(self, *arguments, **named)
            except sqlite3.DatabaseError as error:
                if last or not is_damage(error):
                    raise StorageError(translate("library.cannot_read_index", reason=str(error))) from error
            self.repair()
        raise AssertionError

    return wrapper
