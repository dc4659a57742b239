"""RSS and Atom feeds: what they offer, and the list of those subscribed to."""

import calendar
import hashlib
import re
import xml.etree.ElementTree as XmlTree
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import msgspec

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, one_value
from tui.exchange.incoming.fetching import Fetched, Fetcher

MOST_ITEMS = 500
MOST_FEEDS = 2_000
_MOST_SEEN = 2_000
MOST_TRIES = 3
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_FEED_LINK = re.compile(
    rb"<link\b(?=[^>]{0,500}\btype\s*=\s*[\"']application/(?:rss|atom)\+xml)"
    rb"[^>]{0,500}?\bhref\s*=\s*[\"']([^\"'>]{1,1000})",
    re.IGNORECASE,
)


class FeedItem(msgspec.Struct, frozen=True):
    """One entry of a feed; `content` is its HTML, whole or a summary."""

    key: str
    title: str | None
    address: str | None
    published: str | None
    author: str | None
    content: str


class FeedContent(msgspec.Struct, frozen=True):
    """What a feed's document holds."""

    title: str | None
    items: tuple[FeedItem, ...]


class Feed(msgspec.Struct):
    """A feed subscribed to: its address, title, what its server said for conditional requests, and the keys of the items
    that were taken (with how often those that failed were tried).
    """

    address: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    seen: dict[str, int] = {}


def read_feed(content: bytes, address: str) -> FeedContent:
    """The items of an RSS or Atom document.

    Raises:
        ExchangeError: where it is none, or defines entities (which can unpack to any size or name files).
    """
    import feedparser

    if _ENTITY.search(_xml_text(content[:100_000])):
        raise ExchangeError("entities")
    try:
        found: Any = feedparser.parse(content, response_headers={"content-location": address})
    except Exception as error:  # what its parsers let through on broken documents
        raise ExchangeError("broken", kind="RSS") from error
    if not found.entries and not (found.get("version") and found.feed.get("title")):
        raise ExchangeError("no_feed")
    return FeedContent(one_value(found.feed.get("title")), tuple(_item(one) for one in found.entries[:MOST_ITEMS]))


def _item(entry: Any) -> FeedItem:
    contents = [one.get("value") or "" for one in entry.get("content", [])] + [entry.get("summary") or ""]
    link = one_value(entry.get("link"))
    address = link if link and link.startswith(("http://", "https://")) else None
    title = one_value(re.sub(r"<[^>]{0,300}>", "", entry.get("title") or ""))
    key = str(entry.get("id") or address or title or contents[0])
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    published = None
    if moment is not None:
        try:
            published = datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            published = None
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return FeedItem(digest, title, address, published, one_value(entry.get("author")), max(contents, key=len))


def feed_links(content: bytes, address: str) -> list[str]:
    """The addresses of feeds that a web page names."""
    found = [urljoin(address, one.decode("utf-8", "replace")) for one in _FEED_LINK.findall(content[:500_000])]
    return [one for one in dict.fromkeys(found) if one.startswith(("http://", "https://"))]


