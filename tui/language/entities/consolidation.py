"""Makes the mentions of single sentences agree over the article: one name, one type, one canonical name.

Steps, each a function: boundaries are cleaned and coordinated names split; every form gets the type that its mentions
vote for; names missed in some sentences are found by their form; forms of one thing are tied to the fullest.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tui.document.span import Span
from tui.language.entities.clusters import canonical_names
from tui.language.entities.evidence import with_evidence
from tui.language.entities.names import (
    SURNAMES,
    has_korean_form,
    is_korean_name,
    is_latin,
    is_plain_korean,
    is_spelling_of,
)
from tui.language.entities.parts import EVIDENT, divided, retyped, without_known_bodies
from tui.language.entities.surnames import surname_mentions
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.tables import words
from tui.language.titles import is_title

_NAMES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.WORK, EntityType.EVENT})
_COORDINATED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE})
_EDGES = " \t\n“”\"‘’'()[]<>《》「」『』,.…·ㆍ"
_PARTICLES = words("particles", "after names")
_AFTER_PERSONS = words("particles", "after persons")
_BODY_ENDS = words("bodies", "ends")
_SHORT_ENDS = words("bodies", "short ends")
_WORD_BEFORE = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,}) $")
_FORMER = frozenset("전현")
"""Syllables that are far more often "former" and "present" before a title than surnames; `surnames` finds the latter."""
_DOTS = "·‧・ㆍ"
_PLAIN = 0.6
"""Least confidence of a person with a Korean full name."""
_CERTAIN = 0.9
"""From this confidence on a Korean full name stands also where a noun follows without space (`한수민감독`)."""
_EVIDENCE = 5
"""Votes of a mention that the text itself shows."""
_REPEATED_CONFIDENCE = 0.8
"""A name found by its form alone is that sure, relative to the mentions it repeats."""

_Found = list[list[Mention]]


def consolidate(article: AnnotatedArticle, mentions: Sequence[Sequence[Mention]]) -> AnnotatedArticle:
    """`article` with the mentions of each of its sentences, which `mentions` gives in the same order."""
    pairs = zip(article.sentences, mentions, strict=True)
    found = [with_evidence(sentence, retyped(sentence.text, _cleaned(sentence, own))) for sentence, own in pairs]
    found = without_known_bodies(found)
    _vote(found)
    _widen(article.sentences, found)
    _repeat(article.sentences, found)
    names = canonical_names(article, found)
    for number, surnames in surname_mentions(article.sentences, found, names).items():
        found[number] = _merged(found[number], surnames)
    sentences = [
        replace(sentence, mentions=tuple([_named(one, names) for one in own])) if own else sentence
        for sentence, own in zip(article.sentences, found, strict=True)
    ]
    return replace(article, sentences=tuple(sentences))


def _named(mention: Mention, names: dict[tuple[EntityType, str], str]) -> Mention:
    name = names.get((mention.type, mention.text))
    return mention if name is None or name == mention.name else replace(mention, name=name)


# --- boundaries ------------------------------------------------------------------------------------------------------


def _cleaned(sentence: Sentence, mentions: Iterable[Mention]) -> list[Mention]:
    cleaned: list[Mention] = []
    for one in mentions:
        if one.type not in _NAMES:
            cleaned.append(one)
            continue
        trimmed = _trimmed(sentence, one)
        if trimmed is None:
            continue
        if trimmed.type is EntityType.PERSON and trimmed.confidence < _PLAIN and is_plain_korean(trimmed.text):
            trimmed = replace(trimmed, confidence=_PLAIN)
        if any(dot in trimmed.text for dot in _DOTS):
            cleaned.extend(_split(sentence, trimmed))
        elif trimmed.type is EntityType.PERSON and " " in trimmed.text:
            cleaned.extend(divided(sentence, trimmed))
        else:
            cleaned.append(trimmed)
    return cleaned


def _trimmed(sentence: Sentence, mention: Mention) -> Mention | None:
    """Without marks at its edges and particles at its end; None where nothing is left."""
    start, end, text = mention.span.start, mention.span.end, sentence.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _closes_bracket(text, start, end):
        end -= 1
    end = _without_particles(sentence.morphemes, start, end)
    if start == end or is_title(text[start:end]):
        return None
    if mention.type is EntityType.PERSON and "(" in text[start:end]:
        end = start + text[start:end].index("(")
    if mention.type is EntityType.PERSON:
        certain = mention.confidence >= _CERTAIN and has_korean_form(text[start:end])
        if not certain and _goes_on(sentence, end):
            return None
        if text[start:end] in _FORMER and text[end : end + 1] != "씨":
            return None
    end = _with_body_end(sentence, mention, end)
    if start == mention.span.start and end == mention.span.end:
        return mention
    return _at(mention, text, start, end)


def _without_particles(morphemes: Sequence[Morpheme], start: int, end: int) -> int:
    """Where a name ends without the particles that its last characters are."""
    index = bisect_right(morphemes, end - 1, key=_start) - 1
    while index > 0 and morphemes[index].start > start and morphemes[index].end >= end:
        one = morphemes[index]
        if one.tag[0] != "J" or one.form not in _PARTICLES or one.start < morphemes[index - 1].end:
            break
        end = one.start
        index -= 1
    return end


def _goes_on(sentence: Sentence, end: int) -> bool:
    """Whether a person's name is only the beginning of a longer word (`오바마케어`), not of name and title or `측`."""
    index = bisect_left(sentence.morphemes, end, key=_start)
    if index >= len(sentence.morphemes) or sentence.morphemes[index].start != end:
        return False
    one = sentence.morphemes[index]
    if one.tag not in ("NNG", "NNP", "SL") or one.form in _AFTER_PERSONS:
        return False
    stop = end
    while stop < len(sentence.text) and sentence.text[stop].isalnum():
        stop += 1
    return not any(is_title(sentence.text[end:at]) for at in range(end + 2, stop + 1))


