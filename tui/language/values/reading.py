"""Amounts and dates of single lines, as facts: what `dokja values` writes."""

from datetime import date, datetime

import msgspec

from tui.document.span import Span
from tui.language.model import Amount, Analysis, Argument, Date
from tui.language.values.amounts import find_amounts
from tui.language.values.article_dates import SentenceText, resolve_dates
from tui.language.values.context import reference_context
from tui.language.values.dates import find_expressions
from tui.language.values.model import AmountMention, DateMention, When
from tui.language.values.resolution import resolve


def parse_reference(text: str) -> date | datetime | None:
    """An ISO 8601 date or date-time as a reference; None for a mere year or month, from which no day can be counted.

    Raises:
        ValueError: where `text` is no ISO 8601 date.
    """
    if len(text) < 10:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        return None
    return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)


def read_line(text: str, reference: date | datetime | None, news: bool = False) -> list[Amount | Date]:
    """The amounts and dates of one line, in order; each fact's `sentence` is the fact's own place in the line.

    A line is read as something said at `reference` (see `Convention`), or, with `news`, as a sentence published then.
    """
    dates, lengths = _news_dates(text, reference) if news else _said_dates(text, reference)
    taken = [one.sentence for one in dates if one.sentence not in lengths]
    facts: list[Amount | Date] = [*dates, *(_amount(mention) for mention in find_amounts(text, taken=taken))]
    return sorted(facts, key=lambda fact: fact.sentence)


def as_said(analysis: Analysis, text: str, reference: date | datetime | None) -> Analysis:
    """The analysis of the line `text` with its amounts and dates read as something said at `reference`, not as news."""
    others = [fact for fact in analysis.facts if not isinstance(fact, Amount | Date)]
    facts = sorted([*others, *read_line(text, reference)], key=lambda fact: fact.sentence.start)
    return msgspec.structs.replace(analysis, facts=tuple(facts))


def _news_dates(text: str, reference: date | datetime | None) -> tuple[list[Date], set[Span]]:
    found = resolve_dates([SentenceText(text, 0)], reference)[0]
    return [_date(one.span, one.text, one.value) for one in found], set()


def _said_dates(text: str, reference: date | datetime | None) -> tuple[list[Date], set[Span]]:
    """The dates, and the places of those that can be lengths as well (`500년`)."""
    context = reference_context(reference)
    dates, lengths = [], set()
    for mention in find_expressions(text):
        resolved = resolve(mention.expression, context)
        if resolved is None or _is_a_few_years(mention):
            continue
        dates.append(_date(mention.span, mention.text, resolved.value))
        if _may_be_a_length(mention):
            lengths.add(mention.span)
    return dates, lengths


def _is_a_few_years(mention: DateMention) -> bool:
    expression = mention.expression
    return isinstance(expression, When) and expression.year is not None and expression.year < 100


def _may_be_a_length(mention: DateMention) -> bool:
    expression = mention.expression
    if not isinstance(expression, When):
        return mention.weak
    return expression == When(year=expression.year) and (expression.year or 1000) < 1000


def _amount(mention: AmountMention) -> Amount:
    return Amount(
        sentence=mention.span,
        arguments=(Argument("text", mention.span),),
        text=mention.text,
        value=mention.value,
        unit=mention.unit,
        bound=mention.written,
    )


def _date(span: Span, text: str, value: str) -> Date:
    return Date(sentence=span, arguments=(Argument("text", span),), text=text, value=value)
