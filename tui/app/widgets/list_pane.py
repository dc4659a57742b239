"""The list pane: folders, the filter, the list, and what can be done with the article under the cursor."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.app.drawing import flat
from tui.app.layout import LIST
from tui.app.sources import Folder, Listed, Order, counted_folders
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.folder_bar import FolderBar
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.pane import Pane
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow
from tui.translation import translate

TYPING_PAUSE = 0.06
"""Seconds without a key before a query is run: below what people notice, above the pace of key repeat."""


class ListPane(Pane):
    """Shows the articles of `library`: `reload` after a change, `article_opened` marks the open one."""

    class Opened(Message):
        """An article was chosen."""

        def __init__(self, row: ArticleRow) -> None:
            super().__init__()
            self.row = row

    class Found(Message):
        """The library answered: the rows for `source`, or what is wrong with the query (clean text)."""

        def __init__(self, source: Listed | None, problem: str, keep: int | None) -> None:
            super().__init__()
            self.source = source
            self.problem = problem
            self.keep = keep

    class FoldersCounted(Message):
        """The folders with their counts."""

        def __init__(self, folders: list[Folder]) -> None:
            super().__init__()
            self.folders = folders

    def __init__(self, library: Library) -> None:
        self.library = library
        self.folder_bar = FolderBar()
        self.articles = ArticleList(id="articles")
        super().__init__(self.folder_bar, self.articles, id=LIST)
        self.order = Order()
        self.folder: Folder | None = None
        self.typed = ""

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.articles.current

    def on_mount(self) -> None:
        """Show the first page at once; the folders are counted behind it."""
        self.articles.show(Listed(self.library, "", self.order))
        self._show_title()

    # What is listed

    @property
    def effective_query(self) -> str:
        """The query of the folder and the words typed, together."""
        base = self.folder.query if self.folder else ""
        typed = self.typed.strip()
        return f"({base}) ({typed})" if base and typed else base or typed

    def reload(self, *, keep: bool = True) -> None:
        """Read the list anew, with the cursor on its article while that is listed."""
        current = self.articles.current if keep else None
        work = partial(self._ask, self.effective_query, self.order, current.id if current else None)
        self.run_worker(work, thread=True, exclusive=True, group="list", exit_on_error=False)

    def _ask(self, query: str, order: Order, keep: int | None) -> None:
        """In a thread: ask the library."""
        try:
            source = Listed(self.library, query, order)
            source.page(0, 1)
        except LibraryError as error:
            self.post_message(self.Found(None, str(error), keep))
        else:
            self.post_message(self.Found(source, "", keep))

    @on(Found)
    def _show(self, event: Found) -> None:
        self._show_problem(event.problem)
        if event.source is not None:
            self.articles.show(event.source, keep=event.keep)
            self._show_title()

    def _show_title(self) -> None:
        number = f"{self.articles.count():,}"
        direction = (
            "" if self.order.descending == Order(self.order.sort).descending else " " + translate("reader.reversed")
        )
        self.title_bar.show(
            translate("reader.pane_list") + f" {number}", translate(f"reader.sort_{self.order.sort}") + direction
        )

    def article_opened(self, article_id: int | None) -> None:
        """Mark the open article."""
        self.articles.open_id = article_id
        self.articles.refresh_rows()

    def go_to(self, article_id: int) -> None:
        """Put the cursor on an article where it is listed."""
        if (place := self.articles.source.place(article_id)) is not None:
            self.articles.select(place)

    # Order and folders

    @on(ArticleList.Asked)
    def _asked(self, event: ArticleList.Asked) -> None:
        match event.what:
            case "order":
                self.sort(self.order.next())
            case "reverse":
                self.sort(self.order.reversed())
            case "filter":
                self.open_filter()
            case "next_folder":
                self._step_folder(1)
            case "previous_folder":
                self._step_folder(-1)

    def sort(self, order: Order) -> None:
        """List in another order."""
        self.order = order
        self.reload()

    def show_folders(self, folders: list[Folder]) -> None:
        """Show these folders; the first holds all articles."""
        names = [folder.query for folder in folders]
        query = self.folder.query if self.folder else ""
        self.folder_bar.show(folders, names.index(query) if query in names else None)

    def count_folders(self) -> None:
        """Count what the folders hold, behind the reader."""
        self.run_worker(self._count_folders, thread=True, exclusive=True, group="folders", exit_on_error=False)

    def _count_folders(self) -> None:
        """In a thread: ask the library."""
        self.post_message(self.FoldersCounted(counted_folders(self.library)))

    @on(FoldersCounted)
    def _folders_counted(self, event: FoldersCounted) -> None:
        self.show_folders(event.folders)

    def note_empty(self) -> None:
        """Say what to do where there is nothing at all."""

    def _step_folder(self, step: int) -> None:
        folders = self.folder_bar.folders
        if folders:
            self.choose_folder(((self.folder_bar.current or 0) + step) % len(folders))

    @on(FolderBar.Chosen)
    def _folder_chosen(self, event: FolderBar.Chosen) -> None:
        self.choose_folder(event.index)

    def choose_folder(self, index: int) -> None:
        """List the articles of a folder."""
        self.folder = self.folder_bar.folders[index]
        self.folder_bar.show(self.folder_bar.folders, index)
        self.reload(keep=False)

    # The filter

    def open_filter(self, words: str | None = None) -> None:
        """Open the line to type in, with `words` in it where given."""
        found = self.query(LineInput)
        line = found.first() if found else LineInput(self.typed, placeholder=translate("reader.filter_hint"))
        if not found:
            self.mount(line, after=self.folder_bar)
        if words is not None:
            line.value = words
            line.cursor_position = len(words)
        line.focus()

    @on(LineInput.Changed)
    def _typed(self, event: LineInput.Changed) -> None:
        event.stop()
        self.typed = event.value
        self.set_timer(TYPING_PAUSE, partial(self._settled, event.value))

    def _settled(self, typed: str) -> None:
        if typed == self.typed:
            self.reload(keep=False)

    @on(LineInput.Moved)
    def _moved(self, event: LineInput.Moved) -> None:
        event.stop()
        self.articles.action_move(event.step)

    @on(LineInput.Submitted)
    def _submitted(self, event: LineInput.Submitted) -> None:
        event.stop()
        self.articles.focus()
        if self.articles.count() == 1:
            self.articles.action_choose()

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.close_filter()

    def close_filter(self) -> None:
        """Take the filter away: all articles of the folder are listed again."""
        self.typed = ""
        self.query_one(LineInput).remove()
        self._show_problem("")
        self.articles.focus()
        self.reload()

    def _show_problem(self, problem: str) -> None:
        found = self.query("#problem")
        if not problem:
            found.remove()
        elif found:
            found.first(Static).update(Content(flat(problem)))
        else:
            self.mount(Static(Content(flat(problem)), id="problem"), before=self.articles)

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        event.stop()
        if (row := self.articles.current) is not None:
            self.post_message(self.Opened(row))
