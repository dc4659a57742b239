"""How far left the name reaches that a bracket gives another name of."""

import re
from bisect import bisect_left

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.entities.names import is_abbreviation
from tui.language.facts.phrases import CLOSING_MARKS, OPENING_MARKS, Line
from tui.language.model import EntityType
from tui.language.scripts import initial_letters, is_loanword, sounds_like, units
from tui.language.tables import words

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&\-]{1,6}s?")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ']+")
_NO_NAME = re.compile(r"(?:이|그|저|이런|그런|이 같은|같은)?\s?(?:것|점|곳|때|등|수|중|바|나|너|우리|그|이|저)")
_ARTICLES = frozenset({"the", "a", "an", "of", "for", "and", "in", "on"})
_BEFORE_NAMES = words("aliases", "before names")
_NAMING_MARKS = {"‘": "’", "'": "'", "「": "」", "『": "』", "<": ">", "《": "》"}
_SURE = 0.5
_LONGEST = 6
"""Words that a name may have."""


def main_name(line: Line, end: int, piece: str) -> Span | None:
    """The name that ends at character `end` of the sentence and that `piece` renames; None where no noun phrase ends there."""
    found = _main_name(line, end, piece)
    if found is None:
        return None
    start = found.start
    while start > 0 and line.sentence.text[start - 1].isalnum():
        start -= 1
    if found.end - start < 2 or _NO_NAME.fullmatch(line.sentence.text, start, found.end):
        return None
    return Span(start, found.end)


def _main_name(line: Line, end: int, piece: str) -> Span | None:
    last = bisect_left(line.words, end, key=lambda word: word.start) - 1
    if last < 0:
        return None
    quoted = _quoted(line, last)
    if quoted is not None:
        return quoted
    if not line.words[last].is_noun or (end - line.words[last].end > 1):
        return None
    first = _run_start(line, last)
    marked = _open_mark(line, last)
    if marked is not None and line.words[last].end - line.words[marked].start <= 40:
        return line.span(marked, last)
    if not re.search(r"[A-Za-z一-鿿]", piece):
        return _of_korean(line, first, last, piece)
    named = _mention_start(line, last)
    if (
        named is not None
        and not _ACRONYM.fullmatch(piece)
        and len(line.text(named, last).split()) >= _foreign_words(piece)
    ):
        return line.span(max(named, first), last)
    if sounds_like(line.words[last].text, piece) and len(piece.split()) == 1:
        return line.span(last, last)
    if _ACRONYM.fullmatch(piece):
        if named is not None and line.kinds[last] is EntityType.ORGANISATION:
            held = sum(units(line.words[index].text) for index in range(named, last + 1))
            if held <= len(piece) + 1.5:
                return line.span(named, last)
        return line.span(_of_acronym(line, first, last, piece), last)
    return line.span(_of_gloss(line, first, last, piece), last)


def _run_start(line: Line, last: int) -> int:
    first = last
    person = line.kinds[last] is EntityType.PERSON
    while first > 0 and last - first < _LONGEST and line.words[first - 1].is_noun and not line.is_time(first - 1):
        if line.kinds[first - 1] is EntityType.PERSON and not person:
            break
        first -= 1
    while first < last and line.words[first].text in _BEFORE_NAMES and not line.words[first].mark:
        first += 1
    return first


def _quoted(line: Line, last: int) -> Span | None:
    """`‘이름’(…)` and `‘이름’에(…)`: the words between the marks."""
    closing = last if line.words[last].mark in CLOSING_MARKS else None
    if closing is None and last > 0 and line.words[last - 1].mark in CLOSING_MARKS and not line.words[last].tags:
        closing = last - 1
    if closing is None or closing < 1 or line.words[closing].mark in ('"', "”"):
        return None
    for index in range(closing - 1, max(closing - 10, 0), -1):
        if line.words[index - 1].mark in OPENING_MARKS:
            return Span(line.words[index].start, line.words[closing - 1].stop)
    return None


def _open_mark(line: Line, last: int) -> int | None:
    """The first word after an opening mark that is not closed before word `last`: `‘이름(Name)’`."""
    for index in range(last, max(last - _LONGEST, -1), -1):
        mark = line.words[index].mark
        if mark in CLOSING_MARKS and mark not in OPENING_MARKS:
            return None
        if mark and mark in _NAMING_MARKS:
            closes = _NAMING_MARKS[mark]
            closed = line.sentence.text.find(closes, line.words[index].stop) >= 0
            return index + 1 if closed and index < last else None
    return None


def _mention_start(line: Line, last: int) -> int | None:
    """The first word of a named entity that ends with word `last`."""
    if line.kinds[last] in (None, EntityType.DATE, EntityType.TIME, EntityType.QUANTITY, EntityType.OCCUPATION):
        return None
    end = line.words[last].end
    for one in overlapping(line.sentence.mentions, end - 1, end):
        if one.span.start < end <= one.span.end and one.confidence >= _SURE:
            return bisect_left(line.words, one.span.start, key=lambda word: word.start)
    return None


def _of_korean(line: Line, first: int, last: int, piece: str) -> Span:
    """Shortest end of the run that holds the syllables of a Korean abbreviation; a named entity; else the last words."""
    for start in range(last, first - 1, -1):
        if is_abbreviation(piece, line.text(start, last)):
            return line.span(start, last)
    named = _mention_start(line, last)
    if named is not None:
        return line.span(named, last)
    if is_loanword(line.words[last].text):
        return line.span(last, last)
    return line.span(max(first, last - len(piece.split()) + 1), last)


def _of_acronym(line: Line, first: int, last: int, piece: str) -> int:
    """As many words as the acronym has letters, by what each stands for."""
    letters = re.sub(r"[^A-Z]", "", piece)
    wanted = len(letters) - letters[1:-1].count("O")
    start, covered = last, units(line.words[last].text)
    while start > first:
        begins = letters[0].lower() in initial_letters(line.words[start].text)
        follows = letters[0].lower() in initial_letters(line.words[start - 1].text)
        if covered >= wanted - 0.5 and (begins or not follows):
            break
        if covered >= wanted + 1:
            break
        start -= 1
        covered += units(line.words[start].text)
    return start


def _of_gloss(line: Line, first: int, last: int, piece: str) -> int:
    """As many words as the foreign words need; over a genitive where the noun phrase alone has too few."""
    wanted = _foreign_words(piece)
    start = first
    while last - start + 1 > wanted + 1 and line.kinds[start] is not None:
        start += 1
    while last - start + 1 > max(wanted + 1, 2 * wanted):
        start += 1
    held = sum(units(line.words[index].text) for index in range(start, last + 1))
    if last - start + 1 < wanted and held < wanted and start > 0 and _is_owner(line, start - 1):
        start -= 1
        while start > 0 and last - start + 1 < wanted + 1 and line.words[start - 1].is_noun:
            start -= 1
    return start


def _foreign_words(piece: str) -> int:
    """How many words a foreign name has, articles and prepositions aside; at least one."""
    return max(1, len([one for one in _LATIN_WORD.findall(piece) if one.lower() not in _ARTICLES]))


def _is_owner(line: Line, index: int) -> bool:
    """A noun in the genitive, no pronoun."""
    return line.words[index].particle == "의" and bool(line.words[index].tags) and "NP" not in line.words[index].tags
