"""A query tree becomes conditions on the index: full-text expressions joined as far as they go, the rest SQL."""

import re
import sqlite3

import msgspec

from tui.library.query.fields import amount_of, choice_of, days_of
from tui.library.query.model import Field, Node, Not, Or, Text
from tui.library.tokens import normalise, phrase
from tui.library.word_forms import forms, without_particle, without_space

_HANGUL = re.compile(r"[가-힣]+")
_DAY_SECONDS = 86_400
_EPOCH = 719_163
_KOREA_SECONDS = 9 * 3600


class Condition(msgspec.Struct, frozen=True):
    """A condition as SQL that selects the ids of the articles that meet it.

    One that many articles may meet has a `probe`: the same with one more parameter, the id of an article that is asked for.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    probe: str | None = None


class Either(msgspec.Struct, frozen=True):
    """At least one of the parts."""

    parts: tuple["Conjunction", ...]
    negated: bool = False


class Conjunction(msgspec.Struct, frozen=True):
    """What an article must meet, all of it. A query that asks for nothing has no part set.

    `wanted` and `unwanted` are FTS5 expressions for the table `body_words`; `heads` is one for `head_words` that says all
    that the query asks of the text; `implied` are conditions that hold wherever `heads` matches, `conditions` all others.
    """

    heads: str | None = None
    wanted: str | None = None
    unwanted: str | None = None
    implied: tuple[Condition | Either, ...] = ()
    conditions: tuple[Condition | Either, ...] = ()

    @property
    def words(self) -> str | None:
        """The expression for `body_words` where the text is all that is asked for, else None."""
        if self.wanted is None or self.implied or self.conditions:
            return None
        return self.wanted if self.unwanted is None else f"{self.wanted} NOT {self.unwanted}"


ALL = Conjunction()
BODY = "SELECT rowid FROM body_words WHERE body_words MATCH ?"
SYLLABLE = "SELECT rowid FROM syllables WHERE syllables MATCH ?"
_TERM = "SELECT article FROM article_terms WHERE term IN"


def word_expression(connection: sqlite3.Connection, text: Text) -> str:
    """The FTS5 expression for the words of a query; empty where they hold nothing to be found.

    A word is found as it is, with a space in it where it is long and, for a verb, in its other forms. A noun with a
    particle that stands in no text as it is, is looked for without it.
    """
    plain = phrase(text.words, open_end=text.open_end)
    if text.exact or not plain:
        return plain
    word = normalise(text.words)
    if not _HANGUL.fullmatch(word):
        return plain
    spaced = (phrase(f"{first} {second}") for first, second in without_space(word))
    expressions = dict.fromkeys((plain, *map(phrase, forms(word)), *spaced))
    noun = without_particle(word)
    if noun is not None and not _occurs(connection, " OR ".join(expressions)):
        expressions[phrase(noun)] = None
    return plain if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _occurs(connection: sqlite3.Connection, expression: str) -> bool:
    sql = "SELECT 1 FROM body_words WHERE body_words MATCH ? LIMIT 1"
    return connection.execute(sql, (expression,)).fetchone() is not None


class Compiler:
    """Compiles one query; `connection` is asked for words that occur and names that match.

    Names of entities are found as the user corrected them in the library with the key `library`.
    """

    def __init__(self, connection: sqlite3.Connection, library: str) -> None:
        self.connection = connection
        self.library = library

    def compile(self, node: Node | None) -> Conjunction:
        """The conditions of a tree; `ALL` where it asks for nothing."""
        if node is None:
            return ALL
        if isinstance(node, Text):
            return self._text(node)
        if isinstance(node, Field):
            condition: Condition | None = getattr(self, f"_{node.name}")(node)
            return ALL if condition is None else Conjunction(conditions=(condition,))
        if isinstance(node, Not):
            return self._not(node)
        compiled = [part for part in map(self.compile, node.parts) if part != ALL or isinstance(node, Or)]
        return _either(compiled) if isinstance(node, Or) else _both(compiled)

    def _text(self, node: Text) -> Conjunction:
        expression = word_expression(self.connection, node)
        if not expression:
            return ALL
        word = normalise(node.words)
        if len(word) == 1 and _HANGUL.fullmatch(word):
            # In pairs of syllables one syllable is hundreds of terms; here it is one.
            return Conjunction(
                heads=expression, implied=(Condition(SYLLABLE, (f'"{word}"',), f"{SYLLABLE} AND rowid = ?"),)
            )
        return Conjunction(heads=expression, wanted=expression)

    def _not(self, node: Not) -> Conjunction:
        inner = self.compile(node.part)
        if inner == ALL:
            return ALL
        if (words := inner.words) is not None:
            return Conjunction(unwanted=f"({words})")
        return Conjunction(conditions=(Either((inner,), negated=True),))

    # --- fields

    def _title(self, field: Field) -> Condition | None:
        return self._in_words("head_words", field, "title : ")

    def _quote(self, field: Field) -> Condition | None:
        return self._in_words("quote_words", field, "")

    def _in_words(self, table: str, field: Field, prefix: str) -> Condition | None:
        expression = phrase(field.value.rstrip("*"), open_end=field.value.endswith("*"))
        if not expression:
            return None
        return Condition(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (f"{prefix}({expression})",))

    def _outlet(self, field: Field) -> Condition | None:
        return self._named(field, "outlet")

    def _reporter(self, field: Field) -> Condition | None:
        return self._named(field, "reporter")

    def _person(self, field: Field) -> Condition | None:
        return self._entity(field, "PS")

    def _org(self, field: Field) -> Condition | None:
        return self._entity(field, "OG")

    def _place(self, field: Field) -> Condition | None:
        return self._entity(field, "LC")

    def _speaker(self, field: Field) -> Condition | None:
        return self._named(field, "speaker")

    def _named(self, field: Field, kind: str) -> Condition | None:
        expression = phrase(field.value.rstrip("*"), open_end=True)
        if not expression:
            return None
        return Condition(
            # CROSS JOIN: the words first, however few names of the field there are.
            f"{_TERM} (SELECT t.id FROM term_words w CROSS JOIN terms t ON t.id = w.rowid"
            " WHERE term_words MATCH ? AND t.field = ?)",
            (expression, kind),
        )

    def _entity(self, field: Field, kind: str) -> Condition | None:
        """Like `_named`: without what is no entity or of another type, with what is of this one or another name for it."""
        expression = phrase(field.value.rstrip("*"), open_end=True)
        if not expression:
            return None
        words = "term_words w CROSS JOIN terms t ON t.id = w.rowid"
        return Condition(
            f"{_TERM} (SELECT t.id FROM {words} LEFT JOIN user.corrections c"
            " ON c.library = ? AND c.name = t.name AND c.entity_type = t.field"
            " WHERE term_words MATCH ? AND coalesce(c.new_type, t.field) = ? AND NOT coalesce(c.ignored, 0)"
            f" UNION SELECT o.id FROM {words} JOIN user.corrections c ON c.library = ? AND c.same_as = t.name"
            " JOIN terms o ON o.field = c.entity_type AND o.name = c.name"
            " WHERE term_words MATCH ? AND coalesce(c.new_type, c.entity_type) = ? AND NOT c.ignored)",
            (self.library, expression, kind) * 2,
        )

    def _exactly(self, kind: str, name: str) -> Condition | None:
        return _probed(f"{_TERM} (SELECT id FROM terms WHERE field = ? AND name = ?)", (kind, name), "article")

    def _type(self, field: Field) -> Condition | None:
        return self._exactly("type", choice_of("type", field.value) or "")

    def _has(self, field: Field) -> Condition | None:
        kind = choice_of("has", field.value) or ""
        if kind == "highlight":
            return _HIGHLIGHTED
        if kind == "note":
            return Condition(f"{_HIGHLIGHTED.sql} WHERE h.note <> ''")
        if kind == "tag":
            return _TAGGED
        return self._exactly("has", kind)

    def _is(self, field: Field) -> Condition | None:
        return _STATES[choice_of("is", field.value) or ""]

    def _tag(self, field: Field) -> Condition | None:
        return Condition(
            f"{_TAGGED.sql} WHERE t.tag = ? COLLATE NOCASE UNION {_TERM}"
            " (SELECT id FROM terms WHERE field = 'file_tag' AND name = ? COLLATE NOCASE)",
            (field.value, field.value),
        )

    def _amount(self, field: Field) -> Condition | None:
        value, unit = amount_of(field.value)
        operator = "=" if field.operator == ":" else field.operator
        condition = "" if unit is None else " AND unit = ?"
        parameters: tuple[object, ...] = (value,) if unit is None else (value, unit)
        if operator == "=":
            return Condition(f"SELECT article FROM amounts WHERE value = ?{condition}", parameters)
        extreme = "most" if operator.startswith(">") else "least"
        sql = f"SELECT article FROM amount_ranges WHERE {extreme} {operator} ?{condition}"
        return _probed(sql, parameters, "article")

    def _date(self, field: Field) -> Condition | None:
        first, last = _days(field)
        return _probed("SELECT article FROM days WHERE first <= ? AND last >= ?", (last, first), "article")

    def _published(self, field: Field) -> Condition | None:
        first, last = _days(field)
        start = (first - _EPOCH) * _DAY_SECONDS - _KOREA_SECONDS
        end = (last + 1 - _EPOCH) * _DAY_SECONDS - _KOREA_SECONDS
        return _probed(f"{_ARTICLES} published_key >= ? AND published_key < ?", (start, end), "id")


def _probed(sql: str, parameters: tuple[object, ...], column: str) -> Condition:
    wide, _, narrow = sql.partition(" WHERE ")
    return Condition(sql, parameters, f"{wide} WHERE ({narrow}) AND {column} = ?")


_ARTICLES = "SELECT id FROM main.articles WHERE"
_TAGGED = Condition(
    "SELECT a.id FROM user.tags t JOIN user.articles u ON u.id = t.article JOIN main.articles a ON a.hash = u.hash"
)
_HIGHLIGHTED = Condition(
    "SELECT a.id FROM user.highlights h JOIN user.articles u ON u.id = h.article JOIN main.articles a ON a.hash = u.hash"
)
_STATES = {
    "read": _probed(f"{_ARTICLES} read = 1", (), "id"),
    "unread": _probed(f"{_ARTICLES} read = 0", (), "id"),
    "starred": _probed(f"{_ARTICLES} starred = 1", (), "id"),
    "unreadable": _probed(f"{_ARTICLES} unreadable IS NOT NULL", (), "id"),
    "analysed": _probed(f"{_ARTICLES} analysed = 1", (), "id"),
    "highlighted": _HIGHLIGHTED,
    "tagged": _TAGGED,
}


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


def _both(parts: list[Conjunction]) -> Conjunction:
    def combined(operator: str, expressions: list[str]) -> str | None:
        return f"({operator.join(expressions)})" if len(expressions) > 1 else next(iter(expressions), None)

    return Conjunction(
        combined(" AND ", [part.heads for part in parts if part.heads is not None]),
        combined(" AND ", [part.wanted for part in parts if part.wanted is not None]),
        combined(" OR ", [part.unwanted for part in parts if part.unwanted is not None]),
        tuple(condition for part in parts for condition in part.implied),
        tuple(condition for part in parts for condition in part.conditions),
    )


def _either(parts: list[Conjunction]) -> Conjunction:
    if ALL in parts:
        return ALL
    only_text = all(part.unwanted is None and not part.conditions for part in parts)
    heads = f"({' OR '.join(part.heads or '' for part in parts)})" if only_text else None
    if only_text and not any(part.implied for part in parts):
        return Conjunction(heads, f"({' OR '.join(part.wanted or '' for part in parts)})")
    condition = Either(tuple(parts))
    return Conjunction(heads, implied=(condition,)) if only_text else Conjunction(conditions=(condition,))


def single_expression(compiled: Conjunction) -> tuple[str, str] | None:
    """The full-text table and the expression that say it all, None where there is more to ask."""
    if (words := compiled.words) is not None:
        return "body_words", words
    match compiled:
        case Conjunction(
            wanted=None, unwanted=None, implied=(Condition(sql=sql, parameters=parameters),), conditions=()
        ):
            return ("syllables", str(parameters[0])) if sql == SYLLABLE else None
    return None
