"""Which way a copied text goes, with programs and displays of our own."""

import base64
import socket
import stat
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tui.app import clipboard
from tui.app.clipboard import CopyResult, CopyWay, copy, copy_now, display_answers, wayland_answers
from tui.translation import use_language


class Terminal:
    """Stands for the app's driver."""

    def __init__(self) -> None:
        self.written = ""

    def __call__(self, text: str) -> None:
        self.written += text

    @property
    def copied(self) -> str:
        head, _, tail = self.written.partition("\x1b]52;c;")
        assert head == ""
        assert tail.endswith("\a")
        return base64.b64decode(tail[:-1]).decode()


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder that is all of PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def program(folder: Path, name: str, script: str = 'echo "$0 $*" > "$0.called"; cat > "$0.got"') -> Path:
    """An executable that notes how it was called and what it was given, or runs `script`."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(0o755)
    return path


def got(folder: Path, name: str) -> str:
    return (folder / f"{name}.got").read_text()


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(clipboard, "display_answers", lambda display: display == ":5")
    return ":5"


async def test_plain_terminal_gets_osc_52(terminal: Terminal, programs: Path) -> None:
    result = await copy("한빛제철 1\n둘째", terminal, {"PATH": str(programs)}, programs)
    assert (result.way, result.ok, result.characters) == (CopyWay.TERMINAL, True, 9)
    assert terminal.copied == "한빛제철 1\n둘째"


async def test_control_characters_are_not_copied(terminal: Terminal, programs: Path) -> None:
    await copy("가\x1b[201~rm -rf ~\r\x00\x9b\t나\n", terminal, {"PATH": str(programs)}, programs)
    assert terminal.copied == "가[201~rm -rf ~\t나\n"


def test_tmux_gets_its_buffer(terminal: Terminal, programs: Path) -> None:
    program(programs, "tmux")
    environment = {"PATH": str(programs), "TMUX": "/tmp/tmux-0/default,1,0", "SSH_TTY": "/dev/pts/1"}
    assert copy_now("가나", terminal, environment, programs).way is CopyWay.TMUX
    assert got(programs, "tmux") == "가나"
    assert "load-buffer -w -" in (programs / "tmux.called").read_text()
    assert terminal.written == ""


def test_tmux_that_fails_is_passed_over(terminal: Terminal, programs: Path) -> None:
    program(programs, "tmux", "exit 1")
    result = copy_now("가나", terminal, {"PATH": str(programs), "TMUX": "gone"}, programs)
    assert result.way is CopyWay.TERMINAL


@pytest.mark.parametrize(("name", "arguments"), [("xclip", "-selection clipboard"), ("xsel", "--clipboard --input")])
def test_a_program_of_the_x_display(
    terminal: Terminal, programs: Path, x_server: str, name: str, arguments: str
) -> None:
    program(programs, name)
    result = copy_now("가나", terminal, {"PATH": str(programs), "DISPLAY": x_server}, programs)
    assert (result.way, result.detail) == (CopyWay.PROGRAM, name)
    assert got(programs, name) == "가나"
    assert arguments in (programs / f"{name}.called").read_text()
    assert terminal.written == ""


def test_with_a_dead_display_no_program_is_called(terminal: Terminal, programs: Path, x_server: str) -> None:
    program(programs, "xclip")
    result = copy_now("가나", terminal, {"PATH": str(programs), "DISPLAY": ":99"}, programs)
    assert result.way is CopyWay.TERMINAL
    assert not (programs / "xclip.called").exists()


def test_over_ssh_no_program_of_this_machine_is_called(terminal: Terminal, programs: Path, x_server: str) -> None:
    program(programs, "xclip")
    environment = {"PATH": str(programs), "DISPLAY": x_server, "SSH_CONNECTION": "1 2 3 4"}
    assert copy_now("가나", terminal, environment, programs).way is CopyWay.TERMINAL
    assert not (programs / "xclip.called").exists()


def test_in_tmux_on_this_machine_both_get_it(programs: Path, x_server: str) -> None:
    program(programs, "tmux")
    program(programs, "xclip")
    result = copy_now("가나", None, {"PATH": str(programs), "TMUX": "x", "DISPLAY": x_server}, programs)
    assert (result.way, got(programs, "tmux"), got(programs, "xclip")) == (CopyWay.PROGRAM, "가나", "가나")


def test_a_program_that_hangs_is_given_up(
    terminal: Terminal, programs: Path, x_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PROGRAM_SECONDS", 0.2)
    program(programs, "xclip", "exec sleep 30")
    program(programs, "xsel", "exit 1")
    start = time.monotonic()
    assert copy_now("가나", terminal, {"PATH": str(programs), "DISPLAY": x_server}, programs).way is CopyWay.TERMINAL
    assert time.monotonic() - start < 5


def test_a_program_that_writes_to_the_screen_does_not(
    programs: Path, x_server: str, capfd: pytest.CaptureFixture[str]
) -> None:
    program(programs, "xclip", "cat > /dev/null; echo loud; echo louder >&2")
    result = copy_now("가나", None, {"PATH": str(programs), "DISPLAY": x_server}, programs)
    assert result.way is CopyWay.PROGRAM
    assert capfd.readouterr() == ("", "")


def test_wayland_comes_before_x(programs: Path, x_server: str) -> None:
    program(programs, "wl-copy")
    program(programs, "xclip")
    # The address of a socket has at most 107 bytes, which the folders of pytest may exceed.
    with TemporaryDirectory(prefix="w") as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-7")
        server.listen()
        environment = {
            "PATH": str(programs),
            "DISPLAY": x_server,
            "WAYLAND_DISPLAY": "wayland-7",
            "XDG_RUNTIME_DIR": folder,
        }
        assert wayland_answers(environment)
        assert copy_now("가나", None, environment, programs).detail == "wl-copy"
    assert not wayland_answers(environment)


@pytest.mark.parametrize("display", ["", "0", ":", ":x", ":987", "localhost:987.0", ":99999999999"])
def test_displays_that_do_not_answer(display: str) -> None:
    assert not display_answers(display)


def test_a_display_over_the_network_that_answers() -> None:
    for port in range(6100, 6200):
        with socket.socket() as server:
            try:
                server.bind(("127.0.0.1", port))
            except OSError:
                continue
            server.listen()
            assert display_answers(f"127.0.0.1:{port - 6000}.0")
            return
    pytest.skip("no free port")


@pytest.mark.parametrize(
    "environment", [{"TERM_PROGRAM": "Apple_Terminal"}, {"TERM": "linux"}, {"VTE_VERSION": "7600"}]
)
def test_terminals_that_ignore_osc_52_get_a_file(
    terminal: Terminal, programs: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    result = copy_now("가나", terminal, {"PATH": str(programs), **environment}, tmp_path / "data")
    assert result.way is CopyWay.FILE
    assert terminal.written == ""
    path = Path(result.detail)
    assert path.read_text("utf-8") == "가나"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_osc_52_only_up_to_its_limit(terminal: Terminal, programs: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(programs)}
    assert copy_now("가" * 24_998, terminal, environment, tmp_path).way is CopyWay.TERMINAL
    assert len(terminal.copied) == 24_998
    assert copy_now("가" * 24_999, terminal, environment, tmp_path).way is CopyWay.FILE
    assert len((tmp_path / "clipboard.txt").read_text("utf-8")) == 24_999


def test_gnu_screen_hands_osc_52_on_in_short_strings(terminal: Terminal, programs: Path) -> None:
    copy_now("가나다라" * 100, terminal, {"PATH": str(programs), "STY": "1.pts"}, programs)
    parts = terminal.written.split("\x1bP")[1:]
    assert all(part.endswith("\x1b\\") and len(part) < 256 for part in parts)
    inner = Terminal()
    inner("".join(part[:-2] for part in parts))
    assert inner.copied == "가나다라" * 100


def test_nowhere_to_write_says_so(programs: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    result = copy_now("가나", None, {"PATH": str(programs)}, blocked)
    assert (result.way, result.ok) == (CopyWay.NOWHERE, False)
    assert result.detail


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("way", list(CopyWay))
def test_every_way_has_its_words(way: CopyWay, language: str) -> None:
    use_language(language)
    try:
        message = CopyResult(way, "{where}", 12).message()
    finally:
        use_language(None)
    assert ("{where}" in message) == (way is not CopyWay.TMUX)
    assert ("12" in message) == (way is not CopyWay.NOWHERE)
