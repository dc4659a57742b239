"""Persons that the sentence itself shows to be persons, where the tagger saw none or only a part of the name."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.entities.names import is_korean_name, is_plain_korean
from tui.language.entities.offices import people_and_bodies
from tui.language.entities.parts import EVIDENT
from tui.language.model import EntityType, Mention
from tui.language.scripts import is_loanword, sounds_like
from tui.language.sentence import Sentence
from tui.language.tables import table, words
from tui.language.titles import is_title, title_at

_CALLED = re.compile(
    r"([A-Z][a-zA-Z.\-]*(?: [A-Z][a-zA-Z.\-]*){0,3}|[‘'\"“][가-힣A-Za-z]{2,}(?: [가-힣]{2,}){0,2})[’'\"”]?"
    r"(?:이라는|라는) 이름(?:을 가진|의|으로)"
)
_COURTESY = re.compile(r"(?<![가-힣A-Za-z])([가-힣]{2,4}) (?:씨|여사)(?![가-힣]*\s?\()")
_GLOSS = re.compile(r"([가-힣]+(?: [가-힣]+){0,3})\s?\(([A-Z][\w.'\-]+(?: [\w.'\-]+){0,3})\)")
_MARKED = re.compile(r"[‘'“]([가-힣]{2,}(?: [가-힣]{2,}){0,2})[’'”] (?:(?:전|현|신임|前) )?([가-힣]{2,6})")
_AGED = re.compile(r"([가-힣A-Za-z]+ )?(?<![가-힣])([가-힣]{2,4})\s?\(\d{1,2}(?:세)?[)·,]")
_HANJA = re.compile(r"(?<![가-힣])([가-힣]{2,5}(?: [가-힣]{2,5})?)\([一-鿿]{2,5}\)(?: [가-힣A-Za-z]+){0,2} ([가-힣]+)")
_COMPANY = re.compile(rf"(?:{'|'.join(table('bodies')['companies'])})(?![가-힣A-Za-z]{{2}})(?!실|계|권|장|원|주|가|사)")
_GENERAL = words("bodies", "general companies")
_KEPT_BACK = re.compile(r"(?<![가-힣])([가-힣]\s?모)\s?(?:\(\d|씨|군(?![가-힣])|양(?![가-힣]))")
_KNOWN = re.compile("|".join(sorted(words("known", "organisations"), key=len, reverse=True)))
_TITLED = re.compile(r"([A-Z][a-zA-Z.\-]*(?: [A-Z][a-zA-Z.\-]*){0,3})(?:이라는|라는) ((?:[가-힣]+ ?){1,3})")
_BODY = re.compile(
    r"((?:법무|재단|사단|학교|의료)법인 [가-힣A-Za-z]{2,}?)(?=[^가-힣A-Za-z]|은|는|이|가|의|과|와|$)"
    r"|(?:출판|제작|소속|기획|운용|개발|배급|항공|게임|제약|투자|시공|운영)사 ([가-힣A-Za-z]{2,}?)"
    r"(?=의 |가 |은 |는 |이 |와 |과 |도 )"
)
_LIKELY, _SURE = 0.5, 0.85


def with_evidence(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the persons and bodies added or widened that the text around them shows."""
    text = sentence.text
    found: list[Span] = []
    if "라는 " in text:
        found.extend(_called(text))
    if " 씨" in text or " 여사" in text:
        found.extend(Span(*one.span(1)) for one in _COURTESY.finditer(text) if _is_whole_name(one[1]))
    if "(" in text:
        found.extend(_glossed(text, mentions))
        found.extend(_aged(text))
        found.extend(_in_characters(text))
    if "’ " in text or "' " in text:
        found.extend(_with_title(text))
    for span, kind in list(people_and_bodies(sentence, mentions)):
        mentions = _with(text, mentions, span, kind)
    people = [one for one in mentions if one.type is EntityType.PERSON]
    if len(people) > 1:
        found.extend(_adjacent(text, people))
    for span in found:
        mentions = _with(text, mentions, span, EntityType.PERSON)
    if "모" in text:
        for kept_back in _KEPT_BACK.finditer(text):
            mentions = _with(text, mentions, Span(*kept_back.span(1)), EntityType.PERSON)
    if "법인 " in text or "사 " in text:
        for body in _BODY.finditer(text):
            if is_title(body[body.lastindex or 1]):
                continue
            mentions = _with(text, mentions, Span(*body.span(body.lastindex or 1)), EntityType.ORGANISATION)
    for company in _companies(text):
        covering = overlapping(mentions, company.start, company.end)
        if not any(one.type is EntityType.ORGANISATION or one.confidence >= _SURE for one in covering):
            mentions = _with(text, mentions, company, EntityType.ORGANISATION)
    for known in _KNOWN.finditer(text):
        mentions = _with(text, mentions, Span(*known.span()), EntityType.ORGANISATION)
    return mentions


