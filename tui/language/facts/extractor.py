"""The one shape of all fact extractors."""

from collections.abc import Iterable
from typing import Protocol

from tui.language.model import AnyFact
from tui.language.sentence import AnnotatedArticle


class Extractor(Protocol):
    """A pure function from an annotated article to facts of one kind, in the order of the text, spans in the article."""

    def __call__(self, annotated: AnnotatedArticle, /) -> Iterable[AnyFact]:
        """The facts that `annotated` states."""
        ...
