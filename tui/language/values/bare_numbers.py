"""Amounts without a unit: scores and ratios (`93-94로`, `3대1`), and ages in brackets after a name (`이름(48)`)."""

from collections.abc import Callable
from decimal import Decimal

from tui.document.span import Span
from tui.language.values import amount_patterns as patterns
from tui.language.values.model import AmountMention
from tui.language.values.numerals import number

OLDEST = 120
"""Years of a person's age."""

TagAt = Callable[[int], str | None]


def score_at(text: str, start: int) -> AmountMention | None:
    """The score or ratio whose first number begins at `start`: the pair in written order."""
    found = patterns.SET.match(text, start) if _is_set(text, start) else patterns.SCORE.match(text, start)
    if found is None or text[start - 1 : start] in ("-", ":", "~", ".", ","):
        return None
    return AmountMention(Span(*found.span()), found[0], (number(Decimal(found["a"])), int(found["b"])), None)


def _is_set(text: str, start: int) -> bool:
    """Whether a score stands in a bracket of nothing but scores after the result (`3-1(25-21, 23-25, …)로`)."""
    sets = patterns.SETS.match(text, start) if text[start - 1 : start] in ("(", " ") else None
    if sets is None:
        return False
    bracket = text.rfind("(", max(0, start - 60), start)
    inside = text[bracket + 1 : start]
    return (
        bracket > 0
        and not inside.strip("0123456789-, ")
        and ("," in text[bracket : sets.end()] or not text[bracket - 1].isdigit())
        and patterns.RESULT_BEFORE.search(text, max(0, bracket - 8), bracket) is not None
    )


def age_at(text: str, start: int, end: int, tag_at: TagAt) -> AmountMention | None:
    """The age that stands at `start` in brackets after what looks like a person's name.

    `tag_at` gives the Sejong tag of the morpheme at a character, None where morphemes are not known.
    """
    inside = patterns.AGE_AFTER_NAME.match(text, start)
    if inside is not None and text[start - 1] in "· " and text.rfind("(", max(0, start - 16), start) >= 0:
        name = patterns.NAME_BEFORE.search(text, max(0, start - 6), start - 1)
        if name is not None and name["name"] and name["name"][0] in patterns.SURNAMES and len(name["name"]) == 3:
            return AmountMention(Span(start, end), inside["age"], int(inside["age"]), None)
    bracket = text.rfind("(", max(0, start - 4), start)
    found = patterns.AGE.match(text, bracket) if bracket > 0 else None
    if found is None or found.start("age") != start or not 1 <= int(found["age"]) <= OLDEST:
        return None
    if found["called"] is None and not _names_a_person(text, bracket, tag_at):
        return None
    return AmountMention(Span(start, end), found["age"], int(found["age"]), None)


def _names_a_person(text: str, bracket: int, tag_at: TagAt) -> bool:
    titled = patterns.NAME_AND_TITLE.search(text, max(0, bracket - 12), bracket)
    if titled is not None and titled["name"][0] in patterns.SURNAMES and tag_at(titled.start()) != "NNG":
        return True
    name = patterns.NAME_BEFORE.search(text, max(0, bracket - 8), bracket)
    if name is None:
        return False
    if name["relative"] or name["letter"]:
        return True
    if name["short"]:
        return name["short"] in patterns.SURNAMES or name["short"].isascii()
    if name["name"] in patterns.PLACES:
        return False
    tag = tag_at(bracket - 1)
    if tag is not None and not (len(name["name"]) == 3 and patterns.AGE_AND_MORE.match(text, bracket)):
        return tag == "NNP"
    return name["name"][0] in patterns.SURNAMES and len(name["name"]) <= 4
