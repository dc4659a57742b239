"""Splits passages of an article into sentences by their morphemes: the marks and endings that Kiwi tagged, quotes kept whole."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.document.model import Article, PartKind, Passage
from tui.document.span import Span
from tui.language.morphemes import Morpheme
from tui.language.quotation import quotations
from tui.language.sentence import Sentence

_STOPS = frozenset({"SF", "SE"})
_FOOTNOTE = re.compile(r"(?:\s?\[\d{1,3}\])+")
_TRAILING = "\"”’'」』)]»›."
_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]|‘[^‘’]{0,300}’|「[^「」]{0,300}」")


def passages(article: Article) -> Iterator[tuple[PartKind, Passage]]:
    """What facts are read from, in order: title (where the text holds one), subtitles, headings and paragraphs."""
    if article.title.span is not None and not article.title.derived:
        yield PartKind.TITLE, Passage(article.title.text, article.title.span)
    for subtitle in article.subtitles:
        yield PartKind.SUBTITLE, subtitle
    for section in article.sections:
        if section.heading is not None:
            yield PartKind.HEADING, section.heading
        for paragraph in section.paragraphs:
            yield PartKind.PARAGRAPH, paragraph


def split_passage(
    article: Article, kind: PartKind, passage: Passage, number: int, morphemes: Sequence[Morpheme]
) -> Iterator[Sentence]:
    """The sentences of one passage; `morphemes` count characters of `passage.text`. Titles and headings are one sentence."""
    text = passage.text
    offsets = _offsets(article, passage)
    first = 0
    cuts = _cuts(text, morphemes) if kind is PartKind.PARAGRAPH else []
    for end, following in [*cuts, (len(text), len(morphemes))]:
        own = morphemes[first:following]
        if own:
            start = own[0].start
            end = start + len(text[start:end].rstrip())
            yield Sentence(
                text=text[start:end],
                span=_span(passage, offsets, start, end),
                part=kind,
                passage=number,
                morphemes=tuple(own) if start == 0 else tuple([_moved(one, start) for one in own]),
                offsets=offsets[start : end + 1],
            )
        first = following


def _moved(one: Morpheme, start: int) -> Morpheme:
    return Morpheme(one.form, one.tag, one.start - start, one.end - start)


def _span(passage: Passage, offsets: tuple[int, ...], start: int, end: int) -> Span:
    if offsets:
        return Span(offsets[start], offsets[end - 1] + 1)
    return Span(passage.span.start + start, passage.span.start + end)


def _offsets(article: Article, passage: Passage) -> tuple[int, ...]:
    """Where each character of a passage stands in the article, where escapes of front matter make that irregular."""
    raw = passage.span.of(article.text)
    if raw == passage.text:
        return ()
    places, at = [], 0
    for character in passage.text:
        found = raw.find(character, at)
        at = found if 0 <= found < at + 12 else at
        places.append(passage.span.start + min(at, len(raw) - 1))
        at += 1
    return (*places, passage.span.end)


def _cuts(text: str, morphemes: Sequence[Morpheme]) -> list[tuple[int, int]]:
    """Ends of all sentences but the last: (character after it, number of the first morpheme of the next)."""
    stops = [index for index, one in enumerate(morphemes) if one.tag in _STOPS]
    lines = "\n" in text
    if not lines and (not stops or stops[-1] == stops[0] == len(morphemes) - 1):
        return []
    shut = _shut(text)
    cuts: list[tuple[int, int]] = []
    if lines:
        stops = sorted({*stops, *_line_ends(text, morphemes)})
    for index in stops:
        one = morphemes[index]
        inside = bisect_right(shut, one.start, key=_begin) - 1
        if inside >= 0 and one.start < shut[inside][1]:
            continue
        cut = _cut(text, morphemes, index)
        if cut is not None and cut[1] < len(morphemes) and (not cuts or cuts[-1][1] < cut[1]):
            cuts.append(cut)
    return cuts


def _shut(text: str) -> list[tuple[int, int]]:
    """Stretches in which no sentence ends: between double quotation marks, and short ones in brackets or single marks.

    In order; those that overlap are joined.
    """
    shut = [(one.outer.start, one.outer.end) for one in quotations(text) if not one.open_end]
    shut.extend(found.span() for found in _BRACKETS.finditer(text))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(shut):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _begin(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _line_ends(text: str, morphemes: Sequence[Morpheme]) -> Iterator[int]:
    for index in range(len(morphemes) - 1):
        if "\n" in text[morphemes[index].end : morphemes[index + 1].start]:
            yield index


def _cut(text: str, morphemes: Sequence[Morpheme], index: int) -> tuple[int, int] | None:
    """Where the sentence ends whose closing mark is morpheme `index`; None where the mark closes none."""
    end = morphemes[index].end
    while end < len(text) and text[end] in _TRAILING:
        end += 1
    if note := _FOOTNOTE.match(text, end):
        end = note.end()
    following = index + 1
    while following < len(morphemes) and morphemes[following].start < end:
        following += 1
    if following == len(morphemes):
        return end, following
    between = text[end : morphemes[following].start]
    if "\n" in between:
        return end, following
    following_tag = morphemes[following].tag
    if following_tag[0] == "J" or following_tag == "VCP" or following_tag in _STOPS:
        return None
    return (end, following) if _ends(text, morphemes, index, bool(between)) else None


def _ends(text: str, morphemes: Sequence[Morpheme], index: int, spaced: bool) -> bool:
    mark = morphemes[index]
    before = morphemes[index - 1] if index else None
    if before is None:
        return False
    if before.tag == "EF":
        return spaced or mark.tag == "SF"
    if mark.tag == "SE" or not spaced:
        return False
    if before.tag == "SN":
        return index > 1
    return not (before.tag == "SL" and before.end - before.start <= 3 and text[mark.start] == ".")
