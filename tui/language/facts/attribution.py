"""Whose words a quotation holds, by its sentence and the ones around it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from tui.document.model import PartKind
from tui.language.facts.phrases import Line
from tui.language.facts.speakers import (
    PRONOUNS,
    SUBJECT,
    TOPIC,
    WHERE,
    Speaker,
    according_to,
    answering,
    has_own_topic,
    in_bracket,
    modified_by,
    names_speech,
    owner_before,
    owner_in_tail,
    right_before,
    speakers,
    subject_at,
    unknown_subject,
)
from tui.language.facts.speech import Tail, goes_on, stance_of
from tui.language.model import EntityType, SourceType
from tui.language.quotation import Quotation
from tui.language.sentence import Sentence
from tui.language.words import Word

_LOOK_BACK = 3
"""Sentences before a quotation in which its speaker is looked for."""
_INTERVIEW = 10
"""Sentences after which a quotation that stands alone still belongs to who spoke last, if nobody else was named."""
_COPULA = ("이었", "였", "이다", "다", "입니", "이라", "이며")
_TOPICS = ("관계자", "는 ", "은 ")
_STATEMENT = frozenset({"것", "게"})


class Attribution(msgspec.Struct, frozen=True):
    """A speaker with the line it stands in and how sure it is."""

    speaker: Speaker
    line: Line
    confidence: float


class Marked(msgspec.Struct, frozen=True):
    """A quotation in its line: the number of the word that its mark is, what follows, and where the next one begins."""

    quotation: Quotation
    opening: int
    tail: Tail
    stop: int


class Attributor:
    """Finds the speakers of an article's quotations, given in order, and remembers who spoke last."""

    def __init__(self, sentences: Sequence[Sentence], line: Callable[[int], Line]) -> None:
        self._sentences = sentences
        self._line = line
        self._last: Attribution | None = None
        self._last_number = 0
        self._last_person: Attribution | None = None
        self._candidates: dict[int, tuple[list[int], list[Speaker]]] = {}
        self._inside: tuple[int, set[int]] = (-1, set())

    def spoke(self, number: int, attribution: Attribution) -> None:
        """Remembers the speaker of a quotation in sentence `number`."""
        self._last, self._last_number = attribution, number
        if attribution.speaker.mention is not None:
            self._last_person = attribution

    def attribute(
        self, number: int, line: Line, marked: Sequence[Marked], index: int, previous: Attribution | None
    ) -> Attribution | None:
        """The speaker of quotation `index` of sentence `number`; `previous` is the one of the quotation before it there."""
        own = marked[index]
        inside = self._words_inside(number, line, marked)
        outright = self._outright(line, own)
        if outright is not None and outright.last not in inside:
            return self._resolved(number, line, outright, 0.9)
        before = _best(
            [one for one in self._speakers(number, line, own.opening) if one.last not in inside], own.opening
        )
        owner = owner_before(line, own.opening)
        if owner is not None and owner.last not in inside and (before is None or owner.last > before.last):
            before = owner
        if before is not None and not self._keeps(line, before, previous, marked[index - 1].tail if index else None):
            return self._resolved(number, line, before, 0.9)
        if previous is not None:
            return Attribution(previous.speaker, previous.line, previous.confidence * 0.95)
        modified = modified_by(line, own.tail, own.stop) or according_to(line, 0, own.opening)
        if modified is not None and modified.last not in inside:
            return self._resolved(number, line, modified, 0.8)
        unknown = unknown_subject(line, 0, own.opening) if own.tail.verb is not None else None
        if unknown is not None and unknown.last not in inside:
            return Attribution(unknown, line, 0.6)
        if (
            own.tail.verb is None
            and (named := right_before(line, own.opening)) is not None
            and named.mention is not None
        ):
            return self._resolved(number, line, named, 0.75)
        alone = len(line.sentence.text) - sum(len(one.quotation.outer) for one in marked) <= 3
        if has_own_topic(line, own.opening) and not names_speech(line, own.opening):
            return None
        if alone or _leaves_speaker_to_context(line, own):
            return self._around(number, alone)
        return None

    def _words_inside(self, number: int, line: Line, marked: Sequence[Marked]) -> set[int]:
        if self._inside[0] != number:
            self._inside = (number, _inside(line, marked))
        return self._inside[1]

    def _speakers(self, number: int, line: Line, stop: int) -> list[Speaker]:
        """The candidates of sentence `number` that end before word `stop`."""
        if number not in self._candidates:
            found = [(at, one) for at in range(len(line.words)) if (one := subject_at(line, at)) is not None]
            self._candidates[number] = ([at for at, _ in found], [one for _, one in found])
        places, candidates = self._candidates[number]
        return candidates[: bisect_left(places, stop)]

    @staticmethod
    def _outright(line: Line, own: Marked) -> Speaker | None:
        """A speaker that the words around the quotation name as such: who answers, who stands behind it, whose words they are."""
        asked = answering(line, own.opening, own.tail)
        if asked is not None:
            return asked
        named = in_bracket(line, own.quotation.outer.end)
        if named is not None:
            return named
        if own.tail.verb is not None and own.tail.form and not goes_on(own.tail):
            between = list(speakers(line, own.tail.first, own.tail.verb))
            if between:
                return between[-1]
        return owner_in_tail(line, own.tail.first, own.stop)

    @staticmethod
    def _keeps(line: Line, before: Speaker, previous: Attribution | None, tail: Tail | None) -> bool:
        """Whether the quotation before still speaks: the candidate stands before its speaker, and the verb goes on."""
        if previous is None or previous.line is not line or before.last >= previous.speaker.last:
            return False
        return tail is None or goes_on(tail) or before.rank < TOPIC

    def _around(self, number: int, alone: bool) -> Attribution | None:
        """The speaker of the sentences before; one that stands alone may be the next answer of an interview."""
        for earlier in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            sentence = self._sentences[earlier]
            if sentence.part is not PartKind.PARAGRAPH:
                break
            if self._last is not None and self._last_number == earlier:
                return Attribution(self._last.speaker, self._last.line, 0.7)
            if not sentence.mentions and not any(one in sentence.text for one in _TOPICS):
                continue
            line = self._line(earlier)
            everybody = self._speakers(earlier, line, len(line.words))
            best = _best([one for one in everybody if _may_go_on(line, one)], len(line.words))
            if best is not None:
                return self._resolved(earlier, line, best, 0.6)
        if alone and self._last is not None and number - self._last_number <= _INTERVIEW:
            return Attribution(self._last.speaker, self._last.line, 0.5)
        return self._main_person(number) if alone and self._last is None else None

    def _main_person(self, number: int) -> Attribution | None:
        """The person named most often so far: who is interviewed, before the first answer."""
        counts = Counter(
            one.name
            for sentence in self._sentences[:number]
            if sentence.part is PartKind.PARAGRAPH
            for one in sentence.mentions
            if one.type is EntityType.PERSON
        )
        for name, _ in counts.most_common(1):
            for earlier, sentence in enumerate(self._sentences[:number]):
                line = self._line(earlier) if any(one.name == name for one in sentence.mentions) else None
                for first, last, mention in line.persons if line is not None else ():
                    if mention.name == name:
                        person = Speaker(first, last, name, mention.text, SourceType.NAMED, SUBJECT, mention)
                        return Attribution(person, line, 0.5)  # type: ignore[arg-type]
        return None

    def _resolved(self, number: int, line: Line, speaker: Speaker, confidence: float) -> Attribution | None:
        """The candidate itself, or the one that a pronoun or pointing phrase stands for; None where nobody fits."""
        if not speaker.pointing:
            return Attribution(speaker, line, confidence)
        if speaker.head not in PRONOUNS:
            if self._last is not None and self._last.speaker.head == speaker.head:
                return Attribution(self._last.speaker, self._last.line, confidence * 0.85)
            return Attribution(speaker, line, confidence * 0.8)
        before = self._person_before(number)
        return Attribution(before.speaker, before.line, confidence * 0.85) if before is not None else None

    def _person_before(self, number: int) -> Attribution | None:
        """The person who is the subject of the nearest sentence before, or who spoke last."""
        for earlier in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            if self._last_person is not None and self._last_person.line.sentence is self._sentences[earlier]:
                return self._last_person
            if any(one.type is EntityType.PERSON for one in self._sentences[earlier].mentions):
                line = self._line(earlier)
                people = [one for one in self._speakers(earlier, line, len(line.words)) if one.mention is not None]
                best = _best(people, len(line.words))
                if best is not None:
                    return Attribution(best, line, 0.7)
        return self._last_person


