"""Persons that the sentence itself shows to be persons, where the tagger saw none or only a part of the name."""

import re
from collections.abc import Iterator, Sequence

from tui.document.span import Span
from tui.language.entities.names import is_korean_name
from tui.language.model import EntityType, Mention
from tui.language.scripts import sounds_like
from tui.language.sentence import Sentence

_CALLED = re.compile(
    r"([A-Z][a-zA-Z.\-]*(?: [A-Z][a-zA-Z.\-]*){0,3}|[‘'\"“][가-힣A-Za-z]{2,}(?: [가-힣]{2,}){0,2})[’'\"”]?"
    r"(?:이라는|라는) 이름(?:을 가진|의|으로)"
)
_COURTESY = re.compile(r"(?<![가-힣A-Za-z])([가-힣]{2,4}) (?:씨|여사)(?![가-힣]*\s?\()")
_GLOSS = re.compile(r"([가-힣]+(?: [가-힣]+){1,3})\s?\(([A-Z][\w.'\-]+(?: [\w.'\-]+){1,3})\)")
_CONFIDENCE = 0.85


def with_evidence(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the persons added or widened that the text around them shows."""
    text = sentence.text
    found: list[Span] = []
    if " 이름" in text and "라는" in text:
        found.extend(_called(text))
    if " 씨" in text or " 여사" in text:
        found.extend(Span(*one.span(1)) for one in _COURTESY.finditer(text) if _is_whole_name(one[1]))
    if "(" in text:
        found.extend(_glossed(text, mentions))
    people = [one for one in mentions if one.type is EntityType.PERSON]
    if len(people) > 1:
        found.extend(_adjacent(text, people))
    for span in found:
        mentions = _with(text, mentions, span)
    return mentions


def _is_whole_name(name: str) -> bool:
    """A Korean full name, none that is kept back (`김모`)."""
    return is_korean_name(name) and not (len(name) == 2 and name[1] in "모씨")


def _called(text: str) -> Iterator[Span]:
    """`Mina Park이라는 이름을 가진`, `‘에코’라는 이름으로`."""
    for one in _CALLED.finditer(text):
        start, end = one.span(1)
        while text[start] in "‘'\"“":
            start += 1
        yield Span(start, end)


def _glossed(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """A foreign person's name before the same in Latin letters: as many words as the bracket has, by their sound."""
    for one in _GLOSS.finditer(text):
        foreign = one[2].split()
        words = one[1].split()
        if len(words) < len(foreign) or len(foreign) < 2:
            continue
        own = words[-len(foreign) :]
        start = one.end(1) - len(" ".join(own))
        person = any(mention.type is EntityType.PERSON and mention.span.end == one.end(1) for mention in mentions)
        if person and all(sounds_like(word, other) for word, other in zip(own, foreign, strict=True)):
            yield Span(start, one.end(1))


def _adjacent(text: str, people: Sequence[Mention]) -> Iterator[Span]:
    """Two parts of one foreign name that the tagger took for two persons: only a space between, a loanword among them."""
    for index in range(len(people) - 1):
        first, second = people[index], people[index + 1]
        if (
            text[first.span.end : second.span.start] == " "
            and not is_korean_name(first.text)
            and not is_korean_name(second.text)
        ):
            yield Span(first.span.start, second.span.end)


def _with(text: str, mentions: list[Mention], span: Span) -> list[Mention]:
    """`mentions` with a person at `span` in place of what it covers; left alone where a longer name is there."""
    if any(one.span.contains(span) and one.type is EntityType.PERSON for one in mentions):
        return mentions
    kept = [one for one in mentions if not one.span.overlaps(span)]
    name = span.of(text)
    return sorted([*kept, Mention(span, name, EntityType.PERSON, name, _CONFIDENCE)], key=lambda one: one.span.start)
