"""Look-ups by place among mentions and morphemes: by bisection, so that long sentences cost no more a character than short."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.language.model import Mention
from tui.language.morphemes import Morpheme


def overlapping(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of `mentions`, which stand in order and do not overlap each other, that share a character with the stretch."""
    return mentions[bisect_right(mentions, start, key=_mention_end) : bisect_left(mentions, end, key=_mention_start)]


def starting_in(morphemes: Sequence[Morpheme], start: int, end: int) -> Sequence[Morpheme]:
    """The morphemes that start in the stretch from `start` to `end` (excluded)."""
    return morphemes[bisect_left(morphemes, start, key=_start) : bisect_left(morphemes, end, key=_start)]


def _start(morpheme: Morpheme) -> int:
    return morpheme.start


def _mention_start(mention: Mention) -> int:
    return mention.span.start


def _mention_end(mention: Mention) -> int:
    return mention.span.end
