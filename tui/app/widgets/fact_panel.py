"""The side panel: facts in groups, related headlines, related articles, and the notes on this article."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.message import Message

from tui.app.drawing import chrome, flat
from tui.app.fact_groups import FactGroup, Grouping, kind_of
from tui.app.widgets.row_list import Row, RowList
from tui.language.model import AnyFact
from tui.library.model import ArticleRow, Highlight, RelatedLink
from tui.translation import translate

DOUBTFUL = 0.5


class RelatedArticle(NamedTuple):
    """A stored article that shares names with the open one; `shared` says which (raw text of articles)."""

    row: ArticleRow
    shared: str


class Contents(NamedTuple):
    """What the panel shows."""

    groups: Sequence[FactGroup] = ()
    links: Sequence[RelatedLink] = ()
    articles: Sequence[RelatedArticle] = ()
    notes: Sequence[Highlight] = ()
    state: str = ""
    """Why there are no facts (yet), in the user's language."""


class FactPanel(RowList):
    """Groups that fold; entries that can be marked, gone to, copied and (facts) dismissed."""

    BINDINGS = [
        Binding("enter", "choose", "keys.go_to_sentence", id="panel.open"),
        Binding("space", "mark", "keys.mark", id="panel.mark"),
        Binding("asterisk", "mark_all", "keys.mark_all", id="panel.mark_all", show=False),
        Binding("c,y", "copy", "keys.copy", id="panel.copy"),
        Binding("f", "copy_as", "keys.copy_as", id="panel.copy_as"),
        Binding("o", "group", "keys.group", id="panel.group"),
        Binding("delete,ctrl+x", "dismiss", "keys.dismiss", id="panel.dismiss", show=False),
        Binding("w", "browse", "keys.browse", id="panel.browse", show=False),
        Binding("right,l", "fold(False)", "keys.unfold", id="panel.unfold", show=False),
        Binding("left,h", "fold(True)", "keys.fold_close", id="panel.fold", show=False),
    ]

    class Rested(Message):
        """The cursor rests on `payload`: a fact, a related headline, a related article, a note or None for a heading."""

        def __init__(self, payload: object) -> None:
            super().__init__()
            self.payload = payload

    class Asked(Message):
        """`what` (`go`, `copy`, `copy_as`, `dismiss`, `browse`, `group`) was asked for these entries."""

        def __init__(self, what: str, entries: tuple[object, ...]) -> None:
            super().__init__()
            self.what = what
            self.entries = entries

    def __init__(self, fact_line: Callable[[AnyFact], str], *, id: str | None = None) -> None:
        super().__init__(id=id, empty=translate("reader.panel_empty"))
        self.grouping = Grouping.KIND
        self.marked: set[AnyFact] = set()
        self._contents = Contents()
        self._folded: set[Hashable] = set()
        self._fact_line = fact_line

    def set_contents(self, contents: Contents, *, keep: bool) -> None:
        """Show `contents`; `keep` where it is still the same article: cursor and marks stay."""
        first_facts = bool(contents.groups) and not self._contents.groups
        self._contents = contents
        if not keep:
            self.marked.clear()
        present = {fact for group in contents.groups for fact in group.facts}
        self.marked &= present
        keep = keep and not first_facts
        self.show(self._rows(), keep=keep)
        if not keep and len(self.rows) > 1:
            self.select(0)

    @property
    def facts(self) -> list[AnyFact]:
        """All facts shown, each once, in their order here."""
        return list(dict.fromkeys(fact for group in self._contents.groups for fact in group.facts))

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        contents = self._contents
        if contents.state:
            rows.append(Row("state", contents.state, "muted", most=4, stop=False))
        for group in contents.groups:
            key = (self.grouping, group.key)
            rows.append(self._heading(key, group.title, len(group.facts), group.facts))
            if key not in self._folded:
                rows += [self._fact_row(key, fact) for fact in group.facts]
        stored = sum(link.article_id is not None for link in contents.links)
        title = translate("reader.related_stored", stored=stored)
        rows += self._section("links", title, contents.links, _link_row)
        rows += self._section("articles", translate("reader.related_articles"), contents.articles, _article_row)
        rows += self._section("notes", translate("reader.notes"), contents.notes, _note_row)
        return rows

    def _section(self, key: str, title: str, entries: Sequence, row: Callable[[object], Row]) -> list[Row]:
        if not entries:
            return []
        rows = [self._heading(key, title, len(entries), tuple(entries))]
        return rows if key in self._folded else rows + [row(entry) for entry in entries]

    def _heading(self, key: Hashable, title: str, count: int, entries: tuple) -> Row:
        sign = chrome().folded if key in self._folded else chrome().unfolded
        return Row(("group", key), title, "group", f"{sign} ", "muted", right=str(count), payload=entries, group=True)

    def _fact_row(self, group: Hashable, fact: AnyFact) -> Row:
        marked = fact in self.marked
        right = translate(f"reader.kind_short_{kind_of(fact)}") if self.grouping is not Grouping.KIND else ""
        if fact.confidence < DOUBTFUL:
            right = f"{right} ?".strip()
        return Row(
            (group, fact),
            flat(self._fact_line(fact)),
            "mark" if marked else "",
            lead="  x " if marked else "    ",
            lead_style="mark",
            right=right,
            most=5,
            payload=fact,
        )

    # Actions

    @property
    def _entries(self) -> tuple[object, ...]:
        """The marked facts, else what is under the cursor: one entry, or a whole group."""
        if self.marked:
            return tuple(fact for fact in self.facts if fact in self.marked)
        return self._under_cursor

    @property
    def _under_cursor(self) -> tuple[object, ...]:
        row = self.current
        if row is None:
            return ()
        return row.payload if row.group else (row.payload,)  # type: ignore[return-value]

    def action_choose(self) -> None:
        """Go to what is under the cursor; a heading folds."""
        row = self.current
        if row is not None and row.group:
            self._fold(row, None)
        elif row is not None:
            self.post_message(self.Asked("go", (row.payload,)))

    def action_fold(self, folded: bool) -> None:
        """Fold or unfold the group that the cursor is in."""
        index = self.cursor
        while index > 0 and not self.rows[index].group:
            index -= 1
        if self.can_stop(index) and self.rows[index].group:
            self._fold(self.rows[index], folded)

    def _fold(self, row: Row, folded: bool | None) -> None:
        key = row.key[1]  # type: ignore[index]
        if folded is None:
            folded = key not in self._folded
        (self._folded.add if folded else self._folded.discard)(key)
        rows = self._rows()
        self.show(rows)
        self.select(next((number for number, one in enumerate(rows) if one.key == row.key), 0))

    def action_mark(self) -> None:
        """Mark the fact under the cursor, or all of a group, and go on to the next."""
        facts = {entry for entry in self._under_cursor if entry in set(self.facts)}
        self.marked = self.marked - facts if facts <= self.marked else self.marked | facts  # type: ignore[operator]
        self.show(self._rows())
        if len(facts) == 1:
            self.action_move(1)

    def action_mark_all(self) -> None:
        """Mark all facts, or none where all are marked."""
        facts = set(self.facts)
        self.marked = set() if self.marked == facts else facts
        self.show(self._rows())

    def action_copy(self) -> None:
        """Copy the marked facts, or what is under the cursor."""
        self._ask("copy", self._entries)

    def action_copy_as(self) -> None:
        """Ask what to copy, and in which format."""
        self._ask("copy_as", self._entries)

    def action_dismiss(self) -> None:
        """Dismiss the marked facts, or the one under the cursor."""
        facts = set(self.facts)
        self._ask("dismiss", tuple(entry for entry in self._entries if entry in facts))

    def action_browse(self) -> None:
        """Search for what is under the cursor in the browser."""
        if (row := self.current) is not None and not row.group:
            self._ask("browse", (row.payload,))

    def action_group(self) -> None:
        """Group the facts another way."""
        order = list(Grouping)
        self.grouping = order[(order.index(self.grouping) + 1) % len(order)]
        self.post_message(self.Asked("group", ()))

    def _ask(self, what: str, entries: tuple[object, ...]) -> None:
        if entries:
            self.post_message(self.Asked(what, entries))

    # Events

    def watch_cursor(self, old: int, new: int) -> None:
        """Say what the cursor rests on."""
        super().watch_cursor(old, new)
        self._rest()

    def on_focus(self) -> None:
        """Coming back to the panel shows its sentence again."""
        super().on_focus()
        self._rest()

    def _rest(self) -> None:
        row = self.current
        if self.has_focus:
            self.post_message(self.Rested(None if row is None or row.group else row.payload))

    def clicked(self, index: int, event: events.Click) -> None:
        """A click in the margin marks, elsewhere it goes there; on a heading it folds."""
        if event.x < 3 and not self.rows[index].group:
            self.action_mark()
        else:
            self.action_choose()


def _link_row(link: object) -> Row:
    """A headline that leads to a stored article is marked; the others are muted."""
    assert isinstance(link, RelatedLink)
    stored = link.article_id is not None
    note = translate("reader.close_match") if stored and link.close else ""
    lead, style = (f"  {chrome().bullet} ", "") if stored else ("    ", "muted")
    return Row(("link", link.span), flat(link.headline), style, lead, "accent", most=4, payload=link, detail=note)


def _article_row(article: object) -> Row:
    assert isinstance(article, RelatedArticle)
    return Row(
        ("article", article.row.id),
        flat(article.row.title),
        "",
        "    ",
        most=3,
        payload=article,
        detail=flat(article.shared),
    )


def _note_row(note: object) -> Row:
    assert isinstance(note, Highlight)
    return Row(("note", note.id), flat(note.quoted), "", "    ", most=3, payload=note, detail=flat(note.note))
