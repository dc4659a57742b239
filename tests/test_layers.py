"""The reader process never loads Kiwi, whatever it imports."""

import subprocess
import sys

import pytest

WITHOUT_KIWI = ("tui.document", "tui.language.model", "tui.translation")


@pytest.mark.parametrize("module", WITHOUT_KIWI)
def test_importing_does_not_load_kiwi(module: str) -> None:
    code = f"import sys, {module}; sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
