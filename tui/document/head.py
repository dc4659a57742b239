"""The lines before the body: title, subtitles, and what pages put between them."""

from tui.document.bylines import author_line
from tui.document.draft import Draft
from tui.document.headings import Mark, candidate
from tui.document.headline import headline_key
from tui.document.model import PartKind
from tui.document.names import is_outlet
from tui.document.noise import is_summary_label
from tui.document.patterns import compiled
from tui.document.related import ends_prose, ends_sentence
from tui.document.span import Span

_HEAD_LINES = 14
_MOST_HEAD_LINES = 6  # more short lines than these, without a lead after them, are a list or a poem
_SUBTITLE_MARK = compiled(r"[-–—·•ㆍ‧▶▷☞*●○■□◆◇▲△➤>]+\s*|[①-⑳]\s*")
_TITLE_MARK = compiled(r"#\s+")
_TITLE_SIGN = compiled(
    r"^\[[^\]]{1,12}\]|^<[^>]{1,12}>|\((?:종합\d?보?|\d보|속보|상보)\)$|^#\s"
    r"|^[“‘\"'][^”’\"']+[”’\"']\s?(?:…|\.\.)"
    r"|^[가-힣A-Za-z0-9·&]{1,11}[^\W_고며데서면지], "
)
_COLUMN = compiled(r"^\[|칼럼|기고|시론|논단|에세이|\]$")
_SPOKEN = compiled(r"\.[”\"’')]*$|다\. |^[“\"].*[.?!][”\"]$")
_RUBRIC_NAMES = (
    r"(?:정치|경제|사회|국제|세계|문화|생활|스포츠|연예|IT|과학|산업|금융|증권|부동산|전국|지역|"
    r"오피니언|사설|칼럼|기획|특집)"
)
_RUBRIC = compiled(
    rf"(?:(?:홈|HOME|뉴스|전체)\s?[>›»]\s?)?{_RUBRIC_NAMES}{{1,2}}(?:[·/][가-힣A-Z]{{1,4}})?(?:\s?[>›»]\s?\S{{1,10}}){{0,2}}"
)


def mark_head(draft: Draft) -> int:
    """Title and subtitles; returns the first line of the body."""
    lines, kinds = draft.lines, draft.kinds
    limit = min(len(lines), _HEAD_LINES)
    lead = next((i for i in range(limit) if kinds[i] is None and draft.is_lead(i)), None)
    speaker = next((i for i in range(limit) if kinds[i] is None and _speaks(lines[i].text)), limit)
    first_prose = next((i for i in range(limit) if kinds[i] is None and _is_prose(lines[i].text)), limit)
    after_byline = max((i + 1 for i in draft.byline_lines if i < first_prose), default=None)
    if lead is not None and sum(kinds[i] is None and _is_prose(lines[i].text) for i in range(lead)) < 2:
        end = lead
    elif first_prose < limit:
        end = first_prose
    else:
        end = after_byline or min(len(lines) - 1, 1)
    end = min(end, speaker)
    _mark_head_noise(draft, end)
    head = [i for i in range(end) if kinds[i] is None]
    if lead is None and len(head) > _MOST_HEAD_LINES:
        head = head[:1]
    certain = end if lead is not None else after_byline or 0
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
            draft.add_byline(index, line, ())
        elif column and (author := author_line(line)):
            draft.mark(index, PartKind.NOISE)
            draft.add_byline(index, None, (author,))
            draft.authors.add(line)
        column = column or _COLUMN.search(line) is not None


def _mark_titles(draft: Draft, head: list[int], certain: int, *, inline: bool) -> None:
    lines = draft.lines
    known = draft.front.first("title")
    titled = known is not None
    for index in head:
        line = lines[index]
        marked = _SUBTITLE_MARK.match(line.text)
        if index >= certain and (len(line.text) > 90 or _SPOKEN.search(line.text)):
            return
        if index >= certain and index == head[-1] and _is_marked_heading(line.text):
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
    if any(line.text == first.text for line in draft.lines[head[0] + 1 :]):
        return True
    return following is not None and (following.gap or draft.kinds[head[0] + 1] is not None)


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
