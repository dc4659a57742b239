"""All facts of an article: the extractors, and what their facts tell each other."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.language.facts.aliases import aliases
from tui.language.facts.extractor import Extractor
from tui.language.facts.persons import persons, persons_of
from tui.language.facts.quotes import quotes
from tui.language.facts.roles import roles
from tui.language.facts.values import values
from tui.language.model import AnyFact, Person, Quote, Role, SourceType
from tui.language.sentence import AnnotatedArticle

EXTRACTORS: tuple[Extractor, ...] = (roles, quotes, aliases, values, persons)


def facts_of(annotated: AnnotatedArticle) -> tuple[AnyFact, ...]:
    """All facts, in the order of their sentences; persons with their titles, sources with what is known of the person."""
    found = [fact for extractor in EXTRACTORS if extractor is not persons for fact in extractor(annotated)]
    offices: dict[str, list[Role]] = {}
    for fact in found:
        if isinstance(fact, Role):
            offices.setdefault(fact.person, []).append(fact)
    found.extend(persons_of(annotated, frozenset(offices)))
    linked = [_linked(fact, offices) for fact in found]
    linked.sort(key=lambda fact: fact.sentence.start)
    return tuple(linked)


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
