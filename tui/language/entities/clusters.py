"""Ties the forms of one name together over an article and picks the fullest."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tui.language.entities.names import (
    is_abbreviation,
    is_korean_name,
    is_latin,
    is_short_organisation,
    is_short_person,
    is_spelling_of,
    squeezed,
    surname,
)
from tui.language.model import EntityType, Mention
from tui.language.sentence import AnnotatedArticle

_TIED = (EntityType.PERSON, EntityType.ORGANISATION)
# What a bracket after a name may say before the other name.
_INTRODUCTION = re.compile(r"\s?[(\[](?:이하|약칭|일명|본명|영문명|영어명)?\s?[:,]?\s?[‘'“\"]?")

Names = dict[tuple[EntityType, str], str]


def canonical_names(article: AnnotatedArticle, found: Sequence[Sequence[Mention]]) -> Names:
    """The canonical name of each (type, form) of persons and organisations that differs from the form itself."""
    forms: dict[EntityType, dict[str, int]] = {kind: {} for kind in _TIED}
    for own in found:
        for one in own:
            if one.type in forms:
                forms[one.type].setdefault(one.text, len(forms[one.type]))
    bracketed = _introduced(article, found)
    names: Names = {}
    for kind, order in forms.items():
        for form, name in _tie(kind, order, bracketed).items():
            if form != name:
                names[kind, form] = name
    return names


def _tie(kind: EntityType, order: dict[str, int], bracketed: set[tuple[str, str]]) -> dict[str, str]:
    """Canonical name of each form; `order` numbers the forms by first mention."""
    tied: dict[str, str] = {}
    longer: dict[str, list[str]] = defaultdict(list)
    partners: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(bracketed):
        partners[one].append(other)
    for form in sorted(order, key=lambda one: (is_latin(one), -len(one), order[one])):
        near = dict.fromkeys(one for handle in _handles(kind, form, False) for one in longer[handle])
        same = [one for one in near if _same(kind, form, one)] + [one for one in partners[form] if one in tied]
        candidates = list(dict.fromkeys(tied[one] for one in same))
        if candidates:
            tied[form] = _first(form, candidates, order)
        else:
            tied[form] = form
        for handle in _handles(kind, form, True):
            longer[handle].append(form)
    return tied


def _handles(kind: EntityType, form: str, full: bool) -> Iterator[str]:
    """What a form is found by: itself and, as the `full` name, its parts that may stand for it."""
    bare = squeezed(form)
    yield bare
    parts = form.split()
    if kind is EntityType.PERSON and len(parts) > 1:
        yield f"…{parts[-1]}"
    if not full:
        return
    if kind is not EntityType.PERSON:
        yield from (bare[at:] for at in range(1, len(bare) - 2))
    elif len(parts) > 1:
        yield from ("".join(parts[at:]) for at in range(1, len(parts)))
        yield from ("".join(parts[:at]) for at in range(1, len(parts)))
    elif is_korean_name(form):
        yield form[len(surname(form)) :]


def _first(form: str, candidates: list[str], order: dict[str, int]) -> str:
    """The one among several full names that the article introduces first: whom it is about is named before others."""
    before = [one for one in candidates if order[one] <= order[form]]
    return min(before or candidates, key=order.__getitem__)


def _same(kind: EntityType, form: str, full: str) -> bool:
    if squeezed(form) == squeezed(full):
        return True
    if kind is EntityType.PERSON:
        return is_short_person(form, full) or is_spelling_of(form, full)
    return is_short_organisation(form, full)


def _introduced(article: AnnotatedArticle, found: Sequence[Sequence[Mention]]) -> set[tuple[str, str]]:
    """Pairs of forms, both ways, one of which stands in a bracket right after the other."""
    pairs: set[tuple[str, str]] = set()
    for sentence, own in zip(article.sentences, found, strict=True):
        if "(" not in sentence.text:
            continue
        for first, second in pairwise(own):
            gap = sentence.text[first.span.end : second.span.start]
            closing = sentence.text[second.span.end : second.span.end + 1]
            if closing and closing in ")],’'" and _INTRODUCTION.fullmatch(gap) and _may_be_one(first, second):
                pairs |= {(first.text, second.text), (second.text, first.text)}
    return pairs


def _may_be_one(first: Mention, second: Mention) -> bool:
    """A second name in a bracket is the same thing in another script or an abbreviation, else it is an affiliation."""
    if first.type is not second.type:
        return False
    if is_latin(first.text) != is_latin(second.text):
        return True
    short, full = sorted((first.text, second.text), key=len)
    if first.type is EntityType.PERSON:
        return not is_korean_name(short) or short in full
    return is_abbreviation(short, full)


def forms_by_name(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """The distinct forms of each canonical name, in order of first mention."""
    forms: dict[str, list[str]] = defaultdict(list)
    for one in mentions:
        if one.text not in forms[one.name]:
            forms[one.name].append(one.text)
    return forms
