"""Corrects mentions by what stands beside them in the sentence: names joined or divided wrongly, names of the wrong type."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from tui.document.span import Span
from tui.language.entities.names import has_double_surname, has_korean_form, is_plain_korean
from tui.language.model import EntityType, Mention
from tui.language.scripts import is_loanword
from tui.language.sentence import Sentence
from tui.language.tables import table, words
from tui.language.titles import is_title

_BODY_ENDS = table("bodies")["ends"]
_COUNTRIES = words("known", "countries in Chinese characters")
EVIDENT = 0.97
"""Confidence of what the text itself shows."""
_SHOWN = 0.65
"""Least confidence of a person beside a title."""
_FOREIGN_ENDS = "아나라리다마바사자야르드스"
"""Syllables with which first names of foreigners end that have the form of a Korean full name (`마리아`)."""
_BEHIND_NAME = re.compile(r"(?:\([^()]*\))? ")
_KNOWN = 0.6
_UNSURE = 0.9
"""A mention less sure than that may be of another type than the tagger says."""


def divided(sentence: Sentence, mention: Mention) -> list[Mention]:
    """A person's name without the title, organisation or team that the tagger took into it.

    `한수민 가온전자` begins with a Korean full name, `가온 히어로즈 한수민` and `키커 한수민` end with one after a body or a
    common noun, `올라 한센 왕궁` ends with a body.
    """
    text = sentence.text
    parts = mention.text.split()
    if len(parts) < 2:
        return [mention]
    if len(parts) == 2 and parts[1].endswith(_BODY_ENDS) and not is_plain_korean(parts[0]):
        return [replace(mention, type=EntityType.ORGANISATION)]
    if is_plain_korean(parts[0]) or (has_korean_form(parts[0]) and mention.confidence < _UNSURE):
        rest = mention.span.start + len(parts[0]) + 1
        known = parts[-1].endswith(_BODY_ENDS) or _is_common(sentence, rest) or any(one.isascii() for one in parts[1])
        korean = is_plain_korean(parts[0]) and parts[0][-1] not in _FOREIGN_ENDS
        if known or not is_loanword(parts[1]) or korean:
            return _kept(text, mention, 0, 1, is_title(parts[1]) or is_plain_korean(parts[1]))
    if is_plain_korean(parts[-1]) and parts[-2].endswith(_BODY_ENDS):
        return _kept(text, mention, len(parts) - 1, len(parts), False)
    if is_plain_korean(parts[-1]) and len(parts) == 2 and parts[1][-1] not in _FOREIGN_ENDS:
        if has_korean_form(parts[0]):
            return _kept(text, mention, 0, 1, True) + _kept(text, mention, 1, 2, True)
        return _kept(text, mention, 1, 2, _is_common(sentence, mention.span.start))
    if len(parts) > 2 and parts[-1].endswith(_BODY_ENDS) and not parts[-2].endswith(_BODY_ENDS):
        return _kept(text, mention, 0, len(parts) - 1, False)
    return [mention]


def _is_common(sentence: Sentence, start: int) -> bool:
    """Whether the word that begins at `start` is a common noun."""
    return any(one.start == start and one.tag == "NNG" for one in sentence.morphemes)


def _kept(text: str, mention: Mention, first: int, last: int, alone: bool) -> list[Mention]:
    """Words `first` to `last` (excluded) of a mention as person, the others before or behind as organisation unless `alone`."""
    parts = mention.text.split(" ")
    start = mention.span.start + sum(len(part) + 1 for part in parts[:first])
    end = start + len(" ".join(parts[first:last]))
    person = _as(text, mention, start, end, EntityType.PERSON)
    if alone:
        return [person]
    if first:
        return [_as(text, mention, mention.span.start, start - 1, EntityType.ORGANISATION), person]
    return [person, _as(text, mention, end + 1, mention.span.end, EntityType.ORGANISATION)]


def _as(text: str, mention: Mention, start: int, end: int, kind: EntityType) -> Mention:
    return Mention(Span(start, end), text[start:end], kind, text[start:end], mention.confidence)


def without_known_bodies(found: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """Persons' names without the last word where that alone is an organisation elsewhere in the article."""
    bodies = {
        one.text for own in found for one in own if one.type is EntityType.ORGANISATION and one.confidence >= _KNOWN
    }
    made: list[list[Mention]] = []
    for own in found:
        mentions: list[Mention] = []
        for one in own:
            head, _, last = one.text.rpartition(" ")
            if one.type is EntityType.PERSON and head and last in bodies and not is_loanword(last):
                end = one.span.start + len(head)
                mentions.append(Mention(Span(one.span.start, end), head, one.type, head, one.confidence))
                body = Span(end + 1, one.span.end)
                mentions.append(Mention(body, last, EntityType.ORGANISATION, last, one.confidence))
            else:
                mentions.append(one)
        made.append(mentions)
    return made


