"""Related headlines linked to stored articles by the words of their titles."""

import sqlite3
from collections.abc import Iterable

from tui.document.headline import headline_key, headline_similarity
from tui.document.model import Passage
from tui.library.model import RelatedLink
from tui.library.tokens import index_terms

CLOSE = 0.7
"""From this similarity on two headlines are taken for one; see `headline_similarity`."""

_CANDIDATES = 10


def link(connection: sqlite3.Connection, id: int, related: Iterable[Passage]) -> list[RelatedLink]:
    """Each related headline of article `id` with the stored article it leads to: one with the same headline, else the most
    alike; of several the newest.
    """
    links: list[RelatedLink] = []
    for passage in related:
        target = _same(connection, id, passage.text)
        exact = target is not None
        if target is None:
            target = _alike(connection, id, passage.text)
        links.append(RelatedLink(passage.text, passage.span, target, target is not None and not exact))
    return links


def _same(connection: sqlite3.Connection, id: int, headline: str) -> int | None:
    found = connection.execute(
        "SELECT a.id FROM headlines h JOIN main.articles a ON a.id = h.id WHERE h.key = ? AND h.key <> '' AND a.id <> ?"
        " ORDER BY a.published_key DESC LIMIT 1",
        (headline_key(headline), id),
    ).fetchone()
    return int(found[0]) if found else None


def _alike(connection: sqlite3.Connection, id: int, headline: str) -> int | None:
    pairs = dict.fromkeys(term for term in index_terms(headline).split() if len(term) > 1)
    if not pairs:
        return None
    expression = " OR ".join(f'"{pair}"' for pair in pairs)
    found = connection.execute(
        "SELECT a.id, a.title FROM (SELECT rowid FROM head_words WHERE head_words MATCH ? ORDER BY rank LIMIT ?) w"
        " JOIN main.articles a ON a.id = w.rowid WHERE a.id <> ?",
        (f"title : ({expression})", _CANDIDATES, id),
    ).fetchall()
    likeness = [(headline_similarity(headline, title), other) for other, title in found]
    best = max(likeness, default=(0.0, 0))
    return best[1] if best[0] >= CLOSE else None
