"""Persons: everybody whom the article names, once, with the forms of the name."""

from collections.abc import Iterable

from tui.document.span import Span
from tui.language.entities.clusters import forms_by_name
from tui.language.model import Argument, EntityType, Mention, Person
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.titles import is_title


def persons(annotated: AnnotatedArticle) -> Iterable[Person]:
    """One fact for each named person, placed at the first sentence that names them; reporters of the byline are left out."""
    reporters = frozenset(annotated.article.reporters)
    found: dict[str, list[tuple[Sentence, Mention]]] = {}
    for sentence in annotated.sentences:
        for one in sentence.mentions:
            if one.type is EntityType.PERSON and not reporters & {one.name, one.text}:
                found.setdefault(one.name, []).append((sentence, one))
    for name, mentioned in found.items():
        if len(name) > 1 or any(_has_title(sentence, one) for sentence, one in mentioned):
            yield _person(name, mentioned)


def _has_title(sentence: Sentence, mention: Mention) -> bool:
    following = sentence.text[mention.span.end :].lstrip().split(" ", 1)[0]
    return any(is_title(following[:end]) for end in range(min(len(following), 8), 1, -1))


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
