"""Stretches between double quotation marks. Pure text, no Kiwi."""

import re

import msgspec

from tui.document.span import Span

_MARK = re.compile(r'["“”„‟＂]')
_OPENING = "“„"
_CLOSING = "”‟"
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
    marks = list(_MARK.finditer(text))
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
        return False
    if text[opened] in _OPENING:
        return "”" not in text[at : at + 400]
    before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
    return not (odd and before.isspace() and not after.isspace())
