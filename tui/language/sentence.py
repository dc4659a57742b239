"""An article made ready for the extractors: sentences with their morphemes and named entities."""

import msgspec

from tui.document.model import Article, PartKind
from tui.document.span import Span
from tui.language.model import Mention
from tui.language.morphemes import Morpheme


class Sentence(msgspec.Struct, frozen=True):
    """One sentence. Spans of `morphemes` and `mentions` count characters of `text`; `span` places it in the article.

    `part` says where it stands (title, subtitle, heading or paragraph), `passage` numbers the passages of the article from 0,
    so that sentences of one paragraph share a number. `offsets` is filled only where the stored text has escapes that `text`
    has not (a title in front matter): the place in the article of each character.
    """

    text: str
    span: Span
    part: PartKind
    passage: int
    morphemes: tuple[Morpheme, ...]
    mentions: tuple[Mention, ...] = ()
    offsets: tuple[int, ...] = ()

    def place(self, span: Span) -> Span:
        """Where a span of this sentence stands in the article."""
        if self.offsets:
            return Span(self.offsets[span.start], self.offsets[max(span.end - 1, span.start)] + 1)
        return span.shifted(self.span.start)


class AnnotatedArticle(msgspec.Struct, frozen=True):
    """What every extractor gets: the article, the date its dates are worked out from, and its sentences in order."""

    article: Article
    published: str | None
    sentences: tuple[Sentence, ...]
