"""Surnames with a title (`이 대통령`) as mentions of the person whose surname and title agree."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from tui.document.span import Span
from tui.language.entities.names import (
    DOUBLE_SURNAMES,
    HANJA_SURNAMES,
    SURNAMES,
    has_korean_form,
    is_korean_name,
    squeezed,
    surname,
)
from tui.language.model import EntityType, Mention
from tui.language.sentence import Sentence
from tui.language.titles import COURTESY, is_title, same_office, title_at

_CONFIDENCE = 0.9
_FORMER = re.compile(r"(전|현|신임|前) (?=[가-힣])")
_WORD = re.compile(r"[가-힣A-Za-z]+")
_DETERMINERS = frozenset("이한전각")
"""Surnames that are also determiners (`이 대표` can be "this leader"): without an agreeing title they are none."""

_HANJA_BY_SURNAME = {hangul: hanja for hanja, hangul in HANJA_SURNAMES.items()}


class _Known(msgspec.Struct):
    """A full name with the sentence that has it first, how often it stands, and the titles beside it."""

    name: str
    first: int
    count: int
    titles: set[str]


_People = dict[str, list[_Known]]


def surname_mentions(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]], names: dict[tuple[EntityType, str], str]
) -> dict[int, list[Mention]]:
    """Mentions to add, by the number of the sentence; each stands for a full name of the article."""
    people = _people(sentences, found, names)
    if not people:
        return {}
    pattern = _pattern(people)
    added: dict[int, list[Mention]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for match in pattern.finditer(sentence.text):
            form = match[0].rstrip()
            if form == "전" and not _is_name(sentence, match.start(), found[number]):
                continue
            former = _FORMER.match(sentence.text, match.end())
            title = _title_at(sentence, former.end() if former else match.end(), form)
            if title is None:
                continue
            office = f"{former[1]} {title}" if former else title
            name = _person(HANJA_SURNAMES.get(form, form), office, number, people)
            if name is not None:
                span = Span(match.start(), match.start() + len(form))
                added[number].append(Mention(span, form, EntityType.PERSON, name, _CONFIDENCE))
    return added


def _is_name(sentence: Sentence, start: int, mentions: Sequence[Mention]) -> bool:
    """Whether `전` at `start` is a surname, not "former": the morphemes say so, and no name stands right before it."""
    if any(one.type is EntityType.PERSON and one.span.end in (start, start - 1) for one in mentions):
        return False
    return any(one.start == start and one.tag == "NNP" for one in sentence.morphemes)


def _pattern(people: _People) -> re.Pattern[str]:
    """A surname of one of the people, in Hangul or as Chinese character, before another word."""
    letters = "".join([one for one in people if len(one) == 1] + [_HANJA_BY_SURNAME.get(one, "") for one in people])
    double = [one for one in people if len(one) > 1]
    forms = "|".join([*([f"[{letters}]"] if letters else []), *double])
    return re.compile(rf"(?<![가-힣A-Za-z一-鿿])(?:{forms}) ?(?=[가-힣A-Z])")


def _people(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]], names: dict[tuple[EntityType, str], str]
) -> _People:
    """The persons with Korean full names, by surname."""
    seen: dict[str, _Known] = {}
    for number, own in enumerate(found):
        for one in own:
            if one.type is not EntityType.PERSON or not _is_full(one.text) or len(one.text) < 2:
                continue
            name = names.get((one.type, one.text), one.text)
            known = seen.setdefault(name, _Known(name, number, 0, set()))
            known.count += 1
            known.titles.update(_titles_beside(sentences[number], one.span))
    people: _People = defaultdict(list)
    for known in seen.values():
        if _is_full(known.name):
            people[surname(known.name)].append(known)
    return dict(people)


def _is_full(name: str) -> bool:
    bare = squeezed(name)
    return is_korean_name(bare) or has_korean_form(bare)


def _titles_beside(sentence: Sentence, span: Span) -> Iterator[str]:
    """The title right before a name and the first one among the four words after it."""
    before = _WORD.findall(sentence.text[max(0, span.start - 20) : span.start])
    if before and (title := title_at(before[-1])) is not None:
        yield title
    found, former = False, ""
    for word in _WORD.findall(sentence.text[span.end : span.end + 40])[:5]:
        if (title := title_at(word)) is not None:
            found = True
            yield f"{former}{title}"
        elif found:
            return
        former = f"{word} " if word in ("전", "현", "신임") else former


def _title_at(sentence: Sentence, start: int, form: str) -> str | None:
    """The title noun that begins at `start`, without particles, as the morphemes divide it."""
    spaced = sentence.text[start - 1] == " "
    if not spaced and len(form) == 1 and form in _DETERMINERS and sentence.text[start] != "씨":
        return None
    index = bisect_left(sentence.morphemes, start, key=lambda one: one.start)
    end = start
    for one in sentence.morphemes[index:]:
        if one.start != end or one.tag not in ("NNG", "NNP", "NNB", "XSN", "SL", "XPN"):
            break
        end = one.end
    word = sentence.text[start:end]
    if word in COURTESY:
        return word
    if word.endswith("들"):
        return None
    return word if is_title(word) else None


def _person(letter: str, title: str, number: int, people: _People) -> str | None:
    """The person with that surname whose title agrees, the very same title before one like it, the one named most often."""
    candidates = people.get(letter, [])
    if title in COURTESY:
        return candidates[0].name if len(candidates) == 1 else None
    agreeing = [one for one in candidates if title in one.titles]
    agreeing = agreeing or [one for one in candidates if any(same_office(title, other) for other in one.titles)]
    if not agreeing and len(candidates) == 1 and letter not in _DETERMINERS:
        agreeing = candidates
    before = [one for one in agreeing if one.first <= number] or agreeing
    return max(before, key=lambda one: (one.count, -one.first)).name if before else None


def without_kept_back_name(mention: Mention) -> Mention:
    """`김모` (a person whose given name is kept back) as the mention `김` with its name `김모`; any other mention as it is.

    So the corpus marks them (NIKL guidelines: 모 is no part of the name), while facts speak of the person as `김모`.
    """
    if mention.type is not EntityType.PERSON or len(mention.text) not in (2, 3) or mention.text[-1] != "모":
        return mention
    form = mention.text[:-1].rstrip()
    if form not in SURNAMES and form not in DOUBLE_SURNAMES:
        return mention
    return replace(mention, span=Span(mention.span.start, mention.span.start + len(form)), text=form)
