"""Surnames with a title (`이 대통령`) as mentions of the person whose surname and title agree."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.document.span import Span
from tui.language.entities.names import HANJA_SURNAMES, is_korean_name, surname
from tui.language.model import EntityType, Mention
from tui.language.sentence import Sentence
from tui.language.titles import COURTESY, is_title, same_office, title_at

_CONFIDENCE = 0.9
_KEPT_BACK = re.compile(r"(?<![가-힣])([가-힣])\s?모(?=\s?[(씨군양])")
_WORD = re.compile(r"[가-힣A-Za-z]+")
_DETERMINERS = frozenset("이한전각")
"""Surnames that are also determiners (`이 대표` can be "this leader"): without an agreeing title they are none."""

_HANJA_BY_SURNAME = {hangul: hanja for hanja, hangul in HANJA_SURNAMES.items()}

_People = dict[str, list[tuple[str, int, set[str]]]]


def surname_mentions(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]], names: dict[tuple[EntityType, str], str]
) -> dict[int, list[Mention]]:
    """Mentions to add, by the number of the sentence; each stands for a full name of the article."""
    people = _people(sentences, found, names)
    if not people:
        return {}
    pattern = _pattern(people)
    added: dict[int, list[Mention]] = defaultdict(list)
    kept_back = {one for sentence in sentences for one in _KEPT_BACK.findall(sentence.text)}
    for number, sentence in enumerate(sentences):
        for match in pattern.finditer(sentence.text):
            form = match[0].rstrip()
            if form == "전" and not _is_name(sentence, match.start(), found[number]):
                continue
            title = _title_at(sentence, match.end(), form)
            if title is None:
                continue
            if title in COURTESY and form in kept_back:
                continue
            name = _person(HANJA_SURNAMES.get(form, form), title, number, people)
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
    """By surname: (full name, sentence of first mention, titles that stand beside it anywhere)."""
    seen: dict[str, tuple[int, set[str]]] = {}
    for number, own in enumerate(found):
        for one in own:
            if one.type is not EntityType.PERSON or len(one.text) < 2 or not is_korean_name(one.text):
                continue
            name = names.get((one.type, one.text), one.text)
            _, titles = seen.setdefault(name, (number, set()))
            titles.update(_titles_beside(sentences[number], one.span))
    people: _People = defaultdict(list)
    for name, (number, titles) in seen.items():
        if is_korean_name(name):
            people[surname(name)].append((name, number, titles))
    return dict(people)


def _titles_beside(sentence: Sentence, span: Span) -> Iterator[str]:
    """The title right before a name and the first one among the four words after it."""
    before = _WORD.findall(sentence.text[max(0, span.start - 20) : span.start])
    if before and (title := title_at(before[-1])) is not None:
        yield title
    found = False
    for word in _WORD.findall(sentence.text[span.end : span.end + 40])[:4]:
        if (title := title_at(word)) is not None:
            found = True
            yield title
        elif found:
            return


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
    candidates = people.get(letter, [])
    if title in COURTESY:
        return candidates[0][0] if len(candidates) == 1 else None
    agreeing = [one for one in candidates if any(same_office(title, other) for other in one[2])]
    if not agreeing and len(candidates) == 1 and letter not in _DETERMINERS:
        agreeing = candidates
    before = [one for one in agreeing if one[1] <= number]
    if before:
        return max(before, key=lambda one: one[1])[0]
    return agreeing[0][0] if agreeing else None