def _companies(text: str) -> Iterator[Span]:
    """Words that end as names of companies do (`다온증권`), the general ones (`시중은행`) aside."""
    for one in _COMPANY.finditer(text):
        start = one.start()
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        if 0 < one.start() - start <= 6 and text[start : one.start()] not in _GENERAL:
            yield Span(start, one.end())


def _with_title(text: str) -> Iterator[Span]:
    """A name in single marks before a title: `‘올라 한센’ 전 총리`."""
    for one in _MARKED.finditer(text):
        if title_at(one[2]) is not None and (" " in one[1] or is_loanword(one[1]) or is_korean_name(one[1])):
            yield Span(*one.span(1))


def _in_characters(text: str) -> Iterator[Span]:
    """A name with its Chinese characters before a title: `오비나 스미오(大日純夫) 한빛대 교수`."""
    for one in _HANJA.finditer(text):
        words_after = text[one.end(1) : one.end()].rpartition(")")[2].split()
        if any(title_at(word) is not None for word in words_after):
            yield Span(*one.span(1))


def _aged(text: str) -> Iterator[Span]:
    """A name with its age in brackets: of the form of a Korean name, or behind an occupation."""
    for one in _AGED.finditer(text):
        before = (one[1] or "").strip()
        if is_title(before) or (len(one[2]) == 3 and _is_whole_name(one[2])):
            yield Span(*one.span(2))


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
    for one in _TITLED.finditer(text):
        if any(title_at(word) is not None for word in one[2].split()):
            yield Span(*one.span(1))


def _glossed(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """A foreign person's name and the same in Latin letters behind it: as many words as the bracket has, by their sound."""
    for one in _GLOSS.finditer(text):
        if not any(
            _is_likely_person(mention) and mention.span.end == one.end(1)
            for mention in overlapping(mentions, one.end(1) - 1, one.end(1))
        ):
            continue
        foreign, own = one[2].split(), one[1].split()
        if len(own) < len(foreign):
            continue
        own = own[-len(foreign) :]
        if all(sounds_like(word, other) for word, other in zip(own, foreign, strict=True)):
            yield Span(one.end(1) - len(" ".join(own)), one.end(1))
            yield Span(*one.span(2))


def _is_likely_person(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and mention.confidence >= _LIKELY


def _adjacent(text: str, people: Sequence[Mention]) -> Iterator[Span]:
    """Two parts of one foreign name that the tagger took for two persons: a space between, a loanword, no Korean full name."""
    for first, second in pairwise(people):
        loan = is_loanword(first.text) or is_loanword(second.text)
        if text[first.span.end : second.span.start] == " " and loan and not is_plain_korean(first.text):
            yield Span(first.span.start, second.span.end)


def _with(text: str, mentions: list[Mention], span: Span, kind: EntityType) -> list[Mention]:
    """`mentions` with a name at `span` in place of what it covers; left alone where a longer name of the type is there."""
    covered = overlapping(mentions, span.start, span.end)
    if any(
        one.span.contains(span) and one.type is kind and one.span != span and one.confidence >= _LIKELY
        for one in covered
    ):
        return mentions
    name = span.of(text)
    first = bisect_right(mentions, span.start, key=lambda one: one.span.end)
    return [*mentions[:first], Mention(span, name, kind, name, EVIDENT), *mentions[first + len(covered) :]]
