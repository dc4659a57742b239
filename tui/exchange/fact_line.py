"""One line for a fact."""

from tui.language.model import Alias, Amount, AnyFact, Date, Event, Person, Quote, Role


def fact_line(fact: AnyFact) -> str:
    """What `fact` says, in words of the article, on one line."""
    match fact:
        case Role():
            return " ".join(part for part in (fact.org, fact.person, fact.title) if part)
        case Quote():
            return f"“{fact.text}”" + (f" ({fact.speaker})" if fact.speaker else "")
        case Amount():
            about = " ".join(part for part in (fact.holder, fact.measure) if part)
            return f"{about}: {fact.text}" if about else fact.text
        case Date():
            return f"{fact.text} ({fact.value})"
        case Alias():
            return f"{fact.short} = {fact.long}"
        case Person():
            return ", ".join([fact.name, *fact.titles])
        case Event():
            return f"{', '.join(fact.participants)}: {fact.predicate}"
