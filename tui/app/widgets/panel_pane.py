"""The side panel's pane: fills the panel, and does what is asked there: copying, dismissing, grouping."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.message import Message

from tui.app.copying import Format, as_text
from tui.app.document_layout.outline import outline_entries
from tui.app.fact_groups import group_facts
from tui.app.layout import PANEL
from tui.app.open_article import OpenArticle, fact_key
from tui.app.widgets.fact_panel import Contents, FactPanel, RelatedArticle
from tui.app.widgets.pane import Pane
from tui.language.facts.wording import fact_line
from tui.language.model import AnyFact, Date, Fact
from tui.translation import translate


class PanelPane(Pane):
    """The facts and related headlines of an `OpenArticle`."""

    class CopyAsked(Message):
        """`text` (raw, of `count` entries) shall go to the clipboard."""

        def __init__(self, text: str, count: int) -> None:
            super().__init__()
            self.text = text
            self.count = count

    class Dismissed(Message):
        """Facts of the open article were dismissed."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self) -> None:
        self.panel = FactPanel(fact_line, id="facts")
        super().__init__(self.panel, id=PANEL)
        self.open: OpenArticle | None = None
        self.format = Format.TEXT
        self.related: Sequence[RelatedArticle] = ()

    def on_mount(self) -> None:
        """Nothing is open yet."""
        self.fill(keep=False)

    def show(self, opened: OpenArticle) -> None:
        """Show what is known of another article."""
        self.open = opened
        self.related = ()
        self.fill(keep=False)

    def fill(self, *, keep: bool = True, state: str | None = None) -> None:
        """Fill the panel anew; `state` says why there are no facts, where that is not the usual reason."""
        opened = self.open
        if opened is None:
            self.panel.set_contents(Contents(), keep=False)
            self._show_title(0)
            return
        facts = opened.facts
        if state is None:
            state = translate("reader.analysing") if opened.analysis is None else ""
            state = state or ("" if facts else translate("reader.no_facts"))
            if opened.article.published is None and any(isinstance(fact, Date) for fact in facts):
                state = translate("reader.undated")
        entries = outline_entries(opened.article, opened.analysis)
        groups = group_facts(facts, self.panel.grouping, entries)
        self.panel.set_contents(Contents(groups, opened.links, self.related, opened.highlights, state), keep=keep)
        self._show_title(len(facts))

    def show_related(self, related: Sequence[RelatedArticle]) -> None:
        """Related articles of the library are known now."""
        self.related = related
        self.fill()

    def _show_title(self, count: int) -> None:
        number = f" {count}" if count else ""
        marked = len(self.panel.marked)
        note = translate("reader.marked", count=marked) if marked else translate(f"reader.group_{self.panel.grouping}")
        self.title_bar.show(translate("reader.pane_panel") + number, note)

    @on(FactPanel.Highlighted)
    def _highlighted(self) -> None:
        self._show_title(len(self.open.facts) if self.open else 0)

    @on(FactPanel.Asked)
    def _asked(self, event: FactPanel.Asked) -> None:
        match event.what:
            case "copy":
                self.copy(event.entries, self.format)
            case "copy_as":
                self.ask_format(event.entries)
            case "dismiss":
                self.dismiss_facts([entry for entry in event.entries if isinstance(entry, Fact)])
            case "group":
                self.fill()
            case _:
                return
        event.stop()

    def copy(self, entries: Sequence[object], format_: Format) -> None:
        """Copy entries of the panel; the format is the one for the next copies too."""
        if self.open is None or not entries:
            return
        self.format = format_
        self.post_message(self.CopyAsked(as_text(entries, self.open.article, format_), len(entries)))

    def ask_format(self, entries: Sequence[object]) -> None:
        """Ask what to copy and in which format."""
        from tui.app.screens.chooser import Chooser
        from tui.app.widgets.row_list import Row

        every = tuple(self.panel.facts)
        scopes = [("these", tuple(entries)), ("all", every)] if tuple(entries) != every else [("all", every)]
        rows = [
            Row(
                (scope, format_),
                translate(f"reader.copy_{scope}", count=len(chosen)) + " " + translate(f"reader.format_{format_}"),
                payload=(chosen, format_),
            )
            for scope, chosen in scopes
            if chosen
            for format_ in Format
        ]

        def answered(answer: object) -> None:
            if answer is not None:
                self.copy(*answer)  # type: ignore[misc]

        self.app.push_screen(Chooser(translate("reader.copy_title"), rows, typing=False), answered)

    def dismiss_facts(self, facts: Sequence[AnyFact]) -> None:
        """Dismiss facts as wrong; they stay away in later analyses too."""
        if self.open is None or not facts:
            return
        for fact in facts:
            self.open.library.set_dismissed(self.open.id, fact_key(fact))
        self.open.reload_own()
        self.panel.marked -= set(facts)
        self.fill()
        self.post_message(self.Dismissed(len(facts)))
