from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.newsroom import FOUNDRY, NEWSROOM, analysis_of
from tui.app.reader_app import DokjaApp
from tui.library.library import Library
from tui.settings import Settings
from tui.translation import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user who runs the tests is read or written."""
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "config.toml"))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("TMUX", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in NEWSROOM.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(folder, data_folder=tmp_path / "data", cache_folder=tmp_path / "cache") as library:
        library.refresh()
        article_id = library.find_path(folder / FOUNDRY)
        assert article_id is not None
        library.store_analysis(article_id, analysis_of(library.article(article_id)))
        yield library


@pytest.fixture
def make_app(library: Library) -> Callable[..., DokjaApp]:
    def make(**settings: object) -> DokjaApp:
        return DokjaApp(library, Settings(**settings), analyse=False, watch=False)

    return make


@pytest.fixture
def app(make_app: Callable[..., DokjaApp]) -> DokjaApp:
    return make_app()
