"""The outline: the sections of the open article with what is in them; folding here and in the article is one state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from textual import events
from textual.binding import Binding
from textual.message import Message

from tui.app.document_layout.outline import NOISE_KEY, RELATED_KEY, OutlineEntry, outline_entries
from tui.app.drawing import chrome, flat
from tui.app.widgets.row_list import Row, RowList
from tui.document.model import Article
from tui.language.model import Analysis
from tui.translation import translate

TOP_KEY = -3


class OutlineList(RowList):
    """The headline block, each section, the related headlines and the noise, with counts of entities and facts."""

    BINDINGS = [
        Binding("enter", "choose", "keys.go_to_section", id="outline.open"),
        Binding("space,z", "fold('toggle')", "keys.fold", id="outline.fold"),
        Binding("right,l", "fold('open')", "keys.unfold", id="outline.unfold", show=False),
        Binding("left,h", "fold('close')", "keys.fold_close", id="outline.fold_close", show=False),
    ]

    class FoldAsked(Message):
        """Section `key` shall be folded (`close`), unfolded (`open`), or the other way (`toggle`)."""

        def __init__(self, key: int, how: str) -> None:
            super().__init__()
            self.key = key
            self.how = how

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty=translate("reader.no_outline"))
        self.entries: tuple[OutlineEntry, ...] = ()
        self._counts: dict[int, str] = {}
        self._article: Article | None = None
        self._folded: Collection[int] = ()
        self._current: int | None = None

    def set_article(self, article: Article | None, analysis: Analysis | None, folded: Collection[int]) -> None:
        """Show the sections of `article`, `folded` those whose keys it holds."""
        keep = article is self._article
        self._article, self._folded = article, folded
        self.entries = outline_entries(article, analysis) if article is not None else ()
        self._counts = count_inside(self.entries, analysis) if analysis is not None else {}
        self._show(keep)

    def set_folded(self, folded: Collection[int]) -> None:
        """The folded sections are others now."""
        self._folded = folded
        self._show(True)

    def set_position(self, position: int) -> None:
        """Mark the section of the character `position` as the one being read; the cursor follows while it is elsewhere."""
        key = section_at(self.entries, position)
        if key == self._current or self._article is None:
            return
        self._current = key
        self._show(True)
        if not self.has_focus:
            self.select(next((n for n, row in enumerate(self.rows) if row.key == key), 0))

    def _show(self, keep: bool) -> None:
        self.show(self._rows() if self._article is not None else (), keep=keep)

    def _rows(self) -> list[Row]:
        article = self._article
        rows = [self._row(TOP_KEY, translate("reader.headline_block"), own=False)]
        rows += [self._row(entry.key, flat(entry.text), own=not entry.generated) for entry in self.entries]
        if article is not None and article.related:
            rows.append(self._row(RELATED_KEY, translate("reader.related_headlines"), False, str(len(article.related))))
        if article is not None and article.noise:
            rows.append(self._row(NOISE_KEY, translate("reader.noise"), False, str(len(article.noise))))
        return rows

    def _row(self, key: int, text: str, own: bool, right: str | None = None) -> Row:
        signs = chrome()
        sign = " " if key == TOP_KEY else signs.folded if key in self._folded else signs.unfolded
        generated = not own and key >= 0
        here = key == self._current or (self._current is None and key == TOP_KEY)
        return Row(
            key,
            f"({text})" if generated else text,
            "generated" if generated else "strong" if own else "muted",
            lead=f"{'>' if here else ' '}{sign} ",
            lead_style="accent" if here else "muted",
            right=self._counts.get(key, "") if right is None else right,
            most=2,
            payload=key,
        )

    def row_styles(self):
        """The styles of all lists, and that of a heading which is not the article's own."""
        styles = super().row_styles()
        from rich.style import Style

        return styles | {"generated": styles["muted"] + Style(italic=True)}

    def action_fold(self, how: str) -> None:
        """Fold or unfold the section under the cursor."""
        if (row := self.current) is not None and row.key != TOP_KEY:
            self.post_message(self.FoldAsked(int(row.key), how))  # type: ignore[call-overload]

    def clicked(self, index: int, event: events.Click) -> None:
        """A click on the sign folds, elsewhere it goes there."""
        if event.x < 3:
            self.action_fold("toggle")
        else:
            self.action_choose()


def section_at(entries: Sequence[OutlineEntry], position: int) -> int | None:
    """The key of the section that holds the character `position`, None before the first."""
    found = None
    for entry in entries:
        if entry.span.start <= position:
            found = entry.key
    return found


def count_inside(entries: Sequence[OutlineEntry], analysis: Analysis) -> dict[int, str]:
    """`entities/facts` for every section key: how many different entities and how many facts are in it."""
    starts = sorted({mention.span.start: mention.name for mention in analysis.mentions}.items())
    places = [start for start, _ in starts]
    facts = sorted(fact.sentence.start for fact in analysis.facts)
    counts = {}
    for entry in entries:
        inside = starts[bisect_left(places, entry.span.start) : bisect_left(places, entry.span.end)]
        number = bisect_left(facts, entry.span.end) - bisect_left(facts, entry.span.start)
        counts[entry.key] = f"{len({name for _, name in inside})}/{number}"
    return counts
