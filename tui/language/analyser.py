"""Articles in, analyses out: morphemes, sentences, entities, facts, outline."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from tui.document.model import Article, PartKind, Passage
from tui.language.entities.consolidation import consolidate
from tui.language.entities.surnames import without_kept_back_name
from tui.language.entities.tagger import EntityTagger
from tui.language.facts.all import facts_of
from tui.language.model import ANALYSIS_VERSION, Analysis, Mention
from tui.language.morphemes import Morpheme
from tui.language.outline import generate_outline
from tui.language.sentence import AnnotatedArticle
from tui.language.sentences import passages, split_passage
from tui.language.tokeniser import Tokeniser

TOGETHER = 300
"""Sentences that the entity model gets at once, as far as there are so many: it needs half the time for each then."""


class _Pending(msgspec.Struct):
    """An article that is read and not yet divided into morphemes."""

    article: Article
    published: str | None
    parts: list[tuple[PartKind, Passage]]


class Analyser:
    """Holds Kiwi and the entity model; loading both takes seconds. Not safe to share between threads."""

    def __init__(self, workers: int = 2, tokeniser: Tokeniser | None = None) -> None:
        self._tokeniser = tokeniser or Tokeniser(workers)
        self._tagger = EntityTagger.load()

    def analyse(self, articles: Iterable[tuple[Article, str | None]]) -> Iterator[Analysis]:
        """One analysis for each pair of article and ISO date of publication (None: the article's own, if it has one), in order.

        Kiwi's workers run ahead over the next articles while the rest of the work is done here, and the entity model gets
        `TOGETHER` sentences at once, so `articles` is read ahead: a caller that waits for an answer before it sends the next
        article makes one call for each.
        """
        group: list[AnnotatedArticle] = []
        waiting = 0
        for one in self._divided(articles):
            group.append(one)
            waiting += len(one.sentences)
            if waiting >= TOGETHER:
                yield from self._analyses(group)
                group, waiting = [], 0
        yield from self._analyses(group)

    def _divided(self, articles: Iterable[tuple[Article, str | None]]) -> Iterator[AnnotatedArticle]:
        """The articles with their sentences and morphemes, in one stream over all."""
        pending: deque[_Pending] = deque()
        ready: deque[tuple[Morpheme, ...]] = deque()
        results = self._tokeniser.tokenise(_texts(articles, pending))
        while True:
            if not pending:
                ready.extend(islice(results, 1))
            if not pending:
                return
            first = pending.popleft()
            morphemes = [ready.popleft() if ready else next(results) for _ in first.parts]
            yield _sentences(first, morphemes)

    def _analyses(self, group: list[AnnotatedArticle]) -> Iterator[Analysis]:
        """The analyses of some articles, their entities found together."""
        sentences = [sentence for article in group for sentence in article.sentences]
        found = iter(self._tagger.tag([one.text for one in sentences], [one.morphemes for one in sentences]))
        for article in group:
            annotated = consolidate(article, list(islice(found, len(article.sentences))))
            yield Analysis(
                version=ANALYSIS_VERSION,
                published=annotated.published,
                mentions=tuple(_placed(annotated)),
                facts=facts_of(annotated),
                outline=generate_outline(annotated),
                sentences=tuple([one.span for one in annotated.sentences]),
            )


def _sentences(pending: _Pending, morphemes: list[tuple[Morpheme, ...]]) -> AnnotatedArticle:
    sentences = [
        sentence
        for number, ((kind, passage), own) in enumerate(zip(pending.parts, morphemes, strict=True))
        for sentence in split_passage(pending.article, kind, passage, number, own)
    ]
    published = pending.published or pending.article.published
    return AnnotatedArticle(pending.article, published, tuple(sentences))


def _texts(articles: Iterable[tuple[Article, str | None]], pending: deque[_Pending]) -> Iterator[str]:
    """The passages of all articles, one after the other; each article goes to `pending` before its first passage."""
    for article, published in articles:
        parts = list(passages(article))
        pending.append(_Pending(article, published, parts))
        for _kind, passage in parts:
            yield passage.text


def _placed(annotated: AnnotatedArticle) -> Iterator[Mention]:
    for sentence in annotated.sentences:
        for one in map(without_kept_back_name, sentence.mentions):
            yield Mention(sentence.place(one.span), one.text, one.type, one.name, round(one.confidence, 3))
