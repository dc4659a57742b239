"""Articles in, analyses out: morphemes, sentences, entities, facts, outline."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from tui.document.model import Article, PartKind, Passage
from tui.language.entities.consolidation import consolidate
from tui.language.entities.tagger import EntityTagger
from tui.language.facts.all import facts_of
from tui.language.model import ANALYSIS_VERSION, Analysis, Mention
from tui.language.morphemes import Morpheme, Tokeniser
from tui.language.sentence import AnnotatedArticle, Sentence
from tui.language.sentences import passages, split_passage

_Pending = tuple[Article, str | None, list[tuple[PartKind, Passage]]]


class Analyser:
    """Holds Kiwi and the entity model; loading both takes seconds. Not safe to share between threads."""

    def __init__(self, workers: int = 2, tokeniser: Tokeniser | None = None) -> None:
        self._tokeniser = tokeniser or Tokeniser(workers)
        self._tagger = EntityTagger.load()

    def analyse(self, articles: Iterable[tuple[Article, str | None]]) -> Iterator[Analysis]:
        """One analysis for each pair of article and ISO date of publication (None: the article's own, if it has one), in order.

        Kiwi's workers run ahead over the next articles while the rest of the work is done here, so `articles` is read ahead
        by some 40 passages: a caller that waits for an answer before it sends the next article makes one call for each.
        """
        pending: deque[_Pending] = deque()
        ready: deque[tuple[Morpheme, ...]] = deque()
        results = self._tokeniser.tokenise(_texts(articles, pending))
        while True:
            if not pending:
                ready.extend(islice(results, 1))
            if not pending:
                return
            article, published, parts = pending.popleft()
            morphemes = [ready.popleft() if ready else next(results) for _ in parts]
            yield self._analysis(article, published, parts, morphemes)

    def _analysis(
        self,
        article: Article,
        published: str | None,
        parts: list[tuple[PartKind, Passage]],
        morphemes: list[tuple[Morpheme, ...]],
    ) -> Analysis:
        sentences: list[Sentence] = []
        for number, ((kind, passage), own) in enumerate(zip(parts, morphemes, strict=True)):
            sentences.extend(split_passage(article, kind, passage, number, own))
        mentions = self._tagger.tag([one.text for one in sentences], [one.morphemes for one in sentences])
        annotated = consolidate(AnnotatedArticle(article, published or article.published, tuple(sentences)), mentions)
        return Analysis(
            version=ANALYSIS_VERSION,
            published=annotated.published,
            mentions=tuple(_placed(annotated)),
            facts=facts_of(annotated),
            sentences=tuple([one.span for one in sentences]),
        )


def _texts(articles: Iterable[tuple[Article, str | None]], pending: deque[_Pending]) -> Iterator[str]:
    """The passages of all articles, one after the other; each article goes to `pending` before its first passage."""
    for article, published in articles:
        parts = list(passages(article))
        pending.append((article, published, parts))
        for _kind, passage in parts:
            yield passage.text


def _placed(annotated: AnnotatedArticle) -> Iterator[Mention]:
    for sentence in annotated.sentences:
        for one in sentence.mentions:
            yield Mention(sentence.place(one.span), one.text, one.type, one.name, one.confidence)
