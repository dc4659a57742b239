"""Persons: everybody whom the article names, once, with the forms of the name, titles and organisations."""

from collections.abc import Iterable

from tui.document.span import Span
from tui.language.entities.clusters import forms_by_name
from tui.language.facts.roles import roles
from tui.language.model import Argument, EntityType, Mention, Person
from tui.language.sentence import AnnotatedArticle, Sentence


def persons(annotated: AnnotatedArticle) -> Iterable[Person]:
    """One fact for each named person, placed at the first sentence that names them; reporters of the byline are left out."""
    reporters = frozenset(annotated.article.reporters)
    found: dict[str, list[tuple[Sentence, Mention]]] = {}
    for sentence in annotated.sentences:
        for one in sentence.mentions:
            if one.type is EntityType.PERSON and not reporters & {one.name, one.text}:
                found.setdefault(one.name, []).append((sentence, one))
    offices: dict[str, tuple[list[str], list[str]]] = {}
    for role in roles(annotated):
        titles, bodies = offices.setdefault(role.person, ([], []))
        titles.append(role.title)
        if role.org is not None:
            bodies.append(role.org)
    for name, mentioned in found.items():
        if len(name) > 1 or offices.get(name):
            yield _person(name, mentioned, *offices.get(name, ([], [])))


def _person(name: str, mentioned: list[tuple[Sentence, Mention]], titles: list[str], bodies: list[str]) -> Person:
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
        titles=tuple(dict.fromkeys(titles)),
        organisations=tuple(dict.fromkeys(bodies)),
        count=len(mentioned),
    )
