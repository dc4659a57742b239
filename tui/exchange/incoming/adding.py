"""Bringing articles in, from wherever: each becomes a file of the folder, or it is said why not."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from types import TracebackType

import msgspec

from tui.document.parse import parse_article
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, stored_text
from tui.exchange.incoming.known import Fingerprint, KnownArticles, default_database, fingerprint
from tui.exchange.incoming.storing import file_name, write_new
from tui.translation import translate


class OutcomeKind(StrEnum):
    """What became of something that was to be added."""

    ADDED = "added"
    ALREADY = "already"
    VERSION = "version"
    FAILED = "failed"


class Outcome(msgspec.Struct, frozen=True):
    """What became of the article that `label` names.

    `path`: the file it was stored as, or (`ALREADY`, `VERSION`) the stored article that it repeats; `reason` says why it
    failed. A `VERSION` (same address or mostly the same sentences, other words) was not stored unless versions are kept.
    """

    label: str
    kind: OutcomeKind
    path: Path | None = None
    title: str | None = None
    reason: str | None = None


class Adder:
    """Stores articles in `folder`. Use as a context."""

    def __init__(
        self,
        folder: Path,
        *,
        keep_versions: bool = False,
        keep_original: bool = False,
        database: Path | None = None,
        progress: Callable[[int], None] = lambda read: None,
    ) -> None:
        """`keep_versions`: store another version of a stored article beside it. `keep_original`: keep the page or file that
        an article was made from, beside it. `database`: see `KnownArticles`; by default in the user's cache folder.
        `progress` is told how many stored files were read, where there are many that are not known yet.

        Raises:
            ExchangeError: where the folder or the database cannot be used.
        """
        self.folder = folder.absolute()
        self._keep_versions = keep_versions
        self._keep_original = keep_original
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._known = KnownArticles(self.folder, database or default_database(self.folder), progress)
        except (OSError, sqlite3.Error) as error:
            raise ExchangeError("folder", path=folder, reason=error) from error

    def __enter__(self) -> "Adder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._known.__exit__(kind, error, trace)

    def add(self, label: str, incoming: IncomingArticle) -> Outcome:
        """Store one article, unless it is there."""
        text = stored_text(incoming)
        article = parse_article(text)
        if not any(section.paragraphs for section in article.sections):
            return Outcome(label, OutcomeKind.FAILED, reason=translate("exchange.no_article"))
        title = article.title.text
        print_ = fingerprint(article)
        known = self._known.find(print_)
        if known is not None and (known.same_text or not self._keep_versions):
            kind = OutcomeKind.ALREADY if known.same_text else OutcomeKind.VERSION
            return Outcome(label, kind, known.path, title)
        try:
            path = self._write(file_name(title, article.published), text, incoming, print_)
        except (OSError, sqlite3.Error) as error:
            return Outcome(label, OutcomeKind.FAILED, title=title, reason=_reason(error))
        return Outcome(label, OutcomeKind.ADDED if known is None else OutcomeKind.VERSION, path, title)

    def _write(self, name: str, text: str, incoming: IncomingArticle, print_: Fingerprint) -> Path:
        path = write_new(self.folder, name, text.encode())
        self._known.add(path, print_)
        if self._keep_original and incoming.original is not None:
            write_new(self.folder, path.stem + incoming.original_suffix, incoming.original)
        return path


def files_below(paths: Iterable[Path], apart: Path) -> Iterator[Path]:
    """The files among `paths` and below the folders among them, in order, without hidden ones and without the folder
    `apart`, into which they go.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for root, folders, names in os.walk(path):
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and Path(root, name).absolute() != apart
            )
            yield from (Path(root, name) for name in sorted(names) if not name.startswith("."))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
