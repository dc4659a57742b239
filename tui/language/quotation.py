"""Stretches between double quotation marks. Pure text, no Kiwi."""

import re

import msgspec

from tui.document.span import Span

_MARK = re.compile(r'["“”„‟＂]')
_OPENING = "“„"
_CLOSING = "”‟"
_QUOTED_ON = tuple("며고라면는")
"""With what the sentence goes on right behind a closing mark, even one typed as an opening mark."""
_SPACE = " \t\n\u00a0("


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """One pair of double marks: `outer` with the marks, `inner` without. `open_end`: the closing mark is missing."""

    outer: Span
    inner: Span
    open_end: bool = False


def quotations(text: str) -> list[Quotation]:
    """The stretches of `text` between “ ” or " ", outermost ones only, in order.

    A stretch whose closing mark is missing reaches to the end of `text` (a quote that runs on in the next paragraph). An inch
    mark after a digit opens nothing.
    """
    if '"' not in text and "“" not in text and "”" not in text and not _MARK.search(text):
        return []
    found: list[Quotation] = []
    marks = _single(list(_MARK.finditer(text)))
    odd = sum(mark[0] in '"＂' for mark in marks) % 2 == 1
    opened = -1
    for mark in marks:
        at = mark.start()
        if opened < 0:
            if _opens(text, at, odd):
                opened = at
        elif _closes(text, opened, at, odd):
            found.append(Quotation(Span(opened, at + 1), Span(opened + 1, at)))
            opened = -1
        elif text[opened] in _OPENING or odd:
            opened = at
    if opened >= 0:
        found.append(Quotation(Span(opened, len(text)), Span(opened + 1, len(text)), open_end=True))
    return found


def _single(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks without straight ones typed beside curly ones for the same quotation (`"“…”"`)."""
    kept = []
    for index, mark in enumerate(marks):
        after = marks[index + 1] if index + 1 < len(marks) else None
        before = marks[index - 1] if index else None
        straight = mark[0] in '"＂'
        if straight and after is not None and after.start() == mark.end() and after[0] in _OPENING:
            continue
        if straight and before is not None and before.end() == mark.start() and before[0] in _CLOSING:
            continue
        kept.append(mark)
    return kept


def _opens(text: str, at: int, odd: bool) -> bool:
    mark = text[at]
    if mark in _CLOSING:
        return False
    if mark in _OPENING:
        return True
    before = text[at - 1] if at else " "
    if before.isdigit():
        return False
    after = text[at + 1] if at + 1 < len(text) else " "
    return not odd or not after.isspace() or before in _SPACE


def _closes(text: str, opened: int, at: int, odd: bool) -> bool:
    mark = text[at]
    if mark in _CLOSING:
        return True
    if mark in _OPENING:
        return text[opened] == mark and not text[at - 1].isspace() and text[at + 1 : at + 2] in _QUOTED_ON
    if text[opened] in _OPENING:
        return "”" not in text[at : at + 400]
    before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
    return not (odd and before.isspace() and not after.isspace())
