"""Quotes: words between double marks that somebody said, wrote or announced, and who.

A speaker is looked for between the quotation and its verb, before the quotation, as owner of what is said behind it, in
the quotation before, and in the sentences around it; pronouns and pointing phrases stand for the last speaker.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from tui.document.model import PartKind
from tui.document.span import Span
from tui.language.facts.phrases import Line, line_of
from tui.language.facts.speakers import (
    PRONOUNS,
    Speaker,
    according_to,
    answering,
    names_speech,
    owner_before,
    owner_in_tail,
    right_before,
    speakers,
)
from tui.language.facts.speech import Tail, is_speech, stance_of, tail_of
from tui.language.model import Argument, EntityType, Quote, SourceType
from tui.language.quotation import Quotation, quotations
from tui.language.sentence import AnnotatedArticle, Sentence

_LISTED = frozenset({"", ",", "·", "와", "과", "및", "/", ", 그리고", "이나", "나", "에 이어", "와 함께"})
_COPULA = ("이었", "였", "이다", "다", "입니", "이라", "이며")
_LOOK_BACK = 3
"""Sentences before a quotation in which its speaker is looked for."""


class _Attribution(msgspec.Struct, frozen=True):
    """A speaker with where it stands and how sure it is."""

    speaker: Speaker
    line: Line
    confidence: float


def quotes(annotated: AnnotatedArticle) -> Iterable[Quote]:
    """Every marked stretch that reports words, in order."""
    return _Reader(annotated).read()


class _Reader:
    """Reads an article's quotations in order and remembers who spoke last."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._article = annotated
        self._last: _Attribution | None = None
        self._last_person: _Attribution | None = None
        self._lines: dict[int, Line] = {}
        self._passage = -1

    def read(self) -> Iterator[Quote]:
        headlines: list[Quote] = []
        body: list[Quote] = []
        for number, sentence in enumerate(self._article.sentences):
            if '"' not in sentence.text and "“" not in sentence.text:
                continue
            found = quotations(sentence.text)
            if found:
                made = self._sentence(number, sentence, found)
                (body if sentence.part is PartKind.PARAGRAPH else headlines).extend(made)
        yield from (_as_in_body(one, body) for one in headlines)
        yield from body

    def _line(self, number: int) -> Line:
        if number not in self._lines:
            self._lines[number] = line_of(self._article.sentences[number])
        return self._lines[number]

    def _sentence(self, number: int, sentence: Sentence, found: Sequence[Quotation]) -> Iterator[Quote]:
        line = self._line(number)
        openings = [bisect_left(line.words, one.outer.start, key=lambda word: word.start) for one in found]
        limits = [*openings[1:], len(line.words)]
        tails = [tail_of(line, one, limit) for one, limit in zip(found, limits, strict=True)]
        speech = self._judge(line, found, tails)
        previous: _Attribution | None = None
        for index, quotation in enumerate(found):
            if not speech[index]:
                continue
            if sentence.part is PartKind.PARAGRAPH:
                attribution = self._attribute(number, line, found, openings, index, tails[index], previous)
            else:
                named = right_before(line, openings[index])
                attribution = _Attribution(named, line, 0.8) if named is not None else None
            yield self._quote(number, line, quotation, tails[index], attribution)
            if attribution is not None:
                previous = self._last = attribution
                if attribution.speaker.mention is not None:
                    self._last_person = attribution

    @staticmethod
    def _judge(line: Line, found: Sequence[Quotation], tails: list[Tail]) -> list[bool]:
        """Which quotations are speech. One repeated in a bracket, and those of a list, share what follows the last (in place)."""
        gaps = [line.sentence.text[one.outer.end : two.outer.start].strip() for one, two in pairwise(found)]
        for index in range(len(gaps) - 1, -1, -1):
            if gaps[index] == "(" or (gaps[index] in _LISTED and tails[index].verb is None):
                tails[index] = tails[index + 1]
        speech = [is_speech(line, one, tail) for one, tail in zip(found, tails, strict=True)]
        for index in range(len(gaps) - 1, -1, -1):
            if gaps[index] in _LISTED or gaps[index] == "(":
                speech[index] = speech[index + 1] = speech[index] or speech[index + 1]
        return speech

    def _attribute(
        self,
        number: int,
        line: Line,
        found: Sequence[Quotation],
        openings: Sequence[int],
        index: int,
        tail: Tail,
        previous: _Attribution | None,
    ) -> _Attribution | None:
        opening = openings[index]
        inside = _inside(line, found)
        asked = answering(line, opening, tail)
        if asked is not None and asked.last not in inside:
            return self._resolved(number, line, asked, 0.85)
        stop = openings[index + 1] if index + 1 < len(openings) else len(line.words)
        behind = self._behind(line, tail, stop)
        if behind is not None:
            return self._resolved(number, line, behind, 0.9)
        before = _best([one for one in speakers(line, 0, opening) if one.last not in inside], line, opening)
        owner = owner_before(line, opening)
        if owner is not None and owner.last not in inside and (before is None or owner.last > before.last):
            before = owner
        if before is not None and not (
            previous is not None and previous.line is line and before.last < previous.speaker.last
        ):
            return self._resolved(number, line, before, 0.9)
        if previous is not None:
            return _Attribution(previous.speaker, previous.line, previous.confidence * 0.95)
        source = according_to(line, 0, opening)
        if source is not None:
            return self._resolved(number, line, source, 0.8)
        if not self._expects_speaker(line, opening, tail, found):
            return None
        return self._around(number)

    @staticmethod
    def _behind(line: Line, tail: Tail, stop: int) -> Speaker | None:
        """A speaker between the quotation and its verb, or the owner of what is said."""
        if tail.verb is not None and tail.form:
            between = list(speakers(line, tail.first, tail.verb))
            if between:
                return between[-1]
        return owner_in_tail(line, tail.first, stop)

    @staticmethod
    def _expects_speaker(line: Line, opening: int, tail: Tail, found: Sequence[Quotation]) -> bool:
        """Whether the sentence leaves its speaker to the context.

        A reporting verb without subject does, nothing but quotes does, and so does `그 제안은 “…”이었다`.
        """
        if tail.verb is not None:
            return True
        if tail.form.startswith(_COPULA) and names_speech(line, opening):
            return True
        outside = len(line.sentence.text) - sum(len(one.outer) for one in found)
        return outside <= 3

    def _around(self, number: int) -> _Attribution | None:
        """The speaker of the sentences before; else of the sentence after."""
        sentences = self._article.sentences
        for back in range(1, _LOOK_BACK + 1):
            if number - back < 0 or sentences[number - back].part is not PartKind.PARAGRAPH:
                break
            if self._last is not None and self._last.line.sentence is sentences[number - back]:
                return _Attribution(self._last.speaker, self._last.line, 0.7)
            line = self._line(number - back)
            candidates = [one for one in speakers(line, 0, len(line.words)) if _may_go_on(line, one)]
            best = _best(candidates, line, len(line.words))
            if best is not None:
                return self._resolved(number - back, line, best, 0.6)
        return None

    def _resolved(self, number: int, line: Line, speaker: Speaker, confidence: float) -> _Attribution | None:
        """The candidate itself, or the one that a pronoun or pointing phrase stands for; None where nobody fits."""
        if not speaker.pointing:
            return _Attribution(speaker, line, confidence)
        if speaker.head not in PRONOUNS:
            if self._last is not None and self._last.speaker.head == speaker.head:
                return _Attribution(self._last.speaker, self._last.line, confidence * 0.85)
            return _Attribution(speaker, line, confidence * 0.8)
        before = self._person_before(number)
        return _Attribution(before.speaker, before.line, confidence * 0.85) if before is not None else None

    def _person_before(self, number: int) -> _Attribution | None:
        """The person who is the subject of the nearest sentence before, or who spoke last."""
        sentences = self._article.sentences
        for earlier in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            if self._last_person is not None and self._last_person.line.sentence is sentences[earlier]:
                return self._last_person
            if any(one.type is EntityType.PERSON for one in sentences[earlier].mentions):
                line = self._line(earlier)
                people = [one for one in speakers(line, 0, len(line.words)) if one.mention is not None]
                best = _best(people, line, len(line.words))
                if best is not None:
                    return _Attribution(best, line, 0.7)
        return self._last_person

    def _text(self, number: int, sentence: Sentence, quotation: Quotation) -> Span:
        """Where the words of a quotation stand in the article; one that is not closed goes on to the end of its paragraphs."""
        place = sentence.place(quotation.inner)
        if not quotation.open_end or sentence.offsets:
            return place
        end, last = place.end, sentence.passage
        for other in self._article.sentences[number + 1 : number + 12]:
            marks = [at for at in map(other.text.find, '“”"') if at >= 0]
            if other.passage != last and marks and min(marks) == 0 and other.text[0] in '“"':
                return Span(place.start, end)
            if marks:
                closing = min(marks)
                closes = other.text[closing] in '”"' and closing > 0
                return Span(place.start, other.span.start + closing) if closes else place
            end, last = other.span.end, other.passage
        return place

    def _quote(
        self,
        number: int,
        line: Line,
        quotation: Quotation,
        tail: Tail,
        attribution: _Attribution | None,
    ) -> Quote:
        sentence = line.sentence
        place = self._text(number, sentence, quotation)
        arguments = [Argument("text", place)]
        verb = None
        if tail.verb is not None:
            word = line.words[tail.verb]
            verb = sentence.text[word.start : word.stop]
            arguments.append(Argument("verb", sentence.place(Span(word.start, word.stop))))
        speaker, source = None, None
        if attribution is not None:
            speaker, source = attribution.speaker.name, attribution.speaker.source
            where = attribution.line.sentence
            arguments.append(Argument("speaker", where.place(attribution.speaker.span(attribution.line))))
        return Quote(
            sentence=sentence.span,
            arguments=tuple(arguments),
            confidence=round(attribution.confidence if attribution is not None else 0.7, 3),
            text=(
                quotation.inner.of(sentence.text) if sentence.offsets else place.of(self._article.article.text)
            ).strip(),
            speaker=speaker,
            verb=verb,
            stance=tail.stance,
            source=source,
        )


