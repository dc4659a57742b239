"""The list pane: folders, the filter, the list, and what can be done with the article under the cursor."""

from __future__ import annotations

from functools import partial

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.app.drawing import flat
from tui.app.layout import LIST
from tui.app.sources import Folder, Found, Listed, Order, counted_folders
from tui.app.widgets.article_list import ArticleList
from tui.app.widgets.folder_bar import FolderBar
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.pane import Pane
from tui.document.span import Span
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow, SearchResult
from tui.library.query.model import QueryError
from tui.translation import translate

TYPING_PAUSE = 0.06
"""Seconds without a key before a query is run: below what people notice, above the pace of key repeat."""


class ListPane(Pane):
    """Shows the articles of `library`: `reload` after a change, `article_opened` marks the open one."""

    BINDINGS = [
        Binding("ctrl+s", "save_search", "keys.save_search", id="list.save_search", show=False),
        Binding("ctrl+r", "history", "keys.search_history", id="list.search_history", show=False),
    ]

    class Opened(Message):
        """An article was chosen; `found` is the first place that matches the words sought, None where there is none."""

        def __init__(self, row: ArticleRow, found: Span | None = None) -> None:
            super().__init__()
            self.row = row
            self.found = found

    class Answered(Message):
        """The library answered: the rows to show, or what is wrong with the words typed."""

        def __init__(self, source: Listed | None, problem: QueryError | LibraryError | None, keep: int | None) -> None:
            super().__init__()
            self.source = source
            self.problem = problem
            self.keep = keep

    class FoldersCounted(Message):
        """The folders with their counts."""

        def __init__(self, folders: list[Folder]) -> None:
            super().__init__()
            self.folders = folders

    class SamplesWanted(Message):
        """The sample articles shall be put into the folder."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.folder_bar = FolderBar()
        self.articles = ArticleList(id="articles")
        super().__init__(self.folder_bar, self.articles, id=LIST)
        self.order = Order()
        self._order_found = Order(None)
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
        self.show_folders([Folder(translate("reader.folder_all"), "", self.articles.count())])

    # What is listed

    @property
    def effective_query(self) -> str:
        """The query of the folder and the words typed, together."""
        base = self.folder.query if self.folder else ""
        typed = self.typed.strip()
        return f"({base}) ({typed})" if base and typed else base or typed

    @property
    def effective_order(self) -> Order:
        """The order in use: the best match first while words are sought, unless another was chosen."""
        if not self.typed.strip():
            return self.order if self.order.sort is not None else Order()
        return self._order_found

    def reload(self, *, keep: bool = True) -> None:
        """Read the list anew, with the cursor on its article while that is listed."""
        current = self.articles.current if keep else None
        work = partial(
            self._ask, self.typed, self.effective_query, self.effective_order, current.id if current else None
        )
        self.run_worker(work, thread=True, exclusive=True, group="list", exit_on_error=False)

    def files_changed(self) -> None:
        """Articles came or went: the cursor stays on its article, but at the top of the list it stays at the top."""
        self.reload(keep=self.articles.cursor > 0)

    def _ask(self, typed: str, query: str, order: Order, keep: int | None) -> None:
        """In a thread: ask the library. The words typed are looked at first, so that a mistake is shown in them."""
        try:
            self.library.parse_query(typed)
            source = Found(self.library, query, order) if order.sort is None else Listed(self.library, query, order)
            source.page(0, 1)
        except (QueryError, LibraryError) as error:
            self.post_message(self.Answered(None, error, keep))
        else:
            self.post_message(self.Answered(source, None, keep))

    @on(Answered)
    def _show(self, event: Answered) -> None:
        self._show_problem(event.problem)
        if event.source is not None:
            self.articles.show(event.source, keep=event.keep)
            self._show_title()
            self._show_empty()

    def _show_title(self) -> None:
        order = self.effective_order
        direction = " " + translate("reader.reversed") if order.is_reversed else ""
        self.title_bar.show(
            f"{translate('reader.pane_list')} {self.articles.count():,}",
            translate(f"reader.sort_{order.name}") + direction,
        )

    def _show_empty(self) -> None:
        """Say why there is nothing, and what can be done."""
        text = ""
        if self.articles.count() == 0:
            samples = not self.effective_query and self.can_take_samples()
            which = "nothing_found" if self.effective_query else "empty_samples" if samples else "empty"
            text = translate(f"reader.list_{which}", folder=flat(", ".join(map(str, self.library.roots))))
        self._show_note("empty", text)

    def can_take_samples(self) -> bool:
        """Whether the sample articles can be put into the folder."""
        from tui.app.folders import sample_folder

        return len(self.library.roots) == 1 and self.library.roots[0].is_dir() and sample_folder() is not None

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
                self.sort(self.effective_order.next(searching=bool(self.typed.strip())))
            case "reverse":
                self.sort(self.effective_order.reversed())
            case "filter":
                self.open_filter()
            case "next_folder":
                self._step_folder(1)
            case "previous_folder":
                self._step_folder(-1)
            case "samples" if not self.effective_query and self.can_take_samples():
                self.post_message(self.SamplesWanted())

    def sort(self, order: Order) -> None:
        """List in another order."""
        if self.typed.strip():
            self._order_found = order
        else:
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
        if event.value.strip():
            self.library.note_search(event.value.strip())
        self.articles.focus()
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

    # Saved searches and history

    def action_save_search(self) -> None:
        """Keep the search under a name; it becomes a folder."""
        from tui.app.screens.prompt import Prompt

        query = self.effective_query
        if not query:
            return

        def answered(name: str | None) -> None:
            if name and name.strip():
                self._keep_search(name.strip(), query)

        self.app.push_screen(Prompt(translate("reader.save_search_title"), value=query, note=flat(query)), answered)

    def _keep_search(self, name: str, query: str) -> None:
        try:
            self.library.save_search(name, query)
        except (QueryError, LibraryError) as error:
            self._show_problem(error)
        else:
            self.count_folders()

    def action_remove_search(self) -> None:
        """Forget the saved search whose articles are listed (undo brings it back)."""
        if self.folder is not None and self.folder.saved is not None:
            self.library.remove_search(self.folder.saved)
            self.folder = None
            self.count_folders()
            self.reload(keep=False)

    def action_history(self) -> None:
        """Choose among the queries searched for."""
        from tui.app.screens.chooser import Chooser
        from tui.app.widgets.row_list import Row

        rows = [Row(query, flat(query), most=2, payload=query) for query in self.library.search_history()]

        def answered(query: object) -> None:
            if isinstance(query, str):
                self.open_filter(query)

        self.app.push_screen(Chooser(translate("reader.search_history"), rows), answered)

    def _show_problem(self, problem: QueryError | LibraryError | None) -> None:
        """Show a mistake under the place where it is, with what was probably meant."""
        if isinstance(problem, QueryError):
            lines = [mark_under(self.typed, problem.span), flat(problem.message)]
            if problem.suggestion is not None:
                lines.append(translate("reader.query_meant", query=flat(problem.suggestion)))
            self._show_note("problem", "\n".join(lines))
        else:
            self._show_note("problem", flat(str(problem)) if problem else "")

    def _show_note(self, name: str, text: str) -> None:
        found = self.query(f"#{name}")
        if not text:
            found.remove()
        elif found:
            found.first(Static).update(Content(text))
        else:
            self.mount(Static(Content(text), id=name), before=self.articles)

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        event.stop()
        if (row := self.articles.current) is not None:
            self.post_message(self.Opened(row, found_in(self.articles.row(self.articles.cursor))))


def mark_under(typed: str, span: Span) -> str:
    """A line that underlines a stretch of the words typed, in cells."""
    return " " * cell_len(flat(typed[: span.start])) + "^" * max(cell_len(flat(typed[span.start : span.end])), 1)


def found_in(result: object) -> Span | None:
    """The first place of a search result in the article's text."""
    if isinstance(result, SearchResult) and result.spans:
        return result.spans[0].shifted(result.start)
    return None
