"""A query tree becomes conditions on the index: full-text expressions joined as far as they go, the rest SQL."""

import re
import sqlite3

import msgspec

from tui.library.query.fields import amount_of, choice_of, days_of
from tui.library.query.model import And, Field, Node, Not, Or, Text
from tui.library.tokens import normalise, phrase
from tui.library.word_forms import forms, without_particle

_HANGUL = re.compile(r"[가-힣]+")
_DAY_SECONDS = 86_400
_EPOCH = 719_163
_KOREA_SECONDS = 9 * 3600


class Words(msgspec.Struct, frozen=True):
    """A condition on the text: an FTS5 expression for the table `body_words`."""

    expression: str


class Condition(msgspec.Struct, frozen=True):
    """A condition in SQL on the row `a` of `articles`."""

    sql: str
    parameters: tuple[object, ...] = ()


Compiled = Words | Condition
ALL = Condition("1")


def word_expression(connection: sqlite3.Connection, text: Text) -> str:
    """The FTS5 expression for the words of a query; empty where they hold nothing to be found.

    A word is found as it is and, for a verb, in its other forms. A noun with a particle that stands in no text as it is, is
    looked for without it.
    """
    plain = phrase(text.words, open_end=text.open_end)
    if text.exact or not plain:
        return plain
    word = normalise(text.words)
    if not _HANGUL.fullmatch(word):
        return plain
    expressions = dict.fromkeys((plain, *map(phrase, forms(word))))
    noun = without_particle(word)
    if noun is not None and len(expressions) == 1 and not _occurs(connection, plain):
        expressions[phrase(noun)] = None
    return plain if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _occurs(connection: sqlite3.Connection, expression: str) -> bool:
    sql = "SELECT 1 FROM body_words WHERE body_words MATCH ? LIMIT 1"
    return connection.execute(sql, (expression,)).fetchone() is not None


