"""Which articles a folder holds already: by address, and by their sentences whatever stands around them.

A small database in the user's cache folder remembers what was read of each file, so that only new files are read again.
"""

import contextlib
import hashlib
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from tui.document.encoding import UnreadableError, decode
from tui.document.model import Article
from tui.document.parse import parse_article

SUFFIXES = frozenset({".txt", ".md", ".markdown"})
_LARGEST_FILE = 20_000_000
_AT_ONCE = 1000
_SENTENCES = 12
_ALIKE = 0.7  # share of the longest sentences that two versions of an article have in common
_SHORTEST_SENTENCE = 12
_SENTENCE_END = re.compile(r"(?<=[.!?。])[\"”’')\]]*\s+|\n")
_NOT_LETTERS = re.compile(r"[\W_]+")
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|igshid|mc_[ce]id|ref|from|source|cmpid|outputtype|sns|via|_x_.*", re.IGNORECASE
)
_MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")
_SCHEMA = """
PRAGMA user_version = 1;
CREATE TABLE IF NOT EXISTS file (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE, changed INTEGER, size INTEGER, address TEXT, text BLOB
);
CREATE INDEX IF NOT EXISTS file_text ON file (text);
CREATE TABLE IF NOT EXISTS sentence (hash INTEGER, file INTEGER, PRIMARY KEY (hash, file)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_address ON file (address);
CREATE INDEX IF NOT EXISTS sentence_file ON sentence (file);
"""


class Known(msgspec.Struct, frozen=True):
    """A stored article that is the same as another; `same_text`: word for word, but for what stands around the text."""

    path: Path
    same_text: bool


class Fingerprint(msgspec.Struct, frozen=True):
    """What an article is recognised by: its address, the hash of all its words, the hashes of its longest sentences."""

    address: str | None
    text: bytes
    sentences: tuple[int, ...]


def fingerprint(article: Article) -> Fingerprint:
    """The fingerprint of an article: of its paragraphs only, so that bylines, captions and notices do not count."""
    paragraphs = [one.text for section in article.sections for one in section.paragraphs]
    sentences = {_letters(one) for text in paragraphs for one in _SENTENCE_END.split(text)}
    longest = sorted((one for one in sentences if len(one) >= _SHORTEST_SENTENCE), key=lambda one: (-len(one), one))
    words = _letters("".join(paragraphs)) or _letters(article.text)
    return Fingerprint(
        address_key(article.source),
        hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).digest(),
        tuple(_short_hash(one) for one in longest[:_SENTENCES]),
    )


def address_key(address: str | None) -> str | None:
    """The part of a web address that tells articles apart; None for what is none."""
    try:
        parts = urlsplit((address or "").strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        host = _MOBILE.sub("", parts.hostname.lower())
    except ValueError:
        return None
    path = re.sub(r"/amp/?$|/+$", "", parts.path)
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def default_database(folder: Path) -> Path:
    """Where it is remembered, in the user's cache folder, what `folder` holds."""
    from platformdirs import user_cache_path

    key = hashlib.blake2b(str(folder.absolute()).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return user_cache_path("dokja", appauthor=False) / f"known-{key}.sqlite"


class KnownArticles:
    """The articles of one folder. One process writes at a time; two may be open."""

    def __init__(self, folder: Path, database: Path, progress: Callable[[int], None] = lambda read: None) -> None:
        """`database` remembers between runs; it is made anew where it is broken. `progress`: see `refresh`.

        Raises:
            sqlite3.Error: where it cannot be used.
            OSError: where its folder cannot be made.
        """
        self._folder = folder
        database.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(database, timeout=10, isolation_level=None)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._connection.close()
            database.unlink()
            self._connection = sqlite3.connect(database, timeout=10, isolation_level=None)
            self._prepare()
        self.refresh(progress)

    def __enter__(self) -> "KnownArticles":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(_SCHEMA)

    def refresh(self, progress: Callable[[int], None] = lambda read: None) -> None:
        """Read the files that changed since they were last read; `progress` is told how many were read, now and then.

        An interruption loses the last thousand at most.
        """
        rows = self._connection.execute("SELECT path, changed, size FROM file")
        known = {path: (changed, size) for path, changed, size in rows}
        seen = set()
        changed = []
        for path, state in _files(self._folder):
            seen.add(str(path))
            if known.get(str(path)) != state:
                changed.append((path, state))
        for start in range(0, len(changed), _AT_ONCE):
            with self._transaction():
                for path, state in changed[start : start + _AT_ONCE]:
                    with contextlib.suppress(OSError, UnreadableError):
                        self._write(path, state, fingerprint(parse_article(decode(path.read_bytes()).text)))
            progress(min(start + _AT_ONCE, len(changed)))
        with self._transaction():
            for gone in known.keys() - seen:
                if gone.startswith(f"{self._folder}{os.sep}"):
                    self._forget(gone)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def add(self, path: Path, print_: Fingerprint) -> None:
        """Remember a file that was just stored."""
        status = path.stat()
        self._write(path, (status.st_mtime_ns, status.st_size), print_)

    def find(self, print_: Fingerprint) -> Known | None:
        """The stored article that is the same or a version of it; the same before a version."""
        rows = self._connection.execute("SELECT path FROM file WHERE text = ?", (print_.text,))
        for (path,) in rows:
            return Known(Path(path), same_text=True)
        if print_.address and (
            row := self._connection.execute("SELECT path FROM file WHERE address = ?", (print_.address,)).fetchone()
        ):
            return Known(Path(row[0]), same_text=False)
        return self._alike(print_)

    def _alike(self, print_: Fingerprint) -> Known | None:
        if len(print_.sentences) < 4:
            return None
        marks = ",".join("?" * len(print_.sentences))
        counts: Counter[int] = Counter()
        for (file,) in self._connection.execute(f"SELECT file FROM sentence WHERE hash IN ({marks})", print_.sentences):
            counts[file] += 1
        for file, shared in counts.most_common(1):
            (own,) = self._connection.execute("SELECT count(*) FROM sentence WHERE file = ?", (file,)).fetchone()
            if shared >= _ALIKE * max(own, len(print_.sentences)):
                (path,) = self._connection.execute("SELECT path FROM file WHERE id = ?", (file,)).fetchone()
                return Known(Path(path), same_text=False)
        return None

    def _write(self, path: Path, state: tuple[int, int], print_: Fingerprint) -> None:
        self._forget(str(path))
        cursor = self._connection.execute(
            "INSERT INTO file (path, changed, size, address, text) VALUES (?, ?, ?, ?, ?)",
            (str(path), *state, print_.address, print_.text),
        )
        rows = [(one, cursor.lastrowid) for one in print_.sentences]
        self._connection.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?)", rows)

    def _forget(self, path: str) -> None:
        self._connection.execute("DELETE FROM sentence WHERE file IN (SELECT id FROM file WHERE path = ?)", (path,))
        self._connection.execute("DELETE FROM file WHERE path = ?", (path,))


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Article files below `folder` with time of change (ns) and size (bytes); hidden ones and links to folders left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    if status.st_size <= _LARGEST_FILE:
                        yield path, (status.st_mtime_ns, status.st_size)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)


def _short_hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)