def _with_body_end(sentence: Sentence, mention: Mention, end: int) -> int:
    """Where an organisation's name ends that goes on without space to a noun which ends such names (`가온` + `증권`)."""
    if mention.type not in (EntityType.ORGANISATION, EntityType.PLACE):
        return end
    index = bisect_left(sentence.morphemes, end, key=_start)
    at = end
    while index < len(sentence.morphemes) and sentence.morphemes[index].start == at:
        one = sentence.morphemes[index]
        if one.tag not in ("NNG", "NNP"):
            break
        at = one.end
        index += 1
    rest = sentence.text[end:at]
    return at if rest and (rest in _BODY_ENDS or (rest in _SHORT_ENDS and len(mention.text) > 2)) else end


def _start(morpheme: Morpheme) -> int:
    return morpheme.start


def _closes_bracket(text: str, start: int, end: int) -> bool:
    return text[end - 1] == ")" and "(" in text[start:end]


def _last_morpheme(morphemes: Sequence[Morpheme], end: int) -> Morpheme | None:
    """The last morpheme that starts before `end`."""
    index = bisect_right(morphemes, end - 1, key=_start) - 1
    return morphemes[index] if index >= 0 else None


def _at(mention: Mention, text: str, start: int, end: int) -> Mention:
    return Mention(Span(start, end), text[start:end], mention.type, text[start:end], mention.confidence)


def _split(sentence: Sentence, mention: Mention) -> list[Mention]:
    """A coordination (`가나·다라`) as its names; a foreign person's name with dots inside stays whole."""
    if mention.type not in _COORDINATED:
        return [mention]
    pieces, at = [], mention.span.start
    for character_at in range(mention.span.start, mention.span.end + 1):
        if character_at == mention.span.end or sentence.text[character_at] in _DOTS:
            pieces.append((at, character_at))
            at = character_at + 1
    if any(end - start < 2 for start, end in pieces):
        return [mention]
    korean = all(is_korean_name(sentence.text[start:end]) for start, end in pieces)
    if mention.type is EntityType.PERSON and not korean:
        return [mention]
    return [_at(mention, sentence.text, start, end) for start, end in pieces]


# --- votes -----------------------------------------------------------------------------------------------------------


