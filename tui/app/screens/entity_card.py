"""The card of an entity: its names, mentions and facts in the open article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from textual import on
from textual.app import ComposeResult

from tui.app.drawing import flat
from tui.app.fact_groups import names_in
from tui.app.open_article import OpenArticle
from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Row, RowList
from tui.document.model import Article
from tui.document.span import Span
from tui.language.facts.wording import fact_line
from tui.language.model import Analysis, AnyFact, Mention
from tui.translation import translate

CONTEXT = 24
EVERYWHERE = "everywhere"


def facts_about(analysis: Analysis, facts: Sequence[AnyFact], names: set[str]) -> list[AnyFact]:
    """The facts that are about one of `names`, or have a part that is one of its mentions."""
    spans = {mention.span for mention in analysis.mentions if mention.name in names}
    return [
        fact
        for fact in facts
        if names & set(names_in(fact)) or any(argument.span in spans for argument in fact.arguments)
    ]


def context_of(article: Article, span: Span) -> tuple[str, str, str]:
    """The words before, of and after a mention in its passage, clean and on one line."""
    title = [article.title.span] if article.title.span is not None else []
    part = next((part for part in (*title, *(part.span for part in article.parts)) if part.contains(span)), span)
    text = article.text
    before = flat(text[max(part.start, span.start - CONTEXT) : span.start])
    return before, flat(span.of(text)), flat(text[span.end : min(part.end, span.end + CONTEXT)])


class Correct(StrEnum):
    """What can be said against an entity."""

    TYPE = "type"
    NONE = "none"
    SAME = "same"
    TAKE_BACK = "take_back"


class EntityCard(Dialog[object]):
    """Answers with a fact or a span to go to, with a `Correct`, or with `EVERYWHERE`: its page across articles."""

    def __init__(self, opened: OpenArticle, mention: Mention) -> None:
        kind = translate(f"reader.type_{mention.type.value}")
        super().__init__(flat(mention.name), kind)
        self.add_class("-wide")
        self._open = opened
        self._mention = mention

    def parts(self) -> ComposeResult:
        """The list."""
        yield RowList()

    def on_mount(self) -> None:
        """Fill the list; the cursor begins at the first thing to go to."""
        self.query_one(RowList).show(self._rows(), keep=False)

    def _rows(self) -> list[Row]:
        analysis = self._open.analysis
        if analysis is None:
            return []
        mentions = [mention for mention in analysis.mentions if mention.name == self._mention.name]
        rows = [self._names_row(mentions), self._confidence_row(mentions)]
        rows.append(Row(EVERYWHERE, translate("reader.card_everywhere"), "accent", payload=EVERYWHERE))
        facts = facts_about(analysis, self._open.facts, {self._mention.name, *(one.text for one in mentions)})
        if facts:
            rows.append(_heading("facts", len(facts)))
            rows += [Row(("fact", fact), flat(fact_line(fact)), lead="    ", most=4, payload=fact) for fact in facts]
        rows.append(_heading("mentions", len(mentions)))
        for mention in mentions:
            before, words, after = context_of(self._open.article, mention.span)
            rows.append(Row(mention.span, f"{before}{words}{after}", lead="    ", most=2, payload=mention.span))
        rows.append(Row(("group", "correct"), translate("reader.card_correct"), "group", group=True, stop=False))
        rows += [Row(answer, translate(f"reader.correct_{answer}"), lead="    ", payload=answer) for answer in Correct]
        return rows

    def _names_row(self, mentions: Sequence[Mention]) -> Row:
        names = Counter(mention.text for mention in mentions)
        listed = ", ".join(f"{flat(name)} ({count})" for name, count in names.most_common())
        return Row("names", translate("reader.card_names", names=listed), most=6, stop=False)

    def _confidence_row(self, mentions: Sequence[Mention]) -> Row:
        mean = sum(mention.confidence for mention in mentions) / max(len(mentions), 1)
        return Row("confidence", translate("reader.card_confidence", percent=round(100 * mean)), "muted", stop=False)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row = self.query_one(RowList).current
        if row is not None and row.payload is not None:
            self.dismiss(row.payload)


def _heading(what: str, count: int) -> Row:
    return Row(("group", what), translate(f"reader.card_{what}"), "group", right=str(count), group=True, stop=False)
