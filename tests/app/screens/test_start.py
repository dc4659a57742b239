"""The reader's start does not pay for the screens across articles, nor any of them for plotext."""

import json
import subprocess
import sys

LATE = (
    "tui.app.screens.entity_page",
    "tui.app.screens.compare",
    "tui.app.screens.trends",
    "tui.app.screens.relations",
    "tui.app.screens.export",
    "tui.app.exporting",
    "tui.library.across",
    "tui.translation.across",
)


def loaded(modules: str) -> set[str]:
    code = f"import json, sys, {modules}; print(json.dumps(list(sys.modules)))"
    return set(json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout))


def test_the_reader_imports_none_of_it() -> None:
    modules = loaded("tui.app.reader_app")
    assert not [name for name in modules if name.startswith(LATE)]


def test_only_the_plot_imports_plotext() -> None:
    modules = loaded("tui.app.commands, tui.app.screens.trends, tui.app.screens.export")
    assert not [name for name in modules if name.startswith(("plotext", "textual_plotext", "citeproc"))]
    assert "textual_plotext" in loaded("tui.app.widgets.trend_plot")
