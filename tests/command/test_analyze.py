"""`dokja analyze` around an analyser that is not loaded here: order, offsets, errors, streaming."""

import io
import json
import os
import subprocess
import sys
import threading

import pytest

from tui.cli import main
from tui.command import exit_codes
from tui.command.analyze import iso_date
from tui.command.given_text import GivenText
from tui.command.line_input import LineReader
from tui.document.span import Span
from tui.language.model import Analysis, EntityType, Mention


class Analyser:
    """Finds `가람`; fails at `넘어짐`."""

    def __init__(self, workers: int) -> None:
        pass

    def analyse(self, articles):
        for article, published in articles:
            if "넘어짐" in article.text:
                raise RuntimeError("fell")
            at = article.text.find("가람")
            found = (Mention(Span(at, at + 2), "가람", EntityType.ORGANISATION, "가람"),) if at >= 0 else ()
            yield Analysis(version="1", published=published, mentions=found)


@pytest.fixture(autouse=True)
def analyser(monkeypatch, tmp_path):
    import tui.language.analyser

    monkeypatch.setattr(tui.language.analyser, "Analyser", Analyser)
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "none.toml"))


def run(capsys, *words: str) -> tuple[int, list[dict], str]:
    code = main(["analyze", *map(str, words)])
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_files_come_out_in_order_with_name_and_date(tmp_path, capsys) -> None:
    names = ["b.txt", "a.txt"]
    for name in names:
        (tmp_path / name).write_text(f"{name}에 가람정밀이 나온다.\n", encoding="utf-8")
    code, records, errors = run(capsys, *(tmp_path / name for name in names), "--json", "--date", "2025-10-01")
    assert (code, errors) == (exit_codes.OK, "")
    assert [(one["article"], one["published"]) for one in records] == [(name, "2025-10-01") for name in names]
    assert set(records[0]) == {"article", "published", "structure", "entities", "facts"}


