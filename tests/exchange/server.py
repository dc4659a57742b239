"""A small HTTP server that also does what servers should not: drips, hangs, lies."""

import gzip
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


class Server:
    """Serves `pages` (path → answer, or a function of the request handler) on loopback; counts requests in `asked`."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], Answer | None]] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.asked.append(self.path)
                page = outer.pages.get(self.path, (404, {}, b"none"))
                answer = page(self) if callable(page) else page
                if answer is None:
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                pass

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte at a time, for ever: never silent long enough for a time-out on reading."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _byte_by_byte(handler)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    """The same before the headers have ended."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _byte_by_byte(handler)


def hang(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    time.sleep(3)


def too_short(handler: BaseHTTPRequestHandler) -> None:
    """Says more bytes than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.connection.shutdown(socket.SHUT_WR)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Never ends, and says nothing of a length."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    block = b"<p>" + b"a" * 65_530 + b"\n"
    while True:
        handler.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")


def bomb(megabytes: int) -> bytes:
    """Many megabytes of nothing, packed."""
    return gzip.compress(b"\0" * (megabytes * 1_000_000))


def _byte_by_byte(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(60):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)
