"""The simplest reading of a text as an article, until the document layer's parser is there."""

from tui.document.model import Article, Part, PartKind, Passage, Section, Title
from tui.document.span import Span


def parse_article(text: str) -> Article:
    """First line with words: title; every further one: a paragraph."""
    parts: list[Part] = []
    passages: list[Passage] = []
    title: Title | None = None
    start = 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line))
        start = span.end
        if not line.strip():
            parts.append(Part(PartKind.BLANK, span))
        elif title is None:
            title = Title(line.strip(), span)
            parts.append(Part(PartKind.TITLE, span))
        else:
            passages.append(Passage(line, span))
            parts.append(Part(PartKind.PARAGRAPH, span))
    sections = (Section(None, tuple(passages), Span(passages[0].span.start, start)),) if passages else ()
    return Article(text, tuple(parts), title or Title("", None, derived=True), sections=sections)
