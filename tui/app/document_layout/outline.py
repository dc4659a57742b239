"""The sections of an article as the reader shows them: marked headings, or those that the analysis made.

The outline pane and the article pane share these entries, and one set of folded keys.
"""

from bisect import bisect_left

import msgspec

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import Analysis

RELATED_KEY = -2
NOISE_KEY = -1
DEFAULT_FOLDED = frozenset({NOISE_KEY})


class OutlineEntry(msgspec.Struct, frozen=True):
    """A section with a heading.

    `key` names it in sets of folded sections and stays the same when the analysis arrives: the article offset where the
    section begins. `span` reaches from there to where the next one begins or the body ends. `generated` headings come from
    the analysis.
    """

    key: int
    text: str
    span: Span
    generated: bool = False


def outline_entries(article: Article, analysis: Analysis | None = None) -> tuple[OutlineEntry, ...]:
    """The sections in order of the text; empty for an article without any heading.

    Generated headings are taken only where the article marks none; each stands before the first paragraph that begins at
    or after its place.
    """
    headings = [
        (section.span.start, section.heading.text, False) for section in article.sections if section.heading is not None
    ]
    if analysis is not None and not headings:
        paragraphs = [paragraph.span.start for section in article.sections for paragraph in section.paragraphs]
        places = ((bisect_left(paragraphs, heading.start), heading.text) for heading in analysis.outline)
        headings = [(paragraphs[place], text, True) for place, text in places if place < len(paragraphs)]
    end = max((section.span.end for section in article.sections), default=0)
    stops = [*(start for start, _, _ in headings[1:]), end][: len(headings)]
    return tuple(
        OutlineEntry(start, text, Span(start, max(stop, start)), generated)
        for (start, text, generated), stop in zip(headings, stops, strict=True)
    )
