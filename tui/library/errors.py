"""What can go wrong with a library. Every message is a translated string, fit to be shown."""

from tui.translation import translate

MAX_BYTES = 32 * 1024 * 1024
"""Larger files are listed as unreadable: the longest article known has a few hundred thousand characters."""


def reason_text(unreadable: str) -> str:
    """The reason of an unreadable file (see `files.StoredText`) in words, in the language in use."""
    from tui.document.cleaning import clean

    code, _, detail = unreadable.partition(" ")
    return translate(f"library.unreadable_{code}", detail=clean(detail), limit=MAX_BYTES // 2**20)


class LibraryError(Exception):
    """Something about the stored library that the user must hear of; `str()` of it is the message."""


class NewerDatabaseError(LibraryError):
    """The user's data were written by a later version of the program; they are left as they are."""

    def __init__(self, path: str, version: int, known: int) -> None:
        super().__init__(translate("library.newer", path=path, version=version, known=known))


class ArticleMissingError(LibraryError):
    """No such article in the index, or its file is gone."""

    def __init__(self, name: str) -> None:
        super().__init__(translate("library.missing", name=name))


class UnreadableArticleError(LibraryError):
    """The file cannot be shown; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StorageError(LibraryError):
    """A database or its folder cannot be written: full disk, no permission, input or output error."""
