"""Which articles meet the conditions of a compiled query: sets of ids, the narrow conditions first, the wide ones asked of the
articles that are left.
"""

import sqlite3
from collections.abc import Sequence

from tui.library.query.compiler import BODY, Condition, Conjunction, Either, single_expression

MOST_PROBED = 3_000
"""So many articles are asked one by one whether they meet a wide condition; of more, all that meet it are fetched."""

_MOST_PROBED_FOR_WORDS = 300


def matching_ids(connection: sqlite3.Connection, compiled: Conjunction) -> set[int]:
    """Ids of all articles that match."""
    parts = (*compiled.implied, *compiled.conditions)
    conditions = [part for part in parts if isinstance(part, Condition)]
    found: set[int] | None = None
    for condition in (each for each in conditions if each.probe is None):
        found = _meeting(connection, condition, found)
    if compiled.wanted is not None:
        found = _having_words(connection, compiled, found)
    for condition in (each for each in conditions if each.probe is not None):
        found = _meeting(connection, condition, found)
    eithers = [part for part in parts if isinstance(part, Either)]
    for either in (each for each in eithers if not each.negated):
        ids = _either_ids(connection, either)
        found = ids if found is None else found & ids
    if found is None:
        found = _select(connection, "SELECT id FROM main.articles", ())
    for either in (each for each in eithers if each.negated):
        found -= _either_ids(connection, either)
    if compiled.wanted is None and compiled.unwanted is not None:
        found -= _select(connection, BODY, (compiled.unwanted,))
    return found


def meeting_the_rest(connection: sqlite3.Connection, compiled: Conjunction, ids: Sequence[int]) -> list[int]:
    """Of articles that `heads` matches those that meet what it does not say, in the same order."""
    left = set(ids)
    for part in compiled.conditions:
        if isinstance(part, Condition):
            left = _meeting(connection, part, left)
        elif part.negated:
            left -= _either_ids(connection, part)
        else:
            left &= _either_ids(connection, part)
    if compiled.unwanted is not None:
        left -= _among(connection, compiled.unwanted, left)
    return [id for id in ids if id in left]


def count_matching(connection: sqlite3.Connection, compiled: Conjunction) -> int:
    """How many articles match. Faster than their ids where one full-text table is asked: FTS5 counts without rows."""
    if (single := single_expression(compiled)) is not None:
        table, expression = single
        found = connection.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (expression,)).fetchone()
        return int(found[0])
    return len(matching_ids(connection, compiled))


def _meeting(connection: sqlite3.Connection, condition: Condition, found: set[int] | None) -> set[int]:
    if found is None:
        return _select(connection, condition.sql, condition.parameters)
    if condition.probe is None or len(found) > MOST_PROBED:
        return found & _select(connection, condition.sql, condition.parameters) if found else found
    probe, parameters = condition.probe, condition.parameters
    return {id for id in found if connection.execute(probe, (*parameters, id)).fetchone()}


def _having_words(connection: sqlite3.Connection, compiled: Conjunction, found: set[int] | None) -> set[int]:
    expression = str(compiled.wanted)
    if compiled.unwanted:
        expression = f"{expression} NOT {compiled.unwanted}"
    return _select(connection, BODY, (expression,)) if found is None else found & _among(connection, expression, found)


def _among(connection: sqlite3.Connection, expression: str, ids: set[int]) -> set[int]:
    """The articles whose text matches; at least those of `ids`."""
    if len(ids) > _MOST_PROBED_FOR_WORDS:
        return _select(connection, BODY, (expression,))
    places = ", ".join("?" * len(ids))
    return _select(connection, f"{BODY} AND rowid IN ({places})", (expression, *ids))


def _either_ids(connection: sqlite3.Connection, either: Either) -> set[int]:
    found: set[int] = set()
    for conjunction in either.parts:
        found |= matching_ids(connection, conjunction)
    return found


def _select(connection: sqlite3.Connection, sql: str, parameters: tuple[object, ...]) -> set[int]:
    return {id for (id,) in connection.execute(sql, parameters)}
