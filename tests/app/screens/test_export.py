"""Exporting and citing by keyboard."""

import csv
import io
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.screens.support import settled
from tui.app.exporting import FORMATS_OF, NothingToExportError, What, exports, free_name, pieces, suffix_of, write_file
from tui.app.reader_app import DokjaApp
from tui.app.screens.export import ExportDialog
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.row_list import RowList
from tui.library.library import Library


def text_of(library: Library, what: What, form: str) -> str:
    ids = [row.id for row in library.page()]
    return "".join(pieces(what, form, exports(library, ids, lambda id: pytest.fail(str(id)))))


@pytest.mark.parametrize(("what", "form"), [(what, form) for what, forms in FORMATS_OF.items() for form in forms])
def test_every_format_can_be_written(library: Library, what: What, form: str) -> None:
    library.add_highlight(1, library.article(1).title.span)
    text = text_of(library, what, form)
    assert text.endswith("\n") and "용광로" in text and "\x1b" not in text
    assert suffix_of(what, form).startswith(".")


def test_facts_of_many_articles_have_one_head(library: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(library, What.LIST_FACTS, "csv"))))
    assert {row["kind"] for row in rows} == {"role", "quote", "amount"}
    assert {row["published"] for row in rows} >= {"2024-03-05", "2025-02-20"}
    lines = [json.loads(line) for line in text_of(library, What.LIST_FACTS, "jsonl").splitlines()]
    assert len(lines) == 4 and lines[0]["article"]["title"] == "새 감독" and lines[0]["facts"][0]["kind"] == "role"


def test_dismissed_facts_stay_here(library: Library) -> None:
    from tui.app.open_article import fact_key

    fact = library.analysis(3).facts[1]
    library.set_dismissed(3, fact_key(fact))
    assert "다 지었다" not in text_of(library, What.LIST_FACTS, "text")


def test_articles_that_cannot_be_read_are_counted(library: Library) -> None:
    (library.roots[0] / "2.txt").unlink()
    left: list[int] = []
    text = "".join(pieces(What.LIST, "citation", exports(library, [1, 2, 3, 999], left.append)))
    assert left == [2, 999] and len(text.splitlines()) == 2


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "new" / "out.md"

    def broken():
        yield "one\n"
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        write_file(file, broken())
    with pytest.raises(NothingToExportError):
        write_file(file, [])
    assert list(file.parent.iterdir()) == []
    write_file(file, ["one\n", "two\ud800\n"])
    assert file.read_text(encoding="utf-8") == "one\ntwo?\n"
    with pytest.raises(OSError, match="no"):
        write_file(file, broken())
    assert file.read_text(encoding="utf-8") == "one\ntwo?\n"
    assert free_name(file).name == "out (2).md"


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(DokjaApp, "copy", lambda self, text, what: texts.append(text))
    return texts


async def dialog_of(pilot: Pilot, key: str = "e") -> ExportDialog:
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    await pilot.press(key)
    await settled(pilot)
    assert isinstance(pilot.app.screen, ExportDialog)
    return pilot.app.screen


def words(dialog: ExportDialog, name: str) -> list[str]:
    return [row.text for row in dialog.query_one(f"#{name}", RowList).rows]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_into_a_file_asking_before_writing_over(
    app: DokjaApp, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExportDialog, "folder", tmp_path)
    async with app.run_test(size=size) as pilot:
        dialog = await dialog_of(pilot)
        assert words(dialog, "what")[0] == "This article" and "Listed articles: 5" in words(dialog, "what")
        line = dialog.query_one(LineInput)
        assert line.region.bottom <= size[1] and line.value == str(tmp_path / "2025-02-22 다른 이.md")
        await pilot.press("right", "down", "down", "down")  # JSON
        assert line.value.endswith("다른 이.json")
        await pilot.press("enter")
        await settled(pilot)
        file = tmp_path / "2025-02-22 다른 이.json"
        assert app.screen is app.reader and str(file) in app.reader.status.message
        assert json.loads(file.read_text(encoding="utf-8"))
        file.write_text("mine", encoding="utf-8")
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("right", "down", "down", "down", "enter")
        await settled(pilot)
        asked = [row.text for row in app.screen.query_one(RowList).rows]
        assert "2025-02-22 다른 이 (2).json" in asked[0] and file.read_text(encoding="utf-8") == "mine"
        await pilot.press("down", "down", "enter")  # leave it
        await settled(pilot)
        assert isinstance(app.screen, ExportDialog) and file.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")  # under another name
        await settled(pilot)
        assert (tmp_path / "2025-02-22 다른 이 (2).json").exists() and file.read_text(encoding="utf-8") == "mine"
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("right", "down", "down", "down", "enter")
        await settled(pilot)
        await pilot.press("down", "enter")  # over it
        await settled(pilot)
        assert json.loads(file.read_text(encoding="utf-8"))


async def test_the_list_goes_to_the_clipboard(app: DokjaApp, copied: list[str]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await dialog_of(pilot)
        await pilot.press("down", "right")
        assert dialog.what is What.LIST
        await pilot.press(*["down"] * 7, "tab", "down", "enter")
        await settled(pilot)
        assert app.screen is app.reader
        assert copied[0].splitlines()[0] == "다른 이, 가온일보, 2025-02-22" and len(copied[0].splitlines()) == 5


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (lambda folder: str(folder), "folder"),
        (lambda folder: "", "name of a file"),
        (lambda folder: str(folder / "1.txt" / "x.md"), "could not be written"),
        (lambda folder: str(folder / ("가" * 200)), "could not be written"),
    ],
)
async def test_what_cannot_be_written_is_said(
    app: DokjaApp, library: Library, typed: Callable[[Path], str], said: str
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        dialog = await dialog_of(pilot)
        dialog.query_one(LineInput).focus()
        dialog.query_one(LineInput).value = typed(library.roots[0])
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen is dialog and said in str(dialog.query_one(".problem").render())


async def test_a_name_typed_keeps_its_place_and_follows_the_format(app: DokjaApp, tmp_path: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        dialog = await dialog_of(pilot)
        line = dialog.query_one(LineInput)
        line.value = str(tmp_path / "mine.md")
        await pilot.press("right", *["down"] * 5)
        assert dialog.form == "csv" and line.value == str(tmp_path / "mine.csv")


async def test_citation_in_a_style(app: DokjaApp, copied: list[str]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+k")
        await settled(pilot)
        assert "다른 이, 가온일보, 2025-02-22" in app.screen.query_one(RowList).rows[0].detail
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert copied[0].startswith("@article{") and "다른 이" in copied[0]


async def test_leaving_while_it_writes_leaves_nothing(
    app: DokjaApp, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.app import exporting

    one, begun = exporting.export_of, threading.Event()

    def slowly(library: Library, id: int) -> object:
        begun.set()
        time.sleep(0.1)
        return one(library, id)

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(ExportDialog, "folder", folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await dialog_of(pilot)
        monkeypatch.setattr(exporting, "export_of", slowly)
        await pilot.press("down", "enter")  # all that are listed
        assert begun.wait(5)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.pause(0.6)
        assert app.screen is app.reader and list(folder.iterdir()) == []
