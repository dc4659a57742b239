"""Amounts of a sentence as facts: the number with its unit, what it measures, and of whom."""

from collections.abc import Iterable, Iterator

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.facts.measures import Measured, measured_by
from tui.language.model import Amount, Argument, EntityType
from tui.language.sentence import Sentence
from tui.language.values.amounts import find_amounts
from tui.language.values.model import AmountMention

WITH_UNIT, WITHOUT_UNIT = 0.95, 0.8
"""Confidence of an amount with a unit, and of a bare age or score."""
_NAMES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.WORK})


def amounts_of(sentence: Sentence, dates: Iterable[Span]) -> Iterator[Amount]:
    """The amounts of one sentence; `dates` are the stretches of it that are dates."""
    for mention in find_amounts(sentence.text, sentence.morphemes, dates):
        if not _inside_a_name(mention.span, sentence):
            yield _fact(sentence, mention, measured_by(sentence, mention))


def _inside_a_name(span: Span, sentence: Sentence) -> bool:
    """Whether the amount is part of a longer name, such as a film's title."""
    return any(
        one.type in _NAMES and one.span.contains(span) and len(one.span) > len(span) + 1
        for one in overlapping(sentence.mentions, span.start, span.end)
    )


def _fact(sentence: Sentence, mention: AmountMention, measured: Measured) -> Amount:
    parts = {"text": mention.span, "measure": measured.measure, "holder": measured.holder}
    return Amount(
        sentence=sentence.span,
        arguments=tuple(Argument(role, sentence.place(span)) for role, span in parts.items() if span is not None),
        confidence=WITHOUT_UNIT if mention.unit is None else WITH_UNIT,
        text=mention.text,
        value=mention.value,
        unit=mention.unit,
        bound=mention.written,
        measure=measured.measure.of(sentence.text) if measured.measure else None,
        holder=measured.holder.of(sentence.text) if measured.holder else None,
    )
