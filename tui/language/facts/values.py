"""Amounts and dates together: what is a date is no amount."""

from collections.abc import Iterator

import msgspec

from tui.language.facts.amounts import amounts_of
from tui.language.facts.dates import date_facts, sentence_dates
from tui.language.model import Amount, Date
from tui.language.sentence import AnnotatedArticle


def values(annotated: AnnotatedArticle) -> Iterator[Amount | Date]:
    """The dates and amounts of an article, one fact for each distinct text and value (and unit)."""
    resolved = sentence_dates(annotated)
    pairs = list(zip(annotated.sentences, resolved, strict=True))
    yield from date_facts(
        (sentence.span, [(sentence.place(one.span), one) for one in dates]) for sentence, dates in pairs
    )
    first: dict[tuple[object, ...], Amount] = {}
    for sentence, dates in pairs:
        for fact in amounts_of(sentence, [one.span for one in dates]):
            key = (fact.text, fact.value, fact.unit)
            known = first.get(key)
            first[key] = (
                fact if known is None else msgspec.structs.replace(known, places=(*known.places, fact.sentence))
            )
    yield from first.values()
