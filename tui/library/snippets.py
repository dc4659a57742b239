"""Where in a text the words of a query stand, and the stretch of it to show."""

import re
from collections.abc import Sequence

from tui.document.span import Span
from tui.library.hanja import HANJA, reading
from tui.library.query.model import Text
from tui.library.tokens import RUN, normalise, normalise_with_places
from tui.library.word_forms import forms, without_particle, without_space

LENGTH = 120
"""Characters of a snippet, at most."""

_BEFORE = 30
_BETWEEN = r"[\W_]{0,4}"


class Finder:
    """Finds the words of a query in texts."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._patterns = [pattern for pattern in map(_pattern, texts) if pattern is not None]

    def places(self, text: str) -> list[list[Span]]:
        """For each word of the query its places in the text, in order."""
        normal, places = normalise_with_places(text)
        read = reading(normal)
        found: list[list[Span]] = []
        for pattern, in_hanja in self._patterns:
            matches = pattern.finditer(normal if in_hanja else read)
            found.append([_span(match, places) for match in matches if match.end() > match.start()])
        return found

    def spans(self, text: str) -> tuple[Span, ...]:
        """All places in order, those that overlap joined."""
        return _merged([span for spans in self.places(text) for span in spans])

    def snippet(self, text: str, ranges: Sequence[Span]) -> tuple[str, int, tuple[Span, ...]]:
        """A stretch of one line of the text with as many different words of the query as can be, its start in the text
        and the places in it. `ranges` are the stretches of the text that are searched.
        """
        hits = sorted(
            (span, number)
            for number, spans in enumerate(self.places(text))
            for span in spans
            if any(wide.contains(span) for wide in ranges)
        )
        if not hits:
            start = next((wide.start for wide in ranges if wide.of(text).strip()), 0)
            start += len(text[start:]) - len(text[start:].lstrip())
            return _line(text, Span(start, start), start)[0], start, ()
        best, most = hits[0][0], 0
        for index, (span, _) in enumerate(hits):
            line_end = text.find("\n", span.end)
            limit = min(span.start + LENGTH - _BEFORE, line_end if line_end >= 0 else len(text))
            numbers = {number for other, number in hits[index : index + 40] if other.end <= limit}
            if len(numbers) > most:
                best, most = span, len(numbers)
        shown, start = _line(text, best, best.start - _BEFORE)
        inside = [span for span, _ in hits if start <= span.start and span.end <= start + len(shown)]
        return shown, start, tuple(span.shifted(-start) for span in _merged(inside))


def _line(text: str, around: Span, wish: int) -> tuple[str, int]:
    """At most `LENGTH` characters of the line around a place, from `wish` on or the next word after it."""
    line_start = text.rfind("\n", 0, around.start) + 1
    line_end = text.find("\n", around.end)
    line_end = len(text) if line_end < 0 else line_end
    start = max(line_start, min(wish, line_end - LENGTH))
    if start > line_start:
        space = text.find(" ", start, around.start)
        start = space + 1 if space >= 0 else start
    end = min(line_end, start + LENGTH)
    return text[start : max(end, around.end)], start


def _span(match: re.Match[str], places: Sequence[int]) -> Span:
    return Span(places[match.start()], places[match.end() - 1] + 1)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _pattern(text: Text) -> tuple[re.Pattern[str], bool] | None:
    normal = normalise(text.words)
    runs = RUN.findall(normal)
    if not runs:
        return None
    pieces = []
    for place, run in enumerate(runs):
        if run[0] < "\x80":
            open_end = text.open_end and place == len(runs) - 1
            kind = "0-9" if run.isdecimal() else "a-z"
            pieces.append(f"(?<![{kind}]){re.escape(run)}" + ("" if open_end else f"(?![{kind}])"))
        else:
            pieces.append(re.escape(run))
    alternatives = [_BETWEEN.join(pieces)]
    if not text.exact and len(runs) == 1:
        alternatives += [re.escape(form) for form in forms(runs[0])]
        alternatives += [rf"{first}\s{second}" for first, second in without_space(runs[0])]
        if (noun := without_particle(runs[0])) is not None:
            alternatives.append(re.escape(noun))
    return re.compile("|".join(sorted(alternatives, key=len, reverse=True))), HANJA.search(normal) is not None