def _leaves_speaker_to_context(line: Line, own: Marked) -> bool:
    """A reporting verb without subject does, `그 제안은 “…”이었다` does, and `“…”는 것이다`."""
    tail = own.tail
    if tail.verb is not None or goes_on(tail):
        return True
    if tail.form.startswith(_COPULA) and names_speech(line, own.opening):
        return True
    return tail.noun is not None and line.words[tail.noun].text in _STATEMENT and tail.noun >= len(line.words) - 3


def _may_go_on(line: Line, speaker: Speaker) -> bool:
    """Whether a subject of a sentence before may go on speaking: a person, or one that reports there."""
    if speaker.mention is not None:
        return True
    return not speaker.pointing and any(stance_of(word) is not None for word in line.words[speaker.last + 1 :])


def _inside(line: Line, marked: Sequence[Marked]) -> set[int]:
    """The words inside any quotation."""
    return {
        index
        for one in marked
        for index in range(
            bisect_left(line.words, one.quotation.outer.start, key=_word_start),
            bisect_left(line.words, one.quotation.outer.end, key=_word_start),
        )
    }


def _word_start(word: Word) -> int:
    return word.start


def _best(candidates: list[Speaker], opening: int) -> Speaker | None:
    """The subject right before the quotation, else the last topic, else the last subject, else the last body with 에서."""
    if not candidates:
        return None
    nearest = candidates[-1]
    if nearest.last >= opening - 2 and nearest.rank > WHERE and nearest.source is not SourceType.ANONYMOUS:
        return nearest
    for rank in (TOPIC, SUBJECT):
        ranked = [one for one in candidates if one.rank == rank]
        if ranked:
            return ranked[-1]
    return nearest
