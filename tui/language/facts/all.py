"""All facts of an article: the extractors, and what their facts tell each other."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.document.span import Span
from tui.language.facts.aliases import aliases
from tui.language.facts.events import events
from tui.language.facts.extractor import Extractor
from tui.language.facts.persons import persons, persons_of
from tui.language.facts.quotes import quotes
from tui.language.facts.roles import roles
from tui.language.facts.values import values
from tui.language.model import AnyFact, Date, Event, Person, Quote, Role, SourceType
from tui.language.sentence import AnnotatedArticle

EVENTS = False
"""Whether events are among the facts; docs/facts.md has how often they are right."""

EXTRACTORS: tuple[Extractor, ...] = (roles, quotes, aliases, values, persons)


def facts_of(annotated: AnnotatedArticle, with_events: bool = EVENTS) -> tuple[AnyFact, ...]:
    """All facts, in the order of their sentences; persons with their titles, sources with what is known of the person."""
    found: list[AnyFact] = [
        fact for extractor in EXTRACTORS if extractor is not persons for fact in extractor(annotated)
    ]
    offices: dict[str, list[Role]] = {}
    for fact in found:
        if isinstance(fact, Role):
            offices.setdefault(fact.person, []).append(fact)
    found.extend(persons_of(annotated, frozenset(offices)))
    if with_events:
        found.extend(_dated(events(annotated), found))
    linked = [_linked(fact, offices) for fact in found]
    linked.sort(key=lambda fact: fact.sentence.start)
    return tuple(linked)


def _dated(made: Iterable[Event], found: Iterable[AnyFact]) -> list[Event]:
    """The events with the date of their sentence, where it has just one."""
    dates: dict[Span, list[str]] = {}
    for fact in found:
        if isinstance(fact, Date):
            for place in (fact.sentence, *fact.places):
                dates.setdefault(place, []).append(fact.value)
    return [replace(one, date=dates[one.sentence][0]) if len(dates.get(one.sentence, ())) == 1 else one for one in made]


def _linked(fact: AnyFact, offices: dict[str, list[Role]]) -> AnyFact:
    if isinstance(fact, Person) and (held := offices.get(fact.name)):
        titles = tuple(dict.fromkeys(one.title for one in held))
        bodies = tuple(dict.fromkeys(one.org for one in held if one.org is not None))
        return replace(fact, titles=titles, organisations=bodies)
    if isinstance(fact, Quote) and fact.source is SourceType.NAMED and _has_body(offices.get(fact.speaker or "", ())):
        return replace(fact, source=SourceType.NAMED_WITH_ORGANISATION)
    return fact


def _has_body(held: Iterable[Role]) -> bool:
    return any(one.org is not None for one in held)
