# ruff: noqa: E501
"""Feeds: reading, subscriptions, only what is new, and hostile documents."""

import json
import time
from pathlib import Path

import pytest

from tests.exchange.made_articles import make_article
from tests.exchange.pages import regional
from tui.cli import main
from tui.command import exit_codes
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.feeds import MOST_TRIES, Feed, FeedList, feed_links, read_feed, read_opml, write_opml

CONTENT = "가람정밀은 은하시에 짓는 새 공장을 다음 달에 시험 가동한다고 밝혔다. " * 8


def rss(*items: tuple[str, str], title: str = "한빛일보", content: str = "") -> bytes:
    entries = "".join(
        f"<item><title>{name}</title><link>{link}</link><guid>{link}</guid><pubDate>Wed, 01 Oct 2025 09:00:00 +0900</pubDate>"
        f"<author>표승하 기자</author><description><![CDATA[<p>{content}</p>]]></description></item>"
        for name, link in items
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'.encode()


def test_rss_and_atom() -> None:
    found = read_feed(rss(("새 공장 &amp; 마을", "https://a.kr/1")), "https://a.kr/rss")
    assert (found.title, found.items[0].title, found.items[0].address) == (
        "한빛일보",
        "새 공장 & 마을",
        "https://a.kr/1",
    )
    assert found.items[0].published == "2025-10-01T00:00:00+00:00"
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>한빛</title><entry><id>1</id><title>제목</title><link href="https://a.kr/1"/></entry></feed>'
    assert read_feed(atom.encode(), "https://a.kr/").items[0].address == "https://a.kr/1"
    korean = rss(("제목", "https://a.kr/1")).decode().replace("utf-8", "euc-kr").encode("cp949")
    assert read_feed(korean, "https://a.kr/").title == "한빛일보"


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{"&a" + str(n - 1 or "") + ";" * 10}">' for n in range(1, 12)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "document",
    [
        LAUGHS + ']><opml><body><outline xmlUrl="https://a.kr/" title="&a11;"/></body></opml>',
        '<!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]><opml><body><outline xmlUrl="https://a.kr/" title="&e;"/></body></opml>',
        '<!DOCTYPE opml SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:1/">%p;]><opml/>',
        "<!doctype rss [<!entity e 'x'>]><rss/>",
    ],
    ids=["laughs", "file", "parameter", "small letters"],
)
def test_entities_are_refused(document, encoding) -> None:
    start = time.process_time()
    for reader in (read_opml, lambda content: read_feed(content, "https://a.kr/")):
        with pytest.raises(ExchangeError) as failure:
            reader(document.encode(encoding))
        assert failure.value.what == "entities"
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "content", [b"", b"<html><body>no feed</body></html>", b"\x00\xff" * 500, b"<rss>" * 10_000, b"{}"], ids=len
)
def test_what_is_no_feed_says_so(content) -> None:
    with pytest.raises(ExchangeError):
        read_feed(content, "https://a.kr/")
    with pytest.raises(ExchangeError):
        read_opml(content)


def test_opml_there_and_back() -> None:
    document = write_opml([Feed("https://a.kr/rss?x=1&y=2", '"한빛" <일보>'), Feed("https://b.kr/", None)])
    assert read_opml(document.encode()) == [
        ("https://a.kr/rss?x=1&y=2", '"한빛" <일보>'),
        ("https://b.kr/", "https://b.kr/"),
    ]
    inside = b'<opml><body><outline text="x"><outline xmlUrl="file:///etc"/><outline xmlUrl="https://a.kr/" text="A"/></outline></body></opml>'
    assert read_opml(inside) == [("https://a.kr/", "A")]


def test_pages_name_their_feeds() -> None:
    page = b'<link rel="alternate" type="application/rss+xml" href="/rss"><link href="https://b.kr/a" type=\'application/atom+xml\'><link type="application/rss+xml" href="javascript:x">'
    assert feed_links(page, "https://a.kr/x/") == ["https://a.kr/rss", "https://b.kr/a"]


def test_a_broken_list_of_feeds_is_not_lost(tmp_path) -> None:
    file = tmp_path / "feeds.json"
    file.write_text("{broken", encoding="utf-8")
    with pytest.raises(ExchangeError):
        FeedList(file)
    assert file.read_text(encoding="utf-8") == "{broken"


