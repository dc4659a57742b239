"""A web server on the loopback interface that runs one reader for each browser page (textual-serve).

Only who has the address that the command prints gets in: other users of the machine lack its key, and pages of other sites
are turned away by their host and origin. Nothing is loaded from elsewhere.
"""

import asyncio
import contextlib
import logging
import os
import secrets
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web
from textual_serve import server as textual_server
from textual_serve.app_service import AppService
from textual_serve.server import Server

HOST = "127.0.0.1"
COOKIE = "dokja"
_END_WITHIN = 3.0  # seconds for a reader to end by itself
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ReaderProcess(AppService):
    """One reader. It ends when its page does, also while it starts, by force where it must."""

    paths: Sequence[str] = ()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        environment = self._build_environment(width=width, height=height)
        environment["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # xterm.js loses what an input method commits under it
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tui.command.web.child", *self.paths),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=os.name == "posix",
        )
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        return self._process

    async def stop(self) -> None:
        """Ask the reader to end, and kill it where it does not."""
        task, self._task = self._task, None
        if task is None or self._process is None:
            return
        with contextlib.suppress(Exception):
            await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
            await asyncio.wait_for(self.send_meta({"type": "quit"}), 1.0)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._process.wait()), _END_WITHIN)
        if self._process.returncode is None:
            _kill(self._process)
            await self._process.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


class ReaderServer(Server):
    """Serves the reader on `paths` at `address`."""

    def __init__(self, paths: Sequence[Path], port: int) -> None:
        super().__init__("dokja", host=HOST, port=port, title="dokja", public_url=f"http://{HOST}:{port}")
        self.templates_path = Path(__file__).parent
        self._key = secrets.token_urlsafe(24)
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self.address = f"http://{HOST}:{port}/?key={self._key}"
        ReaderProcess.paths = [str(path.absolute()) for path in paths]
        vars(textual_server)["AppService"] = ReaderProcess

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the address is said when the server listens."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.host not in self._hosts or not self._is_own(request.headers.get("Origin")):
            raise web.HTTPForbidden
        by_key = secrets.compare_digest(request.query.get("key", ""), self._key)
        if not by_key and not secrets.compare_digest(request.cookies.get(COOKIE, ""), self._key):
            raise web.HTTPForbidden
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = (
                "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                f"img-src 'self' data:; connect-src 'self' ws://{request.host}; frame-ancestors 'none'"
            )
            response.headers["Referrer-Policy"] = "no-referrer"
            if by_key:
                response.set_cookie(COOKIE, self._key, httponly=True, samesite="Strict")
        return response

    def _is_own(self, origin: str | None) -> bool:
        return origin is None or origin in {f"http://{host}" for host in self._hosts}


def serve(paths: Sequence[Path], port: int, started: Callable[[str], None]) -> None:
    """Serve until interrupted; `started` is called with the address once the server listens.

    Raises:
        OSError: where the port is taken.
    """
    server = ReaderServer(paths, port)
    # Its log would show what goes on in the reader.
    logging.getLogger("textual-serve").addHandler(logging.NullHandler())
    logging.getLogger("textual-serve").propagate = False
    web.run_app(server._make_app(), host=HOST, port=port, print=lambda *_: started(server.address), access_log=None)
