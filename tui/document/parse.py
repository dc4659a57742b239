"""A text becomes an article: each line gets its kind, and every character its part.

The cost is linear in the length of the text: lines are looked at one by one, and of a long line its two ends.
"""

from tui.document.assembly import assembled
from tui.document.body import mark_headings, mark_paragraphs
from tui.document.bylines import whole_line_byline
from tui.document.captions import is_photo_headline
from tui.document.draft import Draft
from tui.document.front_matter import read_front_matter
from tui.document.head import mark_head
from tui.document.lines import lines_of
from tui.document.lists import mark_end, mark_labelled
from tui.document.model import Article, PartKind
from tui.document.names import is_outlet
from tui.document.noise import Noise, credited_entry, entry_of, glued_copyright, noise_of
from tui.document.related import ends_prose

_LONGEST_NOISE = 300
_LONGEST_DESCRIPTION = 120
_LONGEST_LABEL = 40


def parse_article(text: str) -> Article:
    """What `text` is as an article. Any text is one; what its lines do not say stays empty.

    Spans count characters of `text`, which should be normalised (`tui.document.normalisation`) before.
    """
    front = read_front_matter(text)
    draft = Draft(text, front, list(lines_of(text, front.end)))
    _mark_noise(draft)
    _mark_repeated(draft)
    mark_labelled(draft)
    if draft.lines:
        body = mark_head(draft)
        mark_end(draft, body)
        mark_headings(draft, body)
        _keep_captions(draft)
        mark_paragraphs(draft)
    return assembled(draft)


def _mark_noise(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        words = line.text
        if len(words) > _LONGEST_NOISE:
            continue
        if byline := whole_line_byline(words):
            draft.mark(index, PartKind.NOISE)
            draft.add_byline(index, byline.outlet, byline.reporters)
            draft.byline_lines.add(index)
            continue
        if _mark_credited_entry(draft, index):
            continue
        noise = noise_of(words)
        if index == 0 and noise is Noise.CAPTION and is_photo_headline(words):
            continue
        if noise is Noise.SEPARATOR:
            draft.mark(index, PartKind.BLANK)
        elif (noise is Noise.CAPTION and words.count("다.") > 1 and draft.is_lead(index)) or (
            noise is Noise.COPYRIGHT and _follows_prose(words)
        ):
            continue
        elif noise is not None:
            draft.mark(index, PartKind.NOISE)
            if noise is Noise.CAPTION:
                draft.captions.append(index)
            if noise is Noise.ENTRY:
                draft.add_entry(entry_of(words))
            elif noise is Noise.COPYRIGHT:
                draft.add_copyright(words)


def _mark_credited_entry(draft: Draft, index: int) -> bool:
    """An outlet or a byline, and the date of entry, on one line."""
    found = credited_entry(draft.lines[index].text)
    if found is None:
        return False
    credit, entry = found
    byline = whole_line_byline(credit)
    if byline is None and not is_outlet(credit):
        return False
    draft.mark(index, PartKind.NOISE)
    draft.add_entry(entry)
    draft.add_byline(index, byline.outlet if byline else credit, byline.reporters if byline else ())
    return True


def _mark_repeated(draft: Draft) -> None:
    """A line repeated at once, or repeated with a credit, is the description of a picture and its caption."""
    lines, kinds = draft.lines, draft.kinds
    for index in range(len(lines) - 1):
        words, following = lines[index].text, lines[index + 1].text
        if len(words) > _LONGEST_DESCRIPTION or kinds[index] not in (None, PartKind.NOISE):
            continue
        if words == following:
            draft.mark(index, PartKind.NOISE)
            draft.mark(index + 1, PartKind.NOISE)
        elif kinds[index] is None and kinds[index + 1] is PartKind.NOISE and len(words) > 5:
            bare = words.lstrip("▲△▼ ")
            if following.lstrip("▲△▼ ").startswith(bare):
                draft.mark(index, PartKind.NOISE)


def _keep_captions(draft: Draft) -> None:
    """A photo report has no text but its captions: there they are the article."""
    if not any(kind is None or kind is PartKind.HEADING for kind in draft.kinds):
        for index in draft.captions:
            if len(draft.lines[index].text) > _LONGEST_LABEL:
                draft.release(index)


def _follows_prose(line: str) -> bool:
    """Whether the copyright note of a line stands after a sentence."""
    note = glued_copyright(line)
    return note is not None and ends_prose(line[:note].rstrip())
