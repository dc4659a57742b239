from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.screens.support import filled
from tui.app.reader_app import DokjaApp
from tui.library.library import Library
from tui.settings import Settings


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    yield from filled(tmp_path)


@pytest.fixture
def app(library: Library) -> DokjaApp:
    return DokjaApp(library, Settings(), analyse=False, watch=False)
