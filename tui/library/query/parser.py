"""Parsing the search language, by recursive descent.

    query   = or
    or      = and { ("or" | "또는" | "|") and }
    and     = not { [ "and" | "그리고" | "&" ] not }
    not     = { "not" | "제외" | "-" } primary
    primary = "(" or ")" | field (":" | "=" | ">" | "<" | ">=" | "<=") value | phrase | word

A word is everything up to the next space or parenthesis; what looks like no field, as in `10:30` or `R&D`, is a word.
`and`, `or` and `not` that have nothing to join are words too.
"""

import re
from collections.abc import Callable

from tui.document.span import Span
from tui.library.query.fields import CHOICES, COMPARED, amount_of, choice_of, days_of, field_of, near_choice, near_field
from tui.library.query.model import And, Field, Node, Not, Or, Query, QueryError, Text
from tui.translation import translate

_SPACE = re.compile(r"\s*")
_FIELD = re.compile(r"(?P<name>[^\W\d_]+)(?P<operator>>=|<=|[:=><])")
_QUOTED = re.compile(r"[\"“”](?P<words>[^\"“”]*)[\"“”]")
_WORD = re.compile(r"[^\s()]+")
_CLOSED = {"and": ("and", "그리고", "&", "&&"), "or": ("or", "또는", "|", "||"), "not": ("not", "제외")}
_OPERATORS = {word: kind for kind, words in _CLOSED.items() for word in words}
_MAX_DEPTH = 100


