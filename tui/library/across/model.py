"""What the views across articles hand out."""

import msgspec

from tui.document.span import Span
from tui.language.model import Amount, Quote


class NameRow(msgspec.Struct, frozen=True, gc=False):
    """A name of a list of names: its entity type (NIKL code) and how many articles have it."""

    entity_type: str
    name: str
    articles: int


class Entity(msgspec.Struct, frozen=True):
    """One person, organisation, place or other thing across articles.

    `name` is the most frequent of its `names`; `articles` are ids, newest first; `anchor` is the text hash of the oldest of
    them, which tells people of one name apart; `others` is how many others bear that name; `terms` are the ids of its names in
    the index.
    """

    entity_type: str
    name: str
    names: tuple[str, ...]
    articles: tuple[int, ...]
    mentions: int
    anchor: str
    others: int = 0
    terms: tuple[int, ...] = ()


class TitlePeriod(msgspec.Struct, frozen=True):
    """A title that articles give a person, with the organisation where they name one, and from when to when they do.

    `first` and `last` are ISO 8601 dates of publication, None where the articles have none.
    """

    title: str
    organisation: str | None
    first: str | None
    last: str | None
    articles: tuple[int, ...]


class Said(msgspec.Struct, frozen=True):
    """A quotation of somebody: where and when it was published, and the sentence it stands in."""

    article: int
    published: str | None
    quote: Quote
    sentence: Span


class Counted(msgspec.Struct, frozen=True):
    """An amount tied to somebody or something, with its article."""

    article: int
    published: str | None
    amount: Amount
    sentence: Span


class Companion(msgspec.Struct, frozen=True, gc=False):
    """Another name in the same articles, and in how many."""

    entity_type: str
    name: str
    articles: int


class Month(msgspec.Struct, frozen=True, gc=False):
    """How many articles of a month (`2025-03`), and how often the thing is mentioned in them."""

    month: str
    articles: int
    mentions: int


class RelatedArticle(msgspec.Struct, frozen=True):
    """An article about the same: the names and words that it shares, the most telling first."""

    article: int
    names: tuple[str, ...]
    words: tuple[str, ...]
    score: float


class Edge(msgspec.Struct, frozen=True, gc=False):
    """Two names of a graph (places in `Graph.nodes`) and the number of articles that have both."""

    first: int
    second: int
    articles: int


class Graph(msgspec.Struct, frozen=True):
    """Names and which of them appear together."""

    nodes: tuple[NameRow, ...]
    edges: tuple[Edge, ...]
