from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.support import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty folder for articles with a library on it."""
    with Shelf(tmp_path) as shelf:
        yield shelf
