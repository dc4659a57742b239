from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold data beside the project; tests that need it are skipped where it is absent."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("no ../shared beside the project")
    return SHARED


@pytest.fixture(scope="session")
def tokeniser():
    from tui.language.tokeniser import Tokeniser

    return Tokeniser(workers=1)


@pytest.fixture(scope="session")
def analyser(tokeniser):
    """The one analyser of a test run; it shares its Kiwi with `tokeniser`."""
    from tui.language.analyser import Analyser

    return Analyser(workers=1, tokeniser=tokeniser)


def pytest_addoption(parser):
    parser.addoption("--all-articles", action="store_true", help="read every stored article, not only a sample")
