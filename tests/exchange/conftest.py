import pytest

from tests.exchange.server import Server
from tui.exchange.incoming.adding import Adder
from tui.translation import use_language


@pytest.fixture(scope="session")
def _server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def server(_server):
    _server.pages.clear()
    _server.asked.clear()
    return _server


@pytest.fixture
def adder(tmp_path):
    with Adder(tmp_path / "stored", database=tmp_path / "cache" / "known.sqlite") as adder:
        yield adder


@pytest.fixture(autouse=True)
def english(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    use_language("en")
    yield
    use_language(None)
