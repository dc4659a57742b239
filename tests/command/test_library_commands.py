"""`dokja list|search|show|facts|export|add` on a small library of our own."""

import csv
import io
import json

import pytest

from tests.command.test_analyze import Analyser
from tests.exchange.made_articles import make_article
from tests.exchange.pages import LAYOUTS
from tui.cli import main
from tui.command import exit_codes
from tui.exchange.incoming.adding import Adder
from tui.exchange.incoming.page import read_page

COUNT = 6


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    base = tmp_path_factory.mktemp("library")
    with Adder(base / "articles", database=base / "known.sqlite") as adder:
        for seed in range(COUNT):
            adder.add("x", read_page(LAYOUTS["wire"](make_article(seed))))
    (base / "articles" / "broken.txt").write_bytes(b"\x00\x01" * 99)
    return base


@pytest.fixture
def dokja(stored, monkeypatch, capsys):
    import tui.language.analyser

    monkeypatch.setattr(tui.language.analyser, "Analyser", Analyser)
    monkeypatch.setenv("DOKJA_CONFIG", str(stored / "none.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(stored / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(stored / "cache"))

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--folder", str(stored / "articles")])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_list(dokja) -> None:
    code, out, err = dokja("list")
    assert (code, err) == (exit_codes.OK, "")
    lines = [line.split("\t") for line in out.splitlines()]
    assert len(lines) == COUNT + 1
    dates = [line[0] for line in lines if line[0] != "-"]
    assert dates == sorted(dates, reverse=True)
    ascending = dokja("list", "--json", "--sort", "title", "--ascending")[1].splitlines()
    assert dokja("list", "--json", "--sort", "title")[1].splitlines() == ascending[::-1]
    assert {json.loads(line)["title"] for line in ascending} > {make_article(seed).title for seed in range(COUNT)}
    rows = list(csv.DictReader(io.StringIO(dokja("list", "--csv", "--limit", "2")[1])))
    assert len(rows) == 2
    assert dokja("list", "없는말없는말")[0] == exit_codes.NOTHING_FOUND


def test_search(dokja) -> None:
    made = make_article(2)
    word = made.title.split()[0]
    code, out, _ = dokja("search", word, "--json")
    assert code == exit_codes.OK
    records = [json.loads(line) for line in out.splitlines()]
    assert made.title in [one["title"] for one in records]
    assert all({"snippet", "start", "matches", "file"} <= one.keys() for one in records)
    assert dokja("search", "없는말없는말") == (exit_codes.NOTHING_FOUND, "", "")
    code, out, err = dokja("search", '"open')
    assert (code, out) == (exit_codes.USAGE, "")
    assert err.startswith("dokja: ")


@pytest.mark.parametrize("by", ["title", "part", "name", "path", "id"])
def test_articles_are_found_by_any_name(dokja, by) -> None:
    made = make_article(1)
    record = next(one for one in map(json.loads, dokja("list", "--json")[1].splitlines()) if one["title"] == made.title)
    names = {
        "title": made.title,
        "part": made.title[3:-3],
        "name": record["file"].rpartition("/")[2],
        "path": record["file"],
        "id": str(record["id"]),
    }
    code, out, _ = dokja("show", names[by])
    assert code == exit_codes.OK
    assert out.startswith(made.title)
    assert made.paragraphs[0] in out


def test_what_is_not_there_says_so(dokja) -> None:
    for command in ("show", "facts", "export"):
        assert dokja(command)[0] == exit_codes.USAGE
        code, out, err = dokja(command, "없는 기사 이름")
        assert (code, out) == (exit_codes.NOTHING_FOUND, "")
        assert "없는 기사 이름" in err


def test_show_as_data_analyses_first(dokja) -> None:
    code, out, _ = dokja("show", make_article(0).title, "--json")
    record = json.loads(out)
    assert code == exit_codes.OK
    assert record["headings"]
    assert record["text"].startswith("---")


def test_an_unreadable_article_does_not_stop_the_others(dokja) -> None:
    code, out, err = dokja("show", "broken.txt", make_article(0).title)
    assert code == exit_codes.FAILED
    assert make_article(0).title in out
    assert "broken.txt" in err


def test_facts_come_from_the_analysis(dokja, monkeypatch) -> None:
    import tui.language.analyser
    from tui.document.span import Span
    from tui.language.model import ANALYSIS_VERSION, Analysis, Quote, Role

    class WithFacts:
        def __init__(self, workers: int) -> None:
            pass

        def analyse(self, articles):
            for _article, published in articles:
                facts = (
                    Role(sentence=Span(0, 5), person="표승하", title="대표"),
                    Quote(sentence=Span(0, 5), text="말"),
                )
                yield Analysis(version=ANALYSIS_VERSION + "x", published=published, facts=facts)

    monkeypatch.setattr(tui.language.analyser, "Analyser", WithFacts)
    title = make_article(5).title
    code, out, _ = dokja("facts", title)
    assert code == exit_codes.OK
    assert "표승하" in out
    records = [json.loads(line) for line in dokja("facts", title, "--json", "--kind", "quote")[1].splitlines()]
    assert [one["kind"] for one in records] == ["quote"]
    assert records[0]["article"]["title"] == title
    rows = list(csv.DictReader(io.StringIO(dokja("facts", title, make_article(4).title, "--format", "csv")[1])))
    assert len(rows) == 4
    assert dokja("facts", title, "--kind", "date")[0] == exit_codes.NOTHING_FOUND


def test_whole_searches_are_exported(dokja, tmp_path) -> None:
    code, out, _ = dokja("export", "--query", "outlet:" + make_article(0).outlet, "--format", "jsonl")
    assert code == exit_codes.OK
    assert {json.loads(line)["outlet"] for line in out.splitlines()} == {make_article(0).outlet}
    code, out, _ = dokja("export", "--query", "공장", "--to", str(tmp_path / "notes"), "--format", "obsidian")
    written = sorted((tmp_path / "notes").iterdir())
    assert code == exit_codes.OK
    assert sorted(out.splitlines()) == [str(path) for path in written]
    assert all(path.suffix == ".md" for path in written)
    file = tmp_path / "all.csv"
    assert dokja("export", "--query", "공장", "--format", "csv", "--output", str(file))[1] == ""
    assert len(list(csv.DictReader(file.open(encoding="utf-8", newline="")))) == len(written)


def test_templates_and_styles_from_the_command_line(dokja, tmp_path) -> None:
    file = tmp_path / "t.txt"
    file.write_text("{{ article.title }}!", encoding="utf-8")
    title = make_article(0).title
    assert dokja("export", title, "--template", str(file))[1] == f"{title}!\n"
    assert dokja("export", title, "--format", "apa")[1].count(title) == 1
    code, out, err = dokja("export", title, "--template", str(tmp_path / "none"))
    assert (code, out) == (exit_codes.FAILED, "")
    assert err


def test_add_from_the_command_line(dokja, stored, tmp_path, monkeypatch) -> None:
    made = make_article(77)
    page = tmp_path / "page.html"
    page.write_bytes(LAYOUTS["modern"](made))
    code, out, err = dokja("add", str(page), str(tmp_path / "none.html"), "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == exit_codes.FAILED
    assert [one["result"] for one in records] == ["added", "failed"]
    assert "1 added, 0 already there, 0 versions of stored articles, 1 failed" in err
    assert dokja("add", str(page))[0:2] == (exit_codes.OK, "")
    assert made.title in dokja("list")[1]

    class Input:
        buffer = io.BytesIO("붙여 넣은 기사입니다.\n\n가람정밀은 새 공장을 짓는다고 밝혔다.\n".encode())

        @staticmethod
        def isatty() -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Input)
    code, out, _ = dokja("add")
    assert code == exit_codes.OK
    assert "붙여 넣은 기사입니다" in out


def test_add_from_the_clipboard(dokja, monkeypatch) -> None:
    import pyperclip

    monkeypatch.setattr(pyperclip, "paste", lambda: "클립보드 기사 제목\n\n누리해운은 새 배를 띄운다고 밝혔다.")
    assert dokja("add", "--clipboard")[0] == exit_codes.OK

    def fail() -> str:
        raise pyperclip.PyperclipException("none")

    monkeypatch.setattr(pyperclip, "paste", fail)
    code, _, err = dokja("add", "--clipboard")
    assert (code, "clipboard" in err) == (exit_codes.FAILED, True)
