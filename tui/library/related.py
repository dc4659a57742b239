"""Related headlines linked to stored articles by the words of their titles."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from tui.document.model import Passage
from tui.library.model import RelatedLink

_MARKS = re.compile(r"^\s*(?:[\[<(【〈][^\]>)】〉]{1,12}[\]>)】〉]\s*)+|\((?:종합\d*보?|\d보|끝)\)\s*$")
_NO_WORD = re.compile(r"[\W_]+")


def exact_key(headline: str) -> str:
    """A headline with single spaces, whatever the kind of quotation marks."""
    return " ".join(unicodedata.normalize("NFKC", headline).translate(_QUOTES).split())


def close_key(headline: str) -> str:
    """Only letters and digits of a headline, without prefixes such as `[단독]` and suffixes such as `(종합)`."""
    normal = unicodedata.normalize("NFKC", headline).casefold()
    return _NO_WORD.sub("", _MARKS.sub("", normal)) or _NO_WORD.sub("", normal)


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "·": "·"})


def link(connection: sqlite3.Connection, id: int, related: Iterable[Passage]) -> list[RelatedLink]:
    """Each related headline of article `id` with the stored article it leads to: an equal title, else a close one, of
    several the newest.
    """
    links: list[RelatedLink] = []
    for passage in related:
        found = connection.execute(
            "SELECT a.id, a.title FROM headlines h JOIN main.articles a ON a.id = h.id"
            " WHERE h.key = ? AND a.id <> ? ORDER BY a.published_key DESC LIMIT 20",
            (close_key(passage.text), id),
        ).fetchall()
        wanted = exact_key(passage.text)
        exact = [other for other, title in found if exact_key(title) == wanted]
        target = exact[0] if exact else found[0][0] if found else None
        links.append(RelatedLink(passage.text, passage.span, target, target is not None and not exact))
    return links
