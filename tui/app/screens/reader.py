"""The reader's screen: what can be done with an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.geometry import Offset

from tui.app.drawing import flat
from tui.app.layout import ARTICLE, LIST, PANEL, PANES
from tui.app.screens.across_actions import AcrossActions
from tui.app.widgets.list_pane import ListPane
from tui.document.span import Span
from tui.language.model import EntityType, Mention
from tui.library.errors import LibraryError
from tui.library.model import ArticleRow, Changes, Correction, Highlight, UserChange
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.jump import Target
    from tui.app.screens.note import Note
    from tui.app.widgets.document_view import DocumentView


class ReaderScreen(AcrossActions):
    """The screen that is always there. Stars, tags, dates, corrections, notes; and what the background reports."""

    BINDINGS = [
        Binding("s", "star", "keys.star", id="reader.star", show=False),
        Binding("r", "toggle_read", "keys.read", id="reader.read", show=False),
        Binding("t", "tags", "keys.tags", id="reader.tags", show=False),
        Binding("d", "date", "keys.date", id="reader.date", show=False),
        Binding("i", "legend", "keys.legend", id="reader.legend", show=False),
        Binding("m", "note", "keys.note", id="reader.note", show=False),
        Binding("f5", "notes", "keys.notes", id="reader.notes", show=False),
        Binding("v", "timeline", "keys.timeline", id="reader.timeline", show=False),
        Binding("e", "export", "keys.export", id="reader.export", show=False),
        Binding("ctrl+e", "edit", "keys.edit", id="reader.edit", show=False),
        Binding("f12", "names", "keys.names", id="reader.names", show=False),
        Binding("a,insert", "add", "keys.add", id="reader.add", show=False),
        Binding("u,ctrl+z", "undo", "keys.undo", id="reader.undo", show=False),
        Binding("ctrl+y", "redo", "keys.redo", id="reader.redo", show=False),
    ]

    # What the background reports

    def library_changed(self, changes: Changes) -> None:
        """Files were added, changed or removed: the list follows, the open article keeps its place."""
        self.list_pane.files_changed()
        opened = self.open
        if opened is None:
            return
        if changes.added:
            self.say(translate("reader.arrived", count=len(changes.added)))
        if opened.id in changes.removed:
            self.history.forget(opened.id)
            self.say(translate("reader.open_removed"), error=True)
        elif opened.id in changes.changed:
            self._reopen(opened.id)

    def _reopen(self, article_id: int) -> None:
        self.keep_place()
        if self.article_pane.reload():
            self.show_parts()
            self.app.article_opened(self.open)

    def analysed(self, article_id: int) -> None:
        """The analysis of an article was stored."""
        opened = self.open
        if opened is not None and opened.id == article_id and opened.pending:
            opened.load_analysis()
            self.analysis_arrived(opened)

    def ids_on_screen(self) -> list[int]:
        """Articles to analyse first: the open one and those listed around the cursor."""
        first = [self.open.id] if self.open is not None else []
        return first + self.list_pane.articles.ids_in_sight()

    def language_changed(self) -> None:
        """Everything is said in another language from now on."""
        self.name_panes()
        self.list_pane.reload()
        self.list_pane.count_folders()
        if self.open is not None:
            self.article_pane.redraw_chrome()
            self.show_parts()
        else:
            self.article_pane.show_title()
            self.panel_pane.fill()
        self._show_keys()

    @on(ListPane.SamplesWanted)
    def _samples_wanted(self) -> None:
        self.app.run_worker(self.app.take_samples(), group="samples", exit_on_error=False)

    # The article meant: the one under the cursor in the list, else the open one

    @property
    def meant(self) -> ArticleRow | None:
        """The article that an action is about."""
        if self.focused_pane == LIST:
            return self.list_pane.current
        rows = self.library.rows([self.open.id]) if self.open is not None else []
        return rows[0] if rows else None

    def _readable(self) -> ArticleRow | None:
        """The article meant, if anything can be kept about it; else the reason is said."""
        row = self.meant
        if row is not None and row.unreadable:
            self.say(translate("reader.unreadable", reason=flat(row.unreadable)), error=True)
            return None
        return row

    def _change(self, work: Callable[[], object], message: str) -> None:
        """Do `work`, which changes the user's data, and show what came of it."""
        try:
            work()
        except (LibraryError, ValueError) as error:
            self.say(flat(str(error)), error=True)
            return
        self.after_change()
        if message:
            self.say(message)

    def after_change(self) -> None:
        """The user's data have changed: show them anew."""
        self.list_pane.articles.refresh_rows()
        self.list_pane.count_folders()
        if self.open is not None:
            self.open.reload_own()
            self.article_pane.document.highlights = self.open.marks
            self.panel_pane.fill()

    def action_star(self) -> None:
        """Star the article, or take the star away."""
        if (row := self._readable()) is not None:
            said = translate("reader.unstarred" if row.starred else "reader.starred")
            self._change(lambda: self.library.set_starred([row.id], not row.starred), said)

    def action_toggle_read(self) -> None:
        """Mark the article as read or unread."""
        if (row := self._readable()) is not None:
            said = translate("reader.marked_unread" if row.read else "reader.marked_read")
            self._change(lambda: self.library.set_read([row.id], not row.read), said)

    def action_tags(self) -> None:
        """Ask for the article's tags."""
        from tui.app.screens.prompt import Prompt

        row = self._readable()
        if row is None:
            return
        used = ", ".join(f"{flat(tag)} {count}" for tag, count in list(self.library.all_tags().items())[:30])

        def answered(text: str | None) -> None:
            if text is not None:
                self._change(lambda: self.library.set_tags(row.id, text.replace("#", " ").split(",")), "")

        self.app.push_screen(
            Prompt(
                translate("reader.tags_title"),
                value=", ".join(map(flat, self.library.tags(row.id))),
                note=translate("reader.tags_note", used=used or translate("reader.none_yet")),
            ),
            answered,
        )

    def action_date(self) -> None:
        """Ask for the article's date of publication; its relative dates are worked out anew."""
        from tui.app.screens.date_prompt import date_prompt, iso_date

        row = self._readable()
        if row is None:
            return

        def answered(text: str | None) -> None:
            if text is None:
                return
            self._change(lambda: self.library.set_published(row.id, iso_date(text)), translate("reader.date_set"))
            if self.open is not None and self.open.id == row.id:
                self._reopen(row.id)
            self.app.background.wake()

        self.app.push_screen(date_prompt(row), answered)

    def action_undo(self) -> None:
        """Take back the latest change of the user's data."""
        self._undone(self.library.undo, "reader.undone", "reader.nothing_to_undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._undone(self.library.redo, "reader.redone", "reader.nothing_to_redo")

    def _undone(self, step: Callable[[], UserChange | None], said: str, nothing: str) -> None:
        try:
            change = step()
        except LibraryError as error:
            self.say(flat(str(error)), error=True)
            return
        if change is None:
            self.say(translate(nothing))
            return
        kind = translate(f"reader.change_{change.kind}")
        self.after_change()
        if change.kind == "correction":
            self.analyses_corrected()
        elif change.kind == "published" and self.open is not None:
            self._reopen(self.open.id)
        self.say(translate(said, what=kind, title=flat(change.title)))

    # Entities

    def on_document_view_entity_activated(self, event: DocumentView.EntityActivated) -> None:
        """Show the card of the entity."""
        self.show_entity(event.mention)

    def show_entity(self, mention: Mention) -> None:
        """Show the card of an entity; what is chosen there is gone to."""
        from tui.app.screens.correction import correct
        from tui.app.screens.entity_card import EVERYWHERE, Correct, EntityCard
        from tui.app.screens.names import show_page

        if self.open is None:
            return

        def answered(answer: object) -> None:
            if isinstance(answer, Correct):
                correct(self, mention, answer)
            elif answer == EVERYWHERE:
                show_page(self, mention.type.value, mention.name)
            elif answer is not None:
                self.go_to(answer)

        self.app.push_screen(EntityCard(self.open, mention), answered)

    def action_names(self) -> None:
        """Show the names of all articles; the one chosen gets its page."""
        from tui.app.screens.names import choose_name

        choose_name(self)

    def corrected(self, correction: Correction) -> None:
        """Keep what the user says of a name, here and in all articles."""
        self._change(lambda: self.library.correct(correction), translate("reader.corrected"))
        self.analyses_corrected()

    def analyses_corrected(self) -> None:
        """Corrections are others now: show the open article's entities anew."""
        opened = self.open
        if opened is not None:
            opened.load_analysis()
            self.analysis_arrived(opened)

    def action_legend(self) -> None:
        """Show the types of entities, to switch them off and on."""
        from tui.app.screens.legend import Legend

        document = self.article_pane.document

        def changed(hidden: Sequence[EntityType]) -> None:
            document.hidden_types = frozenset(hidden)

        counts = self.open.type_counts if self.open is not None else {}
        self.app.push_screen(Legend(document.hidden_types, counts, document.palette.entities, changed))

    # Highlights, notes, timeline

    def action_note(self) -> None:
        """Mark what is selected, else the sentence under the cursor; a mark that is there can be changed."""
        from tui.app.screens.note import NoteDialog

        opened = self.open
        span = self.article_pane.passage()
        if opened is None or span is None:
            self.say(translate("reader.nothing_to_mark"))
            return
        mark = next((one for one in opened.highlights if one.span is not None and one.span.overlaps(span)), None)
        dialog = NoteDialog(
            mark.quoted if mark else span.of(opened.article.text),
            mark.colour if mark else None,
            mark.note if mark else "",
        )
        self.app.push_screen(dialog, lambda note: self._keep_note(opened.id, span, mark, note))

    def _keep_note(self, article_id: int, span: Span, mark: Highlight | None, note: Note | None) -> None:
        library = self.library
        if note is None:
            return
        if note.colour is None:
            if mark is not None:
                self._change(lambda: library.remove_highlight(mark.id), translate("reader.note_removed"))
        elif mark is not None:
            self._change(
                lambda: library.change_highlight(mark.id, colour=note.colour, note=note.text),
                translate("reader.note_kept"),
            )
        else:
            colour = note.colour
            self._change(
                lambda: library.add_highlight(article_id, span, colour, note.text), translate("reader.note_kept")
            )

    def action_notes(self) -> None:
        """Show the highlights and notes of all articles; the one chosen is gone to."""
        from tui.app.screens.notes import notes_dialog

        def answered(mark: object) -> None:
            if not isinstance(mark, Highlight):
                return
            if mark.span is None or mark.article_id is None:
                self.say(translate("reader.passage_gone"), error=True)
            elif self.open is not None and self.open.id == mark.article_id:
                self.go_to(mark)
            elif self.open_article(mark.article_id):
                self.article_pane.go_to(mark.span)

        self.app.push_screen(notes_dialog(self.library), answered)

    def action_timeline(self) -> None:
        """Show the dated facts of the article in the order of the calendar."""
        from tui.app.screens.timeline import timeline

        if self.open is not None:
            dialog = timeline(self.open.facts, self.open.article)
            self.app.push_screen(dialog, lambda fact: self.go_to(fact) if fact is not None else None)

    # Bringing articles in

    def action_add(self) -> None:
        """Ask for articles to add; the one chosen among them is opened."""
        from tui.app.folders import data_folder
        from tui.app.screens.add import AddDialog

        folder = next((root for root in self.library.roots if root.is_dir()), data_folder() / "articles")
        self.app.push_screen(AddDialog(folder), self.app.added)

    def action_export(self) -> None:
        """Ask what to export, how and where to."""
        from tui.app.screens.export import ask_export

        row, source = self.meant, self.list_pane.articles.source
        ask_export(self, [row.id] if row else [], source.ids, source.count())

    def action_edit(self) -> None:
        """Open the article's file in the user's editor; the folder's watcher sees what changed."""
        from tui.settings.editor import edit_file

        if (row := self.meant) is None:
            return
        try:
            with self.app.suspend():
                edit_file(Path(row.path))
        except (OSError, ValueError, SuspendNotSupported) as error:
            self.say(translate("reader.no_editor", reason=flat(str(error))), error=True)
        self.app.refresh()

    # Jumping

    def jump_targets(self) -> list[Target]:
        """Every pane, then every section that the outline shows and the article has."""
        from tui.app.screens.jump import Target

        panes = [pane for pane in PANES if self.open is not None or pane in (LIST, ARTICLE)]
        targets, hidden = [], 0
        for name in panes:
            pane = self.query_one(f"#{name}")
            place = pane.region.offset if pane.display else Offset(4 * hidden, self.size.height - 1)
            hidden += not pane.display
            targets.append(Target(place, name))
        if self.outline.display and self.outline_pane.display:
            top = self.outline.region.offset
            for number, row in enumerate(self.outline.rows):
                line = self.outline.line_of(number) - round(self.outline.scroll_y)
                if 0 <= line < self.outline.size.height:
                    targets.append(Target(top + Offset(0, line), row.key))
        return targets

    def jump_to(self, target: object) -> None:
        """Go where the jump overlay was told to: a pane or a section."""
        if isinstance(target, str):
            self.action_pane(target)
        elif isinstance(target, int):
            self.go_to_section(target)

    def action_remove_search(self) -> None:
        """Forget the saved search whose articles are listed."""
        self.list_pane.action_remove_search()

    def action_copy_all(self) -> None:
        """Ask for a format and copy all facts."""
        if self.open is not None:
            self.focus_pane(PANEL)
            self.panel_pane.ask_format(tuple(self.panel_pane.panel.facts))
