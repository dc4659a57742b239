"""Names and values of articles that can be searched and joined: from the document (outlet, reporters, tags) and from the
analysis (entities, speakers, kinds of facts, amounts, dates, quotes).

A term is a name in a field; fields are the codes of entity types (`PS`, `OG`…), `speaker`, `has`, `type`, `outlet`,
`reporter` and `file_tag`.
"""

import datetime
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping

from tui.document.model import Article
from tui.language.model import Alias, Amount, Analysis, AnyFact, Date, Event, Person, Quote, Role
from tui.library.records import pack, unpack
from tui.library.tokens import index_terms, normalise

DOCUMENT_FIELDS = ("outlet", "reporter", "file_tag")

_KINDS: dict[type, str] = {
    Role: "role",
    Quote: "quote",
    Amount: "amount",
    Date: "date",
    Alias: "alias",
    Person: "person",
    Event: "event",
}

_COMPANY = re.compile(r"\(주\)|주식회사")
_NO_NAME = re.compile(r"[\W_]+")

_Names = Mapping[tuple[str, str], int]


def kind_of(fact: AnyFact) -> str:
    """The kind of a fact as it stands in the index: `quote`, `role`…"""
    return _KINDS[type(fact)]


def remove(connection: sqlite3.Connection, id: int, *, all_fields: bool = False) -> None:
    """Forget what the analysis said of an article, with `all_fields` what the document said too."""
    quotes = connection.execute("SELECT quotes FROM quoted WHERE article = ?", (id,)).fetchone()
    if quotes:
        connection.execute(
            "INSERT INTO quote_words (quote_words, rowid, quotes) VALUES ('delete', ?, ?)",
            (id, index_terms(unpack(quotes[0]))),
        )
        connection.execute("DELETE FROM quoted WHERE article = ?", (id,))
    kept = "" if all_fields else f" AND (SELECT field FROM terms WHERE id = term) NOT IN {DOCUMENT_FIELDS}"
    connection.execute(
        f"UPDATE terms SET articles = articles - 1 WHERE id IN (SELECT term FROM article_terms WHERE article = ?{kept})",
        (id,),
    )
    connection.execute(f"DELETE FROM article_terms WHERE article = ?{kept}", (id,))
    for table in ("facts", "amounts", "amount_ranges", "days", "profiles"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (id,))


def write_document(connection: sqlite3.Connection, id: int, article: Article) -> None:
    """Note outlet, reporters and tags of an article."""
    names: Counter[tuple[str, str]] = Counter()
    if article.outlet:
        names["outlet", article.outlet] += 1
    for reporter in article.reporters:
        names["reporter", reporter] += 1
    for tag in article.tags:
        names["file_tag", tag] += 1
    _write_names(connection, id, names)


def write_analysis(connection: sqlite3.Connection, id: int, analysis: Analysis) -> None:
    """Note the entities and facts of an article, which must have none noted."""
    names: Counter[tuple[str, str]] = Counter()
    for mention in analysis.mentions:
        names[mention.type.value, mention.name] += 1
        names["type", mention.type.value] += 1
    subjects: list[tuple[str, str] | None] = []
    for fact in analysis.facts:
        names["has", kind_of(fact)] += 1
        if isinstance(fact, Quote) and fact.speaker:
            names["speaker", fact.speaker] += 1
        subject = _subject(fact, names)
        subjects.append(subject)
    known = _write_names(connection, id, names)
    connection.executemany(
        "INSERT INTO facts (article, number, kind, subject) VALUES (?, ?, ?, ?)",
        [
            (id, number, kind_of(fact), known.get(subject) if subject else None)
            for number, (fact, subject) in enumerate(zip(analysis.facts, subjects, strict=True))
        ],
    )
    _write_profiles(connection, id, analysis, known)
    _write_values(connection, id, analysis)
    quotes = "\n".join(fact.text for fact in analysis.facts if isinstance(fact, Quote))
    if quotes:
        connection.execute("INSERT INTO quoted (article, quotes) VALUES (?, ?)", (id, pack(quotes)))
        connection.execute("INSERT INTO quote_words (rowid, quotes) VALUES (?, ?)", (id, index_terms(quotes)))


def _subject(fact: AnyFact, names: _Names) -> tuple[str, str] | None:
    """The entity that a fact is about: who speaks, who has the role, whose amount it is."""
    if isinstance(fact, Quote):
        name = fact.speaker
    elif isinstance(fact, Role):
        name = fact.person
    elif isinstance(fact, Person):
        name = fact.name
    elif isinstance(fact, Amount):
        name = fact.holder
    else:
        return None
    if name is None:
        return None
    return next(((field, name) for field in ("PS", "OG", "LC", "AF", "CV") if (field, name) in names), None)


