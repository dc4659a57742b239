"""Articles made of given passages, without the parser."""

from tui.document.model import Article, Part, PartKind, Passage, Section, Title
from tui.document.span import Span


def article_of(*paragraphs: str, title: str | None = None, heading: str | None = None) -> Article:
    """An article of the given paragraphs, one a line, with an optional title line before them and heading above them."""
    text, parts, spans = "", [], []
    kinds = [(PartKind.TITLE, title), (PartKind.HEADING, heading), *((PartKind.PARAGRAPH, one) for one in paragraphs)]
    for kind, words in kinds:
        if words is None:
            continue
        span = Span(len(text), len(text) + len(words))
        parts += [Part(kind, span), Part(PartKind.BLANK, Span(span.end, span.end + 1))]
        spans.append((kind, Passage(words, span)))
        text += words + "\n"
    named = dict(spans[:2])
    body = tuple(passage for kind, passage in spans if kind is PartKind.PARAGRAPH)
    section = Section(named.get(PartKind.HEADING), body, Span(body[0].span.start if body else 0, len(text)))
    title_span = named[PartKind.TITLE].span if title is not None else None
    return Article(text=text, parts=tuple(parts), title=Title(title or "", title_span), sections=(section,))