def read_opml(content: bytes) -> list[tuple[str, str | None]]:
    """The addresses and titles of the feeds in an OPML document.

    Raises:
        ExchangeError: where it is none, or defines entities.
    """
    if len(content) > 10_000_000:
        raise ExchangeError("too_large", megabytes=10)
    text = _xml_text(content)
    if _ENTITY.search(text):
        raise ExchangeError("entities")
    try:
        root = XmlTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    except (XmlTree.ParseError, ValueError, RecursionError) as error:
        raise ExchangeError("broken", kind="OPML") from error
    found: dict[str, str | None] = {}
    for outline in root.iter("outline"):
        address = one_value(outline.get("xmlUrl") or outline.get("xmlurl"))
        if address and address.startswith(("http://", "https://")):
            found.setdefault(address, one_value(outline.get("title") or outline.get("text")))
    if root.tag != "opml" or not found:
        raise ExchangeError("no_feed")
    return list(found.items())[:MOST_FEEDS]


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML document of `feeds`."""
    root = XmlTree.Element("opml", version="2.0")
    XmlTree.SubElement(XmlTree.SubElement(root, "head"), "title").text = "dokja"
    body = XmlTree.SubElement(root, "body")
    for feed in feeds:
        XmlTree.SubElement(body, "outline", type="rss", text=feed.title or feed.address, xmlUrl=feed.address)
    XmlTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + XmlTree.tostring(root, encoding="unicode") + "\n"


def _xml_text(content: bytes) -> str:
    """XML as text, to look for what it must not hold: an entity in UTF-16 is one too."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4]:
        return content.decode("utf-16", "replace")
    declared = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", content)
    try:
        return content.decode(declared[1].decode() if declared else "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


class FeedList:
    """The feeds subscribed to, kept in one JSON file."""

    def __init__(self, file: Path) -> None:
        """Raises:
        ExchangeError: where the file is there but cannot be read.
        """
        self._file = file
        try:
            self.feeds = msgspec.json.decode(file.read_bytes(), type=list[Feed])
        except FileNotFoundError:
            self.feeds = []
        except (OSError, msgspec.DecodeError) as error:
            raise ExchangeError("feed_list", path=file, reason=error) from error

    def __iter__(self) -> Iterator[Feed]:
        return iter(self.feeds)

    def find(self, address: str) -> Feed | None:
        """The feed of this address (or title)."""
        return next((feed for feed in self.feeds if address in (feed.address, feed.title)), None)

    def add(self, address: str, title: str | None) -> bool:
        """Subscribe; False where it was subscribed to before."""
        if self.find(address) is not None:
            return False
        self.feeds.append(Feed(address, title))
        return True

    def save(self) -> None:
        """Write the file, at once and whole.

        Raises:
            ExchangeError: where it cannot be written.
        """
        content = msgspec.json.format(msgspec.json.encode(self.feeds), indent=1)
        part = self._file.with_name(f".{self._file.name}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(self._file)
        except OSError as error:
            raise ExchangeError("feed_list", path=self._file, reason=error) from error


class NewItems(msgspec.Struct, frozen=True):
    """The items of a feed that were not taken yet, and what its server said for the next conditional request."""

    items: tuple[FeedItem, ...]
    etag: str | None
    modified: str | None


async def new_items(feed: Feed, fetcher: Fetcher) -> NewItems:
    """What is new in `feed`; nothing, without reading it, where its server says that nothing changed.

    Raises:
        ExchangeError: where it cannot be had or read.
    """
    conditions = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    fetched: Fetched = await fetcher.fetch(feed.address, {key: value for key, value in conditions.items() if value})
    if fetched.status == 304:
        return NewItems((), feed.etag, feed.modified)
    content = read_feed(fetched.content, fetched.address)
    feed.title = feed.title or content.title
    fresh = tuple(item for item in content.items if 0 < feed.seen.get(item.key, 1) < MOST_TRIES)
    return NewItems(fresh, _header(fetched, "etag"), _header(fetched, "last-modified"))


def mark(feed: Feed, item: FeedItem, taken: bool) -> bool:
    """Remember that an item was taken (0), or failed once more (1, 2, …: at three it is given up); whether it is settled."""
    feed.seen[item.key] = 0 if taken else feed.seen.get(item.key, 0) + 1
    while len(feed.seen) > _MOST_SEEN:
        del feed.seen[next(iter(feed.seen))]
    return taken or feed.seen.get(item.key, 0) >= MOST_TRIES


def article_of(item: FeedItem, outlet: str | None) -> IncomingArticle | None:
    """The item's own text as an article, None where it holds no more than a summary's worth."""
    from tui.exchange.incoming.body import read_body
    from tui.exchange.incoming.page import parse_html

    if len(item.content) < 200:
        return None
    body = read_body(parse_html(f"<html><body><article>{item.content}</article></body></html>"), item.title)
    if body.characters < 200:
        return None
    return IncomingArticle(
        title=item.title,
        subtitles=body.subtitles,
        outlet=outlet,
        reporters=tuple(re.sub(r"\s*기자$", "", item.author).split(", ")) if item.author else (),
        published=item.published,
        source=item.address,
        body="\n\n".join(body.lines),
    )


def _header(fetched: Fetched, name: str) -> str | None:
    value = fetched.headers.get(name, "")
    return value if value.isprintable() and 0 < len(value) < 500 else None
