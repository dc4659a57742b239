"""What an analysis of an article says. All spans count characters of the article's text. No Kiwi here."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from tui.document.span import Span

ANALYSIS_VERSION = "3"
"""Changes whenever the analysis of the same text would come out differently; stored analyses of another version are stale."""

Number = int | Decimal


class EntityType(StrEnum):
    """NIKL/TTA codes of named entities."""

    PERSON = "PS"
    ORGANISATION = "OG"
    PLACE = "LC"
    DATE = "DT"
    TIME = "TI"
    QUANTITY = "QT"
    OCCUPATION = "CV"
    WORK = "AF"
    EVENT = "EV"
    TERM = "TM"


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A named entity at one place. `name` is its canonical name in this article; `confidence` lies in 0..1."""

    span: Span
    text: str
    type: EntityType
    name: str
    confidence: float = 1.0


class Argument(msgspec.Struct, frozen=True, gc=False):
    """One part of a fact and the place it was read from; `role` names the field (`person`, `title`, `speaker`…)."""

    role: str
    span: Span


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all facts share.

    `sentence` is where it was read, `arguments` the places of its parts in that sentence, `places` the sentences of its
    further mentions, `confidence` lies in 0..1.
    """

    sentence: Span
    arguments: tuple[Argument, ...] = ()
    places: tuple[Span, ...] = ()
    confidence: float = 1.0


class Role(Fact, frozen=True, kw_only=True, tag="role"):
    """A person with a title, of an organisation or country where the article names one."""

    person: str
    title: str
    org: str | None = None


class Stance(StrEnum):
    """What the reporting verb says the speaker did."""

    SAID = "said"
    CLAIMED = "claimed"
    DENIED = "denied"
    PROMISED = "promised"
    ASKED = "asked"


class SourceType(StrEnum):
    """How far a speaker is named."""

    NAMED_WITH_ORGANISATION = "named with organisation"
    NAMED = "named"
    SURNAME_ONLY = "surname only"
    ANONYMOUS_WITH_ORGANISATION = "anonymous with organisation"
    ANONYMOUS = "anonymous"
    ORGANISATION = "organisation"


class Quote(Fact, frozen=True, kw_only=True, tag="quote"):
    """Somebody's words between double marks. `verb` is the reporting verb as written."""

    text: str
    speaker: str | None = None
    verb: str | None = None
    stance: Stance | None = None
    source: SourceType | None = None


class Amount(Fact, frozen=True, kw_only=True, tag="amount"):
    """A number with its unit.

    `value` has all multipliers worked out, two numbers for a range or score; `unit` is an ISO 4217 code, `%`, `%p`, a counter
    or a measure, None for scores and bare ages; `bound` is `약`, `최대`, `이상`… as written; `measure` and `holder` say what is
    measured and of whom, where the sentence does.
    """

    text: str
    value: Number | tuple[Number, Number]
    unit: str | None = None
    bound: str | None = None
    measure: str | None = None
    holder: str | None = None


class Date(Fact, frozen=True, kw_only=True, tag="date"):
    """A place on the calendar or clock; `value` is ISO 8601 at the precision given, X for digits that cannot be known."""

    text: str
    value: str


class Alias(Fact, frozen=True, kw_only=True, tag="alias"):
    """Two names of one thing that the article puts side by side."""

    short: str
    long: str


class Person(Fact, frozen=True, kw_only=True, tag="person"):
    """A named person: fullest name, the other name forms, titles and organisations given, and how often it is named."""

    name: str
    mentions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    count: int = 1


class Event(Fact, frozen=True, kw_only=True, tag="event"):
    """Who met, agreed with or visited whom; `predicate` is the verb's dictionary form."""

    predicate: str
    participants: tuple[str, ...]
    place: str | None = None
    date: str | None = None


AnyFact = Role | Quote | Amount | Date | Alias | Person | Event


class OutlineHeading(msgspec.Struct, frozen=True, gc=False):
    """A heading that the analysis made: the section begins at `start` (a paragraph's first character)."""

    text: str
    start: int


class Analysis(msgspec.Struct, frozen=True):
    """All that the analysis says of one article; `published` is the date that relative dates were worked out from."""

    version: str
    published: str | None
    mentions: tuple[Mention, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    outline: tuple[OutlineHeading, ...] = ()
    sentences: tuple[Span, ...] = ()