def _write_names(
    connection: sqlite3.Connection, id: int, names: Counter[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    known: dict[tuple[str, str], int] = {}
    for (field, name), count in names.items():
        found = connection.execute("SELECT id FROM terms WHERE field = ? AND name = ?", (field, name)).fetchone()
        if found is None:
            term = connection.execute(
                "INSERT INTO terms (field, name, key) VALUES (?, ?, ?)", (field, name, name_key(name))
            ).lastrowid
            assert term is not None
            connection.execute("INSERT INTO term_words (rowid, name) VALUES (?, ?)", (term, index_terms(name)))
        else:
            term = found[0]
        known[field, name] = term
        connection.execute("UPDATE terms SET articles = articles + 1 WHERE id = ?", (term,))
        connection.execute("INSERT INTO article_terms (term, article, count) VALUES (?, ?, ?)", (term, id, count))
    return known


def _write_profiles(connection: sqlite3.Connection, id: int, analysis: Analysis, known: _Names) -> None:
    """Note what titles and organisations the article gives each person."""
    titles: dict[str, dict[str, None]] = {}
    organisations: dict[str, dict[str, None]] = {}
    for fact in analysis.facts:
        if isinstance(fact, Role):
            titles.setdefault(fact.person, {})[fact.title] = None
            if fact.org:
                organisations.setdefault(fact.person, {})[fact.org] = None
        elif isinstance(fact, Person):
            titles.setdefault(fact.name, {}).update(dict.fromkeys(fact.titles))
            organisations.setdefault(fact.name, {}).update(dict.fromkeys(fact.organisations))
    for name, given in titles.items():
        if (term := known.get(("PS", name))) is not None:
            shown = json.dumps(list(given), ensure_ascii=False)
            of = json.dumps(list(organisations.get(name, {})), ensure_ascii=False)
            connection.execute("INSERT INTO profiles VALUES (?, ?, ?, ?)", (term, id, shown, of))


def name_key(name: str) -> str:
    """What two spellings of one name share: no case, spaces or marks, and no `㈜`, `(주)` or `주식회사`."""
    return _NO_NAME.sub("", _COMPANY.sub("", normalise(name))) or name


def _write_values(connection: sqlite3.Connection, id: int, analysis: Analysis) -> None:
    amounts: set[tuple[float, str | None]] = set()
    days: set[tuple[int, int]] = set()
    for fact in analysis.facts:
        if isinstance(fact, Amount):
            values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
            amounts.update((float(value), fact.unit) for value in values)
        elif isinstance(fact, Date) and (period := days_of_value(fact.value)) is not None:
            days.add(period)
    connection.executemany(
        "INSERT INTO amounts (article, value, unit) VALUES (?, ?, ?)", [(id, *amount) for amount in amounts]
    )
    ranges: dict[str | None, tuple[float, float]] = {}
    for value, unit in amounts:
        least, most = ranges.get(unit, (value, value))
        ranges[unit] = (min(least, value), max(most, value))
    connection.executemany(
        "INSERT INTO amount_ranges (article, unit, least, most) VALUES (?, ?, ?, ?)",
        [(id, unit, *extremes) for unit, extremes in ranges.items()],
    )
    connection.executemany("INSERT INTO days (article, first, last) VALUES (?, ?, ?)", [(id, *day) for day in days])


def days_of_value(value: str) -> tuple[int, int] | None:
    """First and last day (proleptic Gregorian ordinals) of an ISO 8601 date as facts have it: `2025`, `2025-08`,
    `2025-08-15`, with a time, a range `a/b`, or with X for unknown digits; None where no year is known.
    """
    first, _, last = value.partition("/")
    start, end = _period(first), _period(last or first)
    return None if start is None or end is None or end[1] < start[0] else (start[0], end[1])


def _period(value: str) -> tuple[int, int] | None:
    pieces = value.partition("T")[0].split("-")
    year = pieces[0]
    if len(year) != 4 or not year.replace("X", "0").isdecimal() or year.startswith("X"):
        return None
    known = [piece for piece in pieces[1:3] if piece.isdecimal()] if "X" not in year else []
    try:
        first = datetime.date(
            int(year.replace("X", "0")), int(known[0]) if known else 1, int(known[1]) if known[1:] else 1
        )
        if not known:
            last = datetime.date(int(year.replace("X", "9")), 12, 31)
        elif len(known) == 1:
            last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        else:
            last = first
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()