class Compiler:
    """Compiles one query; `connection` is asked for words that occur and names that match."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def compile(self, node: Node | None) -> Compiled:
        """The conditions of a tree; `ALL` where it asks for nothing."""
        if node is None:
            return ALL
        if isinstance(node, Text):
            expression = word_expression(self.connection, node)
            return Words(expression) if expression else ALL
        if isinstance(node, Field):
            return getattr(self, f"_{node.name}")(node)  # type: ignore[no-any-return]
        if isinstance(node, Not):
            inner = self.compile(node.part)
            return ALL if inner is ALL else Condition(f"NOT ({sql_of(inner).sql})", sql_of(inner).parameters)
        if isinstance(node, Or):
            return _either([self.compile(part) for part in node.parts])
        return self._both(node)

    def _both(self, node: And) -> Compiled:
        wanted: list[str] = []
        unwanted: list[str] = []
        conditions: list[Condition] = []
        for part in node.parts:
            if isinstance(part, Not) and isinstance(inner := self.compile(part.part), Words):
                unwanted.append(inner.expression)
                continue
            compiled = self.compile(part)
            if isinstance(compiled, Words):
                wanted.append(compiled.expression)
            elif compiled is not ALL:
                conditions.append(compiled)
        if wanted:
            expression = " AND ".join(wanted)
            if unwanted:
                expression = f"({expression}) NOT ({' OR '.join(unwanted)})"
            if not conditions:
                return Words(f"({expression})")
            conditions.insert(0, sql_of(Words(expression)))
        elif unwanted:
            inner_sql = sql_of(Words(" OR ".join(unwanted)))
            conditions.append(Condition(f"NOT ({inner_sql.sql})", inner_sql.parameters))
        if not conditions:
            return ALL
        return _joined(" AND ", conditions)

    # --- fields

    def _title(self, field: Field) -> Compiled:
        return self._in_words("head_words", field, "title : ")

    def _quote(self, field: Field) -> Compiled:
        return self._in_words("quote_words", field, "")

    def _in_words(self, table: str, field: Field, prefix: str) -> Compiled:
        expression = phrase(field.value.rstrip("*"), open_end=field.value.endswith("*"))
        if not expression:
            return ALL
        sql = f"a.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"
        return Condition(sql, (f"{prefix}({expression})",))

    def _outlet(self, field: Field) -> Compiled:
        return self._named(field, "outlet")

    def _reporter(self, field: Field) -> Compiled:
        return self._named(field, "reporter")

    def _person(self, field: Field) -> Compiled:
        return self._named(field, "PS")

    def _org(self, field: Field) -> Compiled:
        return self._named(field, "OG")

    def _place(self, field: Field) -> Compiled:
        return self._named(field, "LC")

    def _speaker(self, field: Field) -> Compiled:
        return self._named(field, "speaker")

    def _named(self, field: Field, kind: str) -> Compiled:
        expression = phrase(field.value.rstrip("*"), open_end=True)
        if not expression:
            return ALL
        return Condition(
            "a.id IN (SELECT article FROM article_terms WHERE term IN (SELECT t.id FROM term_words w"
            " JOIN terms t ON t.id = w.rowid WHERE term_words MATCH ? AND t.field = ?))",
            (expression, kind),
        )

    def _exactly(self, kind: str, name: str) -> Compiled:
        return Condition(
            "a.id IN (SELECT article FROM article_terms WHERE term = (SELECT id FROM terms WHERE field = ? AND name = ?))",
            (kind, name),
        )

    def _type(self, field: Field) -> Compiled:
        return self._exactly("type", choice_of("type", field.value) or "")

    def _has(self, field: Field) -> Compiled:
        kind = choice_of("has", field.value) or ""
        if kind in ("highlight", "note"):
            noted = " AND h.note <> ''" if kind == "note" else ""
            return Condition(
                "a.hash IN (SELECT u.hash FROM user.highlights h JOIN user.articles u ON u.id = h.article"
                f" WHERE 1{noted})"
            )
        if kind == "tag":
            return _TAGGED
        return self._exactly("has", kind)

    def _is(self, field: Field) -> Compiled:
        match choice_of("is", field.value):
            case "read":
                return Condition("a.read = 1")
            case "unread":
                return Condition("a.read = 0")
            case "starred":
                return Condition("a.starred = 1")
            case "unreadable":
                return Condition("a.unreadable IS NOT NULL")
            case "analysed":
                return Condition("a.analysed = 1")
            case "highlighted":
                return Condition(
                    "a.hash IN (SELECT u.hash FROM user.highlights h JOIN user.articles u ON u.id = h.article)"
                )
            case _:
                return _TAGGED

    def _tag(self, field: Field) -> Compiled:
        return Condition(
            "(a.hash IN (SELECT u.hash FROM user.tags t JOIN user.articles u ON u.id = t.article"
            " WHERE t.tag = ? COLLATE NOCASE) OR a.id IN (SELECT article FROM article_terms WHERE term IN"
            " (SELECT id FROM terms WHERE field = 'file_tag' AND name = ? COLLATE NOCASE)))",
            (field.value, field.value),
        )

    def _amount(self, field: Field) -> Compiled:
        value, unit = amount_of(field.value)
        operator = "=" if field.operator == ":" else field.operator
        condition = "" if unit is None else " AND unit = ?"
        parameters: tuple[object, ...] = (value,) if unit is None else (value, unit)
        return Condition(f"a.id IN (SELECT article FROM amounts WHERE value {operator} ?{condition})", parameters)

    def _date(self, field: Field) -> Compiled:
        first, last = _days(field)
        sql = "a.id IN (SELECT article FROM days WHERE first <= ? AND last >= ?)"
        return Condition(sql, (last, first))

    def _published(self, field: Field) -> Compiled:
        first, last = _days(field)
        start = (first - _EPOCH) * _DAY_SECONDS - _KOREA_SECONDS
        end = (last + 1 - _EPOCH) * _DAY_SECONDS - _KOREA_SECONDS
        return Condition("a.published_key >= ? AND a.published_key < ?", (start, end))


_TAGGED = Condition("a.hash IN (SELECT u.hash FROM user.tags t JOIN user.articles u ON u.id = t.article)")


def _days(field: Field) -> tuple[int, int]:
    first, last = days_of(field.value)
    match field.operator:
        case ">":
            return last + 1, 10_000_000
        case ">=":
            return first, 10_000_000
        case "<":
            return 0, first - 1
        case "<=":
            return 0, last
        case _:
            return first, last


def _either(compiled: list[Compiled]) -> Compiled:
    if any(part is ALL for part in compiled):
        return ALL
    words = [part.expression for part in compiled if isinstance(part, Words)]
    conditions = [part for part in compiled if isinstance(part, Condition)]
    joined = Words(f"({' OR '.join(words)})") if words else None
    if joined and not conditions:
        return joined
    return _joined(" OR ", [*([sql_of(joined)] if joined else []), *conditions])


def _joined(operator: str, conditions: list[Condition]) -> Condition:
    sql = operator.join(f"({condition.sql})" for condition in conditions)
    return Condition(sql, tuple(parameter for condition in conditions for parameter in condition.parameters))


def sql_of(compiled: Compiled) -> Condition:
    """The same condition in SQL."""
    if isinstance(compiled, Condition):
        return compiled
    return Condition("a.id IN (SELECT rowid FROM body_words WHERE body_words MATCH ?)", (compiled.expression,))


def matching_ids(connection: sqlite3.Connection, compiled: Compiled) -> list[int]:
    """Ids of all articles that match, in no order."""
    if isinstance(compiled, Words):
        rows = connection.execute("SELECT rowid FROM body_words WHERE body_words MATCH ?", (compiled.expression,))
    else:
        rows = connection.execute(f"SELECT a.id FROM main.articles a WHERE {compiled.sql}", compiled.parameters)
    return [id for (id,) in rows]
