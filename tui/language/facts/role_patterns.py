"""Where a title and its organisation stand around a name."""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from tui.document.span import Span
from tui.language.facts.phrases import CLOSING_MARKS, OPENING_MARKS, Line
from tui.language.facts.role_bodies import (
    ITEMS,
    head_of_list,
    is_title_word,
    org_before,
    org_behind_title,
    org_ending,
    org_in_bracket,
    pieces,
    surface,
)
from tui.language.model import EntityType
from tui.language.tables import words
from tui.language.titles import ASIDE, COURTESY, EXTENSIONS, PREFIXES

_GAP = 7
"""Longest stretch of words between a name and its title."""

_STOPS = words("bodies", "not roles")
_TRADES = (EntityType.OCCUPATION,)
_NEVER_SECOND = frozenset({"선임", "책임", "담당", "총괄", "주임", "대리", "간부", "학생", "센터"})
_FORMER = ("전", "前")
_COPULAS = ("인", "이자")
_CHAIN = frozenset({"겸", "및", "이자"})


class Office(msgspec.Struct, frozen=True):
    """A title and its organisation as spans of the sentence; `words` are the title's, `shared` may hold for a list of names.

    `prefix` is a word (`전`) that the organisation divides from its title.
    """

    title: Span
    org: Span | None
    words: tuple[int, ...]
    adjacent: bool
    shared: bool = True
    prefix: Span | None = None


def offices_after(line: Line, first: int, last: int) -> Iterator[Office]:
    """Titles that follow the name of words `first` to `last`: `P T`, `P O T`, `P O T 겸 T`, `P라는 T`."""
    start = _behind_name(line, first, last)
    if start is None:
        return
    org = org_in_bracket(line, last, places=False)
    at: int | None = start
    while at is not None:
        found = _title_from(line, at)
        if found is None:
            return
        gap, head, end = found
        parts = _divide(line, gap, head)
        if parts is None:
            return
        own, title_from = parts
        if own is None and org is None:
            org = org_behind_title(line, end) or (org_before(line, first) if at == start else None)
        yield Office(
            title=line.span(title_from, end),
            org=own or org,
            words=tuple(range(title_from, end + 1)),
            adjacent=not gap,
            prefix=_prefix(line, gap, title_from),
        )
        org = own or org
        yield from (one for one in offices_in_bracket(line, end) if one.org is not None)
        at = _chained(line, end)


def offices_before(line: Line, first: int, taken: set[int]) -> Iterator[Office]:
    """Titles that precede the name whose first word is `first`: `O T P`, `O T 겸 T P` (one organisation for both), `T인 P`."""
    found = list(_leading_offices(line, first, taken))
    org = next((one.org for one in reversed(found) if one.org is not None), None)
    for one in found:
        yield one if one.org is not None else replace(one, org=org)


def _leading_offices(line: Line, first: int, taken: set[int]) -> Iterator[Office]:
    """The titles before a name, from the nearest on, each with the organisation right before it."""
    head = _before_name(line, first)
    while head is not None and head >= 0 and head not in taken:
        if _is_copula_behind_bracket(line, head):
            head = line.before_bracket(head - 1)
        word = line.words[head]
        if not is_title_word(line, head) or not _leads_to_name(line, head):
            return
        start, org = _leftwards(line, head)
        words_of_title = tuple(range(start, head + 1))
        prefix = _prefix_before(line, org)
        yield Office(line.span(start, head), org, words_of_title, adjacent=not word.predicate, prefix=prefix)
        link = start - 1
        if link >= 1 and line.words[link].text in _CHAIN:
            head = link - 1
        elif link >= 0 and line.words[link].predicate == "이" and surface(line, link).endswith("이자"):
            head = link
        else:
            return


def _prefix_before(line: Line, org: Span | None) -> Span | None:
    """The 전 before an organisation: `전 가온공사 사장 한수민`."""
    if org is None:
        return None
    first = bisect_left(line.words, org.start, key=lambda word: word.start)
    return line.span(first - 1, first - 1) if first > 0 and line.words[first - 1].text in _FORMER else None


def _is_copula_behind_bracket(line: Line, index: int) -> bool:
    """Whether a word is the 인 of `책임자(CTO)인`."""
    bare = not line.words[index].tags and surface(line, index) in _COPULAS
    return bare and index > 0 and line.words[index - 1].mark == ")"


