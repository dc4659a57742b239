"""Aliases: two names of one thing that the article puts side by side.

`고대역폭 메모리(HBM)`, `개인정보보호위원회(개보위)`, `조선민주주의인민공화국(이하 북한)`, `공화당(GOP : Grand Old Party)`,
`액화천연가스, LNG 가격`, `블러드 다이아몬드, 그러니까 ‘피의 다이아몬드’`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from tui.document.span import Span
from tui.language.covering import overlapping
from tui.language.entities.names import is_abbreviation, is_korean_name
from tui.language.facts.alias_spans import main_name
from tui.language.facts.phrases import Line, line_of
from tui.language.model import Alias, Argument, EntityType, Mention
from tui.language.scripts import is_loanword, units
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.tables import table, words
from tui.language.titles import is_title

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{1,80})[)\]]")
_LONG_WORDS, _SHORT_WORDS = (
    "|".join(one for one in table("aliases")["introductions"] if (len(one) > 1) is long) for long in (True, False)
)
_INTRODUCTION = re.compile(rf"(?:(?:{_LONG_WORDS})\s*[:,]?\s*|(?:{_SHORT_WORDS})\s+)(?=\S)")
_PARTS = re.compile(r"\s*[;/=,]\s*|\s+:\s*|:\s+|(?<=[A-Za-z])\s?·\s?(?=[가-힣A-Z])|(?<=[가-힣])\s?·\s?(?=[A-Z0-9])")
_MARKS = "‘’'“”\"「」『』<>《》 "
_GENERAL = words("aliases", "before names")
_NOT_NAMES = words("aliases", "not names")
_APPOSED = re.compile(
    r"[’'”\"」』]?, (?:그러니까|즉|이른바|일명|다시 말해) [‘'“\"「『]?|[’'”\"」』]? (?:즉|일명) [‘'“\"「『]?"
)
_CALLED = re.compile(
    r"(?:으로|로|으로도|로도|라고|이라고|라고도|라) (?:널리 |잘 |더 |흔히 )*(?:알려진|불리는|불리운|일컬어지는|통하는),? (?=[‘'])"
)
_APPOSED_ACRONYM = re.compile(r"(?<=[가-힣]), ([A-Z]{2,6})(?= ?[가-힣])")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9&.,'’+\- ]*")
_HANGUL = re.compile(r"[가-힣A-Za-z0-9·\- ]*[가-힣][가-힣A-Za-z0-9·\- ]*")
_HANJA = re.compile(r"[一-鿿 ]{2,}")
_SENTENCE_LENGTH = 7
_NAMES = (EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION)


def aliases(annotated: AnnotatedArticle) -> Iterable[Alias]:
    """One fact for each pair of names, at its first place."""
    seen: set[frozenset[str]] = set()
    for sentence in annotated.sentences:
        text = sentence.text
        if "(" not in text and "[" not in text and ", " not in text and " 즉 " not in text and "일명" not in text:
            continue
        for main, other, confidence in _pairs(sentence):
            one, two = main.of(text), other.of(text)
            key = frozenset((_squeezed(one), _squeezed(two)))
            if len(key) == 2 and key not in seen:
                seen.add(key)
                yield _alias(sentence, main, other, confidence)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _alias(sentence: Sentence, main: Span, other: Span, confidence: float) -> Alias:
    short, long = sorted((main, other), key=len)
    return Alias(
        sentence=sentence.span,
        arguments=(Argument("short", sentence.place(short)), Argument("long", sentence.place(long))),
        confidence=confidence,
        short=short.of(sentence.text),
        long=long.of(sentence.text),
    )


def _pairs(sentence: Sentence) -> Iterator[tuple[Span, Span, float]]:
    line: Line | None = None
    for bracket in _BRACKET.finditer(sentence.text):
        if not any(one.isalpha() for one in bracket[1]) or bracket.start() == 0:
            continue
        line = line or line_of(sentence)
        yield from _in_bracket(line, bracket)
    for apposed in _APPOSED_ACRONYM.finditer(sentence.text):
        line = line or line_of(sentence)
        yield from _acronym_after_comma(line, apposed)
    for apposed in _CALLED.finditer(sentence.text):
        line = line or line_of(sentence)
        yield from _after_called(line, apposed)
    for apposed in _APPOSED.finditer(sentence.text):
        line = line or line_of(sentence)
        yield from _after_connective(line, apposed)


# --- brackets --------------------------------------------------------------------------------------------------------


def _in_bracket(line: Line, bracket: re.Match[str]) -> Iterator[tuple[Span, Span, float]]:
    text = line.sentence.text
    foreign = False
    for start, end in _pieces(text, bracket.start(1), bracket.end(1)):
        introduction = _INTRODUCTION.match(text, start, end)
        if introduction:
            start = introduction.end()
        start, end = _stripped(text, start, end)
        piece = text[start:end]
        if not _may_be_name(piece, introduction is not None):
            continue
        main = main_name(line, bracket.start(), piece)
        if main is None:
            continue
        known = introduction is not None or (foreign and not _LATIN.fullmatch(piece) and len(piece) > 3)
        confidence = _confidence(line, main, Span(start, end), known)
        if confidence:
            foreign = foreign or bool(_LATIN.fullmatch(piece))
            yield main, Span(start, end), confidence


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _PARTS.finditer(text, start, end):
        yield at, cut.start()
        at = cut.end()
    yield at, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _may_be_name(piece: str, introduced: bool) -> bool:
    """Whether the content of a bracket has the form of a name: no number, no sentence, no remark."""
    if len(piece) < 2 or piece in _NOT_NAMES or '"' in piece or "“" in piece:
        return False
    if len(piece.split()) >= _SENTENCE_LENGTH or piece.endswith((".", "다", "요", "음", "됨", "함")):
        return False
    if _LATIN.fullmatch(piece):
        return bool(re.search(r"[A-Za-z]{2}", piece)) and not re.match(r"https?|www\.", piece)
    if _HANJA.fullmatch(piece):
        return True
    return bool(_HANGUL.fullmatch(piece)) and (introduced or not re.search(r"\d", piece))


def _confidence(line: Line, main: Span, piece: Span, introduced: bool) -> float:
    """How sure it is that the bracket holds another name of what stands before it; 0 where it does not."""
    text = line.sentence.text
    one, two = main.of(text), piece.of(text)
    inside = _mention(line, piece)
    outside = _mention(line, main)
    if not _LATIN.fullmatch(two) and is_title(two.replace(" ", "")) and (outside is None or outside.type in _NAMES):
        return 0.0
    if introduced:
        return 0.95
    latin_one, latin_two = bool(_LATIN.fullmatch(one)), bool(_LATIN.fullmatch(two))
    if _HANJA.fullmatch(two):
        return 0.9
    if latin_two and not latin_one:
        return _foreign(one, two, outside)
    if latin_one and not latin_two:
        return 0.0 if _is_affiliation(inside, outside) else 0.85
    if latin_one:
        return 0.8 if _is_initials(one, two) or _is_initials(two, one) else 0.0
    if is_abbreviation(two, one) or is_abbreviation(one, two):
        return 0.95
    if (outside is not None and outside.type in _NAMES) or (inside is not None and inside.type in _NAMES):
        return 0.0
    return 0.75 if _glosses(line, main, piece) else 0.0


def _mention(line: Line, span: Span) -> Mention | None:
    return next(iter(overlapping(line.sentence.mentions, span.start, span.end)), None)


def _is_affiliation(inside: Mention | None, outside: Mention | None) -> bool:
    """A person's team, a team's town: names of different kinds of things."""
    if inside is None:
        return False
    if outside is not None and outside.type is EntityType.PERSON:
        return inside.type is not EntityType.PERSON
    return inside.type in (EntityType.PLACE, EntityType.PERSON) and (outside is None or outside.type is not inside.type)


def _foreign(korean: str, foreign: str, outside: Mention | None) -> float:
    person = (outside is not None and outside.type is EntityType.PERSON) or False
    if person and is_korean_name(korean) and foreign.isupper():
        return 0.0
    if not re.search(r"[가-힣]", korean):
        return 0.0
    return 0.9


def _is_initials(short: str, long: str) -> bool:
    parts = re.findall(r"[A-Za-z]+", long)
    return len(parts) > 1 and short.replace(".", "").upper().startswith("".join(part[0] for part in parts).upper()[:2])


def _glosses(line: Line, main: Span, piece: Span) -> bool:
    """A loanword and its Korean word (`파운드리(위탁생산)`): exactly one of two common nouns is a loanword."""
    text = line.sentence.text
    one, two = main.of(text), piece.of(text)
    if len(two.split()) > 4 or (" " in one.strip() and len(one.split()) > 3):
        return False
    if one.split()[-1] in _GENERAL:
        return False
    tags = {morpheme.tag for morpheme in line.sentence.morphemes if piece.start <= morpheme.start < piece.end}
    if not tags <= {"NNG", "XSN", "XPN", "NNP", "XR", "SL"}:
        return False
    return (
        is_loanword(one.replace(" ", "")) != is_loanword(two.replace(" ", ""))
        and not is_title(two)
        and not is_title(one)
    )


# --- without brackets ------------------------------------------------------------------------------------------------


def _acronym_after_comma(line: Line, apposed: re.Match[str]) -> Iterator[tuple[Span, Span, float]]:
    """`액화천연가스, LNG 가격이`: an acronym after a comma that has as many letters as the noun before has parts."""
    text = line.sentence.text
    if "," in text[apposed.end() : apposed.end() + 12] or re.search(r"[,·][^,]{0,12}$", text[: apposed.start()]):
        return
    main = main_name(line, apposed.start(), apposed[1])
    if main is None or _mention_of(line, main, _NAMES):
        return
    if abs(units(main.of(text)) - len(apposed[1])) <= 0.5 and len(main) >= 4:
        yield main, Span(*apposed.span(1)), 0.8


def _mention_of(line: Line, span: Span, types: tuple[EntityType, ...]) -> bool:
    return any(one.type in types for one in overlapping(line.sentence.mentions, span.start, span.end))


def _after_connective(line: Line, apposed: re.Match[str]) -> Iterator[tuple[Span, Span, float]]:
    """`X, 그러니까 ‘Y’`, `X 즉 Y`: two noun phrases; the second ends with its mark or its noun phrase."""
    text = line.sentence.text
    first = bisect_left(line.words, apposed.end(), key=lambda word: word.start)
    if first >= len(line.words):
        return
    marked = text[apposed.end() - 1] in "‘'“\"「『"
    if marked:
        closing = re.compile("[’'”\"」』]").search(text, apposed.end())
        end = closing.start() if closing else apposed.end()
    else:
        last = first
        while last + 1 < len(line.words) and line.words[last].is_noun and line.words[last + 1].tags:
            last += 1
        end = line.words[last].end if line.words[last].tags else apposed.end()
    main = main_name(line, apposed.start(), text[apposed.end() : end])
    if main is not None and end - apposed.end() >= 2 and len(main) >= 2 and end - apposed.end() <= 30:
        yield main, Span(apposed.end(), end), 0.7


def _after_called(line: Line, called: re.Match[str]) -> Iterator[tuple[Span, Span, float]]:
    """`X로 알려진 ‘Y’`: the noun phrase that is called so, and the marked name."""
    text = line.sentence.text
    closing = re.compile("[’']").search(text, called.end() + 2)
    last = bisect_left(line.words, called.start(), key=lambda word: word.end)
    if closing is None or last >= len(line.words) or line.words[last].end != called.start():
        return
    first = last
    while first > 0 and line.words[first - 1].is_noun and line.kinds[first] == line.kinds[first - 1] is not None:
        first -= 1
    marked = Span(called.end() + 1, closing.start())
    if len(marked) <= 40 and not _mention_of(line, marked, (EntityType.PERSON,)):
        yield line.span(first, last), marked, 0.75
