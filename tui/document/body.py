"""The body of an article: headings, paragraphs, and what is glued to paragraphs."""

from tui.document.bylines import introduced_reporters, lead_byline, tail_byline
from tui.document.captions import is_arrow_caption
from tui.document.draft import Draft
from tui.document.headings import Candidate, Mark, headings, is_heading_text, unmarked_headings
from tui.document.model import PartKind
from tui.document.noise import glued_copyright
from tui.document.related import bracketed_headlines, glued_page

_MOST_ARROWS = 3  # more of them are answers of an interview or items of a list
_RULES = frozenset(["━", "─", "■", "◆", "◇"])
_LONGEST_AFTER_RULE = 45
_INTRODUCING_LINES = 40


def mark_headings(draft: Draft, body: int) -> None:
    """Headings among the lines from `body` on that nothing else has taken."""
    lines, kinds = draft.lines, draft.kinds
    title = draft.title()
    order = [i for i in range(body, len(lines)) if kinds[i] is None]
    texts = [lines[i].text for i in order]
    found = headings(texts)
    for position, made in found.items():
        if made.mark is Mark.SPEAKER or not draft.is_lead(order[position]):
            _mark_heading(draft, order[position], made)
    if not found:
        for position in unmarked_headings(texts, [lines[i].gap for i in order]):
            draft.mark(order[position], PartKind.HEADING)
    for i in order:
        if kinds[i] is not None:
            continue
        if (
            i
            and lines[i - 1].text in _RULES
            and len(lines[i].text) <= _LONGEST_AFTER_RULE
            and is_heading_text(lines[i].text)
        ):
            draft.mark(i, PartKind.HEADING)
        elif lines[i].text in draft.authors or lines[i].text == title:
            draft.mark(i, PartKind.NOISE)
    _mark_arrow_captions(draft, body)


def mark_paragraphs(draft: Draft) -> None:
    """What nothing else has taken is paragraphs; leads, tails and bracketed headlines are parted from them."""
    for index, line in enumerate(draft.lines):
        if draft.kinds[index] is not None or draft.pieces[index]:
            continue
        start = 0
        if byline := lead_byline(line.text):
            draft.add(index, PartKind.BYLINE, 0, len(line.text[: byline.length].rstrip()))
            draft.add_byline(index, byline.outlet, byline.reporters)
            start = byline.length
        _mark_paragraph(draft, index, start, len(line.text))


def _mark_heading(draft: Draft, index: int, made: Candidate) -> None:
    line = draft.lines[index]
    draft.add(index, PartKind.HEADING, made.start, made.end)
    if made.rest is None:
        draft.kinds[index] = PartKind.HEADING
    else:
        _mark_paragraph(draft, index, made.rest, len(line.text))


def _mark_arrow_captions(draft: Draft, body: int) -> None:
    lines, kinds = draft.lines, draft.kinds
    arrows = [i for i in range(body, len(lines)) if kinds[i] is None and lines[i].text[0] in "▲△▼◀"]
    if len(arrows) > _MOST_ARROWS or any(
        lines[i].text[0] in "-–—―" for i in range(body, len(lines)) if kinds[i] is PartKind.HEADING
    ):
        return
    for i in arrows:
        if i - 1 not in arrows and i + 1 not in arrows and is_arrow_caption(lines[i].text):
            draft.mark(i, PartKind.NOISE)


def _mark_paragraph(draft: Draft, index: int, start: int, end: int) -> None:
    """The paragraph from `start` to `end` of a line, without what is glued to it."""
    words = draft.lines[index].text
    tail: list[tuple[PartKind, int, int]] = []
    if (note := glued_copyright(words[:end])) is not None and note > start:
        draft.add_copyright(words[note:end])
        tail.append((PartKind.NOISE, note + len(words[note:end]) - len(words[note:end].lstrip()), end))
        end = len(words[:note].rstrip())
    if end - start > 4 and words.endswith(("(끝)", "<끝>"), 0, end):
        tail.append((PartKind.NOISE, end - 3, end))
        end = start + len(words[start : end - 3].rstrip())
    if end - start > 12 and (byline := tail_byline(words[start:end])) and byline.length < end - start:
        tail.append((PartKind.BYLINE, end - byline.length, end))
        draft.add_byline(index, byline.outlet, byline.reporters)
        end = start + len(words[start : end - byline.length].rstrip())
    if (page := glued_page(words[start:end])) is not None:
        tail.append((PartKind.NOISE, start + page, end))
        end = start + page
    for bracket, headline in bracketed_headlines(words[start:end]):
        bracket, headline = bracket.shifted(start), headline.shifted(start)
        draft.add(index, PartKind.PARAGRAPH, start, bracket.start)
        draft.add(index, PartKind.RELATED, headline.start, headline.end)
        start = bracket.end
        while start < end and words[start] in " .,":
            start += 1
    draft.add(index, PartKind.PARAGRAPH, start, end)
    for kind, first, after in tail:
        draft.add(index, kind, first, after)
    if index < _INTRODUCING_LINES:
        draft.introduced += introduced_reporters(words[start:end][-400:] if len(words) > 800 else words[start:end])