@pytest.fixture
def dokja(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "articles"

    def run(*words: str) -> tuple[int, list[str], str]:
        extra = ["--folder", str(folder)] if "fetch" in words else []
        code = main(["feed", *words, *extra])
        captured = capsys.readouterr()
        return code, captured.out.splitlines(), captured.err

    run.folder = folder
    return run


def test_only_what_is_new_comes_in(server, dokja) -> None:
    # The items lie on the feed's own host, as they do on the web; the test server is private and trusted for the feed only.
    pages = [server.page(f"/{n}", regional(make_article(n))) for n in range(3)]
    feed = server.page("/rss", rss(*((f"기사 {n}", pages[n]) for n in range(2))), ETag='"one"')
    assert dokja("add", feed)[0] == exit_codes.OK
    assert dokja("add", feed)[2].startswith("dokja: subscribed already")
    code, added, _ = dokja("fetch")
    assert (code, len(added)) == (exit_codes.OK, 2)
    asked = len(server.asked)
    server.pages["/rss"] = lambda handler: (
        (304, {}, b"") if handler.headers.get("If-None-Match") == '"one"' else (500, {}, b"")
    )
    assert dokja("fetch") == (
        exit_codes.OK,
        [],
        "dokja: 0 added, 0 already there, 0 versions of stored articles, 0 failed\n",
    )
    assert server.asked[asked:] == ["/robots.txt", "/rss"]
    server.page("/rss", rss(*((f"기사 {n}", pages[n]) for n in range(3))), ETag='"two"')
    assert len(dokja("fetch")[1]) == 1
    assert len(list(dokja.folder.iterdir())) == 3
    assert json.loads(dokja("list", "--json")[1][0])["taken"] == 3


def test_a_page_that_names_a_feed_and_an_opml_file(server, dokja, tmp_path) -> None:
    server.page("/rss", rss(("x", "https://a.kr/1")))
    page = server.page("/", b'<html><link rel="alternate" type="application/rss+xml" href="/rss"></html>')
    assert dokja("add", page)[0] == exit_codes.OK
    file = tmp_path / "a.opml"
    file.write_text(write_opml([Feed("https://b.kr/rss", "나라일보")]), encoding="utf-8")
    assert dokja("add", str(file))[0] == exit_codes.OK
    _, lines, _ = dokja("list")
    assert lines == [f"{server.address}/rss 한빛일보", "https://b.kr/rss 나라일보"]
    assert dokja("remove", "나라일보", "https://none.kr/")[0] == exit_codes.NOTHING_FOUND
    assert len(dokja("list")[1]) == 1
    assert sum("xmlUrl" in line for line in dokja("list", "--opml")[1]) == 1


def test_where_the_page_cannot_be_had_the_text_of_the_feed_is_taken(server, dokja) -> None:
    feed = server.page("/rss", rss(("새 공장 가동", server.address + "/gone"), content=CONTENT))
    dokja("add", feed)
    code, [path], _ = dokja("fetch")
    text = Path(path).read_text(encoding="utf-8")
    assert code == exit_codes.OK
    assert 'title: "새 공장 가동"' in text
    assert "outlet: 한빛일보" in text
    assert "reporter: 표승하" in text


def test_a_failed_item_is_tried_again_and_then_given_up(server, dokja) -> None:
    feed = server.page("/rss", rss(("짧은 것", server.address + "/gone")), ETag='"one"')
    dokja("add", feed)
    codes = [dokja("fetch")[0] for _ in range(MOST_TRIES + 1)]
    assert codes == [exit_codes.FAILED] * MOST_TRIES + [exit_codes.OK]
    assert server.asked.count("/gone") == MOST_TRIES


def test_items_may_not_lead_inside(server, dokja) -> None:
    feed = server.page("/rss", rss(("안쪽", "http://127.0.0.1:1/secret"), ("파일", "file:///etc/passwd")))
    dokja("add", feed)
    code, lines, errors = dokja("fetch")
    assert (code, lines) == (exit_codes.FAILED, [])
    assert "private address" in errors


def test_one_feed_in_trouble_does_not_stop_the_others(server, dokja) -> None:
    bad, good = (
        server.page("/bad", rss(("x", "https://a.kr/"))),
        server.page("/good", rss(("y", server.page("/1", regional(make_article(1)))))),
    )
    dokja("add", bad, good)
    server.page("/bad", b"", 500)
    code, lines, errors = dokja("fetch")
    assert (code, len(lines)) == (exit_codes.FAILED, 1)
    assert "500" in errors
    assert dokja("fetch", "https://unknown.kr/")[0] == exit_codes.NOTHING_FOUND
