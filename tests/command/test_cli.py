import os
import subprocess
import sys

import pytest

from tui import __version__
from tui.cli import main
from tui.command import exit_codes
from tui.command.registry import COMMANDS, load_command
from tui.settings import load_settings
from tui.translation import use_language


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    yield
    use_language(None)


def test_version(capsys) -> None:
    assert main(["--version"]) == exit_codes.OK
    assert capsys.readouterr().out == f"dokja {__version__}\n"


@pytest.mark.parametrize(("language", "usage"), [("ko", "사용법:"), ("en", "usage:")])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda words: "-".join(words) or "reader")
def test_help_in_both_languages(command, language, usage, capsys) -> None:
    assert main([*command, "--help", "--language", language]) == exit_codes.OK
    help_text = capsys.readouterr().out
    assert help_text.startswith(usage)
    if not command:
        assert all(name in help_text for name in COMMANDS)


def test_the_language_of_the_settings_counts_where_none_is_given(tmp_path, capsys) -> None:
    (tmp_path / "config.toml").write_text('language = "ko"\n', encoding="utf-8")
    main(["--help"])
    assert capsys.readouterr().out.startswith("사용법:")


def test_wrong_usage_and_missing_files_have_their_codes(capsys) -> None:
    assert main(["--no-such-option"]) == exit_codes.USAGE
    assert main(["no/such/\x1bfile"]) == exit_codes.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "\x1b" not in captured.err


def test_a_misspelt_command_is_guessed(capsys) -> None:
    assert main(["serach"]) == exit_codes.USAGE
    assert "dokja search" in capsys.readouterr().err


def test_config_sets_shows_and_refuses(capsys) -> None:
    assert main(["config", "reading.width", "60"]) == exit_codes.OK
    assert main(["config", "language", "ko"]) == exit_codes.OK
    assert load_settings()[0].reading_width == 60
    use_language(None)
    assert main(["config", "reading.width"]) == exit_codes.OK
    assert capsys.readouterr().out == "60\n"
    assert main(["config", "reading.width", "1"]) == exit_codes.USAGE
    assert main(["config", "no.such"]) == exit_codes.USAGE
    assert main(["config", "--unset", "reading.width"]) == exit_codes.OK
    assert load_settings()[0].reading_width == 76


def test_what_config_shows_is_a_settings_file(tmp_path, capsys) -> None:
    main(["config", "keys", '{ "article.fold" = "x" }'])
    main(["config", "folders", '["/tmp/기사"]'])
    main(["config"])
    shown = capsys.readouterr().out
    (tmp_path / "other.toml").write_text(shown, encoding="utf-8")
    assert load_settings(tmp_path / "other.toml") == load_settings()


def test_config_check_names_line_and_reason(tmp_path, capsys) -> None:
    (tmp_path / "config.toml").write_text("\nreading.width = 1\n", encoding="utf-8")
    assert main(["config", "--check"]) == exit_codes.FAILED
    assert "config.toml:2: reading.width: " in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_command(shell, capsys) -> None:
    assert main(["completion", shell]) == exit_codes.OK
    script = capsys.readouterr().out
    assert all(name in script for name in COMMANDS)


def test_every_command_module_is_light() -> None:
    heavy = "{'kiwipiepy', 'textual', 'trafilatura', 'httpx', 'feedparser', 'pypdf', 'docx', 'lxml', 'jinja2', 'numpy'}"
    code = (
        "import sys; from tui.command.registry import COMMANDS, READER, load_command\n"
        "import tui.cli; [load_command(name) for name in (*COMMANDS, READER)]\n"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_commands_have_what_the_registry_promises() -> None:
    for name in COMMANDS:
        assert callable(load_command(name).run)


def test_a_closed_pipe_ends_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "tui.cli", "completion", "bash"], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (exit_codes.BROKEN_PIPE, b"")
