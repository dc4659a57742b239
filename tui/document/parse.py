"""A text becomes an article: each line gets its kind, and every character its part.

The cost is linear in the length of the text: lines are looked at one by one, and of a long line its two ends.
"""

import re

from tui.document.assembly import Draft, assembled
from tui.document.bylines import author_line, introduced_reporters, lead_byline, tail_byline, whole_line_byline
from tui.document.captions import is_arrow_caption, is_dated
from tui.document.front_matter import read_front_matter
from tui.document.headings import Candidate, Mark, candidate, headings, is_heading_text, unmarked_headings
from tui.document.headline import headline_key
from tui.document.lines import lines_of
from tui.document.model import Article, PartKind
from tui.document.names import is_outlet
from tui.document.noise import Noise, entry_of, glued_copyright, is_summary_label, noise_of
from tui.document.related import (
    bracketed_headlines,
    ends_prose,
    ends_sentence,
    enumerates,
    headline_after_mark,
    is_bare_headline,
    is_label,
    is_list_item,
    is_page_reference,
    labelled_headline,
    may_be_listed,
)
from tui.document.span import Span

_HEAD_LINES = 14
_MOST_LISTED = 20
_MOST_ARROWS = 3  # more of them are answers of an interview or items of a list
_SUBTITLE_MARK = re.compile(r"[-–—·•ㆍ‧▶▷☞*●○■□◆◇▲△➤>]+\s*|[①-⑳]\s*")
_TITLE_SIGN = re.compile(r"^\[[^\]]{1,12}\]|^<[^>]{1,12}>|\((?:종합\d?보?|\d보|속보|상보)\)$|^#\s")
_RULES = frozenset(["━", "─", "■", "◆", "◇"])
_COLUMN = re.compile(r"^\[|칼럼|기고|시론|논단|에세이|\]$")
_SPOKEN = re.compile(r"\.[”\"’')]*$|다\. |^[“\"].*[.?!][”\"]$")
_RUBRIC = re.compile(
    r"(?:(?:홈|HOME|뉴스|전체)\s?[>›»]\s?)?(?:정치|경제|사회|국제|세계|문화|생활|스포츠|연예|IT|과학|산업|금융|증권|부동산|전국|지역|오피니언|사설|칼럼|기획|특집)"
    r"(?:[·/](?:일반|경제|문화|과학|행정|외교|국회|금융|산업))?(?:\s?[>›»]\s?\S{1,10}){0,2}"
)
_TITLE_MARK = re.compile(r"#\s+")


def parse_article(text: str) -> Article:
    """What `text` is as an article. Any text is one; what its lines do not say stays empty.

    Spans count characters of `text`, which should be normalised (`tui.document.normalisation`) before.
    """
    front = read_front_matter(text)
    draft = Draft(text, front, list(lines_of(text, front.end)))
    _mark_noise(draft)
    _mark_repeated(draft)
    _mark_labelled(draft)
    if draft.lines:
        body = _mark_head(draft)
        _mark_end(draft, body)
        _mark_headings(draft, body)
        _mark_paragraphs(draft)
    return assembled(draft)


