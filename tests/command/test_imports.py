"""What is loaded before it is needed: nothing. Start-up must not pay for what comes in and goes out."""

import json
import subprocess
import sys

import pytest

OF_THE_READER = {"msgspec", "platformdirs", "rich", "textual", "typing_extensions", "tui"}


def loaded(code: str) -> set[str]:
    ending = "import json, sys; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", f"{code}\n{ending}"], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def foreign(modules: set[str]) -> set[str]:
    tops = {name.partition(".")[0] for name in modules}
    return {name for name in tops if name not in sys.stdlib_module_names and not name.startswith("_")}


def test_the_reader_loads_these_packages_and_no_others() -> None:
    modules = loaded("import tui.cli, tui.command.parser, tui.command.reader, tui.app.app, tui.app.reader_app")
    assert foreign(modules) <= OF_THE_READER
    assert not [name for name in modules if name.startswith(("tui.exchange", "tui.analysis", "tui.language.analyser"))]


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["analyze", "--help"], ["add", "--help"], ["config", "--path"]]
)
def test_small_commands_load_little(words) -> None:
    modules = loaded(f"import tui.cli; tui.cli.main({words!r})")
    assert foreign(modules) <= {"msgspec", "platformdirs", "typing_extensions", "tui"}


def test_only_a_used_format_is_loaded() -> None:
    modules = loaded("import tui.exchange.incoming.sources, tui.exchange.outgoing.formats, tui.exchange.fact_text")
    assert foreign(modules) <= {"msgspec", "typing_extensions", "tui"}
