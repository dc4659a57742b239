"""`dokja values` and lines with a reference. All sentences are made up."""

import json

import pytest

from tui.cli import main
from tui.command import exit_codes


def run(capsys, *arguments):
    code = main(["values", *arguments])
    output = capsys.readouterr()
    return code, [json.loads(line) for line in output.out.splitlines()], output.err


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text("내일 3명이 온다\n\n1일 3조2000억원을 썼다\n", encoding="utf-8")
    return str(path)


def test_each_line_gives_one_object_with_its_facts(lines, capsys):
    code, records, _ = run(capsys, "--date", "2025-10-30", lines)
    assert code == exit_codes.OK
    assert [record["line"] for record in records] == [1, 3]
    assert records[0]["facts"] == [
        {"kind": "date", "text": "내일", "value": "2025-10-31", "start": 0, "end": 2},
        {"kind": "amount", "text": "3명", "value": 3, "unit": "명", "bound": None, "start": 3, "end": 5},
    ]
    assert records[1]["facts"][1]["value"] == 3_200_000_000_000


def test_news_looks_back_where_speech_looks_ahead(tmp_path, capsys):
    path = tmp_path / "lines.txt"
    path.write_text("28일 떠났다", encoding="utf-8")
    assert run(capsys, "--date", "2025-11-03", str(path))[1][0]["facts"][0]["value"] == "2025-11-28"
    assert run(capsys, "--date", "2025-11-03", "--news", str(path))[1][0]["facts"][0]["value"] == "2025-10-28"


def test_without_a_date_amounts_are_still_read(lines, capsys):
    _, records, _ = run(capsys, lines)
    assert [fact["text"] for fact in records[0]["facts"] if fact["kind"] == "amount"] == ["3명"]


def test_a_file_that_is_not_there_is_reported(capsys, tmp_path):
    code, records, error = run(capsys, str(tmp_path / "none.txt"))
    assert (code, records) == (exit_codes.FAILED, [])
    assert "none.txt" in error


@pytest.mark.parametrize("text", ["2025-13-01", "tomorrow", "2025", "20251001 "])
def test_what_is_no_day_is_refused(text, lines, capsys):
    assert main(["values", "--date", text, lines]) == exit_codes.USAGE
    assert text.strip() in capsys.readouterr().err


def test_a_line_with_a_reference_is_read_as_said(tmp_path, capsys):
    records = [
        {"id": 1, "text": "다음 주 화요일 9시에 보자", "reference": "2024-05-14T09:20:00"},
        {"id": 2, "text": "값은 10달러 - 20달러", "reference": None},
        {"id": 3, "text": "한빛전자는 28일 값을 내렸다.", "published": "2025-11-03"},
    ]
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    assert main(["analyze", "--lines", str(path)]) == exit_codes.OK
    made = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    values = {
        record["id"]: [fact["value"] for fact in record["facts"] if fact["kind"] in ("date", "amount")]
        for record in made
    }
    assert values == {1: ["2024-05-21T09"], 2: [[10, 20]], 3: ["2025-10-28"]}
