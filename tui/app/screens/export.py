"""The export dialog: what, in which format, into which file or the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.drawing import flat
from tui.app.exporting import (
    FORMATS_OF,
    NothingToExportError,
    What,
    export_of,
    exports,
    free_name,
    pieces,
    suffix_of,
    write_file,
)
from tui.app.screens.chooser import Chooser
from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import Row, RowList
from tui.exchange.errors import ExchangeError
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.query.model import QueryError
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

FILE, CLIPBOARD = "file", "clipboard"


class Exportable(NamedTuple):
    """What there is to export: the open article (title and date raw, None where none is open) and the list."""

    article: int | None = None
    title: str = ""
    published: str | None = None
    facts: int = 0
    notes: int = 0
    query: str = ""
    listed: int = 0
    ids: Callable[[], Iterable[int]] = tuple
    """Gives the ids of the listed articles, in their order."""


class Exported(NamedTuple):
    """What the dialog answers with: a message, and the text to copy where it goes to the clipboard (raw)."""

    message: str
    text: str | None = None


class ChoiceList(RowList):
    """A list whose cursor is the choice; a click does no more than move it."""

    def clicked(self, index: int, event: events.Click) -> None:
        """Stay."""
        self.focus()


class ExportDialog(Dialog[Exported]):
    """Three lists and a file name. Enter exports."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#what"
    BINDINGS = [
        Binding("right,l", "app.focus_next", "across.key_next_field", id="export.next_field", show=False),
        Binding("left,h", "app.focus_previous", "across.key_previous_field", id="export.previous_field", show=False),
    ]
    folder: ClassVar[Path | None] = None
    """Where the last export went."""

    class Went(Message):
        """Something was written (`count` articles so far), or it is over: `done`, perhaps with a `problem`."""

        def __init__(self, count: int, done: bool = False, problem: str = "", text: str | None = None) -> None:
            super().__init__()
            self.count = count
            self.done = done
            self.problem = problem
            self.text = text

    def __init__(self, library: Library, found: Exportable) -> None:
        super().__init__(translate("across.export"), translate("across.export_note"))
        self.library = library
        self.found = found
        self._proposed = ""
        self._left_out = 0
        self._path: Path | None = None

    def parts(self) -> ComposeResult:
        """The lists, the file, a message."""
        with Horizontal():
            for name in ("what", "format", "where"):
                with Vertical(classes="choice"):
                    yield Static(Content(translate(f"across.export_{name}")), classes="head")
                    yield ChoiceList(id=name)
        yield LineInput()
        yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Fill the lists."""
        self._list("what").show(self._whats(), keep=False)
        where = [Row(name, translate(f"across.where_{name}"), payload=name) for name in (FILE, CLIPBOARD)]
        self._list("where").show(where, keep=False)
        self._show_formats()

    # The choices

    def _list(self, name: str) -> ChoiceList:
        return self.query_one(f"#{name}", ChoiceList)

    def _whats(self) -> list[Row]:
        found = self.found
        counts = {What.FACTS: found.facts, What.NOTES: found.notes, What.LIST: found.listed}
        whats = []
        if found.article is not None:
            whats += [What.ARTICLE, *([What.FACTS] if found.facts else []), *([What.NOTES] if found.notes else [])]
        whats += [What.LIST, What.LIST_FACTS] if found.listed else []
        return [Row(what, translate(f"across.what_{what}", count=counts.get(what, 0)), payload=what) for what in whats]

    @property
    def what(self) -> What:
        """What is chosen."""
        row = self._list("what").current
        return row.payload if row is not None and isinstance(row.payload, What) else What.LIST

    @property
    def form(self) -> str:
        """The format chosen."""
        row = self._list("format").current
        return str(row.payload) if row is not None else FORMATS_OF[self.what][0]

    @property
    def to_clipboard(self) -> bool:
        """Whether it goes to the clipboard."""
        row = self._list("where").current
        return row is not None and row.payload == CLIPBOARD

    def _show_formats(self) -> None:
        rows = [Row(form, translate(f"across.format_{form}"), payload=form) for form in FORMATS_OF[self.what]]
        self._list("format").show(rows)
        self._propose()

    def _propose(self) -> None:
        """Propose a file, unless the user wrote one."""
        from tui.exchange.incoming.storing import file_name

        line = self.query_one(LineInput)
        line.display = not self.to_clipboard
        if line.value != self._proposed:
            line.value = str(Path(line.value).with_suffix(suffix_of(self.what, self.form))) if line.value else ""
        else:
            alone = self.what in (What.ARTICLE, What.FACTS, What.NOTES)
            title = self.found.title if alone else self.found.query or translate("across.export_list_name")
            name = file_name(title, self.found.published if alone else None, suffix_of(self.what, self.form))
            line.value = self._proposed = _short(self._folder() / name)
        line.cursor_position = len(line.value)

    @classmethod
    def _folder(cls) -> Path:
        if cls.folder is not None and cls.folder.is_dir():
            return cls.folder
        from platformdirs import user_documents_path

        documents = user_documents_path()
        return documents if documents.is_dir() else Path.home()

    @on(ChoiceList.Highlighted)
    def _moved(self, event: ChoiceList.Highlighted) -> None:
        event.stop()
        self._say("")
        if event.list.id == "what":
            self._show_formats()
        else:
            self._propose()

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(LineInput.Changed)
    def _typed(self) -> None:
        self._say("")

    @on(LineInput.Moved)
    def _arrow(self, event: LineInput.Moved) -> None:
        self.focus_next() if event.step > 0 else self.focus_previous()

    def _say(self, message: str) -> None:
        self.query_one(".problem", Static).update(Content(message))

    # Going

    @on(LineInput.Submitted)
    @on(ChoiceList.Chosen)
    def _go(self, event: Message) -> None:
        event.stop()
        if not self._list("what").count():
            self._say(translate("across.export_empty"))
        elif self.to_clipboard:
            self._start(None)
        else:
            self._go_to_file(self.query_one(LineInput).value)

    def _go_to_file(self, typed: str) -> None:
        if not typed.strip() or "\0" in typed:
            self._say(translate("across.export_no_name"))
            return
        try:
            path = Path(typed.strip()).expanduser()
            is_folder, exists = path.is_dir(), path.exists()
        except (OSError, RuntimeError, ValueError) as error:
            self._say(translate("across.export_failed", reason=flat(str(error))))
            return
        if is_folder:
            self._say(translate("across.export_folder"))
        elif exists:
            self._ask_about(path)
        else:
            self._start(path)

    def _ask_about(self, path: Path) -> None:
        other = free_name(path)
        rows = [
            Row("other", translate("across.overwrite_other", name=flat(other.name)), most=3, payload=other),
            Row("over", translate("across.overwrite"), "error", payload=path),
            Row("not", translate("across.overwrite_not"), payload=None),
        ]

        def answered(answer: object) -> None:
            if isinstance(answer, Path):
                self._start(answer)

        title = translate("across.overwrite_title")
        self.app.push_screen(Chooser(title, rows, typing=False, note=flat(path.name)), answered)

    def _start(self, path: Path | None) -> None:
        self._path, self._left_out = path, 0
        self._say(translate("across.exporting", count=0))
        self.run_worker(
            self._work(self.what, self.form, path), thread=True, group="export", exclusive=True, exit_on_error=False
        )

    def _work(self, what: What, form: str, path: Path | None) -> Callable[[], None]:
        def work() -> None:
            worker = get_current_worker()
            count = 0

            def left_out(_: int) -> None:
                self._left_out += 1

            def ids() -> Iterator[int]:
                nonlocal count
                alone = what in (What.ARTICLE, What.FACTS, What.NOTES)
                own = () if self.found.article is None else (self.found.article,)
                for id in own if alone else self.found.ids():
                    if worker.is_cancelled:
                        raise _Cancelled
                    yield id
                    count += 1
                    if count % 50 == 0:
                        self.post_message(self.Went(count))

            made = pieces(what, form, exports(self.library, ids(), left_out))
            try:
                text = "".join(made) if path is None else None
                if path is not None:
                    write_file(path, made)
            except _Cancelled:
                return
            except NothingToExportError:
                self.post_message(self.Went(0, True, translate("across.export_empty")))
            except (OSError, ExchangeError, LibraryError, QueryError) as error:
                reason = flat(str(error))
                self.post_message(self.Went(count, True, translate("across.export_failed", reason=reason)))
            else:
                self.post_message(self.Went(count - self._left_out, True, text=text))

        return work

    @on(Went)
    def _went(self, event: Went) -> None:
        if not event.done:
            self._say(translate("across.exporting", count=event.count))
        elif event.problem:
            self._say(event.problem)
        elif event.text == "":
            self._say(translate("across.export_empty"))
        elif self._path is None:
            self.dismiss(Exported(translate("across.copied", count=event.count), event.text))
        else:
            ExportDialog.folder = self._path.parent
            message = translate("across.exported", count=event.count, path=flat(_short(self._path)))
            if self._left_out:
                message = f"{message}  {translate('across.export_left_out', count=self._left_out)}"
            self.dismiss(Exported(message))


class _Cancelled(Exception):  # noqa: N818
    """The dialog was left while it was writing."""


def _short(path: Path) -> str:
    """A path with `~` for the user's own folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def ask_export(screen: ReaderScreen, ids: Sequence[int], listed: Callable[[], Iterable[int]], count: int) -> None:
    """Ask what to export: the article `ids` (the one meant, or none), or the `count` articles that `listed` gives."""
    found = Exportable(query=screen.list_pane.effective_query, listed=count, ids=listed)
    with suppress(LibraryError):
        if ids:
            one = export_of(screen.library, ids[0])
            found = found._replace(
                article=ids[0],
                title=one.article.title.text,
                published=one.article.published,
                facts=len(one.facts),
                notes=len(one.highlights),
            )

    def answered(answer: Exported | None) -> None:
        if answer is None:
            return
        if answer.text is not None:
            screen.app.copy(answer.text, answer.message)
        else:
            screen.say(answer.message)

    screen.app.push_screen(ExportDialog(screen.library, found), answered)
