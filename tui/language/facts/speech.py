"""Whether a stretch between double marks reports somebody's words, and the verb that reports them."""

from bisect import bisect_left

import msgspec

from tui.document.model import PartKind
from tui.language.covering import starting_in
from tui.language.facts.phrases import Line
from tui.language.model import Stance
from tui.language.quotation import Quotation
from tui.language.tables import words
from tui.language.words import Word

_STANCES = {
    Stance.DENIED: words("quotes", "denied"),
    Stance.PROMISED: words("quotes", "promised"),
    Stance.ASKED: words("quotes", "asked"),
    Stance.CLAIMED: words("quotes", "claimed"),
    Stance.SAID: words("quotes", "said"),
}
_LIGHT = words("quotes", "light")
_CALLING = words("quotes", "calling")
_DISCUSSED = words("quotes", "discussed")
_SPEECH_NOUNS = words("quotes", "speech nouns")
_NAMED_THINGS = words("quotes", "named things")

_QUOTATIVE = ("이라고", "라고", "고", "하고")
_CONTINUING = (
    "이라며",
    "라며",
    "며",
    "이라면서",
    "라면서",
    "면서",
    "이라더니",
    "라더니",
    "이라지만",
    "라지만",
    "이라고",
    "라고",
)
_ADNOMINAL = ("이라는", "라는", "는", "이란", "란", "이라던", "라던", "던", "다는", "다던", "이라 는", "이라", "라")
_SPACED = frozenset(
    {"라고", "이라고", "라며", "이라며", "라면서", "이라면서", "라는", "이라는", "하고", "고", "며", "면서", "라고도"}
)
_CASES = ("을", "를", "의", "에", "에서", "이나", "으로", "로")
_CLAUSE_ENDS = frozenset({"EF", "EC"})
_UTTER = ("하", "남기", "내놓", "꺼내", "던지", "쏟아내", "올리", "적")
"""Verbs that make speech of a noun for it: `…라는 말을 남겼다`."""
_LONG = 15
"""A stretch of that many characters with a predicate is hardly a term."""


class Tail(msgspec.Struct, frozen=True):
    """What follows the closing mark.

    `first` is the first word after it (and after a bracket), `form` what is attached to the mark,
    `verb` is the reporting verb's place among the words, `stance` what it says, `noun` the noun that `…라는` describes.
    """

    first: int
    form: str = ""
    verb: int | None = None
    stance: Stance | None = None
    noun: int | None = None


def stem(word: Word) -> str:
    """What a reporting verb is looked up by: the noun before 하다, or the verb's own stem."""
    return word.text if word.tags and word.predicate in ("하", "되", "내", "받", "드리") else word.predicate


def stance_of(word: Word) -> Stance | None:
    """The stance of a reporting verb; None for other verbs."""
    key = stem(word)
    return next((stance for stance, stems in _STANCES.items() if key in stems), None)


def tail_of(line: Line, quotation: Quotation, limit: int) -> Tail:
    """What follows a quotation; `limit` is the number of the first word that belongs to the next one (or of words)."""
    first = bisect_left(line.words, quotation.outer.end, key=lambda word: word.start)
    if first < limit and line.words[first].mark in ("(", "["):
        bracket = line.bracket_after(first - 1)
        if bracket is not None and bracket[1] < limit:
            first = bracket[1] + 1
    if first >= limit:
        return Tail(first)
    word = line.words[first]
    surface = line.sentence.text[word.start : word.stop]
    attached = not word.mark and (not word.spaced or surface in _SPACED)
    form = surface if attached else ""
    verb, stance = _reporting_verb(line, first, limit, form)
    noun = _described(line, first, limit) if form.startswith(_ADNOMINAL) else None
    return Tail(first, form, verb, stance, noun)


def goes_on(tail: Tail) -> bool:
    """Whether the speaker goes on speaking after the quotation (`“…”라며 “…”라고`)."""
    return tail.form.startswith(_CONTINUING) and not tail.form.startswith(("라고", "이라고"))


def _reporting_verb(line: Line, first: int, limit: int, form: str) -> tuple[int | None, Stance | None]:
    light = None
    for index in range(first, limit):
        word = line.words[index]
        if not word.predicate:
            continue
        stance = stance_of(word)
        if stance is not None:
            return index, stance
        uttered = form.startswith(_ADNOMINAL) and not word.tags and word.predicate in _UTTER and index <= first + 3
        if uttered and line.words[index - 1].text in _SPEECH_NOUNS:
            return index, Stance.SAID
        if light is None and not word.tags and word.predicate in _LIGHT and form.startswith(_QUOTATIVE):
            light = index
    return light, Stance.SAID if light is not None else None


def _described(line: Line, first: int, limit: int) -> int | None:
    """The noun that `…라는` describes: the last noun of the first noun phrase after it, owners (`그의`) skipped."""
    for index in range(first + 1, min(first + 7, limit)):
        word = line.words[index]
        if word.mark:
            return None
        if word.tags and (word.text in _SPEECH_NOUNS or word.text in _NAMED_THINGS):
            return index
        if word.tags and word.particle not in ("", "의"):
            return index
    return None


def is_speech(line: Line, quotation: Quotation, tail: Tail) -> bool:
    """Whether the stretch reports words, by what it holds and what follows it."""
    start, end = quotation.inner.start, quotation.inner.end
    inside = [one for one in starting_in(line.sentence.morphemes, start, end + 1) if one.end <= end]
    if not inside:
        return False
    tags = {one.tag for one in inside}
    predicate = any(tag[0] == "V" or tag in ("XSV", "XSA") for tag in tags)
    clause = bool(tags & _CLAUSE_ENDS) and predicate
    length = quotation.inner.end - quotation.inner.start
    if line.sentence.part is not PartKind.PARAGRAPH:
        return predicate or len(quotation.inner.of(line.sentence.text).split()) > 1
    if tail.form.startswith(_ADNOMINAL) and not tail.form.startswith(_QUOTATIVE + _CONTINUING):
        return _is_described_speech(line, tail, clause or (predicate and length >= _LONG))
    if tail.form.startswith(_QUOTATIVE + _CONTINUING):
        return clause or not _is_discussed(line, tail)
    if clause or (predicate and length >= _LONG):
        return tail.verb is not None or length >= _LONG or tail.form not in _CASES
    if tail.verb is None:
        return False
    return predicate or _takes_words(line, tail)


def _is_described_speech(line: Line, tail: Tail, clause: bool) -> bool:
    noun = line.words[tail.noun].text if tail.noun is not None else ""
    if noun in _NAMED_THINGS and not (clause and noun in _SPEECH_NOUNS):
        return False
    return clause or noun in _SPEECH_NOUNS


def _is_discussed(line: Line, tail: Tail) -> bool:
    """Whether the first verb after `라고` speaks of a word instead of reporting it."""
    for word in line.words[tail.first :]:
        if word.predicate and word.predicate != "이":
            passive = word.tags != () and word.predicate == "되"
            return stem(word) in _DISCUSSED or (passive and stance_of(word) is None)
    return False


def _takes_words(line: Line, tail: Tail) -> bool:
    """Whether a bare noun in marks is what the first verb after it takes: `"혁신"을 강조했다`, `"재앙"으로 부르고`."""
    if tail.verb is None or any(word.predicate for word in line.words[tail.first : tail.verb]):
        return False
    if tail.form in ("으로", "로"):
        return stem(line.words[tail.verb]) in _CALLING
    return tail.form in ("을", "를", "이", "") and tail.verb <= tail.first + 2