def _as_in_body(headline: Quote, body: Sequence[Quote]) -> Quote:
    """A quote of the headline with the speaker who says the same in the body."""
    if headline.speaker is not None:
        return headline
    words = _letters(headline.text)
    for one in body:
        other = _letters(one.text)
        if one.speaker is not None and words and (words in other or (len(other) > 5 and other in words)):
            return replace(headline, speaker=one.speaker, source=one.source, confidence=0.8)
    return headline


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def _may_go_on(line: Line, speaker: Speaker) -> bool:
    """Whether a subject of a sentence before may go on speaking: a person, or one that reports there."""
    if speaker.mention is not None:
        return True
    return not speaker.pointing and any(stance_of(word) is not None for word in line.words[speaker.last + 1 :])


def _inside(line: Line, found: Sequence[Quotation]) -> set[int]:
    """The words inside any quotation."""
    return {
        index
        for index, word in enumerate(line.words)
        if any(one.outer.start <= word.start < one.outer.end for one in found)
    }


def _best(candidates: list[Speaker], line: Line, opening: int) -> Speaker | None:
    """The subject right before the quotation, else the last topic, else the last subject."""
    if not candidates:
        return None
    nearest = candidates[-1]
    if nearest.last >= opening - 2 and nearest.source is not SourceType.ANONYMOUS:
        return nearest
    topics = [one for one in candidates if one.rank == 2]
    return topics[-1] if topics else nearest
