"""Quotes: words between double marks that somebody said, wrote or announced, and who.

A speaker is looked for between the quotation and its verb, before the quotation, as owner of what is said behind it, in
the quotation before, and in the sentences around it; pronouns and pointing phrases stand for the last speaker.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tui.document.model import PartKind
from tui.document.span import Span
from tui.language.facts.attribution import Attribution, Attributor, Marked
from tui.language.facts.phrases import Line, line_of
from tui.language.facts.speakers import in_headline, right_before
from tui.language.facts.speech import Tail, is_speech, tail_of
from tui.language.model import Argument, Quote
from tui.language.quotation import Quotation, quotations
from tui.language.sentence import AnnotatedArticle, Sentence

_LISTED = frozenset({"", ",", "·", "와", "과", "및", "/", ", 그리고", "이나", "나", "에 이어", "와 함께"})


def quotes(annotated: AnnotatedArticle) -> Iterable[Quote]:
    """Every marked stretch that reports words, in order."""
    return _Reader(annotated).read()


class _Reader:
    """Reads an article's quotations in order."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._article = annotated
        self._lines: dict[int, Line] = {}
        self._attributor = Attributor(annotated.sentences, self._line)

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
        speech = self._judge(line, found, openings, tails)
        marked = [Marked(*parts) for parts in zip(found, openings, tails, limits, strict=True)]
        previous: Attribution | None = None
        for index, quotation in enumerate(found):
            if not speech[index]:
                continue
            if sentence.part is PartKind.PARAGRAPH:
                attribution = self._attributor.attribute(number, line, marked, index, previous)
            else:
                named = in_headline(line, openings[index], limits[index])
                attribution = Attribution(named, line, 0.8) if named is not None else None
            yield self._quote(number, line, quotation, tails[index], attribution)
            if attribution is not None:
                previous = attribution
                self._attributor.spoke(number, attribution)

    @staticmethod
    def _judge(line: Line, found: Sequence[Quotation], openings: Sequence[int], tails: list[Tail]) -> list[bool]:
        """Which quotations are speech. One repeated in a bracket, and those of a list, share what follows the last (in place)."""
        gaps = [line.sentence.text[one.outer.end : two.outer.start].strip() for one, two in pairwise(found)]
        for index in range(len(gaps) - 1, -1, -1):
            if gaps[index] == "(" or (gaps[index] in _LISTED and tails[index].verb is None):
                tails[index] = tails[index + 1]
        speech = [is_speech(line, one, tail) for one, tail in zip(found, tails, strict=True)]
        if line.sentence.part is not PartKind.PARAGRAPH:
            speech = [one or right_before(line, at) is not None for one, at in zip(speech, openings, strict=True)]
        for index in range(len(gaps) - 1, -1, -1):
            if gaps[index] in _LISTED or gaps[index] == "(":
                speech[index] = speech[index + 1] = speech[index] or speech[index + 1]
        return speech

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
        attribution: Attribution | None,
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
        if one.speaker is not None and words and (_shortens(words, other) or (len(other) > 5 and other in words)):
            return replace(headline, speaker=one.speaker, source=one.source, confidence=0.8)
    return headline


def _shortens(headline: str, quote: str) -> bool:
    """Whether a headline's words stand in the quote in this order, particles and other words left out."""
    if headline in quote:
        return True
    rest = iter(quote)
    return len(headline) >= 5 and all(letter in rest for letter in headline)


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
