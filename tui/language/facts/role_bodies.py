"""The organisation that goes with a title: before a name, before a title, in a bracket, at the head of a list."""

import re
from collections.abc import Iterator

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.facts.phrases import OPENING_MARKS, Line
from tui.language.model import EntityType
from tui.language.titles import COURTESY, is_title

_MEMBERS = frozenset({"소속", "산하", "출신", "관련", "대표", "전문"})
_CAPITALS = re.compile(r"C[A-Z]O|[A-Z]{2,4}O|[ESMR]?VP|PD|MC")
ITEMS = ("▲", "△", "▷", "▶")


def org_ending(line: Line, index: int, *, loose: bool = False) -> Span | None:
    """The organisation whose last word is `index`."""
    if index >= 0:
        index = line.before_bracket(index)
    if index < 0:
        return None
    word = line.words[index]
    genitive = word.particle == "의" and line.is_body(index)
    service = (
        line.kinds[index] in (EntityType.TERM, None) and bool(set(word.tags) & {"NNP", "SL"}) and len(word.text) > 1
    )
    if line.kinds[index] is None and is_title_word(line, index):
        return None
    if not ((line.is_body(index, loose=loose) or service) and (word.is_noun or genitive)):
        return None
    first = index
    while first > 0:
        before = line.words[first - 1]
        if before.is_noun and line.is_body(first - 1):
            first -= 1
        elif (
            first > 1
            and before.is_noun
            and set(before.tags) <= {"NNG"}
            and before.text not in _MEMBERS
            and line.kinds[first - 1] is None
            and line.is_body(first - 2)
            and line.words[first - 2].is_noun
        ) or (before.mark == "·" and first > 1 and line.is_body(first - 2) and not before.spaced):
            first -= 2
        else:
            break
    span = line.span(first, index)
    named = next(iter(overlapping(line.sentence.mentions, word.start, word.start + 1)), None)
    return Span(span.start, min(span.end, named.span.end)) if named is not None else span


def org_before(line: Line, first: int) -> Span | None:
    """The organisation right before a name: `O P T`, `O의 P T`; other names of a list (`O P·P T`) may stand between."""
    index = first - 1
    while index > 0 and line.words[index].mark in ("·", ",") and line.kinds[index - 1] is EntityType.PERSON:
        index -= 1
        while index >= 0 and line.kinds[index] is EntityType.PERSON:
            index -= 1
    if index >= 0 and line.words[index].mark in OPENING_MARKS:
        index -= 1
    if index > 0 and line.words[index].text == "소속":
        index -= 1
    return org_ending(line, index, loose=True)


def head_of_list(line: Line, item: int) -> Span | None:
    """The body at the head of a notice of appointments: `◇가온지주 ▲부사장 한수민 ▲상무 오세린`."""
    first = next((index for index, word in enumerate(line.words[:item]) if word.tags), None)
    if first is None:
        return None
    last = first
    while last + 1 < item and line.words[last + 1].is_noun:
        last += 1
    listed = line.words[last + 1].mark in ITEMS and line.words[last].is_noun
    return line.span(first, last) if listed and not is_title_word(line, last) else None


def org_in_bracket(line: Line, index: int, *, places: bool = True) -> Span | None:
    """The organisation in the bracket right after word `index`: `교수(서울대 경제학부)`, `의원(국민의힘·대구)`."""
    bracket = line.bracket_after(index)
    if bracket is None:
        return None
    for start, end in pieces(line, *bracket):
        inside = range(start, end)
        if not places and any(line.kinds[one] is EntityType.PLACE for one in inside):
            continue
        if all(line.words[one].is_noun for one in inside) and any(line.is_body(one, loose=True) for one in inside):
            return line.span(start, end - 1) if not is_title_word(line, end - 1) else None
    return None


def org_behind_title(line: Line, index: int) -> Span | None:
    """The organisation in the bracket behind a title, unless the bracket only repeats the title in capitals (`책임자(CIO)`)."""
    found = org_in_bracket(line, index)
    if found is not None and _CAPITALS.fullmatch(line.sentence.text, found.start, found.end):
        return None
    return found


def pieces(line: Line, first: int, closing: int) -> Iterator[tuple[int, int]]:
    """The parts of a bracket between commas, dots and slashes, as (first word, one past the last)."""
    start = first
    for index in range(first, closing + 1):
        if index == closing or line.words[index].mark in (",", "·", "/", ";"):
            if index > start:
                yield start, index
            start = index + 1


def is_title_word(line: Line, index: int) -> bool:
    """Whether word `index` is a title by the tables or, with certainty, by the entity model."""
    word = line.words[index]
    if not word.tags or line.kinds[index] in (EntityType.PERSON, EntityType.ORGANISATION):
        return False
    text = word.text.removesuffix("들")
    return text not in COURTESY and (is_title(text) or index in line.offices)


def surface(line: Line, index: int) -> str:
    """Word `index` with all that is attached to it."""
    word = line.words[index]
    return line.sentence.text[word.start : word.stop]
