"""Persons and bodies that stand around a title, where the entity model does not know the names.

`P O T` (`한수민 가온전자 대표는`), `O P T`, `P T`, `T P` (`부장판사 한수민`): a word of the form of a Korean full name that
begins the noun phrase before a title, or stands beside it, is a person; what lies between person and title is a body.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.entities.names import has_korean_form, is_korean_name, is_plain_korean
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme
from tui.language.sentence import Sentence
from tui.language.tables import table, words
from tui.language.titles import COURTESY, PREFIXES, title_at

_WORD = re.compile(r"[가-힣A-Za-z0-9&]+")
_BRACKET = re.compile(r"\([^()]{0,40}\)")
_LONGEST = 5
"""Words before a title in which its holder is looked for."""
_LEAST, _KNOWN, _DOUBTFUL, _SURE = 0.4, 0.6, 0.7, 0.85
"""A name that the model is so sure of is not taken for something else."""
_NO_NAME_ENDS = ("대", "부", "처", "청", "당", "회", "국", "위", "군", "시", "구", "도", "사", "팀")
_NOUNS = frozenset({"NNG", "NNP", "SL", "SN", "XSN", "NNB", "NR", "MM", "XR", "SH"})
_NO_PERSONS = words("known", "no persons")
_NO_OFFICE = words("titles", "doubtful")
_NOT_BODIES = words("titles", "aside") | words("bodies", "not roles") | PREFIXES
_BODY_ENDS = table("bodies")["ends"]


class _Word(msgspec.Struct, frozen=True, gc=False):
    text: str
    start: int
    end: int
    bound: bool
    """Only spaces and a bracket stand between the word before and this one."""


def people_and_bodies(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Span, EntityType]]:
    """Where a sentence shows a person or a body by a title, and the mentions do not have it."""
    text = sentence.text
    found = [one for one in _WORD.finditer(text) if len(one[0]) > 1]
    if not any(title_at(one[0]) is not None for one in found):
        return
    made = _words(text)
    for index, word in enumerate(made):
        title = title_at(word.text)
        if title is None or title in COURTESY or title in _NO_OFFICE:
            continue
        holder = _holder(sentence, made, index, mentions)
        if holder is not None:
            yield Span(made[holder].start, made[holder].end), EntityType.PERSON
            yield from _body_before(sentence, made, holder, mentions)
            yield from _body_between(sentence, made, holder, index, mentions)
        elif title == word.text and index + 1 < len(made) and made[index + 1].bound:
            for found_span, kind in _after(sentence, made[index + 1], mentions):
                yield found_span, kind
                yield from _body_before(sentence, made, index, mentions)


def _words(text: str) -> list[_Word]:
    """The words of a sentence, those in brackets apart: a bracket does not interrupt what stands around it."""
    inside = [one.span() for one in _BRACKET.finditer(text)]
    made: list[_Word] = []
    last = 0
    outer: list[_Word] = []
    for one in _WORD.finditer(text):
        bracket = bisect_right(inside, one.start(), key=lambda span: span[1])
        if bracket == len(inside) or inside[bracket][0] >= one.start():
            between = _BRACKET.sub("", text[last : one.start()])
            outer.append(_Word(one[0], *one.span(), bound=bool(between) and not between.strip(" ")))
            last = one.end()
    for start, end in inside:
        at = start + 1
        for one in _WORD.finditer(text, start, end):
            made.append(_Word(one[0], *one.span(), bound=text[at : one.start()] == " "))
            at = one.end()
    return [*outer, *made]


def _holder(sentence: Sentence, made: list[_Word], title: int, mentions: Sequence[Mention]) -> int | None:
    """The word that names the holder of a title: the one that begins its noun phrase, else the one right before it."""
    first = title
    while first > 0 and title - first < _LONGEST and made[first].bound and title_at(made[first - 1].text) is None:
        if not _is_bare(sentence, made[first - 1]):
            if first == title and _ends_in_particle(sentence, made, title):
                return first - 1
            first -= _may_name(sentence, made[first - 1], mentions)
            break
        first -= 1
    known = [
        one.span
        for one in overlapping(mentions, made[first].start, made[title].end)
        if one.type is EntityType.PERSON and one.confidence >= _KNOWN
    ]
    for index in range(first, title):
        if any(span.start <= made[index].start < span.end for span in known):
            own = Span(made[index].start, made[index].end)
            return index if own in known and is_plain_korean(made[index].text) else None
    for index in range(first, title):
        if made[index].text in PREFIXES or made[index].text in _NOT_BODIES:
            continue
        if _may_name(sentence, made[index], mentions) or (
            index == title - 1 and _is_short(sentence, made[index], mentions)
        ):
            between = made[index + 1 : title]
            if all(len(one.text) > 1 or one.text in PREFIXES for one in between):
                return index
    return None


def _ends_in_particle(sentence: Sentence, made: list[_Word], title: int) -> bool:
    """Whether what looks like a particle at the end of the word before a title is the end of a name (`고영은 과장은`).

    The title has a particle of its own, and two topics or subjects do not follow each other.
    """
    name = made[title - 1].text
    return is_plain_korean(name) and name[-1] in "은이도" and title_at(made[title].text) != made[title].text


def _is_bare(sentence: Sentence, word: _Word) -> bool:
    """A noun without particle: its last morpheme is one."""
    last = _morphemes(sentence.morphemes, word)
    return bool(last) and last[-1].tag in _NOUNS


def _morphemes(morphemes: Sequence[Morpheme], word: _Word) -> list[Morpheme]:
    index = bisect_left(morphemes, word.start, key=lambda one: one.start)
    found = []
    while index < len(morphemes) and morphemes[index].start < word.end:
        found.append(morphemes[index])
        index += 1
    return found


def _may_name(sentence: Sentence, word: _Word, mentions: Sequence[Mention]) -> bool:
    """A word of the form of a Korean full name that neither dictionary nor model take for something else."""
    name = word.text
    if not has_korean_form(name) or title_at(name) is not None or name in _NOT_BODIES:
        return False
    covering = overlapping(mentions, word.start, word.end)
    whole = [one for one in covering if one.span == Span(word.start, word.end) and one.type is EntityType.PERSON]
    if whole and whole[0].confidence >= _LEAST and is_plain_korean(name):
        return True
    if any(one.type is EntityType.PERSON and one.confidence >= _SURE for one in covering):
        return covering[0].span == Span(word.start, word.end) and not name.endswith(_NO_NAME_ENDS)
    if any(one.confidence >= _SURE for one in covering) or name.endswith(_NO_NAME_ENDS):
        return False
    own = _morphemes(sentence.morphemes, word)
    if len(own) == 1:
        return own[0].tag == "NNP"
    if own and own[-1].tag == "XSN" and own[0].tag == "NNG" and len(own[0].form) > 1:
        return False
    return bool(own) and own[-1].tag in _NOUNS and not any(one.tag in ("XSV", "XSA", "EF") for one in own)


def _is_short(sentence: Sentence, word: _Word, mentions: Sequence[Mention]) -> bool:
    """A full name of two syllables that Kiwi takes for a proper noun, and the model for nothing else."""
    if len(word.text) != 2 or not is_korean_name(word.text) or title_at(word.text) is not None:
        return False
    own = _morphemes(sentence.morphemes, word)
    covering = overlapping(mentions, word.start, word.end)
    free = all(one.type is EntityType.PERSON or one.confidence < _SURE for one in covering)
    proper = (len(own) == 1 and own[0].tag == "NNP") or (len(own) == 2 and {one.tag for one in own} <= {"NNG", "NNP"})
    return free and proper and word.text not in _NO_PERSONS


def _body_between(
    sentence: Sentence, made: list[_Word], holder: int, title: int, mentions: Sequence[Mention]
) -> Iterator[tuple[Span, EntityType]]:
    """The words between a person and a title, where they are one unknown name or end like a body."""
    between = [one for one in made[holder + 1 : title] if one.text not in PREFIXES]
    if not between or title_at(between[-1].text) is not None:
        return
    start, end = between[0].start, between[-1].end
    covering = overlapping(mentions, start, end)
    if any(one.type is EntityType.ORGANISATION and one.span == Span(start, end) for one in covering):
        yield Span(start, end), EntityType.ORGANISATION
        return
    if any(one.type is not EntityType.PERSON for one in covering):
        return
    own = _morphemes(sentence.morphemes, between[-1])
    unknown = len(own) > 2 or (len(own) > 1 and all(len(one.form) == 1 for one in own))
    named = any(one.tag in ("NNP", "SL") for one in own) or unknown or between[-1].text.endswith(_BODY_ENDS)
    if named and "(" not in sentence.text[start:end]:
        yield Span(start, end), EntityType.ORGANISATION


def _body_before(
    sentence: Sentence, made: list[_Word], word: int, mentions: Sequence[Mention]
) -> Iterator[tuple[Span, EntityType]]:
    """The body right before a person with a title, or before a title with its person: `O P T`, `O의 P T`, `O T P`.

    The model was unsure of it, or did not see it and it is a word that is no common noun.
    """
    start = made[word].start
    for one in overlapping(mentions, start - 3, start):
        if one.type is EntityType.ORGANISATION and sentence.text[one.span.end : start] in (" ", "의 "):
            if one.confidence < _SURE:
                yield one.span, EntityType.ORGANISATION
            return
    if word == 0 or not made[word].bound:
        return
    before = made[word - 1]
    end = before.end - before.text.endswith("의")
    covering = overlapping(mentions, before.start, end)
    if any(one.confidence >= _LEAST and not _is_doubtful(one) for one in covering):
        return
    own = [one for one in _morphemes(sentence.morphemes, before) if one.start < end]
    unknown = len(own) > 1 and all(len(one.form) == 1 and one.tag in _NOUNS for one in own)
    proper = bool(own) and own[-1].tag in ("NNP", "SL")
    plain = before.text not in _NOT_BODIES and title_at(before.text) is None
    if plain and (proper or unknown) and own[-1].end == end and end - before.start > 1:
        yield Span(before.start, end), EntityType.ORGANISATION


def _is_doubtful(mention: Mention) -> bool:
    """A "person" of no Korean name that the model itself is not sure of."""
    return mention.type is EntityType.PERSON and mention.confidence < _DOUBTFUL and not has_korean_form(mention.text)


def _after(sentence: Sentence, word: _Word, mentions: Sequence[Mention]) -> Iterator[tuple[Span, EntityType]]:
    """`T P`: a name right behind a title, with a particle, a bracket or 씨 behind it."""
    name = word.text[:3]
    following = sentence.text[word.start + 3 : word.end]
    whole = _Word(name, word.start, word.start + 3, word.bound)
    if has_korean_form(name) and following in _PARTICLES and _may_name(sentence, whole, mentions):
        yield Span(whole.start, whole.end), EntityType.PERSON


_PARTICLES = frozenset(("", "은", "는", "이", "가", "을", "를", "의", "와", "과", "에게", "도", "씨"))
