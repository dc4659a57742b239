"""Amounts and dates of single lines, as facts: what `dokja values` writes."""

from datetime import date, datetime

import msgspec

from tui.language.model import Amount, Analysis, Argument, Date
from tui.language.values.amounts import find_amounts
from tui.language.values.article_dates import ResolvedDate, SentenceText, resolve_dates
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


def find_dates(text: str, reference: date | datetime | None, news: bool = False) -> list[ResolvedDate]:
    """The dates of one line, in order, worked out from `reference`: said then, or with `news` published then."""
    if news:
        return resolve_dates([SentenceText(text, 0)], reference)[0]
    return [date for date, _ in _said_dates(text, reference)]


def read_line(text: str, reference: date | datetime | None, news: bool = False) -> list[Amount | Date]:
    """The amounts and dates of one line, in order; each fact's `sentence` is the fact's own place in the line.

    A line is read as something said at `reference` (see `Convention`), or, with `news`, as a sentence published then.
    """
    if news:
        dates = find_dates(text, reference, news=True)
        taken = [one.span for one in dates]
    else:
        said = _said_dates(text, reference)
        dates = [one for one, _ in said]
        taken = [one.span for one, may_be_a_length in said if not may_be_a_length]
    amounts = find_amounts(text, taken=taken)
    return sorted([*map(_date, dates), *map(_amount, amounts)], key=lambda fact: fact.sentence)


def as_said(analysis: Analysis, text: str, reference: date | datetime | None) -> Analysis:
    """The analysis of the line `text` with its amounts and dates read as something said at `reference`, not as news."""
    others = [fact for fact in analysis.facts if not isinstance(fact, Amount | Date)]
    facts = sorted([*others, *read_line(text, reference)], key=lambda fact: fact.sentence.start)
    return msgspec.structs.replace(analysis, facts=tuple(facts))


def _said_dates(text: str, reference: date | datetime | None) -> list[tuple[ResolvedDate, bool]]:
    """The dates, and of each whether it can be a length as well (`500년`)."""
    context = reference_context(reference)
    found = []
    for mention in find_expressions(text):
        resolved = resolve(mention.expression, context)
        if resolved is not None and not _is_a_few_years(mention):
            dated = ResolvedDate(mention.span, mention.text, resolved.value)
            found.append((dated, _may_be_a_length(mention)))
    return found


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


def _date(found: ResolvedDate) -> Date:
    return Date(sentence=found.span, arguments=(Argument("text", found.span),), text=found.text, value=found.value)