def retyped(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence with the types that their neighbours show.

    A Korean full name before an organisation and a title, or before a title, is a person; what stands between a person with
    organisation and a title belongs to that organisation (`올라 한센 누리 파트너스 대표`); a country's character is a place.
    """
    made = list(mentions)
    for index, one in enumerate(made):
        if one.type is EntityType.PERSON and _is_owner(text, made, index):
            made[index] = replace(one, type=EntityType.ORGANISATION, confidence=EVIDENT)
            continue
        if one.type is EntityType.PERSON and _is_between(text, made, index):
            made[index] = replace(one, type=EntityType.ORGANISATION)
            continue
        if one.type is EntityType.ORGANISATION and one.text.endswith("의") and _before_person(text, made, index):
            made[index] = one = _as(text, one, one.span.start, one.span.end - 1, one.type)
        if index and one.type is EntityType.PERSON and _is_affiliation(text, made[index - 1], one):
            made[index] = replace(one, type=EntityType.ORGANISATION)
            continue
        if one.type is EntityType.PERSON and one.confidence < _UNSURE and _is_company(one.text):
            made[index] = replace(one, type=EntityType.ORGANISATION)
        elif one.type is EntityType.PERSON and one.confidence < _SHOWN and _touches_office(text, made, index):
            made[index] = replace(one, confidence=_SHOWN)
        elif one.text in _COUNTRIES:
            made[index] = replace(one, type=EntityType.PLACE)
        elif one.type is EntityType.ORGANISATION and one.confidence < _UNSURE and _is_name(one.text):
            if _stands_by_office(text, made, index):
                made[index] = replace(one, type=EntityType.PERSON)
        elif one.type is EntityType.PERSON and one.confidence < _UNSURE and index > 1 and _is_office(made, index + 1):
            body, person = made[index - 1], made[index - 2]
            joined = _touch(text, person, body) and _touch(text, body, one) and _touch(text, one, made[index + 1])
            if joined and body.type is EntityType.ORGANISATION and person.type is EntityType.PERSON:
                made[index - 1] = _as(text, body, body.span.start, one.span.end, EntityType.ORGANISATION)
                del made[index]
                return retyped(text, made)
    return made


def _touches_office(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a title stands right before a name, or right behind it, or behind its organisation or country."""
    if index > 0 and _is_office(mentions, index - 1) and _touch(text, mentions[index - 1], mentions[index]):
        return True
    following = index + 1
    if following < len(mentions) and mentions[following].type in (EntityType.ORGANISATION, EntityType.PLACE):
        if not _touch(text, mentions[index], mentions[following]):
            return False
        following += 1
    return _is_office(mentions, following) and _touch(text, mentions[following - 1], mentions[following])


def _is_between(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a "person" stands between a person and a title: then it is that person's body (`올라 한센 누리대 교수`)."""
    one = mentions[index]
    if not index or one.confidence >= _UNSURE or is_plain_korean(one.text) or mentions[index - 1].type is not one.type:
        return False
    behind_name = _BEHIND_NAME.fullmatch(text, mentions[index - 1].span.end, one.span.start)
    return bool(behind_name) and _is_office(mentions, index + 1) and _touch(text, one, mentions[index + 1])


def _is_owner(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether a "person" with 의 stands before a person with a title: then it is a body (`누리의 올라 한센 감독`)."""
    if index + 2 >= len(mentions) or is_plain_korean(mentions[index].text) or len(mentions[index].text) < 2:
        return False
    person, office = mentions[index + 1], mentions[index + 2]
    owned = text[mentions[index].span.end : person.span.start] == "의 " and person.type is EntityType.PERSON
    return owned and _is_office(mentions, index + 2) and _touch(text, person, office)


def _before_person(text: str, mentions: Sequence[Mention], index: int) -> bool:
    following = index + 1
    return (
        following < len(mentions)
        and mentions[following].type is EntityType.PERSON
        and _touch(text, mentions[index], mentions[following])
    )


def _is_company(form: str) -> bool:
    """A "person" that ends like a body: a foreign name with 사 ("company"), a long word with the end of an institution."""
    if is_loanword(form):
        return form.endswith(("사", *_BODY_ENDS))
    return (
        len(form) > 3 and " " not in form and not has_double_surname(form) and form.endswith((*_BODY_ENDS, "원", "청"))
    )


def _is_affiliation(text: str, before: Mention, one: Mention) -> bool:
    """A "person" alone in the bracket behind a person, in Hangul: a team or another affiliation (`한수민(누리)`).

    Not an actor behind a role: a Korean full name, or one foreign name behind another.
    """
    if before.type is not EntityType.PERSON or one.confidence >= _UNSURE or has_korean_form(one.text):
        return False
    if is_loanword(before.text) and is_loanword(one.text):
        return False
    closing = text[one.span.end : one.span.end + 1]
    return text[before.span.end : one.span.start] == "(" and closing == ")" and "가" <= one.text[0] <= "힣"


def _is_name(form: str) -> bool:
    return is_plain_korean(form) and not form.endswith(("대", "부", "처", "청", "당", "회", "국", "위", "은행", "그룹"))


def _stands_by_office(text: str, mentions: Sequence[Mention], index: int) -> bool:
    before = mentions[index - 1] if index else None
    if before is not None and _touch(text, before, mentions[index]):
        if before.type is EntityType.PERSON:
            return False
        if before.type is EntityType.OCCUPATION:
            return True
    following = index + 1
    if following < len(mentions) and mentions[following].type is EntityType.ORGANISATION:
        if not _touch(text, mentions[index], mentions[following]):
            return False
        following += 1
    return _is_office(mentions, following) and _touch(text, mentions[following - 1], mentions[following])


def _is_office(mentions: Sequence[Mention], index: int) -> bool:
    return index < len(mentions) and mentions[index].type is EntityType.OCCUPATION


def _touch(text: str, first: Mention, second: Mention) -> bool:
    return text[first.span.end : second.span.start] == " "
