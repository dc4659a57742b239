"""Annotated articles from marked sentences, so that extractors are tested without the entity model."""

import re

from tests.support.articles import article_of
from tui.document.span import Span
from tui.language.entities.consolidation import consolidate
from tui.language.model import EntityType, Mention
from tui.language.sentence import AnnotatedArticle
from tui.language.sentences import passages, split_passage

_MARKED = re.compile(r"\{([^{}|]+)\|([A-Z]{2})\}")


def annotated(tokeniser, *paragraphs: str, title: str | None = None, published: str | None = None) -> AnnotatedArticle:
    """The article of the given paragraphs, in which `{한수민|PS}` marks the mention of an entity; names consolidated."""
    plain = [_MARKED.sub(r"\1", one) for one in paragraphs]
    article = article_of(*plain, title=_MARKED.sub(r"\1", title) if title else None)
    marked = ([title] if title else []) + list(paragraphs)
    places = _places(marked, [passage.span.start for _, passage in passages(article)])
    parts = list(passages(article))
    morphemes = tokeniser.tokenise([passage.text for _, passage in parts])
    sentences = [
        sentence
        for number, ((kind, passage), own) in enumerate(zip(parts, morphemes, strict=True))
        for sentence in split_passage(article, kind, passage, number, own)
    ]
    mentions = [
        [
            Mention(span.shifted(-sentence.span.start), span.of(article.text), kind, span.of(article.text), 0.95)
            for span, kind in places
            if sentence.span.contains(span)
        ]
        for sentence in sentences
    ]
    return consolidate(AnnotatedArticle(article, published, tuple(sentences)), mentions)


def _places(marked: list[str], starts: list[int]) -> list[tuple[Span, EntityType]]:
    places = []
    for text, start in zip(marked, starts, strict=True):
        shift = 0
        for found in _MARKED.finditer(text):
            at = start + found.start() - shift
            places.append((Span(at, at + len(found[1])), EntityType(found[2])))
            shift += len(found[0]) - len(found[1])
    return places
