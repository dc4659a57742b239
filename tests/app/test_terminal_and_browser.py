"""What is settled before Textual starts, and opening web pages."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.app.browser import browser_command, is_web_address, open_address, search_address
from tui.app.terminal import prepare


@pytest.mark.parametrize(
    ("environment", "disabled"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, "1"),
        ({"TERM_PROGRAM": "WezTerm"}, "1"),
        ({"TERM_PROGRAM": "vscode"}, "1"),
        ({"LC_TERMINAL": "iTerm2"}, "1"),
        ({"WEZTERM_PANE": "0", "TERM_PROGRAM": "tmux"}, "1"),
        ({"TERM_PROGRAM": "iTerm.app", "TEXTUAL_DISABLE_KITTY_KEY": "0"}, "0"),
        ({"TERM_PROGRAM": "ghostty"}, None),
        ({"TERM": "xterm-kitty"}, None),
        ({}, None),
    ],
)
def test_the_kitty_protocol_is_off_where_it_loses_korean(environment: dict[str, str], disabled: str | None) -> None:
    prepare(environment)
    assert environment.get("TEXTUAL_DISABLE_KITTY_KEY") == disabled


def test_preparing_does_not_import_textual() -> None:
    code = "import sys, tui.app.terminal; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("https://example.com/기사?id=1#앞", True),
        ("HTTP://example.com", True),
        ("http://127.0.0.1:8000/", True),
        ("https://", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("ftp://example.com", False),
        ("example.com", False),
        ("--version", False),
        ("https://example.com/ --flag", False),
        ("https://example.com/\n", False),
        ("https://example.com/\x1b[0m", False),
        ("https://example.com/\u202e", False),
        ("https://example.com:port/", False),
        ("https://[bad", False),
        ("https://example.com/`id`", False),
        ("https://example.com/" + "a" * 5000, False),
        ("", False),
    ],
)
def test_web_addresses(url: str, valid: bool) -> None:
    assert is_web_address(url) is valid


def test_a_search_address_is_a_web_address_whatever_is_searched() -> None:
    address = search_address("[단독] 한빛제철\n& \x1b'왜?' #1 " + "가" * 500)
    assert is_web_address(address)
    assert "&query=%5B" in address


def executable(path: Path, script: str = "") -> Path:
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(0o755)
    return path


def test_which_program_opens_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("xdg-open", "firefox", "w3m"):
        executable(tmp_path / name)
    assert browser_command({}, "linux") is None
    assert browser_command({"DISPLAY": ":0"}, "linux") == ["xdg-open"]
    assert browser_command({"BROWSER": "firefox:w3m"}, "linux") == ["firefox"]
    assert browser_command({"BROWSER": "w3m"}, "linux") is None
    assert browser_command({"BROWSER": "w3m", "WAYLAND_DISPLAY": "wayland-0"}, "linux") == ["xdg-open"]
    assert browser_command({"BROWSER": "gone"}, "linux") is None
    assert browser_command({"BROWSER": "sh -c '%s'", "DISPLAY": ":0"}, "linux") == ["xdg-open"]
    assert browser_command({}, "darwin") == ["open"]


def test_pages_are_opened_with_one_argument_and_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    seen = tmp_path / "seen"
    executable(
        tmp_path / "firefox", f'test -t 0 && echo tty >> {seen}; echo "$#:$1" >> {seen}.part; mv {seen}.part {seen}'
    )
    assert not open_address("file:///etc/passwd", {"BROWSER": "firefox"})
    assert open_address("https://example.com/?a=1&b=$(id)", {"BROWSER": "firefox"})
    for _ in range(100):
        if seen.exists():
            break
        subprocess.run(["/bin/sleep", "0.05"], check=True)
    assert seen.read_text() == "1:https://example.com/?a=1&b=$(id)\n"