def parse(text: str) -> Query:
    """The tree of a query.

    Raises:
        QueryError: for a mistake, with its place and what was probably meant.
    """
    return Query(text, _Parser(text).parse())


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.depth = 0

    def parse(self) -> Node | None:
        self._skip_space()
        if self._at_end():
            return None
        node = self._or()
        self._skip_space()
        if not self._at_end():
            here = self.place
            without = (self.text[:here] + self.text[here + 1 :]).strip()
            raise QueryError(Span(here, here + 1), translate("library.query_close"), without)
        return node

    def _or(self) -> Node:
        parts = [self._and()]
        while (operator := self._operator("or")) is not None:
            parts.append(self._after(operator, self._and))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self) -> Node:
        parts = [self._not()]
        while True:
            if (operator := self._operator("and")) is not None:
                parts.append(self._after(operator, self._not))
            elif self._at_end() or self.text[self.place] == ")" or self._peek_operator() == "or":
                break
            else:
                parts.append(self._not())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _not(self) -> Node:
        self._skip_space()
        operator = self._operator("not")
        if operator is not None:
            return Not(self._after(operator, self._nested_not))
        place = self.place
        if self.text[place : place + 1] == "-" and re.match(r"[^\s\-)]", self.text[place + 1 :]):
            self.place += 1
            return Not(self._nested_not())
        return self._primary()

    def _nested_not(self) -> Node:
        self._enter()
        node = self._not()
        self.depth -= 1
        return node

    def _enter(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise QueryError(Span(self.place, self.place + 1), translate("library.query_depth"))

    def _primary(self) -> Node:
        start = self.place
        if self.text[start] == "(":
            return self._group()
        if (quoted := _QUOTED.match(self.text, start)) is not None:
            self.place = quoted.end()
            return Text(quoted["words"], Span(start, self.place), exact=True)
        if self.text[start] in '"“':
            closed = f'{self.text.rstrip()}"'
            raise QueryError(Span(start, start + 1), translate("library.query_quote"), closed)
        if (field := _FIELD.match(self.text, start)) is not None and (node := self._field(field)) is not None:
            return node
        word = _WORD.match(self.text, start)
        if word is None:
            raise QueryError(Span(start, start + 1), translate("library.query_close"), self.text[:start].strip())
        self.place = word.end()
        words = word[0]
        return Text(words.rstrip("*"), Span(start, self.place), open_end=words.endswith("*"))

    def _group(self) -> Node:
        start = self.place
        self._enter()
        self.place += 1
        self._skip_space()
        if self._at_end() or self.text[self.place] == ")":
            end = min(self.place + 1, len(self.text))
            rest = (self.text[:start] + self.text[end:]).strip()
            raise QueryError(Span(start, end), translate("library.query_empty"), rest or None)
        node = self._or()
        self._skip_space()
        if self._at_end():
            raise QueryError(Span(start, start + 1), translate("library.query_open"), f"{self.text.rstrip()})")
        self.place += 1
        self.depth -= 1
        return node

    def _field(self, match: re.Match[str]) -> Node | None:
        """The field at this place, None where it is a word after all."""
        start, name, operator = match.start(), match["name"], match["operator"]
        field = field_of(name)
        if field is None:
            near = near_field(name)
            if near is None or self.text[match.end() : match.end() + 1] in ("/", ""):
                return None
            meant = f"{self.text[:start]}{near}{self.text[start + len(name) :]}"
            raise QueryError(Span(start, start + len(name)), translate("library.query_field", name=name), meant)
        if operator not in ":=" and field not in COMPARED:
            span = Span(match.start("operator"), match.end())
            meant = f"{self.text[: span.start]}:{self.text[span.end :]}"
            raise QueryError(span, translate("library.query_compare", name=name), meant)
        self.place = match.end()
        value, span = self._value(match)
        self._check(field, value, span)
        return Field(field, operator, value, Span(start, self.place), span)

    def _value(self, match: re.Match[str]) -> tuple[str, Span]:
        start = self.place
        if (quoted := _QUOTED.match(self.text, start)) is not None:
            self.place = quoted.end()
            return quoted["words"], Span(quoted.start("words"), quoted.end("words"))
        word = _WORD.match(self.text, start)
        if word is None or self.text[start] in '"“':
            message = translate("library.query_value", name=match["name"])
            raise QueryError(Span(match.start(), max(start, match.end())), message)
        self.place = word.end()
        return word[0], Span(start, self.place)

    def _check(self, field: str, value: str, span: Span) -> None:
        before, after = self.text[: span.start], self.text[span.end :]
        if field in CHOICES and choice_of(field, value) is None:
            near = near_choice(field, value)
            known = ", ".join(CHOICES[field])
            message = translate("library.query_choice", value=value, known=known)
            raise QueryError(span, message, f"{before}{near}{after}" if near else None)
        try:
            if field == "amount":
                amount_of(value)
            elif field in ("date", "published"):
                days_of(value)
        except (ValueError, OverflowError):
            example = "amount>1억" if field == "amount" else f"{field}:2025-08..2025-10"
            raise QueryError(span, translate(f"library.query_{field}", value=value, example=example)) from None

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.place)
        assert match is not None
        self.place = match.end()

    def _at_end(self) -> bool:
        return self.place >= len(self.text)

    def _peek_operator(self) -> str | None:
        """The kind of the operator at this place; None for a word, also one like `or` that has nothing to join."""
        self._skip_space()
        word = _WORD.match(self.text, self.place)
        kind = _OPERATORS.get(word[0].lower()) if word else None
        if word is None or kind is None:
            return None
        alone = not self.text[: word.start()].strip() and not self.text[word.end() :].strip()
        joins_nothing = kind != "not" and not self.text[: word.start()].rstrip().rstrip("(").strip()
        return None if alone or joins_nothing else kind

    def _operator(self, kind: str) -> Span | None:
        if self._peek_operator() != kind:
            return None
        word = _WORD.match(self.text, self.place)
        assert word is not None
        self.place = word.end()
        return Span(word.start(), word.end())

    def _after(self, operator: Span, parse: Callable[[], Node]) -> Node:
        self._skip_space()
        if self._at_end() or self.text[self.place] == ")":
            word = operator.of(self.text)
            rest = " ".join(f"{self.text[: operator.start]} {self.text[operator.end :]}".split())
            raise QueryError(operator, translate("library.query_operand", word=word), rest or None)
        return parse()
