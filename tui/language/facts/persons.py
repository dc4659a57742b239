"""Persons: everybody whom the article names, once, with the forms of the name."""

import re
from collections.abc import Iterable, Iterator

from tui.document.span import Span
from tui.language.covering import starting_in
from tui.language.entities.clusters import forms_by_name
from tui.language.entities.names import is_letter, is_plain_korean
from tui.language.facts.roles import roles
from tui.language.model import Argument, EntityType, Mention, Person
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.titles import title_at

_FIRST_WORD = re.compile(r"[’'”]?\s?([가-힣A-Za-z]+)")
_LAST_WORD = re.compile(r"([가-힣A-Za-z]+) [‘'“]?$")
_KOREAN, _NAME, _COMMON = 0.45, 0.75, 0.9
"""Least confidence of a person without title: of a Korean full name, of another proper noun, of common nouns."""


def persons(annotated: AnnotatedArticle) -> Iterable[Person]:
    """One fact for each named person, placed at the first sentence that names them; reporters of the byline are left out."""
    return persons_of(annotated, frozenset(one.person for one in roles(annotated)))


def persons_of(annotated: AnnotatedArticle, officers: frozenset[str]) -> Iterator[Person]:
    """The same where it is known already who has a role (`officers`), which shows that it is a person."""
    reporters = frozenset(annotated.article.reporters)
    found: dict[str, list[tuple[Sentence, Mention]]] = {}
    for sentence in annotated.sentences:
        for one in sentence.mentions:
            if one.type is EntityType.PERSON and not reporters & {one.name, one.text}:
                found.setdefault(one.name, []).append((sentence, one))
    for name, mentioned in found.items():
        if is_letter(name):
            continue
        if name in officers or _is_certain(name, mentioned):
            yield _person(name, mentioned)


def _is_certain(name: str, mentioned: list[tuple[Sentence, Mention]]) -> bool:
    """Whether the article shows a person: the tagger is sure, or a title or courtesy stands beside the name.

    A single syllable needs a title; a common noun or a word of lower case needs more confidence than a name.
    """
    if any(_has_title(sentence, one) for sentence, one in mentioned):
        return True
    if len(name) == 1 or name.islower():
        return False
    sure = max(one.confidence for _, one in mentioned)
    sentence, first = mentioned[0]
    tags = {one.tag for one in starting_in(sentence.morphemes, first.span.start, first.span.end)}
    if not tags & {"NNP", "SL", "SH"}:
        return sure >= _COMMON
    return sure >= (_KOREAN if is_plain_korean(name) else _NAME)


def _has_title(sentence: Sentence, mention: Mention) -> bool:
    """Whether a title stands right behind the name or, for a name of several syllables, right before it."""
    following = _FIRST_WORD.match(sentence.text, mention.span.end)
    if following is not None and title_at(following[1]) is not None:
        return True
    before = _LAST_WORD.search(sentence.text, max(0, mention.span.start - 12), mention.span.start)
    return len(mention.text) > 1 and before is not None and title_at(before[1]) == before[1]


def _person(name: str, mentioned: list[tuple[Sentence, Mention]]) -> Person:
    sentence, first = mentioned[0]
    forms = forms_by_name(one for _, one in mentioned).get(name, [])
    places: list[Span] = [other.span for other, _ in mentioned[1:]]
    return Person(
        sentence=sentence.span,
        arguments=(Argument("name", sentence.place(first.span)),),
        places=tuple(dict.fromkeys(places)),
        confidence=round(max(one.confidence for _, one in mentioned), 3),
        name=name,
        mentions=tuple([form for form in forms if form != name]),
        count=len(mentioned),
    )
