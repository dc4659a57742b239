"""The parts of the reader that know no Textual: arrangement, history, lines, dates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.app.newsroom import NEWSROOM
from tui.app.fact_groups import Grouping, group_facts
from tui.app.folders import choose_roots
from tui.app.history import History, Place
from tui.app.layout import ARTICLE, LIST, OUTLINE, PANEL, PANES, View, column_widths, visible_panes
from tui.app.lines import Line, Piece, shorten, strip_of, wrap
from tui.app.screens.date_prompt import iso_date
from tui.app.widgets.list_pane import mark_under
from tui.app.widgets.row_list import Row, lines_of
from tui.document.span import Span
from tui.language.model import Date, Role

TEXT = st.text(alphabet="가나 ab1…“·한中\u0301", max_size=60)


@given(
    st.integers(10, 300),
    st.integers(5, 100),
    st.sampled_from(PANES),
    st.sampled_from((LIST, OUTLINE, PANEL)),
    st.frozensets(st.sampled_from((LIST, OUTLINE, PANEL))),
    st.booleans(),
)
def test_the_pane_in_use_is_always_shown_and_the_columns_fit(
    width: int, height: int, focused: str, side: str, hidden: frozenset[str], opened: bool
) -> None:
    shown = visible_panes(View(width, height, focused, side, hidden, opened))
    assert focused in shown
    assert len(shown) <= (1 if width < 80 else 2 if width < 120 else 4)
    left, right = column_widths(width, shown, 36, 44)
    if width >= 80 and ARTICLE in shown and len(shown) > 1:
        assert width - left - right >= 20


@given(TEXT, st.integers(2, 40))
def test_wrapping_loses_nothing_and_never_overflows(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cell_len(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXT, st.integers(0, 40))
def test_shortening_never_overflows(text: str, cells: int) -> None:
    assert cell_len(shorten(text, cells)) <= cells
    if cell_len(text) <= cells:
        assert shorten(text, cells) == text


@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=2), st.integers(1, 60))
def test_a_line_is_exactly_as_wide_as_asked(left: list[str], right: list[str], width: int) -> None:
    line = Line([Piece(text) for text in left], [Piece(text) for text in right])
    strip = strip_of(line, width, {}, Style())
    assert sum(segment.cell_length for segment in strip) == width


def test_history_goes_back_and_forward_and_forgets_what_was_ahead() -> None:
    history, one, two, three = History(), Place(1, 0), Place(2, 5), Place(3, 9)
    history.leave(one)
    history.leave(two)
    assert history.back(three) == two
    assert history.back(two) == one
    assert history.back(one) is None
    assert history.forward(one) == two
    history.leave(two)
    assert history.forward(one) is None
    history.forget(2)
    assert history.back(one) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-10-01", "2025-10-01"),
        ("2025.10.1", "2025-10-01"),
        ("2025. 10. 1.", "2025-10-01"),
        ("20251001", "2025-10-01"),
        ("2025년 10월 1일", "2025-10-01"),
        ("2025-10-01 14:30", "2025-10-01T14:30"),
        ("2025/10/01T08:05", "2025-10-01T08:05"),
        ("  ", None),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, meant: str | None) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize("written", ["2025-13-01", "2025-02-30", "yesterday", "2025", "2025-10-01 25:00", "1일"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        iso_date(written)


def test_a_mistake_is_underlined_in_cells() -> None:
    assert mark_under("가나 date:x", Span(3, 9)) == " " * 5 + "^" * 6


def test_every_fact_is_in_the_time_order_the_undated_at_the_end() -> None:
    dated = Date(sentence=Span(0, 10), text="4일", value="2025-03-04")
    beside = Role(sentence=Span(0, 10), person="가", title="대표")
    alone = Role(sentence=Span(20, 30), person="나", title="대표")
    groups = group_facts([alone, dated, beside], Grouping.TIME, ())
    assert [(group.key, len(group.facts)) for group in groups] == [("2025-03-04", 2), ("undated", 1)]


def test_folders_asked_for_come_before_settings_and_those_before_the_one_here(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    here, asked, configured = tmp_path, tmp_path / "asked", tmp_path / "configured"
    assert choose_roots([asked], [configured], here) == (asked,)
    assert choose_roots([], [configured], here) == (configured,)
    assert choose_roots([], [], here) == (tmp_path / "data" / "dokja" / "articles",)
    assert (tmp_path / "data" / "dokja" / "articles").is_dir()
    (here / "articles").mkdir()
    assert choose_roots([], [], here) == (here / "articles",)


def test_samples_are_copied_but_never_over_a_file(tmp_path, monkeypatch) -> None:
    from tui.app import folders

    samples, own = tmp_path / "samples", tmp_path / "own"
    samples.mkdir()
    own.mkdir()
    for name, text in NEWSROOM.items():
        (samples / name).write_text(text, encoding="utf-8")
    (samples / "README.md").write_text("about", encoding="utf-8")
    (own / "old.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(folders, "sample_folder", lambda: samples)
    assert folders.copy_samples(own) == len(NEWSROOM) - 1
    assert (own / "old.txt").read_text(encoding="utf-8") == "mine"
    assert not (own / "README.md").exists()


@given(TEXT, st.integers(12, 60), st.integers(1, 5))
def test_rows_keep_their_words_and_their_width(text: str, width: int, most: int) -> None:
    lines = lines_of(Row("key", text, lead="    ", right="12", most=most), width)
    assert 1 <= len(lines) <= most
    shown = "".join(piece.text for line in lines for piece in line.left).replace(" ", "")
    wanted = text.replace(" ", "")
    assert shown == wanted or (shown.endswith("...") and wanted.startswith(shown.removesuffix("...")))
    assert all(sum(cell_len(piece.text) for piece in line.left) <= width for line in lines)
