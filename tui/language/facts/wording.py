"""Facts as one line that a reader understands without the article. No Kiwi."""

import re
from collections.abc import Callable
from decimal import Decimal

from tui.language.model import Alias, Amount, AnyFact, Date, Event, Number, Person, Quote, Role
from tui.translation import translate


def fact_line(fact: AnyFact) -> str:
    """What `fact` says on one line: words of the article, joined by words of the language in use."""
    match fact:
        case Role():
            return " ".join(part for part in (fact.person, fact.org, fact.title) if part)
        case Quote():
            return _quote(fact)
        case Amount():
            return _amount(fact)
        case Date():
            value = date_words(fact.value)
            return fact.text if value == fact.text else f"{fact.text} = {value}"
        case Alias():
            return f"{fact.short} = {fact.long}"
        case Person():
            return _person(fact)
        case Event():
            return _event(fact)


def _quote(fact: Quote) -> str:
    speaker = fact.speaker or translate("facts.unknown_speaker")
    stance = f" ({translate(f'facts.{fact.stance.value}')})" if fact.stance is not None else ""
    return f"{speaker}{stance}: “{' '.join(fact.text.split())}”"


def _amount(fact: Amount) -> str:
    about = " ".join(part for part in (fact.holder, fact.measure) if part)
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    numbers = [number_words(one) for one in values]
    said = fact.text.replace(",", "").replace(" ", "")
    worked_out = (
        ""
        if all(one.replace(",", "") in said for one in numbers)
        else f" = {'–'.join(numbers)} {fact.unit or ''}".rstrip()
    )
    return (f"{about}: " if about else "") + fact.text + worked_out


def _person(fact: Person) -> str:
    offices = ", ".join(fact.titles)
    parts = [f"{fact.name} ({offices})" if offices else fact.name]
    if fact.mentions:
        parts.append(translate("facts.also", names=", ".join(fact.mentions)))
    parts.append(translate("facts.once" if fact.count == 1 else "facts.count", count=fact.count))
    return " · ".join(parts)


def _event(fact: Event) -> str:
    where_when = ", ".join([*([fact.place] if fact.place else []), *([fact.date] if fact.date else [])])
    return f"{'·'.join(fact.participants)}: {fact.predicate}" + (f" ({where_when})" if where_when else "")


def number_words(number: Number) -> str:
    """A number with its thousands divided by commas, without an exponent: 500000000000 → `500,000,000,000`."""
    if isinstance(number, Decimal):
        return f"{number.normalize():,f}"
    return f"{number:,}"


def date_words(value: str) -> str:
    """An ISO 8601 value as the facts hold it, in words; unknown forms and digits stay as they are."""
    if "/" in value:
        return " – ".join(date_words(one) for one in value.split("/") if one)
    day, clock, time = value.partition("T")
    if "X" in day and not re.fullmatch(r"\d{3}X|\d\dXX", day):
        return value
    for pattern, words in _FORMS:
        if found := re.fullmatch(pattern, day):
            return words(*found.groups()) + (f" {time if ':' in time else time + ':00'}" if clock else "")
    return value


def _century(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return translate("facts.century", number=number, ordinal=f"{number}{ending}")


_FORMS: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d{3})X", lambda decade: translate("facts.decade", year=int(decade) * 10)),
    (r"(\d\d)XX", lambda hundred: _century(int(hundred) + 1)),
    (r"(\d{4})", lambda year: translate("facts.year", year=int(year))),
    (r"(\d{4})-Q(\d)", lambda year, number: translate("facts.quarter", year=int(year), number=number)),
    (r"(\d{4})-H([12])", lambda year, half: translate(f"facts.half_{half}", year=int(year))),
    (r"(\d{4})-W(\d\d)", lambda year, number: translate("facts.week", year=int(year), number=int(number))),
    (r"(\d{4})-(\d\d)", lambda year, month: translate("facts.month", year=int(year), month=int(month))),
    (
        r"(\d{4})-(\d\d)-(\d\d)",
        lambda year, month, day: translate("facts.day", year=int(year), month=int(month), day=int(day)),
    ),
)
