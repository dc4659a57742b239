"""Adding articles: an address, a path, or the text of an article pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.drawing import content, flat
from tui.app.screens.dialog import Dialog
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import Row, RowList
from tui.translation import translate

PREVIEW_LINES = 8


class AddDialog(Dialog[Path]):
    """Adds to `folder` what is entered; each article added, already there or failed becomes a row.

    Answers with the path of an article that was chosen among them, to be opened.
    """

    class Came(Message):
        """An outcome of `tui.exchange.incoming`; None when all is done."""

        def __init__(self, outcome: object | None, problem: str = "") -> None:
            super().__init__()
            self.outcome = outcome
            self.problem = problem

    def __init__(self, folder: Path) -> None:
        super().__init__(translate("reader.add_title"), flat(str(folder)))
        self.add_class("-wide")
        self._folder = folder
        self._pasted = ""
        self._rows: list[Row] = []
        self._counts: Counter[str] = Counter()

    def parts(self) -> ComposeResult:
        """A note, the line, what was pasted, what came of it."""
        yield Static(Content(translate("reader.add_note")), classes="note")
        yield LineInput(placeholder=translate("reader.add_hint"))
        yield Static("", id="pasted", markup=False)
        yield RowList(empty="")

    @on(LineInput.Pasted)
    def _take_paste(self, event: LineInput.Pasted) -> None:
        self._pasted = event.text
        lines = [line for line in event.text.splitlines() if line.strip()]
        head = "\n".join(line[:200] for line in lines[:PREVIEW_LINES])
        rest = translate("reader.add_pasted", count=len(event.text))
        self.query_one("#pasted", Static).update(content(f"{head}\n{rest}"))

    @on(LineInput.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(LineInput.Moved)
    def _move(self, event: LineInput.Moved) -> None:
        self.query_one(RowList).action_move(event.step)

    @on(LineInput.Submitted)
    def _submit(self, event: LineInput.Submitted) -> None:
        typed, pasted = event.value.strip(), self._pasted
        if not typed and not pasted:
            if (row := self.query_one(RowList).current) is not None:
                self._answer(row)
            return
        self.query_one(LineInput).value, self._pasted = "", ""
        self.query_one("#pasted", Static).update(Content(translate("reader.adding")))
        self.run_worker(lambda: self._add(typed, pasted), thread=True, group="add", exit_on_error=False)

    def _add(self, typed: str, pasted: str) -> None:
        """In a thread: bring in what was entered."""
        from tui.exchange.errors import ExchangeError
        from tui.exchange.incoming.adding import Adder

        worker = get_current_worker()
        try:
            with Adder(self._folder) as adder:
                for outcome in _outcomes(typed, pasted, adder):
                    self.post_message(self.Came(outcome))
                    if worker.is_cancelled:
                        return
        except (ExchangeError, OSError) as error:
            self.post_message(self.Came(None, str(error)))
        else:
            self.post_message(self.Came(None))

    @on(Came)
    def _came(self, event: Came) -> None:
        outcome = event.outcome
        if outcome is None:
            said = flat(event.problem) or translate(
                "reader.added_summary",
                added=self._counts["added"],
                already=self._counts["already"] + self._counts["version"],
                failed=self._counts["failed"],
            )
            self.query_one("#pasted", Static).update(Content(said))
            return
        kind = outcome.kind.value  # type: ignore[attr-defined]
        self._counts[kind] += 1
        label = flat(outcome.title or outcome.label)  # type: ignore[attr-defined]
        self._rows.append(
            Row(
                len(self._rows),
                label,
                "error" if kind == "failed" else "",
                most=2,
                right=translate(f"reader.add_{kind}"),
                detail=flat(outcome.reason or ""),  # type: ignore[attr-defined]
                payload=outcome.path,  # type: ignore[attr-defined]
            )
        )
        self.query_one(RowList).show(self._rows)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if (row := self.query_one(RowList).current) is not None:
            self._answer(row)

    def _answer(self, row: Row) -> None:
        if isinstance(row.payload, Path):
            self.dismiss(row.payload)


def _outcomes(typed: str, pasted: str, adder: object) -> Iterator[object]:
    """What comes of the line typed and the text pasted; a paste of nothing but addresses and paths names sources."""
    from tui.exchange.incoming.sources import add_data, add_sources, is_address, path_of

    sources = [typed] if typed else []
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    if lines and all(is_address(line) or (len(line) < 1000 and path_of(line).exists()) for line in lines):
        sources += lines
    elif pasted.strip():
        yield from add_data(pasted.encode(), translate("reader.add_pasted_name"), adder)
    if sources:
        yield from add_sources(sources, adder)