def offices_in_bracket(line: Line, last: int) -> Iterator[Office]:
    """Titles in the bracket right after the name: `P(O T)`, `P(53·O T)`."""
    bracket = line.bracket_after(last)
    if bracket is None:
        return
    first, closing = bracket
    for start, end in pieces(line, first, closing):
        head = end - 1
        if line.words[head].is_noun and is_title_word(line, head):
            gap = list(range(start, head))
            if all(line.words[one].is_noun or line.words[one].determiner for one in gap):
                parts = _divide(line, gap, head)
                if parts is not None:
                    own, title_from = parts
                    yield Office(line.span(title_from, head), own, (), adjacent=True, shared=False)


# --- behind the name -------------------------------------------------------------------------------------------------


def _behind_name(line: Line, first: int, last: int) -> int | None:
    """The first word after the name, its bracket and its closing mark; None where a particle ends the phrase."""
    word = line.words[last]
    if word.particle or word.predicate:
        return _introduced_as(line, last)
    index = last + 1
    bracket = line.bracket_after(last)
    if bracket is not None:
        index = bracket[1] + 1
    quoted = first > 0 and line.words[first - 1].mark in OPENING_MARKS
    if quoted and index < len(line.words) and line.words[index].mark in CLOSING_MARKS:
        index += 1
        if index < len(line.words) and surface(line, index) in ("라는", "이라는"):
            return index + 1
    return index if index < len(line.words) else None


def _introduced_as(line: Line, last: int) -> int | None:
    """`P라는 T`, `P이라는 이름을 가진 T`, `P라는 이름의 T`."""
    if not surface(line, last).endswith(("라는", "란")):
        return None
    index = last + 1
    if index < len(line.words) and line.words[index].text == "이름":
        index += 1 if line.words[index].particle == "의" else 2
    return index if index < len(line.words) else None


def _title_from(line: Line, start: int) -> tuple[list[int], int, int] | None:
    """The first title from word `start` on: (words before it, its first word, its last word)."""
    gap: list[int] = []
    bracket = 0
    for index in range(start, min(start + 2 * _GAP, len(line.words))):
        word = line.words[index]
        if index < bracket:
            continue
        if gap and word.mark in ("(", "["):
            inside = line.bracket_after(index - 1)
            if inside is None:
                return None
            bracket = inside[1] + 1
            continue
        if len(gap) > _GAP:
            return None
        if (
            line.kinds[index] is EntityType.PERSON
            or word.text in _STOPS
            or word.text in COURTESY
            or word.text == "주장"
        ):
            return None
        if is_title_word(line, index):
            return gap, index, _extended(line, index)
        if line.is_time(index):
            return None
        if word.mark in ("·", "&") and gap:
            continue
        if not (word.is_noun or (word.determiner and word.text in PREFIXES)):
            return None
        gap.append(index)
    return None


def _extended(line: Line, index: int) -> int:
    """The last word of the title that begins at word `index`."""
    while index + 1 < len(line.words) and line.words[index].is_noun:
        following = line.words[index + 1]
        if not following.tags or line.kinds[index + 1] is EntityType.PERSON:
            break
        second = is_title_word(line, index + 1) and following.text not in _NEVER_SECOND
        joins = following.text in EXTENSIONS or second
        if not joins or _names_follow(line, index + 1):
            break
        index += 1
        if following.text in EXTENSIONS:
            break
    return index


def _names_follow(line: Line, index: int) -> bool:
    """Whether the title at word `index` belongs to a name right after it."""
    return (
        line.words[index].is_noun
        and index + 1 < len(line.words)
        and line.kinds[index + 1] is EntityType.PERSON
        and line.words[index].text not in ("후보", "당선인", "당선자")
    )


def _divide(line: Line, gap: list[int], head: int) -> tuple[Span | None, int] | None:
    """Divides the words before a title: (organisation, first word of the title); None where they fit neither."""
    if any(line.words[one].text in ASIDE for one in gap):
        return None
    bodies = [one for one in gap if line.is_body(one, loose=True) or line.bracket_after(one) is not None]
    while gap and line.words[gap[0]].text in PREFIXES and bodies:
        gap = gap[1:]
    while bodies and (behind := _named_behind(line, gap, bodies[-1])) is not None:
        bodies.append(behind)
    if bodies:
        following = [one for one in gap if one > bodies[-1]]
        return _without_bracket(line, gap[0], bodies[-1]), following[0] if following else head
    modifiers = [one for one in gap if line.words[one].text in PREFIXES]
    if len(modifiers) == len(gap):
        return None, gap[0] if gap else head
    others = [one for one in gap if one not in modifiers]
    unknown = [one for one in others if set(line.words[one].tags) & {"NNP", "SL"} and line.kinds[one] not in _TRADES]
    if unknown and unknown[-1] == others[-1]:
        following = [one for one in gap if one > others[-1]]
        return _without_bracket(line, gap[0], others[-1]), following[0] if following else head
    if len(others) <= 2 and all(set(line.words[one].tags) <= {"NNG", "XSN", "XPN"} for one in others):
        return None, gap[0]
    return None