def _mark_noise(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        words = line.text
        if len(words) > 300:
            continue
        if byline := whole_line_byline(words):
            draft.mark(index, PartKind.NOISE)
            draft.add_byline(byline.outlet, byline.reporters)
            draft.byline_lines.add(index)
            continue
        noise = noise_of(words)
        if noise is Noise.SEPARATOR:
            draft.mark(index, PartKind.BLANK)
        elif (noise is Noise.CAPTION and words.count("다.") > 1 and _is_lead(words)) or (
            noise is Noise.COPYRIGHT and _follows_prose(words)
        ):
            continue
        elif noise is not None:
            draft.mark(index, PartKind.NOISE)
            if noise is Noise.ENTRY:
                draft.add_entry(entry_of(words))
            elif noise is Noise.COPYRIGHT:
                draft.add_copyright(words)


def _mark_repeated(draft: Draft) -> None:
    """A line repeated at once, or repeated with a credit, is the description of a picture and its caption."""
    lines, kinds = draft.lines, draft.kinds
    for index in range(len(lines) - 1):
        words, following = lines[index].text, lines[index + 1].text
        if len(words) > 120 or kinds[index] not in (None, PartKind.NOISE):
            continue
        if words == following:
            draft.mark(index, PartKind.NOISE)
            draft.mark(index + 1, PartKind.NOISE)
        elif kinds[index] is None and kinds[index + 1] is PartKind.NOISE and len(words) > 5:
            bare = words.lstrip("▲△▼ ")
            if following.lstrip("▲△▼ ").startswith(bare):
                draft.mark(index, PartKind.NOISE)


def _mark_labelled(draft: Draft) -> None:
    """Labels over lists of headlines and the headlines under them, and lines that are label and headline in one."""
    index, count = 0, len(draft.lines)
    while index < count:
        line = draft.lines[index].text
        if draft.kinds[index] in (None, PartKind.NOISE) and is_label(line):
            draft.mark(index, PartKind.NOISE)
            index = _mark_list(draft, index + 1)
            continue
        if draft.kinds[index] is None:
            if is_page_reference(line):
                draft.mark(index, PartKind.NOISE)
            elif headline := labelled_headline(line):
                draft.mark(index, PartKind.RELATED, headline)
        index += 1


def _mark_list(draft: Draft, index: int) -> int:
    """Marks the headlines from line `index` on; returns the first line that is none."""
    last = min(len(draft.lines), index + _MOST_LISTED)
    first = index
    while index < last:
        line = draft.lines[index]
        if draft.kinds[index] is not None or not may_be_listed(line.text) or _is_lead(line.text) or is_label(line.text):
            break
        if line.gap and index > first and not headline_after_mark(line.text).start:
            break
        draft.mark(index, PartKind.RELATED, labelled_headline(line.text) or headline_after_mark(line.text))
        index += 1
    return index


def _mark_head(draft: Draft) -> int:
    """Title and subtitles; returns the first line of the body."""
    lines, kinds = draft.lines, draft.kinds
    limit = min(len(lines), _HEAD_LINES)
    lead = next((i for i in range(limit) if kinds[i] is None and _is_lead(lines[i].text)), None)
    speaker = next((i for i in range(limit) if kinds[i] is None and _speaks(lines[i].text)), limit)
    first_prose = next((i for i in range(limit) if kinds[i] is None and _is_prose(lines[i].text)), limit)
    after_byline = max((i + 1 for i in draft.byline_lines if i < first_prose), default=None)
    if lead is not None and sum(kinds[i] is None and _is_prose(lines[i].text) for i in range(lead)) < 2:
        end = lead
    elif after_byline is not None and first_prose < len(lines):
        end = after_byline
    elif first_prose < len(lines) and kinds[first_prose : first_prose + 1] == [None]:
        end = first_prose
    else:
        end = min(first_prose, 1) if len(lines) > 1 else 0
    _mark_head_noise(draft, end)
    head = [i for i in range(end) if kinds[i] is None]
    end = min(end, speaker)
    certain = lead is not None or after_byline is not None
    _mark_titles(draft, head, certain, inline=lead is not None and end == lead)
    return next((i for i in range(end) if kinds[i] is None), end)


def _mark_head_noise(draft: Draft, end: int) -> None:
    """Rubrics, the outlet alone on its line, the author of a column."""
    column = False
    for index in range(end):
        line = draft.lines[index].text
        if draft.kinds[index] is not None:
            continue
        if _RUBRIC.fullmatch(line):
            draft.mark(index, PartKind.NOISE)
        elif len(line) < 12 and " " not in line and is_outlet(line):
            draft.mark(index, PartKind.NOISE)
            draft.add_byline(line, ())
        elif column and (author := author_line(line)):
            draft.mark(index, PartKind.NOISE)
            draft.add_byline(None, (author,))
            draft.authors.add(line)
        column = column or _COLUMN.search(line) is not None


def _mark_titles(draft: Draft, head: list[int], certain: bool, *, inline: bool) -> None:
    lines = draft.lines
    known = draft.front.first("title")
    titled = known is not None
    for index in head:
        line = lines[index]
        marked = _SUBTITLE_MARK.match(line.text)
        if not certain and (len(line.text) > 90 or _SPOKEN.search(line.text)):
            return
        if not certain and index == head[-1] and _is_marked_heading(line.text):
            return
        if known and headline_key(line.text) == headline_key(known.text):
            draft.mark(index, PartKind.TITLE)
        elif not titled and index == head[0] and not marked and _is_title(draft, head, inline=inline):
            titled = True
            heading = _TITLE_MARK.match(line.text)
            draft.mark(index, PartKind.TITLE, start=heading.end() if heading else 0)
        else:
            draft.mark(index, PartKind.SUBTITLE, _subtitle_words(line.text))


def _subtitle_words(line: str) -> Span:
    """A subtitle without its mark, and without the dash that closes it in press releases."""
    marked = _SUBTITLE_MARK.match(line)
    if marked is None or marked.end() == len(line):
        return Span(0, len(line))
    closed = len(line) - 1 if marked.group()[0] in "-–—" and line[-1] in "-–—" else len(line)
    return Span(marked.end(), closed)


def _is_title(draft: Draft, head: list[int], *, inline: bool) -> bool:
    """Whether the first line is the title. A single line right before a lead is the subtitle, unless it has a title's signs."""
    first = draft.lines[head[0]]
    if head[0] and is_summary_label(draft.lines[head[0] - 1].text):
        return False
    following = draft.lines[head[0] + 1] if head[0] + 1 < len(draft.lines) else None
    if len(head) > 1 or not inline or _TITLE_SIGN.search(first.text):
        return True
    return following is not None and (following.gap or draft.kinds[head[0] + 1] is not None)


def _mark_end(draft: Draft, body: int) -> None:
    """Lists of headlines after the last paragraph."""
    lines, kinds = draft.lines, draft.kinds
    index = len(lines) - 1
    while index > body and kinds[index] in (PartKind.NOISE, PartKind.BLANK, PartKind.RELATED):
        index -= 1
    last = index
    while index > body and (
        kinds[index] in (PartKind.NOISE, PartKind.BLANK) or (kinds[index] is None and is_list_item(lines[index].text))
    ):
        index -= 1
    listed = [i for i in range(index + 1, last + 1) if kinds[i] is None]
    single = len(listed) == 1 and (lines[listed[0]].text[1:].lstrip()[:1] == "[" or listed[0] > index + 1)
    if (len(listed) > 1 or single) and not enumerates(lines[index].text):
        for i in listed:
            draft.mark(i, PartKind.RELATED, headline_after_mark(lines[i].text))
        return
    _mark_bare_end(draft, body, last)


def _mark_bare_end(draft: Draft, body: int, last: int) -> None:
    lines, kinds = draft.lines, draft.kinds
    index = last
    while index > body and kinds[index] is None and is_bare_headline(lines[index].text) and last - index < _MOST_LISTED:
        index -= 1
    listed = range(index + 1, last + 1)
    before = lines[index]
    after_tail = kinds[index] is PartKind.NOISE and index > body
    if len(listed) > 1 and (after_tail or (ends_sentence(before.text) and not enumerates(before.text))):
        for i in listed:
            draft.mark(i, PartKind.RELATED)


def _mark_headings(draft: Draft, body: int) -> None:
    lines, kinds = draft.lines, draft.kinds
    order = [i for i in range(body, len(lines)) if kinds[i] is None]
    texts = [None if _is_lead(lines[i].text) else lines[i].text for i in order]
    found = headings([text or lines[i].text for text, i in zip(texts, order, strict=True)])
    for position, made in found.items():
        if texts[position] is not None or made.mark is Mark.SPEAKER:
            _mark_heading(draft, order[position], made)
    if not found:
        plain = [lines[i].text for i in order]
        for position in unmarked_headings(plain, [lines[i].gap for i in order]):
            draft.mark(order[position], PartKind.HEADING)
    for i in order:
        if (
            i
            and kinds[i] is None
            and lines[i - 1].text in _RULES
            and len(lines[i].text) <= 45
            and is_heading_text(lines[i].text)
        ):
            draft.mark(i, PartKind.HEADING)
    for i in order:
        if kinds[i] is None and lines[i].text in draft.authors:
            draft.mark(i, PartKind.NOISE)
    _mark_arrow_captions(draft, body)


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


def _mark_paragraphs(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        if draft.kinds[index] is not None or draft.pieces[index]:
            continue
        start = 0
        if byline := lead_byline(line.text):
            draft.add(index, PartKind.BYLINE, 0, len(line.text[: byline.length].rstrip()))
            draft.add_byline(byline.outlet, byline.reporters)
            start = byline.length
        _mark_paragraph(draft, index, start, len(line.text))


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
        draft.add_byline(byline.outlet, byline.reporters)
        end = start + len(words[start : end - byline.length].rstrip())
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
    if index < 40:
        draft.introduced += introduced_reporters(words[start:end][-400:] if len(words) > 800 else words[start:end])


def _is_lead(line: str) -> bool:
    """Whether a line begins with a byline and goes on with text, and is no caption of an agency (which ends in a date)."""
    byline = lead_byline(line)
    return byline is not None and len(line) - byline.length > 10 and not is_dated(line)


def _follows_prose(line: str) -> bool:
    """Whether the copyright note of a line stands after a sentence."""
    note = glued_copyright(line)
    return note is not None and ends_prose(line[:note].rstrip())


def _speaks(line: str) -> bool:
    made = candidate(line)
    return made is not None and made.mark is Mark.SPEAKER


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of running text and no title or subtitle."""
    return len(line) > 120 or (len(line) >= 15 and ends_prose(line)) or (len(line) >= 70 and ends_sentence(line))


def _is_marked_heading(line: str) -> bool:
    """Whether a line before the first paragraph is a heading by its mark; a list there (`- ▶ ▲`) is one of subtitles."""
    made = candidate(line)
    return made is not None and made.mark not in (Mark.QUESTION, Mark.WEAK)
