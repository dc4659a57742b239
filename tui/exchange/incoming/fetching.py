"""Fetching from the web: bounded in time and size, public addresses only, robots.txt respected."""

import asyncio
import contextlib
import ipaddress
import socket
import zlib
from collections.abc import Mapping
from email.message import Message
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies
from urllib.robotparser import RobotFileParser

import httpx
import msgspec

from tui import __version__
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.page import LARGEST_PAGE

AGENT = "dokja"
MOST_REDIRECTS = 5
_LARGEST_ROBOTS = 500_000
_NAT64 = ipaddress.IPv6Network("64:ff9b::/32")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (personal reader)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "ko,en;q=0.5",
    # What is unpacked here, within the limit; other codings could unpack to any size inside a library.
    "Accept-Encoding": "gzip, deflate",
}


class Fetched(msgspec.Struct, frozen=True):
    """An answer: its final address, status (200, or 304 where nothing changed), content, and headers in small letters."""

    address: str
    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def charset(self) -> str | None:
        """The character set that the server says."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        return message.get_content_charset()


class Fetcher:
    """Fetches for one command; use as an asynchronous context.

    Private and local addresses are refused, in redirects and lists of others' making above all; `trusted` holds the
    addresses that the user typed: their hosts and ports are fetched wherever they lie.
    """

    def __init__(
        self, trusted: tuple[str, ...] = (), *, within: float = 30.0, largest: int = LARGEST_PAGE, robots: bool = True
    ) -> None:
        """`within`: seconds for one address, with redirects; `largest`: bytes after unpacking."""
        self._trusted = {_host_and_port(address) for address in trusted}
        self._within = within
        self._largest = largest
        self._robots_asked = robots
        self._robots: dict[str, RobotFileParser] = {}
        self._proxied = any(key in getproxies() for key in ("http", "https", "all"))
        self._client: httpx.AsyncClient

    async def __aenter__(self) -> "Fetcher":
        limits = httpx.Limits(max_connections=8)
        timeout = httpx.Timeout(min(10.0, self._within))
        self._client = httpx.AsyncClient(headers=_HEADERS, follow_redirects=False, limits=limits, timeout=timeout)
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._client.aclose()

    async def fetch(self, address: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What stands at `address`.

        Raises:
            ExchangeError: where it cannot be had, with the reason.
        """
        try:
            async with asyncio.timeout(self._within):
                for _ in range(MOST_REDIRECTS + 1):
                    await self._may_fetch(address)
                    fetched = await self._get(address, self._largest, headers)
                    if fetched.status not in _REDIRECTS or "location" not in fetched.headers:
                        break
                    address = _joined(address, fetched.headers["location"])
                else:
                    raise ExchangeError("redirects", most=MOST_REDIRECTS)
        except TimeoutError as error:
            raise ExchangeError("timeout", seconds=round(self._within)) from error
        if fetched.status not in (200, 203, 304):
            raise ExchangeError("status", status=fetched.status)
        return fetched

    async def _may_fetch(self, address: str) -> None:
        parts = _web_address(address)
        await self._check_host(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), address)
        if self._robots_asked and not (await self._robots_of(f"{parts.scheme}://{parts.netloc}")).can_fetch(
            AGENT, address
        ):
            raise ExchangeError("robots")

    async def _check_host(self, host: str, port: int, address: str) -> None:
        if _host_and_port(address) in self._trusted:
            return
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            if self._proxied:
                return
            raise ExchangeError("unknown_host", host=host) from error
        for *_, place in found:
            if not _is_public(str(place[0])):
                raise ExchangeError("private_address", host=host)

    async def _robots_of(self, origin: str) -> RobotFileParser:
        """RFC 9309: no file (4xx) allows all, a server in trouble (5xx) nothing."""
        if origin not in self._robots:
            robots = RobotFileParser()
            robots.parse([])
            with contextlib.suppress(ExchangeError):
                fetched = await self._get(f"{origin}/robots.txt", _LARGEST_ROBOTS)
                if fetched.status == 200:
                    robots.parse(fetched.content.decode("utf-8", "replace").splitlines())
                elif fetched.status >= 500:
                    robots.disallow_all = True  # type: ignore[attr-defined]
            self._robots[origin] = robots
        return self._robots[origin]

    async def _get(self, address: str, largest: int, headers: Mapping[str, str] | None = None) -> Fetched:
        try:
            async with self._client.stream("GET", address, headers=dict(headers or {})) as response:
                self._check_peer(response, address)
                content = b"" if response.status_code in _REDIRECTS else await _content(response, largest)
                return Fetched(address, response.status_code, content, dict(response.headers))
        except httpx.TimeoutException as error:
            raise ExchangeError("timeout", seconds=round(self._within)) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
            raise ExchangeError("connection", reason=type(error).__name__) from error

    def _check_peer(self, response: httpx.Response, address: str) -> None:
        """A name may mean another address when it is asked for the second time: see where the connection really led."""
        if self._proxied or _host_and_port(address) in self._trusted:
            return
        stream: Any = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if peer and not _is_public(str(peer[0])):
            raise ExchangeError("private_address", host=str(peer[0]))


async def _content(response: httpx.Response, largest: int) -> bytes:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        unpacker = None
    elif coding in ("gzip", "x-gzip", "deflate"):
        unpacker = zlib.decompressobj(wbits=47 if coding != "deflate" else zlib.MAX_WBITS)
    else:
        raise ExchangeError("coding", coding=coding[:40])
    content = bytearray()
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        try:
            content += chunk if unpacker is None else unpacker.decompress(chunk, largest + 1 - len(content))
        except zlib.error:
            if coding != "deflate" or content:
                raise ExchangeError("broken", kind=coding) from None
            unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)  # many servers send it without its header
            content += unpacker.decompress(chunk, largest + 1)
        if max(len(content), received) > largest:
            raise ExchangeError("too_large", megabytes=max(1, largest // 1_000_000))
    return bytes(content)


def _joined(address: str, target: str) -> str:
    try:
        return urljoin(address, target)
    except ValueError as error:
        raise ExchangeError("no_address") from error


def _web_address(address: str) -> Any:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise ExchangeError("no_address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ExchangeError("no_address")
    return parts


def _host_and_port(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "", 0


def _is_public(address: str) -> bool:
    try:
        place = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(place, ipaddress.IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour or (place.teredo[1] if place.teredo else None)
        if place in _NAT64:
            inner = ipaddress.IPv4Address(int(place) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return place.is_global and not place.is_multicast