def _named_behind(line: Line, gap: list[int], body: int) -> int | None:
    """The next word of the gap where it is a name too (`전북 누리` + `코치`), no modifier of the title."""
    following = next((one for one in gap if one > body), None)
    if following is None or line.words[following].text in PREFIXES or line.kinds[following] in _TRADES:
        return None
    return following if set(line.words[following].tags) <= {"NNP", "SL"} else None


def _prefix(line: Line, gap: list[int], title: int) -> Span | None:
    """`전` at the beginning of the words between name and title, where an organisation follows it."""
    if gap and gap[0] + 1 < title and line.words[gap[0]].text in _FORMER:
        return line.span(gap[0], gap[0])
    return None


def _without_bracket(line: Line, first: int, last: int) -> Span:
    """The words `first` to `last` up to a bracket among them."""
    for index in range(first, last):
        if line.bracket_after(index) is not None:
            return line.span(first, index)
    return line.span(first, last)


def _chained(line: Line, end: int) -> int | None:
    """Where the next title begins after `겸`, `및`, `이자` or a middle dot."""
    following = end + 1
    if line.words[end].predicate and surface(line, end).endswith("이자"):
        return following if following < len(line.words) else None
    if following + 1 >= len(line.words) or not line.words[end].is_noun:
        return None
    link = line.words[following]
    if is_title_word(line, following) and link.text not in _NEVER_SECOND and not _names_follow(line, following):
        return following
    if link.text in _CHAIN:
        return following + 1
    if link.mark == "·" and is_title_word(line, following + 1):
        return following + 1
    return None


# --- before the name -------------------------------------------------------------------------------------------------


def _before_name(line: Line, first: int) -> int | None:
    """The last word before the name, its opening mark and a bracket; None at the beginning of the sentence."""
    index = first - 1
    if index >= 0 and line.words[index].mark in OPENING_MARKS:
        index -= 1
    if index >= 0:
        index = line.before_bracket(index)
    return index if index >= 0 else None


def _leads_to_name(line: Line, head: int) -> bool:
    """Whether a title word without particle, or with the copula (`대표인`, `감독이자`), stands before the name."""
    word = line.words[head]
    if word.particle:
        return False
    if not word.predicate:
        return True
    return word.predicate == "이" and surface(line, head)[len(word.text) :] in _COPULAS


def _leftwards(line: Line, head: int) -> tuple[int, Span | None]:
    """First word of the title that ends at `head`, and the organisation before it."""
    start = head
    while start > 0 and _modifies(line, start - 1):
        start -= 1
    if start > 1 and line.words[start - 1].mark == "(":
        before = start - 2
        named = line.words[before].is_noun and "NNP" in line.words[before].tags
        return start, org_ending(line, before, loose=True) or (line.span(before, before) if named else None)
    if start > 1 and line.words[start - 1].mark in ITEMS:
        return start, head_of_list(line, start - 1)
    before = start - 1
    while before > 0 and line.words[before].is_noun and line.words[before].text in ASIDE:
        before -= 1
    return start, org_ending(line, before)


def _modifies(line: Line, index: int) -> bool:
    word = line.words[index]
    if line.kinds[index] is not None and line.kinds[index] is not EntityType.OCCUPATION:
        return False
    if word.text in PREFIXES and (word.is_noun or word.determiner):
        return True
    if not word.is_noun or word.text in ASIDE or word.text in _STOPS or line.is_body(index):
        return False
    return set(word.tags) <= {"NNG", "XSN", "XPN"} and "NNB" not in word.tags and _begins_phrase(line, index)


def _begins_phrase(line: Line, index: int) -> bool:
    """Whether a common noun stands at most one word behind a body or a clear beginning of the phrase."""
    if index == 0:
        return False
    previous = line.words[index - 1]
    return (
        line.is_body(index - 1)
        or previous.text in _CHAIN
        or bool(previous.mark or previous.particle or previous.ending or previous.determiner)
    )
