"""Ways to group the facts of an article. Nothing of Textual here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.app.document_layout.outline import OutlineEntry
from tui.app.drawing import flat
from tui.language.model import Alias, Amount, AnyFact, Date, Event, Person, Quote, Role
from tui.translation import translate


class Grouping(StrEnum):
    """What facts are grouped by."""

    KIND = "kind"
    ENTITY = "entity"
    SECTION = "section"
    TIME = "time"


KINDS: tuple[tuple[str, type], ...] = (
    ("person", Person),
    ("role", Role),
    ("quote", Quote),
    ("amount", Amount),
    ("date", Date),
    ("alias", Alias),
    ("event", Event),
)


UNDATED = "undated"
"""Key of the group of facts that no date is tied to."""


class FactGroup(NamedTuple):
    """Facts under a heading (clean text). `key` tells the group from the others of its grouping."""

    key: str
    title: str
    facts: tuple[AnyFact, ...]


def kind_of(fact: AnyFact) -> str:
    """`person`, `role`…"""
    return str(fact.__struct_config__.tag)


def names_in(fact: AnyFact) -> tuple[str, ...]:
    """Persons and organisations that a fact is about."""
    match fact:
        case Role():
            names: Sequence[str | None] = (fact.person, fact.org)
        case Quote():
            names = (fact.speaker,)
        case Amount():
            names = (fact.holder,)
        case Person():
            names = (fact.name, *fact.organisations)
        case Alias():
            names = (fact.long,)
        case Event():
            names = fact.participants
        case _:
            names = ()
    return tuple(dict.fromkeys(name for name in names if name))


def group_facts(facts: Iterable[AnyFact], grouping: Grouping, sections: Sequence[OutlineEntry]) -> list[FactGroup]:
    """`facts` in groups, each in the order of the text; groups without facts are left out."""
    ordered = sorted(facts, key=lambda fact: fact.sentence)
    return {
        Grouping.KIND: _by_kind,
        Grouping.ENTITY: _by_entity,
        Grouping.SECTION: lambda facts: _by_section(facts, sections),
        Grouping.TIME: _by_time,
    }[grouping](ordered)


def _collect(facts: Iterable[AnyFact], keys: Callable[[AnyFact], Iterable[str]]) -> dict[str, list[AnyFact]]:
    groups: dict[str, list[AnyFact]] = {}
    for fact in facts:
        for key in keys(fact):
            groups.setdefault(key, []).append(fact)
    return groups


def _by_kind(facts: list[AnyFact]) -> list[FactGroup]:
    groups = _collect(facts, lambda fact: (kind_of(fact),))
    return [
        FactGroup(kind, translate(f"reader.kind_{kind}"), tuple(groups[kind])) for kind, _ in KINDS if kind in groups
    ]


def _by_entity(facts: list[AnyFact]) -> list[FactGroup]:
    groups = _collect(facts, lambda fact: names_in(fact) or ("",))
    names = sorted(groups, key=lambda name: (name == "", -len(groups[name])))
    return [FactGroup(name, flat(name) or translate("reader.no_entity"), tuple(groups[name])) for name in names]


def _by_section(facts: list[AnyFact], sections: Sequence[OutlineEntry]) -> list[FactGroup]:
    found = []
    before = sections[0].span.start if sections else None
    head = tuple(fact for fact in facts if before is None or fact.sentence.start < before)
    if head:
        found.append(FactGroup("head", translate("reader.lead"), head))
    for section in sections:
        inside = tuple(fact for fact in facts if section.span.start <= fact.sentence.start < section.span.end)
        if inside:
            found.append(FactGroup(str(section.key), flat(section.text), inside))
    return found


def _by_time(facts: list[AnyFact]) -> list[FactGroup]:
    """Dates in the order of the calendar, each with the other facts of the sentences that name it; the rest at the end."""
    dates = [fact for fact in facts if isinstance(fact, Date)]
    groups = []
    for value in sorted({fact.value for fact in dates}, key=lambda value: value.replace("X", "~")):
        sentences = {fact.sentence for fact in dates if fact.value == value}
        inside = tuple(fact for fact in facts if fact.sentence in sentences and not isinstance(fact, Person))
        inside = tuple(fact for fact in inside if not isinstance(fact, Date) or fact.value == value)
        groups.append(FactGroup(value, value, inside))
    placed = {fact for group in groups for fact in group.facts}
    if rest := tuple(fact for fact in facts if fact not in placed):
        groups.append(FactGroup(UNDATED, translate("reader.facts_undated"), rest))
    return groups
