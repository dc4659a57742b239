"""Fetching, with a local server in the part of the web."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from tests.exchange import server as tricks
from tests.exchange.made_articles import make_article
from tests.exchange.pages import regional
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.adding import OutcomeKind
from tui.exchange.incoming.fetching import Fetcher, _is_public
from tui.exchange.incoming.link import Link
from tui.exchange.incoming.sources import add_links, add_sources


def fetch(address: str, *trusted: str, **settings):
    async def run():
        async with Fetcher(trusted or (address,), **settings) as fetcher:
            return await fetcher.fetch(address)

    return asyncio.run(run())


def reason(address: str, *trusted: str, **settings) -> str:
    with pytest.raises(ExchangeError) as failure:
        fetch(address, *trusted, **settings)
    return failure.value.what


@pytest.mark.parametrize("coding", ["", "gzip", "deflate", "raw deflate"])
def test_a_page_comes_whole_however_it_is_packed(server, coding) -> None:
    body = regional(make_article(1))
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "": body,
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "raw deflate": raw.compress(body) + raw.flush(),
    }
    address = server.page("/a", packed[coding], Content_Encoding=coding.split()[-1] if coding else "identity")
    assert fetch(address).content == body


def test_redirects_are_followed_and_counted(server) -> None:
    server.page("/end", b"here")
    address = server.page("/start", b"", 302, Location="/end")
    assert fetch(address).address == server.address + "/end"
    loop = server.page("/loop", b"", 301, Location="/loop")
    assert reason(loop) == "redirects"
    assert server.asked.count("/loop") == 6


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("file:///etc/passwd", "no_address"),
        ("ftp://example.com/a", "no_address"),
        ("javascript:alert(1)", "connection"),
        ("http://user:secret@example.com/", "no_address"),
        ("http://127.0.0.1:1/", "private_address"),
        ("http://localhost:1/", "private_address"),
        ("http://10.0.0.1/", "private_address"),
        ("http://169.254.169.254/latest/meta-data", "private_address"),
        ("http://[::1]:1/", "private_address"),
        ("http://[::ffff:127.0.0.1]:1/", "private_address"),
        ("http://0x7f000001:1/", "private_address"),
        ("http://[zz/", "no_address"),
        ("http://a:99999/", "no_address"),
    ],
)
def test_no_redirect_leads_to_a_file_or_inside(server, target, expected) -> None:
    assert reason(server.page("/go", b"", 302, Location=target)) == expected


NOT_PUBLIC = (
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.1.1 0.0.0.0 100.64.0.1 224.0.0.1 "
    "::1 fe80::1%1 fc00::1 ff02::1 ::ffff:10.0.0.1 2002:7f00:0001:: 64:ff9b:1::1 x"
)


@pytest.mark.parametrize("place", NOT_PUBLIC.split())
def test_what_is_not_public(place) -> None:
    assert not _is_public(place)


def test_public_addresses() -> None:
    assert _is_public("8.8.8.8")
    assert _is_public("2001:4860:4860::8888")


def test_a_link_of_others_making_may_not_lead_inside(server, adder) -> None:
    address = server.page("/a", regional(make_article(1)))
    [outcome] = add_links([Link(address)], adder)
    assert (outcome.kind, "private" in outcome.reason) == (OutcomeKind.FAILED, True)
    assert server.asked == []


@pytest.mark.parametrize("trick", [tricks.drip, tricks.drip_headers, tricks.hang])
def test_slow_servers_are_left_in_time(server, trick) -> None:
    server.pages["/slow"] = trick
    start = time.monotonic()
    assert reason(server.address + "/slow", within=0.4, robots=False) == "timeout"
    assert time.monotonic() - start < 1.5


def test_a_server_that_sends_less_than_it_says(server) -> None:
    server.pages["/short"] = tricks.too_short
    assert reason(server.address + "/short") == "connection"


def test_an_endless_answer_is_cut_off(server) -> None:
    server.pages["/endless"] = tricks.endless
    assert reason(server.address + "/endless", largest=1_000_000) == "too_large"


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "br", "zstd"])
def test_a_bomb_does_not_unpack(server, coding) -> None:
    address = server.page("/bomb", tricks.bomb(60), Content_Encoding=coding)
    tracemalloc.start()
    assert reason(address, largest=2_000_000) in ("too_large", "coding")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_broken_packing_is_said(server) -> None:
    assert reason(server.page("/b", b"no gzip at all", Content_Encoding="gzip")) == "broken"


@pytest.mark.parametrize(
    ("robots", "expected"),
    [
        ((200, b"User-agent: *\nDisallow: /"), "robots"),
        ((200, b"User-agent: dokja\nDisallow: /a\n\nUser-agent: *\nAllow: /"), "robots"),
        ((200, b"User-agent: other\nDisallow: /"), None),
        ((200, b"\xff\x00 nonsense"), None),
        ((404, b""), None),
        ((503, b""), "robots"),
    ],
)
def test_robots_are_respected(server, robots, expected) -> None:
    server.page("/robots.txt", robots[1], robots[0])
    address = server.page("/a", b"text")
    if expected:
        assert reason(address) == expected
        assert "/a" not in server.asked
    else:
        assert fetch(address).content == b"text"


def test_robots_are_asked_for_once(server) -> None:
    addresses = [server.page(f"/{n}", b"x") for n in range(3)]

    async def run():
        async with Fetcher((server.address,)) as fetcher:
            for address in addresses:
                await fetcher.fetch(address)

    asyncio.run(run())
    assert server.asked.count("/robots.txt") == 1


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_errors_of_the_server_are_said(server, status) -> None:
    assert reason(server.page("/e", b"x", status)) == "status"


def test_unreachable(server) -> None:
    assert reason("http://127.0.0.1:9/a") == "connection"
    assert reason("http://no-such-host.invalid/a", "http://other.example/") == "unknown_host"


def test_what_the_server_says_of_the_type_does_not_count(server, adder) -> None:
    article = make_article(3)
    address = server.page("/image.png", regional(article), Content_Type="image/png")
    missing = server.page("/page.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 500, Content_Type="text/html")
    first, second = sorted(add_sources([address, missing], adder), key=lambda one: one.kind)
    assert (first.kind, first.title) == (OutcomeKind.ADDED, article.title)
    assert second.kind is OutcomeKind.FAILED


@pytest.mark.parametrize("said", ["euc-kr", "utf-8", "iso-8859-1", "no-such-charset", None])
def test_korean_pages_in_old_encodings_whatever_the_server_says(server, adder, said) -> None:
    article = make_article(5)
    body = (
        regional(article).decode().replace('charset="utf-8"', 'charset="euc-kr"').replace("©", "&copy;").encode("cp949")
    )
    address = server.page("/a", body, Content_Type=f"text/html; charset={said}" if said else "text/html")
    [outcome] = add_sources([address], adder)
    assert outcome.title == article.title


def test_several_addresses_at_once_each_with_its_outcome(server, adder) -> None:
    addresses = [server.page(f"/{n}", regional(make_article(n))) for n in range(6)] + [server.address + "/none"]
    outcomes = list(add_sources(addresses, adder))
    assert sorted(one.kind for one in outcomes) == ["added"] * 6 + ["failed"]
    assert len(list(adder.folder.iterdir())) == 6
