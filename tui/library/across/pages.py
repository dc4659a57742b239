"""What all articles say of one entity: titles over time, everything said, amounts, company, months."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tui.language.model import Amount, AnyFact, Quote
from tui.library import analyses
from tui.library.across.model import Companion, Counted, Entity, Month, Said, TitlePeriod

COMPANY_TYPES = ("PS", "OG", "LC", "AF", "EV")
"""Types of names that are listed as company."""


def titles(connection: sqlite3.Connection, entity: Entity) -> list[TitlePeriod]:
    """The titles that articles give, each with its organisation, the latest first."""
    found: dict[tuple[str, str | None], list[tuple[str | None, int]]] = defaultdict(list)
    for article, published, given, organisations in _rows(
        connection,
        entity,
        "SELECT a.id, a.published, p.titles, p.organisations FROM profiles p JOIN main.articles a ON a.id = p.article"
        " WHERE p.term = ?",
    ):
        of = json.loads(organisations)
        for title in json.loads(given):
            found[title, of[0] if of else None].append((published, article))
    periods = []
    for (title, organisation), places in found.items():
        days = sorted(published[:10] for published, _ in places if published)
        first, last = (days[0], days[-1]) if days else (None, None)
        periods.append(TitlePeriod(title, organisation, first, last, tuple(article for _, article in places)))
    return sorted(periods, key=lambda period: (period.last or "", period.first or "", period.title), reverse=True)


def said(
    connection: sqlite3.Connection, entity: Entity, since: str | None, until: str | None, offset: int, limit: int
) -> list[Said]:
    """What was quoted of the entity, newest first; with dates of publication from `since` to `until` (ISO, inclusive)."""
    facts = _facts(connection, entity, "quote", since, until, offset, limit)
    return [Said(article, day, fact, fact.sentence) for article, day, fact in facts if isinstance(fact, Quote)]


def amounts(connection: sqlite3.Connection, entity: Entity, offset: int, limit: int) -> list[Counted]:
    """Amounts tied to the entity, newest first."""
    facts = _facts(connection, entity, "amount", None, None, offset, limit)
    return [Counted(article, day, fact, fact.sentence) for article, day, fact in facts if isinstance(fact, Amount)]


def company(connection: sqlite3.Connection, entity: Entity, limit: int) -> list[Companion]:
    """Names in the same articles, the most frequent first."""
    counted: Counter[tuple[str, str]] = Counter()
    types = ", ".join("?" * len(COMPANY_TYPES))
    for part in _parts(entity.articles):
        places = ", ".join("?" * len(part))
        rows = connection.execute(
            "SELECT t.field, t.name, count(*) FROM article_terms x CROSS JOIN terms t ON t.id = x.term"
            f" WHERE x.article IN ({places}) AND t.field IN ({types}) GROUP BY t.id",
            (*part, *COMPANY_TYPES),
        )
        for field, name, count in rows:
            if not (field == entity.entity_type and name in entity.names):
                counted[field, name] += count
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [Companion(field, name, count) for (field, name), count in ranked[:limit]]


def months(connection: sqlite3.Connection, entity: Entity) -> list[Month]:
    """Articles and mentions by month of publication, in order; articles without a date are left out."""
    articles: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for _, published, count in _rows(
        connection,
        entity,
        "SELECT a.id, a.published, x.count FROM article_terms x JOIN main.articles a ON a.id = x.article"
        " WHERE x.term = ? AND a.published IS NOT NULL",
    ):
        articles[published[:7]] += 1
        mentions[published[:7]] += count
    return [Month(month, articles[month], mentions[month]) for month in sorted(articles)]


def terms_of(connection: sqlite3.Connection, entity: Entity) -> list[int]:
    """The terms of all names of an entity."""
    if entity.terms:
        return list(entity.terms)
    places = ", ".join("?" * len(entity.names))
    rows = connection.execute(
        f"SELECT id FROM terms WHERE field = ? AND name IN ({places})", (entity.entity_type, *entity.names)
    )
    return [term for (term,) in rows]


def _rows(connection: sqlite3.Connection, entity: Entity, sql: str) -> Iterator[Any]:
    """The rows of all terms of an entity that belong to its articles; the first column is the article."""
    own = set(entity.articles)
    for term in terms_of(connection, entity):
        yield from (row for row in connection.execute(sql, (term,)) if row[0] in own)


def _facts(
    connection: sqlite3.Connection,
    entity: Entity,
    kind: str,
    since: str | None,
    until: str | None,
    offset: int,
    limit: int,
) -> Iterator[tuple[int, str | None, AnyFact]]:
    """The facts about an entity at these places; only their analyses are read."""
    own = set(entity.articles)
    places: list[tuple[int, int, int, str | None]] = []
    for term in terms_of(connection, entity):
        rows = connection.execute(
            "SELECT a.published_key, f.article, f.number, a.published FROM facts f JOIN main.articles a ON a.id = f.article"
            " WHERE f.subject = ? AND f.kind = ?",
            (term, kind),
        )
        places += [row for row in rows if row[1] in own and _within(row[3], since, until)]
    places.sort(key=lambda place: (-place[0], -place[1], place[2]))
    for _, article, number, published in places[offset : offset + limit]:
        analysis = analyses.load(connection, article)
        if analysis is not None and number < len(analysis.facts):
            yield article, published, analysis.facts[number]


def _within(published: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    day = (published or "")[:10]
    return bool(day) and (since is None or day >= since) and (until is None or day <= until + "~")


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]
