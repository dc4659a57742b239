"""Lists of headlines of other articles: under a label, and after the last paragraph."""

from tui.document.draft import Draft
from tui.document.model import PartKind
from tui.document.related import (
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

_MOST_LISTED = 20


def mark_labelled(draft: Draft) -> None:
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
        if (
            draft.kinds[index] is not None
            or not may_be_listed(line.text)
            or draft.is_lead(index)
            or is_label(line.text)
        ):
            break
        if line.gap and index > first and not headline_after_mark(line.text).start:
            break
        draft.mark(index, PartKind.RELATED, labelled_headline(line.text) or headline_after_mark(line.text))
        index += 1
    return index


def mark_end(draft: Draft, body: int) -> None:
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
