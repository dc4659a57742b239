"""Events: who met, agreed with, visited, bought or beat whom, and where.

Only what a clause says outright counts: a subject, a second side with the particle that the verb wants, and a verb that is
neither denied nor wished for nor quoted. Their confidence is low on purpose; see docs/facts.md for how often they are right.
"""

from collections.abc import Iterable, Iterator

import msgspec

from tui.document.model import PartKind
from tui.language.facts.phrases import Line, line_of
from tui.language.facts.speakers import Speaker, speaker_at
from tui.language.model import Argument, EntityType, Event, SourceType
from tui.language.quotation import quotations
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.tables import words
from tui.language.words import Word

_SECTIONS = {name: words("events", name) for name in ("met", "agreed", "visited", "acquired", "beat")}
_DENIED = words("events", "not facts")
_COMITATIVE = ("와", "과", "와의", "과의", "하고")
_OBJECT = ("을", "를")
_TOPIC = ("은", "는", "이", "가", "도", "께서")
_PARTICLES = {
    "met": (*_COMITATIVE, *_OBJECT),
    "agreed": _COMITATIVE,
    "visited": _OBJECT,
    "acquired": _OBJECT,
    "beat": _OBJECT,
}
_NAMED = (SourceType.NAMED, SourceType.ORGANISATION)
_CONFIDENCE = 0.6
_FINITE = ("EF", "EC", "ETM")


class _Clause(msgspec.Struct, frozen=True):
    """A verb of the table, the first word of its clause, and both sides."""

    kind: str
    verb: int
    subject: Speaker
    other: Speaker


def events(annotated: AnnotatedArticle) -> Iterable[Event]:
    """The events of an article's paragraphs, one for each distinct verb and participants."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for sentence in annotated.sentences:
        named = [one for one in sentence.mentions if one.type in (EntityType.PERSON, EntityType.ORGANISATION)]
        if sentence.part is not PartKind.PARAGRAPH or len(sentence.mentions) < 2 or not named:
            continue
        for event in _in_sentence(sentence):
            key = (event.predicate, frozenset(event.participants))
            if key not in seen:
                seen.add(key)
                yield event


def _in_sentence(sentence: Sentence) -> Iterator[Event]:
    line = line_of(sentence)
    quoted = [one.outer for one in quotations(sentence.text)]
    for index, word in enumerate(line.words):
        kind = _kind(word)
        if kind is None or any(one.start <= word.start < one.end for one in quoted):
            continue
        clause = _clause(line, kind, index)
        if clause is not None:
            yield _event(line, clause)


def _kind(word: Word) -> str | None:
    if not word.predicate or word.ending not in _FINITE:
        return None
    stem = word.text if word.tags else word.predicate
    return next((kind for kind, stems in _SECTIONS.items() if stem in stems), None)


def _clause(line: Line, kind: str, verb: int) -> _Clause | None:
    if verb + 1 < len(line.words) and line.words[verb + 1].predicate in _DENIED:
        return None
    other = _side(line, verb, _PARTICLES[kind])
    if other is None:
        return None
    subject = next(
        (
            one
            for at in range(verb - 1, -1, -1)
            if line.words[at].particle in _TOPIC and (one := _named(line, at)) is not None
        ),
        None,
    )
    if subject is None or subject.name == other.name or subject.last >= verb:
        return None
    return _Clause(kind, verb, subject, other)


def _side(line: Line, verb: int, particles: tuple[str, ...]) -> Speaker | None:
    """The nearest named participant before the verb with one of the particles, no other clause between."""
    for at in range(verb - 1, -1, -1):
        word = line.words[at]
        if word.predicate and word.ending in ("EF", "EC"):
            return None
        if word.particle in particles:
            found = _named(line, at)
            if found is not None:
                return found
    return None


def _named(line: Line, index: int) -> Speaker | None:
    found = speaker_at(line, index)
    return found if found is not None and found.source in _NAMED else None


def _event(line: Line, clause: _Clause) -> Event:
    sentence = line.sentence
    word = line.words[clause.verb]
    arguments = [
        Argument("participant", sentence.place(clause.subject.span(line))),
        Argument("participant", sentence.place(clause.other.span(line))),
    ]
    place = _place(line, clause)
    if place is not None:
        arguments.append(Argument("place", sentence.place(line.span(*place))))
    stem = word.text + word.predicate if word.tags else word.predicate
    return Event(
        sentence=sentence.span,
        arguments=tuple(arguments),
        confidence=_CONFIDENCE,
        predicate=f"{stem}다",
        participants=(clause.subject.name, clause.other.name),
        place=line.text(*place) if place is not None else None,
    )


def _place(line: Line, clause: _Clause) -> tuple[int, int] | None:
    """The place with 에서 before the verb."""
    for at in range(clause.verb - 1, -1, -1):
        if line.words[at].particle == "에서" and line.is_body(at):
            first = at
            while first > 0 and line.words[first - 1].is_noun and line.is_body(first - 1):
                first -= 1
            return first, at
    return None
