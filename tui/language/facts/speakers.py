"""Who says it: noun phrases that can be a speaker, and the one that a quotation belongs to."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import msgspec

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.facts.phrases import CLOSING_MARKS, OPENING_MARKS, Line
from tui.language.facts.speech import Tail, stem
from tui.language.model import EntityType, Mention, SourceType
from tui.language.tables import words
from tui.language.titles import COURTESY, is_title
from tui.language.words import Word

_SOURCES = words("quotes", "source nouns")
PRONOUNS = words("quotes", "pronouns")
_POINTING = words("quotes", "pointing")
_OWNED = words("quotes", "owned")
_INSTITUTIONS = words("quotes", "institutions")
_SPEECH_NOUNS = words("quotes", "speech nouns")
_ANSWERS = frozenset({"답", "답변", "대답", "응답", "회신", "화답", "답하"})
_DATIVE = ("에게", "에", "에게는", "에게서")

_TOPIC = ("은", "는", "도", "만은", "께서는", "께서도", "측은", "측도")
_SUBJECT = ("이", "가", "께서")
_WHERE = ("에서", "에서는", "에서도")
TOPIC, SUBJECT, WHERE = 3, 2, 1
"""Ranks of candidates; a body with 에서 speaks only where nobody else does."""
_AROUND_PERSONS = words("quotes", "around persons")
_KNOWN = (SourceType.ORGANISATION, SourceType.ANONYMOUS_WITH_ORGANISATION)
_RUN = 5
"""Longest description of a speaker before its last noun, in words."""


class Speaker(msgspec.Struct, frozen=True):
    """A noun phrase that can be a speaker: words `first` to `last`, with `name` as facts give it.

    `head` is its last noun, `pointing` says that it points back to a source named before;
    `rank` tells topic, subject and body with 에서 apart.
    """

    first: int
    last: int
    name: str
    head: str
    source: SourceType
    rank: int
    mention: Mention | None = None
    pointing: bool = False

    def span(self, line: Line) -> Span:
        """Where it stands in the sentence."""
        return line.span(self.first, self.last)


def speakers(line: Line, first: int, stop: int) -> Iterator[Speaker]:
    """All candidates that end in words `first` to `stop` (excluded), as subjects or topics, in order."""
    for index in range(first, stop):
        found = subject_at(line, index, first)
        if found is not None:
            yield found


def subject_at(line: Line, index: int, first: int = 0) -> Speaker | None:
    """The candidate that ends in word `index` as subject or topic and whose last noun is not before word `first`."""
    rank = _rank(line, index)
    if not rank:
        return None
    head = index if line.words[index].tags else _before_marks(line, index)
    return speaker_at(line, head, rank) if head is not None and head >= first else None


def _before_marks(line: Line, index: int) -> int | None:
    """The noun that a particle belongs to from which a bracket or closing mark divides it: `한 대표(53)는`, `‘가온’은`."""
    before = index - 1
    if before < 0 or line.words[index].spaced or not line.words[before].mark:
        return None
    if line.words[before].mark in CLOSING_MARKS:
        before -= 1
    else:
        before = line.before_bracket(before)
        if before >= 0 and line.words[before].mark in CLOSING_MARKS:
            before -= 1
    return before if before >= 0 and line.words[before].tags else None


def _rank(line: Line, index: int) -> int:
    word = line.words[index]
    if word.predicate:
        return 0
    if word.particle in _TOPIC:
        return TOPIC
    if word.particle in _SUBJECT:
        return SUBJECT
    if word.particle in _WHERE:
        return WHERE
    if not word.particle and index + 1 < len(line.words) and line.words[index + 1].text in ("역시", "또한"):
        return TOPIC
    return 0


def speaker_at(line: Line, index: int, rank: int = SUBJECT) -> Speaker | None:
    """The candidate whose last noun is word `index`; None where that noun is no speaker."""
    word = line.words[index]
    marked = _marked_body(line, index)
    if marked is not None:
        return Speaker(*marked, line.text(*marked), line.words[marked[1]].text, SourceType.ORGANISATION, rank)
    hidden = _hidden_name(line, index)
    if hidden is not None:
        return Speaker(hidden, index, line.text(hidden, index), word.text, SourceType.SURNAME_ONLY, rank)
    person = _person_of(line, index)
    if person is not None:
        first, last, mention = person
        if word.text == "측":
            return Speaker(first, index, line.text(first, index), "측", SourceType.ANONYMOUS, rank, mention)
        hidden = len(mention.name) == 1 or (mention.name.endswith("모") and len(mention.name) <= 3)
        kind = SourceType.SURNAME_ONLY if hidden else SourceType.NAMED
        return Speaker(first, last, mention.name, mention.text, kind, rank, mention)
    if word.text in PRONOUNS:
        return Speaker(index, index, word.text, word.text, SourceType.ANONYMOUS, rank, pointing=True)
    body = _body_of(line, index)
    if body is not None:
        first, last, name = body
        return Speaker(first, last, name, line.words[last].text, SourceType.ORGANISATION, rank)
    return _anonymous(line, index, rank)


def _person_of(line: Line, index: int) -> tuple[int, int, Mention] | None:
    """The named person whom a noun phrase ending at word `index` is about: the name, its title, `씨`, `측`, `등` behind it."""
    reach = bisect_left(line.persons, index - 2 * _RUN - 2, key=_last_word)
    for first, last, mention in islice(line.persons, reach, None):
        if first > index:
            break
        if index <= last:
            return first, last, mention
        if last < index <= last + 2 * _RUN + 2:
            between = range(last, index)
            closing = _is_officer(line, index)
            if closing and all(_continues(line, one) for one in between):
                return first, last, mention
    return None


def _last_word(person: tuple[int, int, Mention]) -> int:
    return person[1]


def _is_officer(line: Line, index: int) -> bool:
    text = line.words[index].text.removesuffix("들")
    return text in COURTESY or text in ("측", "등") or is_title(text)


def _continues(line: Line, index: int) -> bool:
    """Whether the noun phrase goes on behind word `index`: no particle, or inside a bracket or quotation mark."""
    word = line.words[index]
    if word.mark:
        return word.mark in "()[]·" or word.mark in CLOSING_MARKS
    if line.kinds[index] is None and word.text in _SOURCES and not is_title(word.text):
        return False
    return (word.is_noun or word.determiner) and word.text not in ("등",)


def _hidden_name(line: Line, index: int) -> int | None:
    """First word of a name that is kept back (`A씨`, `박씨`).

    None where the article names the person.
    """
    text = line.words[index].text
    if text.endswith("씨") and 2 <= len(text) <= 4:
        return index
    if text not in ("씨", "군", "양"):
        return None
    before = index - 1
    if before >= 0 and line.words[before].mark == ")":
        before = line.before_bracket(before)
    if before < 0 or not line.words[before].tags:
        return None
    name = line.words[before].text
    place = bisect_left(line.persons, before, key=_last_word)
    known = line.persons[place][2] if place < len(line.persons) and line.persons[place][1] == before else None
    if len(name) == 1 and (known is None or known.name == name):
        return before
    return None


def _body_of(line: Line, index: int) -> tuple[int, int, str] | None:
    """An organisation or place that speaks: (first word, last word, name)."""
    last = index
    if line.words[index].text in ("측", "등", "관계자") and index > 0:
        last = index - 1
        if line.words[last].mark in CLOSING_MARKS:
            last -= 1
        if last < 0 or line.words[index].text == "관계자":
            return None
    if line.kinds[last] not in (EntityType.ORGANISATION, EntityType.PLACE):
        return None
    if line.kinds[last] is EntityType.PLACE and line.words[index].particle.startswith("에서"):
        return None
    if last < index and line.words[last].particle:
        return None
    first = last
    while first > 0 and line.words[first - 1].is_noun and line.is_body(first - 1):
        first -= 1
    if first == last or line.kinds[first] == line.kinds[last]:
        covering = overlapping(line.sentence.mentions, line.words[last].start, line.words[last].start + 1)
        if covering and covering[0].span.start == line.words[first].start:
            return first, last, covering[0].name
    return first, last, line.text(first, last)


def _marked_body(line: Line, index: int) -> tuple[int, int] | None:
    """First and last word of a name between quotation marks that `측` stands behind: `‘누리포럼’ 측은`."""
    if line.words[index].text != "측" or index < 2 or line.words[index - 1].mark not in CLOSING_MARKS:
        return None
    for opening in range(index - 2, max(index - 8, -1), -1):
        if line.words[opening].mark in OPENING_MARKS:
            return opening + 1, index - 2
    return None


def _anonymous(line: Line, index: int, rank: int) -> Speaker | None:
    word = line.words[index]
    head = word.text.removesuffix("들")
    last = index
    if head == "측" and index > 0 and line.words[index - 1].is_noun:
        head = line.words[index - 1].text
    if not (_is_source(head) or is_title(head) or _ends_like_people(word)):
        return None
    if line.is_time(index):
        return None
    first = index
    while first > 0 and index - first < _RUN and _describes(line, first - 1):
        first -= 1
    bracketed = line.before_bracket(first - 1) if first > 0 else -1
    if 0 <= bracketed < first - 1 and line.words[bracketed].is_noun and line.kinds[bracketed] is not EntityType.PERSON:
        first = bracketed
        while first > 0 and line.words[first - 1].is_noun and line.is_body(first - 1):
            first -= 1
    some = first > 0 and line.words[first - 1].text in ("한", "다른") and not line.words[first - 1].particle
    pointing = first > 0 and line.words[first - 1].text in _POINTING and not line.words[first - 1].particle
    if first < index and line.words[first].text in _POINTING:
        pointing, first = True, first + 1
    owner = _genitive_body(line, first)
    if some:
        first -= 1
        first -= first > 0 and line.words[first - 1].text == "또"
    anonymous_body = any(line.is_body(one) for one in range(first, index))
    if owner is not None:
        first, anonymous_body = owner, True
    source = SourceType.ANONYMOUS_WITH_ORGANISATION if anonymous_body else SourceType.ANONYMOUS
    if first == index and head in _INSTITUTIONS:
        source = SourceType.ORGANISATION
    if word.text == "측" and anonymous_body and last > first:
        last, source = last - 1, SourceType.ORGANISATION
    return Speaker(first, last, line.text(first, last), word.text, source, rank, pointing=pointing)


def _is_source(head: str) -> bool:
    return head in _SOURCES or any(head[-length:] in _SOURCES for length in range(2, len(head)))


def _ends_like_people(word: Word) -> bool:
    return "XSN" in word.tags and word.text.endswith(("들", "측"))


def _describes(line: Line, index: int) -> bool:
    word = line.words[index]
    if word.mark in ("·",) and index > 0:
        return True
    if word.text == "등":
        return False
    if line.kinds[index] is EntityType.PERSON or word.text in COURTESY:
        return word.is_noun and any(one.text in _AROUND_PERSONS for one in line.words[index + 1 : index + 5])
    return word.is_noun and not line.is_time(index)


def _genitive_body(line: Line, first: int) -> int | None:
    """First word of `검찰의 한` before a description: an organisation in the genitive that the source belongs to."""
    index = first - 1
    if index > 0 and line.words[index].text == "한" and line.words[index].determiner:
        index -= 1
    if index < 0 or line.words[index].particle != "의" or not line.is_body(index):
        return None
    while index > 0 and line.words[index - 1].is_noun and line.is_body(index - 1):
        index -= 1
    return index


def unknown_subject(line: Line, first: int, stop: int) -> Speaker | None:
    """The last topic before a reported quotation when no known kind of speaker is there: `사직한 전공의는 “…”고 말했다`."""
    for index in range(stop - 1, first - 1, -1):
        word = line.words[index]
        if not word.tags and word.particle in _TOPIC and (marked := _marked_name(line, index)) is not None:
            return Speaker(*marked, line.text(*marked), line.words[marked[1]].text, SourceType.ORGANISATION, TOPIC)
        if (
            word.particle in ("은", "는", "도", "이", "가")
            and set(word.tags) & {"NNG", "NNP"}
            and not line.is_time(index)
        ):
            if word.text in _SPEECH_NOUNS or len(word.text) < 2 or line.kinds[index] is not None:
                return None
            start = index
            while start > first and index - start < _RUN and _describes(line, start - 1):
                start -= 1
            return Speaker(start, index, line.text(start, index), word.text, SourceType.ANONYMOUS, TOPIC)
    return None


def _marked_name(line: Line, index: int) -> tuple[int, int] | None:
    """First and last word of a name in single marks that the particle at word `index` stands behind: `‘누리포럼’은`."""
    if index < 2 or line.words[index - 1].mark not in ("’", "'"):
        return None
    for opening in range(index - 2, max(index - 9, -1), -1):
        if line.words[opening].mark in ("‘", "'"):
            return opening + 1, index - 2
    return None


def has_own_topic(line: Line, opening: int) -> bool:
    """Whether a noun with 은/는 stands before a quotation, no time: then nobody of another sentence speaks."""
    return any(
        word.particle in ("은", "는") and set(word.tags) & {"NNG", "NNP", "SN", "SL"} and not line.is_time(index)
        for index, word in enumerate(line.words[:opening])
    )


def owner_in_tail(line: Line, first: int, stop: int) -> Speaker | None:
    """The owner of what was said, after the quotation: `…는 김 대표의 설명이다`, `…라는 업계 관계자의 말`."""
    for index in range(first, stop):
        word = line.words[index]
        if word.text in _OWNED and index > first:
            owner = index - 1
            genitive = line.words[owner].particle == "의"
            if genitive or line.words[owner].is_noun:
                found = speaker_at(line, owner, TOPIC)
                if found is not None and (genitive or found.mention is not None or found.source in _KNOWN):
                    return found
    return None


def right_before(line: Line, opening: int) -> Speaker | None:
    """In a headline, the person or body that stands right before the quotation: `한 대표 “…”`, `가온, “…”`."""
    index = opening - 1
    if index > 0 and line.words[index].mark in (",", ":", "·"):
        index -= 1
    if index < 0 or line.words[index].mark or line.words[index].particle:
        return None
    found = speaker_at(line, index, SUBJECT)
    return found if found is not None and not found.pointing else None


def in_headline(line: Line, opening: int, stop: int) -> Speaker | None:
    """The speaker of a quotation in a headline: right before it, as its topic, or the subject that a comma sets apart.

    `가온, 공장 확대… “2028년 양산”`; where the headline begins with the quotation, the subject follows it: `“막자” 가온시, …`.
    """
    near = right_before(line, opening)
    if near is not None:
        return near
    cut = max((at + 1 for at in range(opening) if line.words[at].mark in ("…", "...", "..", "]")), default=0)
    before = [
        one for one in speakers(line, cut, opening) if not one.pointing and line.kinds[one.last] is not EntityType.PLACE
    ]
    if before:
        return before[-1]
    first = 1 + max((at for at in range(opening) if line.words[at].mark == "]"), default=-1)
    if opening == 0:
        first = (
            next((at for at in range(1, stop) if line.words[at].mark in CLOSING_MARKS and line.words[at].end), stop) + 1
        )
    for index in range(first, min(first + 4, stop) if opening == 0 else min(first + 4, opening)):
        if line.words[index].mark == "," and index > first:
            found = speaker_at(line, index - 1, SUBJECT)
            return found if found is not None and not found.pointing and found.first == first else None
        if not line.words[index].is_noun:
            return None
    return None


def owner_before(line: Line, opening: int) -> Speaker | None:
    """The owner right before a quotation: `김 대표의 “…”라는 말`, `업계 관계자의 말이다. “…”`."""
    index = opening - 1
    if index >= 0 and line.words[index].particle == "의":
        return speaker_at(line, index, TOPIC)
    return None


def according_to(line: Line, first: int, stop: int) -> Speaker | None:
    """`연합뉴스에 따르면 “…”`: the source that the sentence names."""
    for index in range(first, stop - 1):
        if line.words[index].particle == "에" and line.words[index + 1].predicate in ("따르", "의하"):
            return speaker_at(line, index, SUBJECT)
    return None


def in_bracket(line: Line, end: int) -> Speaker | None:
    """A person named in a bracket right behind the quotation that ends at character `end`: `“…”(한 대표)`."""
    index = bisect_left(line.words, end, key=lambda word: word.start)
    bracket = line.bracket_after(index - 1) if index else None
    if bracket is None or bracket[1] - bracket[0] > _RUN:
        return None
    found = speaker_at(line, bracket[1] - 1)
    return found if found is not None and found.mention is not None else None


def modified_by(line: Line, tail: Tail, stop: int) -> Speaker | None:
    """The one that the quotation describes: `“…”라던 한 대표는`, `“…”라고 말한 한 대표는`."""
    start = tail.first
    if tail.verb is not None:
        if line.words[tail.verb].ending != "ETM":
            return None
        start = tail.verb
    elif not tail.form.endswith("던"):
        return None
    for index in range(start + 1, min(start + 6, stop)):
        if line.words[index].particle or line.words[index].predicate:
            found = speaker_at(line, index, SUBJECT)
            return found if found is not None and not found.pointing else None
    return None


def answering(line: Line, opening: int, tail: Tail) -> Speaker | None:
    """Who was asked, where the verb says that the words are an answer: `기자가 김 대표에게 묻자 “…”라고 답했다`."""
    if not any(stem(word) in _ANSWERS or word.text in _ANSWERS for word in line.words[tail.first : tail.first + 4]):
        return None
    for index in range(opening - 1, -1, -1):
        if line.words[index].particle in _DATIVE:
            return speaker_at(line, index, SUBJECT)
        if line.words[index].particle in _TOPIC:
            return None
    return None


def names_speech(line: Line, opening: int) -> bool:
    """Whether what is said is the subject before a quotation: `그 제안은 “…”`, `대답은 “…”`."""
    return any(
        word.text in _SPEECH_NOUNS and word.particle in ("은", "는", "이", "가")
        for word in line.words[max(0, opening - 4) : opening]
    )
