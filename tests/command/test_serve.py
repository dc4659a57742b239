"""`dokja serve`: who gets in, and the reader in a real browser where there is one."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import aiohttp
import pytest

from tui.document.span import Span
from tui.language.model import ANALYSIS_VERSION, Analysis, Quote
from tui.library.library import Library

TEXT = "---\ntitle: 새 공장 가동\ndate: 2025-10-01\n---\n\n한서율 대표는 “소음을 줄이겠다”고 말했다.\n"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(address with its key, process) of a server on one analysed article."""
    base = tmp_path_factory.mktemp("served")
    folder = base / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    os.utime(folder / "a.txt", (1, 1))
    with Library.open(folder, data_folder=base / "data" / "dokja", cache_folder=base / "cache" / "dokja") as library:
        library.refresh()
        start = TEXT.index("한서율")
        fact = Quote(sentence=Span(start, len(TEXT) - 1), text="소음을 줄이겠다", speaker="한서율")
        [row] = library.page()
        assert library.store_analysis(row.id, Analysis(ANALYSIS_VERSION, "2025-10-01", facts=(fact,)))
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX")},
        "XDG_DATA_HOME": str(base / "data"),
        "XDG_CACHE_HOME": str(base / "cache"),
        "DOKJA_CONFIG": str(base / "none.toml"),
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "tui.cli", "serve", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    yield process.stdout.readline().strip(), process
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0


async def status(address: str, **headers: str) -> int:
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.get(address, headers=headers) as answer,
    ):
        return answer.status


async def test_only_who_has_the_key_gets_in(served) -> None:
    address, _ = served
    plain = address.partition("?")[0]
    assert address.startswith("http://127.0.0.1:")
    assert await status(address) == 200
    for path in ("", "?key=wrong", "ws", "static/js/textual.js", "download/x"):
        assert await status(plain + path) == 403, path
    key = address.partition("key=")[2]
    assert await status(plain, Cookie=f"dokja={key}") == 200


async def test_other_sites_are_turned_away(served) -> None:
    address, _ = served
    assert await status(address, Host="evil.example") == 403
    assert await status(address, Origin="http://evil.example") == 403
    assert await status(address, Origin=address.partition("/?")[0]) == 200


async def test_the_page_loads_nothing_from_elsewhere(served) -> None:
    address, _ = served
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        page = await answer.text()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "//fonts" not in page
    assert all(part.startswith("127.0.0.1") for part in page.split("http://")[1:])
    assert "https://" not in page


async def test_a_page_that_goes_away_at_once_leaves_no_reader(served) -> None:
    address, process = served
    websocket = address.replace("http:", "ws:").replace("/?", "/ws?")
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(websocket):
            pass
        async with session.ws_connect(websocket):
            await asyncio.sleep(0.3)
    end = time.monotonic() + 8
    while await asyncio.to_thread(children_of, process.pid):
        assert time.monotonic() < end
        await asyncio.sleep(0.1)


def children_of(parent: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "ppid,stat,args"], capture_output=True, text=True).stdout.splitlines()[1:]
    rows = [line.split(None, 2) for line in listed]
    return [words for ppid, state, words in rows if int(ppid) == parent and not state.startswith("Z")]


class Page:
    """A page of a headless Chromium, over the DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0

    async def call(self, method: str, **parameters: object) -> dict:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json()
            if message.get("id") == self._number:
                return message.get("result", {})

    async def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, key: str) -> None:
        code = ord(key.upper())
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key, windowsVirtualKeyCode=code)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def value(self, expression: str) -> object:
        found = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return found.get("result", {}).get("value")

    async def until(self, expression: str, seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not await self.value(expression):
            assert time.monotonic() < end, expression
            await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def browser(profile: Path):
    process = await asyncio.create_subprocess_exec(
        *(BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"),
        *(f"--user-data-dir={profile}", "--window-size=1300,760", "about:blank"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(30):
            while b"DevTools listening" not in (line := await process.stderr.readline()):
                assert line
        address = line.split()[-1].decode().partition("/devtools")[0].replace("ws:", "http:")
        async with aiohttp.ClientSession() as session:
            async with session.put(f"{address}/json/new?about:blank") as answer:
                target = await answer.json(content_type=None)
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
async def test_a_fact_is_clicked_and_copied_in_a_browser(served, tmp_path) -> None:
    address, _ = served
    async with browser(tmp_path) as page:
        origin = address.partition("/?")[0]
        await page.call(
            "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"], origin=origin
        )
        await page.call("Page.navigate", url=address)
        await page.until("document.body.classList.contains('-first-byte')")
        await page.call("Page.bringToFront")
        end = time.monotonic() + 20
        copied = ""
        # The reader paints on a canvas: what it shows cannot be asked for, only what it copies.
        while "소음을 줄이겠다" not in copied and time.monotonic() < end:
            await asyncio.sleep(0.5)
            await page.click(100, 60)  # the article in the list
            await asyncio.sleep(0.5)
            await page.click(1100, 56)  # the fact in the panel: row 3
            await asyncio.sleep(0.2)
            await page.press("c")
            await asyncio.sleep(0.3)
            copied = str(await page.value("navigator.clipboard.readText().catch(() => '')"))
        assert "한서율" in copied
        assert "소음을 줄이겠다" in copied
        assert "새 공장 가동" in copied