def _vote(found: _Found) -> None:
    """Gives all mentions of one form the type that has most confidence in the article, in place."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for own in found:
        for one in own:
            if one.type in _NAMES:
                votes[one.text][one.type] += one.confidence * (_EVIDENCE if one.confidence == EVIDENT else 1)  # type: ignore[assignment]
    for own in found:
        for one in own:
            last = one.text.rpartition(" ")[2]
            if one.type is EntityType.PERSON and last != one.text and last in votes:
                votes[last][EntityType.PERSON] += 2 * one.confidence  # type: ignore[assignment]
    contested = {form: counts.most_common(1)[0][0] for form, counts in votes.items() if len(counts) > 1}
    if not contested:
        return
    for own in found:
        for index, one in enumerate(own):
            if one.type in _NAMES and contested.get(one.text, one.type) is not one.type:
                own[index] = replace(one, type=contested[one.text])


# --- parts of foreign names ------------------------------------------------------------------------------------------


def _widen(sentences: Sequence[Sentence], found: _Found) -> None:
    """Takes the word before a last name into the mention where both together spell a full name of the article, in place."""
    full = {one.text for own in found for one in own if one.type is EntityType.PERSON and " " in one.text}
    if not full:
        return
    last_names = {name.rpartition(" ")[2] for name in full}
    for sentence, own in zip(sentences, found, strict=True):
        for index, one in enumerate(own):
            if one.type is not EntityType.PERSON or one.text not in last_names:
                continue
            before = _WORD_BEFORE.search(sentence.text[: one.span.start])
            if before is None or (index and own[index - 1].span.end > before.start(1)):
                continue
            name = f"{before[1]} {one.text}"
            if any(name == other or is_spelling_of(name, other) for other in full):
                own[index] = _at(one, sentence.text, before.start(1), one.span.end)


# --- missed names ----------------------------------------------------------------------------------------------------


def _repeat(sentences: Sequence[Sentence], found: _Found) -> None:
    """Adds the names that the tagger saw in one sentence and missed in another, in place."""
    known: dict[str, Mention] = {}
    for own in found:
        for one in own:
            if one.type in _NAMES and _is_distinct(one) and one.confidence > known.get(one.text, one).confidence - 1e-9:
                known[one.text] = one
                last = one.text.rpartition(" ")[2]
                if one.type is EntityType.PERSON and last != one.text and (len(last) > 2 or is_latin(last)):
                    known.setdefault(last, replace(one, text=last, name=last))
    if not known:
        return
    starts, whole = [], []
    length = 0
    for sentence in sentences:
        starts.append(length)
        whole.append(sentence.text)
        length += len(sentence.text) + 1
    text = "\n".join(whole)
    for form in sorted(known, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            _add(sentences[number], found[number], known[form], at - starts[number])
            at = text.find(form, at + len(form))


def _is_distinct(mention: Mention) -> bool:
    """Whether the form alone points to the name: not a short word that may mean anything."""
    form = mention.text
    if mention.type is EntityType.PERSON and is_korean_name(form):
        return len(form) >= 3 or (mention.confidence >= 0.9 and form[0] in SURNAMES)
    if mention.type is EntityType.PERSON and mention.confidence >= 0.7:
        return len(form) >= 2
    return len(form) >= (3 if mention.confidence >= 0.6 else 4)


def _add(sentence: Sentence, own: list[Mention], like: Mention, start: int) -> None:
    end = start + len(like.text)
    if any(one.span.start < end and start < one.span.end for one in own):
        return
    if start and (sentence.text[start - 1].isalnum()):
        return
    last = _last_morpheme(sentence.morphemes, end)
    if last is None or last.end > end:
        return
    if end < len(sentence.text) and sentence.text[end].isalnum():
        following = _last_morpheme(sentence.morphemes, end + 1)
        if following is None or following.start < end or following.tag[0] not in "JVXE":
            return
    found = _at(like, sentence.text, start, end)
    own.append(replace(found, confidence=like.confidence * _REPEATED_CONFIDENCE))
    own.sort(key=lambda one: one.span.start)


def _merged(own: list[Mention], added: list[Mention]) -> list[Mention]:
    """Both lists in order; an added mention wins over those it overlaps."""
    kept = [one for one in own if not any(one.span.overlaps(new.span) for new in added)]
    return sorted([*kept, *added], key=lambda one: one.span.start)