def test_a_bad_file_is_an_error_object_and_the_others_are_done(tmp_path, capsys) -> None:
    (tmp_path / "good.txt").write_text("가람정밀은 웃었다.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "falls.txt").write_text("가람정밀은 넘어짐.", encoding="utf-8")
    names = ["falls.txt", "good.txt", "bad.txt", "none.txt", "good.txt"]
    code, records, errors = run(capsys, *(tmp_path / name for name in names), "--json")
    assert code == exit_codes.FAILED
    assert [one["article"] for one in records] == names
    assert ["error" in one for one in records] == [True, False, True, True, False]
    assert all("entities" in one and "facts" in one and "structure" in one for one in records)
    assert len(errors.splitlines()) == 3


@pytest.mark.parametrize(
    "given",
    [
        "첫 줄이다.\r\n둘째 줄에 가람정밀이 있다.\r\n",
        "\ufeff가람정밀",
        "누가 \u1100\u1161\u1102\u1161\u11ab 가람정밀",
        "\u200b가\u200b람정밀",
        "한 줄\r가람",
        "ㄱ \ud800 가람",
        "e\u0301\u0301 가람",
        "\u1100\u1161람정밀",
        "amp;#39;가람amp;#39;",
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_offsets_are_those_of_the_text_as_given(given, tmp_path, capsys, monkeypatch) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": 1, "text": given}) + "\n", encoding="utf-8")
    code, [record], _ = run(capsys, "--lines", file)
    assert code == exit_codes.OK
    [entity] = record["entities"]
    words = given[entity["start"] : entity["end"]]
    assert GivenText(words).text == "가람"
    assert entity["text"] == words
    assert entity["name"] == "가람"


def test_offsets_of_a_file_count_its_line_ends_and_mark(tmp_path, capsys) -> None:
    text = "\ufeff제목 줄\r\n\r\n본문에 가람정밀이 있다.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    _, [record], _ = run(capsys, tmp_path / "a.txt", "--json")
    [entity] = record["entities"]
    assert text[entity["start"] : entity["end"]] == "가람"


def test_no_line_can_end_it(tmp_path, capsys) -> None:
    lines = [
        '{"id": "a", "text": "가람"}',
        "no json",
        "[1, 2]",
        '{"id": "b"}',
        '{"id": "c", "text": 3}',
        '{"id": "d", "text": "넘어짐"}',
        '{"id": "e", "text": "가람", "published": "yesterday"}',
        "",
        '{"id": "f", "text": "가람", "reference": "2025-10-01T09:30:00+09:00"}',
        "[" * 3000,
        '{"id": "\\ud800", "text": "\\ud800\\u0000 가람"}',
        '{"id": "g", "text": ""}',
    ]
    file = tmp_path / "lines.jsonl"
    file.write_bytes("\n".join(lines).encode() + b'\n\xff\xfe\n{"id": "h", "text": "x"}')
    code, records, errors = run(capsys, "--lines", file)
    assert code == exit_codes.FAILED
    assert [one["id"] for one in records] == ["a", None, None, "b", "c", "d", "e", "f", None, "\ud800", "g", None, "h"]
    assert [number for number, one in enumerate(records) if "error" not in one] == [0, 7, 9, 10, 12]
    assert len(errors.splitlines()) == 8


def test_lines_wants_one_readable_file(tmp_path, capsys) -> None:
    assert run(capsys, "--lines", "a", "b")[0] == exit_codes.USAGE
    assert run(capsys, "--lines", tmp_path / "none")[0] == exit_codes.FAILED


@pytest.mark.parametrize(
    "text", ["2025", "2025-10", "2025-10-01", "2025-10-01T09:30", "2025-10-01T09:30:00+09:00", "2025-10-01T00:00:00Z"]
)
def test_dates_that_are_taken(text) -> None:
    assert iso_date(text) == text


@pytest.mark.parametrize(
    "text", ["", "20251001", "2025-13-01", "2025-02-30", "2025-10-01T25:00", "어제", "2025-10-01; rm"]
)
def test_dates_that_are_refused(text, capsys) -> None:
    assert main(["analyze", "--date", text, "x"]) == exit_codes.USAGE


def test_a_line_longer_than_allowed_is_skipped(tmp_path) -> None:
    file = tmp_path / "long"
    file.write_bytes(b"a" * 300_000 + b"\nshort\n" + b"b" * 101 + b"\nend")
    with LineReader(file, 100) as reader:
        lines = [line for line in reader if line]
    assert [line.text for line in lines] == [None, "short", None, "end"]
    assert [line.number for line in lines] == [1, 2, 3, 4]


def test_what_is_there_is_answered_before_the_rest_is_sent(monkeypatch) -> None:
    reading, writing = os.pipe()
    answered = threading.Event()
    out = io.StringIO()

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            if '"id":1' in text:
                answered.set()
            return out.write(text)

    monkeypatch.setattr(sys, "stdin", os.fdopen(reading))
    monkeypatch.setattr(sys, "stdout", Out())
    os.write(writing, b'{"id": 1, "text": "x"}\n')

    def rest() -> None:
        answered.wait(10)
        os.write(writing, b'{"id": 2, "text": "y"}\n')
        os.close(writing)

    sender = threading.Thread(target=rest)
    sender.start()
    assert main(["analyze", "--lines", "-"]) == exit_codes.OK
    sender.join()
    assert answered.is_set()
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == [1, 2]


def test_terminal_controls_of_an_article_come_out_escaped(tmp_path) -> None:
    file = tmp_path / "a\x1b]0;x\x07.txt"
    file.write_text("\x1b]52;c;eA==\x07 \x9b31m \u202e 가람정밀이 있다.\n" + "더 긴 글이다. " * 60, encoding="utf-8")
    code = (
        "import sys, tests.command.test_analyze as fake, tui.language.analyser as real, tui.cli\n"
        "real.Analyser = fake.Analyser; sys.exit(tui.cli.main())"
    )
    command = [sys.executable, "-c", code, "analyze", "--json", file]
    found = subprocess.run(command, capture_output=True, text=True)
    assert "가람" in found.stdout
    assert not set(found.stdout + found.stderr) & set("\x1b\x07\x9b\u202e")
