"""The tree of a query. Spans count characters of the query as typed."""

import msgspec

from tui.document.span import Span


class QueryError(Exception):
    """A mistake in a query: where it is (`span` of the query), what it is (translated), and what was probably meant.

    `suggestion` is the whole query as it could be, None where that cannot be said.
    """

    def __init__(self, span: Span, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.suggestion = suggestion

    @property
    def position(self) -> int:
        """The first character of the mistake."""
        return self.span.start


class Text(msgspec.Struct, frozen=True, tag=True):
    """Words to be found in the text; `exact` for a phrase in quotation marks, `open_end` for `gpt*`."""

    words: str
    span: Span
    exact: bool = False
    open_end: bool = False


class Field(msgspec.Struct, frozen=True, tag=True):
    """`name:value` or `name>value`; `name` is the English name of the field, `operator` one of `: = > < >= <=`."""

    name: str
    operator: str
    value: str
    span: Span
    value_span: Span


class And(msgspec.Struct, frozen=True, tag=True):
    """All of the parts."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """At least one of the parts."""

    parts: tuple["Node", ...]


class Not(msgspec.Struct, frozen=True, tag=True):
    """Everything but the part."""

    part: "Node"


Node = Text | Field | And | Or | Not


class Query(msgspec.Struct, frozen=True):
    """A parsed query; `node` is None where it says nothing, which matches every article."""

    text: str
    node: Node | None

    def texts(self) -> list[Text]:
        """The words that a matching text may hold, in order: those that are not excluded."""
        found: list[Text] = []
        _collect(self.node, found)
        return found


def _collect(node: Node | None, found: list[Text]) -> None:
    if isinstance(node, Text):
        found.append(node)
    elif isinstance(node, Field) and node.name in ("quote", "title"):
        found.append(Text(node.value, node.value_span, exact=True))
    elif isinstance(node, And | Or):
        for part in node.parts:
            _collect(part, found)
