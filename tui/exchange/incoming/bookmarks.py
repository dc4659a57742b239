"""Pocket's export as a page: a list of links with the time they were saved and their tags."""

from collections.abc import Iterator

from tui.exchange.incoming.article import one_value
from tui.exchange.incoming.link import Link
from tui.exchange.incoming.page import page_text, parse_html


def read_bookmarks(data: bytes) -> Iterator[Link]:
    """The saved links, in order.

    Raises:
        ExchangeError: where it is in no known encoding.
    """
    for anchor in parse_html(page_text(data)).iter("a"):
        address = one_value(anchor.get("href"))
        if anchor.get("time_added") is not None and address and address.startswith(("http://", "https://")):
            tags = tuple(tag for one in (anchor.get("tags") or "").split(",") if (tag := one_value(one)))
            yield Link(address, one_value("".join(anchor.itertext())), tags)
