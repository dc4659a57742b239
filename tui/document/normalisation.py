"""The form in which texts are read: composed characters, plain line ends, no broken character references.

An `OffsetMap` leads from the normalised text back to the text as it was given.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html.entities import html5
from itertools import chain
from unicodedata import is_normalized
from unicodedata import normalize as unicode_form

import msgspec

from tui.document.patterns import compiled
from tui.document.span import Span

# Feeds escape their texts twice and lose ampersands on the way: `&amp;#39;`, `amp;#39;`, `quot;`.
_REFERENCE = compiled(
    r"(?:&(?:amp;){0,4}|(?<![A-Za-z])(?:amp;){1,4})(?:#(?P<number>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z]{2,8}));"
    r"|(?<![A-Za-z&])(?:(?P<bare>quot|nbsp|middot|hellip|lsquo|rsquo|ldquo|rdquo)|#(?P<quote>39|34));"
    r"|(?<![A-Za-z])&?amp;"
)
_INVISIBLE = compiled("[\u200b\u2060\ufeff\u00ad]+")
_LINE_END = compiled("\r\n?")
_CLUSTER = compiled(r"[^\n][\u0300-\u036f\u1160-\u11ff\u3099\u309a\u20d0-\u20ff]*|\n")
_CHANGED = compiled(f"{_REFERENCE.pattern}|{_INVISIBLE.pattern}|{_LINE_END.pattern}")


class OffsetMap(msgspec.Struct, frozen=True):
    """Where each character of a normalised text stood in the text as given.

    Between two breakpoints offsets run in step; `normalised` and `given` hold the offsets of the breakpoints, ascending.
    Without breakpoints the two texts are the same.
    """

    normalised: "array[int]" = msgspec.field(default_factory=lambda: array("Q"))
    given: "array[int]" = msgspec.field(default_factory=lambda: array("Q"))

    def __bool__(self) -> bool:
        return bool(self.normalised)

    def start(self, offset: int) -> int:
        """Where, in the text as given, the character at `offset` of the normalised text begins."""
        index = bisect_right(self.normalised, offset) - 1
        return offset if index < 0 else self.given[index] + offset - self.normalised[index]

    def span(self, span: Span) -> Span:
        """The stretch of the text as given that `span` of the normalised text came from."""
        if not self.normalised:
            return span
        start = self.start(span.start)
        return Span(start, max(start, self.start(span.end - 1) + self._width(span.end - 1)) if len(span) else start)

    def _width(self, offset: int) -> int:
        """How many given characters the normalised character at `offset` stands for, those dropped after it excepted."""
        index = bisect_right(self.normalised, offset) - 1
        if index + 1 < len(self.normalised) and self.normalised[index + 1] == offset + 1:
            return self.given[index + 1] - self.start(offset)
        return 1


def normalise(text: str) -> tuple[str, OffsetMap]:
    """`text` in the form in which articles are read, and the way back.

    Characters are composed (NFC), line ends become `\\n`, broken character references (`amp;#39;`) the characters they
    stand for, and zero-width spaces, soft hyphens and byte order marks are left out. Linear in the length.
    """
    references = ";" in text or "\r" in text or _INVISIBLE.search(text) is not None
    composed = is_normalized("NFC", text)
    if composed and not references:
        return text, OffsetMap()
    repaired, repairs = _rewritten(text, _repairs(text)) if references else (text, OffsetMap())
    if is_normalized("NFC", repaired):
        return repaired, repairs
    result, composition = _rewritten(repaired, _compositions(repaired))
    return result, _joined(repairs, composition)


def unescape(text: str) -> str:
    """`text` with its character references, whole or broken, replaced by the characters they stand for."""
    return _REFERENCE.sub(_character, text) if ";" in text else text


Change = tuple[int, int, str]


def _repairs(text: str) -> Iterator[Change]:
    for match in _CHANGED.finditer(text):
        found = match.group()
        if found[0] == "\r":
            new = "\n"
        elif found[-1] == ";":
            new = _character(match)
        else:
            new = ""
        if new != found:
            yield match.start(), match.end(), new


def _character(match: re.Match[str]) -> str:
    number, hexadecimal = match["number"] or match["quote"], match["hex"]
    if name := match["name"] or match["bare"]:
        return html5.get(f"{name};", match.group()).replace("\xa0", " ")
    if not (number or hexadecimal):
        return "&"
    code = int(number) if number else int(hexadecimal, 16)
    character = chr(code) if code < 0x110000 else ""
    if code == 0xA0:
        return " "
    return character if character.isprintable() and character else match.group()


def _compositions(text: str) -> Iterator[Change]:
    """Stretches whose composed form differs: character by character where that gives the same text, else line by line."""
    for line in re.finditer(r"[^\n]*\n?", text):
        if is_normalized("NFC", line.group()):
            continue
        changes = [
            (match.start(), match.end(), unicode_form("NFC", match.group()))
            for match in _CLUSTER.finditer(text, line.start(), line.end())
            if not is_normalized("NFC", match.group())
        ]
        whole = unicode_form("NFC", line.group())
        if _applied(text, line.start(), line.end(), changes) == whole:
            yield from changes
        else:
            yield line.start(), line.end(), whole


def _applied(text: str, start: int, end: int, changes: Iterable[Change]) -> str:
    pieces: list[str] = []
    last = start
    for first, after, new in changes:
        pieces += (text[last:first], new)
        last = after
    return "".join([*pieces, text[last:end]])


def _rewritten(text: str, changes: Iterable[Change]) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    normalised, given = array("Q"), array("Q")
    last = length = 0
    for start, end, new in changes:
        pieces += (text[last:start], new)
        length += start - last
        for index in range(len(new)):
            normalised.append(length + index)
            given.append(start)
        length += len(new)
        normalised.append(length)
        given.append(end)
        last = end
    return "".join([*pieces, text[last:]]), OffsetMap(normalised, given)


def _joined(first: OffsetMap, second: OffsetMap) -> OffsetMap:
    """The map from the text after `second` to the text before `first`."""
    if not first:
        return second
    inner = [(_inverse(second, offset), offset) for offset in first.normalised]
    outer = zip(second.normalised, second.given, strict=True)
    points = sorted(
        chain(((new, first.start(old)) for new, old in inner), ((new, first.start(old)) for new, old in outer))
    )
    unique = dict(points)
    return OffsetMap(array("Q", unique), array("Q", unique.values()))


def _inverse(offsets: OffsetMap, given: int) -> int:
    """The normalised offset at or before which the given offset stands."""
    index = bisect_right(offsets.given, given) - 1
    if index < 0:
        return given
    after = offsets.normalised[index + 1] if index + 1 < len(offsets.normalised) else None
    new = offsets.normalised[index] + given - offsets.given[index]
    return new if after is None else min(new, after)
