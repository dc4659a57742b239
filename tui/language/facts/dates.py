"""Dates of an article as facts, and the same worked out anew when its date of publication changes. Needs no morphemes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from tui.document.span import Span
from tui.language.model import Analysis, Argument, Date
from tui.language.values.article_dates import ResolvedDate, SentenceText, resolve_dates
from tui.language.values.formatting import known
from tui.language.values.reading import parse_reference

if TYPE_CHECKING:
    from tui.language.sentence import AnnotatedArticle

CERTAIN, UNKNOWN_DIGITS = 0.9, 0.6
"""Confidence of a date that is known, and of one with digits that the article does not settle."""


def sentence_dates(annotated: AnnotatedArticle) -> list[list[ResolvedDate]]:
    """The dates of each sentence of the article, spans in the sentence."""
    texts = [SentenceText(sentence.text, sentence.passage) for sentence in annotated.sentences]
    return resolve_dates(texts, published_day(annotated.published))


def published_day(published: str | None) -> date | datetime | None:
    """The reference that a date of publication gives; None where it is unknown or no day."""
    try:
        return parse_reference(published) if published else None
    except ValueError:
        return None


def date_facts(dates: Iterable[tuple[Span, Sequence[tuple[Span, ResolvedDate]]]]) -> list[Date]:
    """One fact for each distinct text and value.

    `dates` gives each sentence's span, and its dates with their spans in the article.
    """
    first: dict[tuple[str, str], Date] = {}
    for sentence, found in dates:
        for span, one in found:
            key = (one.text, one.value)
            fact = first.get(key)
            if fact is None:
                confidence = CERTAIN if known(one.value) else UNKNOWN_DIGITS
                first[key] = Date(
                    sentence=sentence,
                    arguments=(Argument("text", span),),
                    confidence=confidence,
                    text=one.text,
                    value=one.value,
                )
            else:
                first[key] = msgspec.structs.replace(fact, places=(*fact.places, sentence))
    return list(first.values())


def redate(analysis: Analysis, text: str, published: str | None) -> Analysis:
    """The analysis of the article `text` with its dates worked out from another date of publication (None: unknown)."""
    sentences = []
    passage = 0
    for position, span in enumerate(analysis.sentences):
        if position and "\n" in text[analysis.sentences[position - 1].end : span.start]:
            passage += 1
        sentences.append(SentenceText(span.of(text), passage))
    resolved = resolve_dates(sentences, published_day(published))
    placed = [
        (span, [(one.span.shifted(span.start), one) for one in dates])
        for span, dates in zip(analysis.sentences, resolved, strict=True)
    ]
    others = [fact for fact in analysis.facts if not isinstance(fact, Date)]
    facts = sorted([*others, *date_facts(placed)], key=lambda fact: fact.sentence.start)
    return msgspec.structs.replace(analysis, published=published, facts=tuple(facts))
