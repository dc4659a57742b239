"""A timeline: dated facts in the order of the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.document_layout.outline import OutlineEntry
from tui.app.drawing import flat
from tui.app.fact_groups import UNDATED, Grouping, group_facts
from tui.app.screens.chooser import Chooser, narrow
from tui.app.widgets.row_list import Row
from tui.document.model import Article
from tui.language.facts.wording import fact_line
from tui.language.model import AnyFact, Date
from tui.translation import translate

CELLS_OF_DATE = 22


def timeline_rows(facts: Sequence[AnyFact], article: Article) -> list[Row]:
    """A row for every date with the sentence that names it, and one for every other fact of that sentence."""
    rows: list[Row] = []
    nothing: Sequence[OutlineEntry] = ()
    for group in group_facts(facts, Grouping.TIME, nothing):
        if group.key == UNDATED:
            continue
        lead = f"{flat(group.key):<{CELLS_OF_DATE}}"
        for fact in group.facts:
            dated = isinstance(fact, Date)
            text = fact.sentence.of(article.text) if dated else fact_line(fact)
            rows.append(
                Row(
                    (group.key, fact),
                    flat(text),
                    "" if dated else "muted",
                    lead=lead if dated else " " * CELLS_OF_DATE,
                    lead_style="strong",
                    most=3,
                    payload=fact,
                )
            )
    return rows


def timeline(facts: Sequence[AnyFact], article: Article) -> Chooser:
    """The dialog; answers with the fact chosen."""
    rows = timeline_rows(facts, article)
    chooser = Chooser(
        translate("reader.timeline"),
        lambda words: narrow(rows, words),
        note=flat(article.published or translate("reader.no_date"))[:16],
        empty=translate("reader.no_dates"),
    )
    chooser.add_class("-wide", "-tall")
    return chooser
