"""Roles: a person beside a title, and the organisation that is written with it.

Constructions, `P` person, `T` title, `O` organisation:

    P O T      최태원 SK그룹 회장            O P T      SK그룹 최태원 회장, 영국의 트러스 총리
    O T P      멕시코 대통령 페냐 니에토      P T (O)    한수민 교수(서울대 경제학부)
    P (O T)    한수민(서울대 교수)            T-인 P     당 대표인 한수민
    P라는 T    에코라는 음악가                P·P T      김가람·박나래 의원
    T 겸 T     부회장 겸 대표이사             전·현직 T P
"""

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from tui.document.span import Span
from tui.language.entities.names import is_letter
from tui.language.facts.phrases import line_of
from tui.language.facts.role_patterns import Office, offices_after, offices_before, offices_in_bracket
from tui.language.model import Argument, EntityType, Mention, Role
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.titles import COURTESY, is_title

_COURTESY = re.compile(rf"\s?(?:{'|'.join(sorted(COURTESY))})")
_SURE, _LIKELY = 0.95, 0.8


class _Found(msgspec.Struct, frozen=True):
    person: Mention
    office: Office


def roles(annotated: AnnotatedArticle) -> Iterable[Role]:
    """One role for each distinct person, title and organisation, at its first place."""
    reporters = frozenset(annotated.article.reporters)
    merged: dict[tuple[str, str, str | None], Role] = {}
    for sentence in annotated.sentences:
        if not any(one.type is EntityType.PERSON for one in sentence.mentions):
            continue
        for found in _in_sentence(sentence):
            if found.person.name in reporters or found.person.text in reporters or is_letter(found.person.name):
                continue
            if len(found.person.name) == 1 and _COURTESY.match(sentence.text, found.person.span.end):
                continue
            role = _role(sentence, found)
            key = (_squeezed(role.person), _squeezed(role.title), _squeezed(role.org) if role.org else None)
            if first := merged.get(key):
                merged[key] = replace(first, places=(*first.places, sentence.span))
            else:
                merged[key] = role
    return _without_repeats(merged)


def _without_repeats(merged: dict[tuple[str, str, str | None], Role]) -> list[Role]:
    """A title without organisation says nothing new where the same person and title have one elsewhere."""
    kept = dict(merged)
    for key, role in merged.items():
        if key[2] is not None:
            continue
        fuller = next((other for other in kept if other[:2] == key[:2] and other[2] is not None), None)
        if fuller is not None:
            more = kept[fuller]
            places = (role.sentence, *role.places, *more.places)
            kept[fuller] = replace(more, places=tuple(dict.fromkeys(places)))
            del kept[key]
    return list(kept.values())


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _role(sentence: Sentence, found: _Found) -> Role:
    office = _without_honour(sentence, found.office)
    arguments = [Argument("person", found.person.span), Argument("title", office.title)]
    if office.org is not None:
        arguments.append(Argument("org", office.org))
    return Role(
        sentence=sentence.span,
        arguments=tuple([Argument(one.role, sentence.place(one.span)) for one in arguments]),
        confidence=round((_SURE if office.adjacent else _LIKELY) * max(found.person.confidence, 0.5), 3),
        person=found.person.name,
        title=_title(sentence, office),
        org=office.org.of(sentence.text) if office.org is not None else None,
    )


def _title(sentence: Sentence, office: Office) -> str:
    """The title as written, with its 전 also where the organisation stands between them: the holder left that office."""
    title = office.title.of(sentence.text)
    return f"{office.prefix.of(sentence.text)} {title}" if office.prefix is not None else title


def _without_honour(sentence: Sentence, office: Office) -> Office:
    """A title without 님 (`대표님`)."""
    title = office.title.of(sentence.text)
    if title.endswith("님") and is_title(title.split()[-1][:-1]):
        return replace(office, title=Span(office.title.start, office.title.end - 1))
    return office


def _in_sentence(sentence: Sentence) -> Iterator[_Found]:
    line = line_of(sentence)
    taken: set[int] = set()
    pending: list[Mention] = []
    for index, (first, last, person) in enumerate(line.persons):
        after = [*offices_after(line, first, last), *offices_in_bracket(line, last)]
        before = list(offices_before(line, first, taken))
        for office in after:
            taken.update(office.words)
        for office in (*before, *after):
            yield _Found(person, office)
        if after:
            shared = [office for office in after if office.shared]
            yield from (_Found(one, office) for one in pending for office in shared)
            pending = []
        elif not before and line.is_joined(index):
            pending.append(person)
        else:
            pending = []
