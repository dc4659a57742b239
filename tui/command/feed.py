"""`dokja feed`: subscribes to feeds and brings in what is new in them."""

import argparse
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.add import report
from tui.command.folders import add_folder_argument, storing_folder
from tui.command.messages import say
from tui.command.output import write_line
from tui.translation import translate

if TYPE_CHECKING:
    from tui.exchange.incoming.feeds import FeedList
    from tui.exchange.incoming.fetching import Fetcher


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    one = actions.add_parser("add", help=translate("command.feed_add"))
    one.add_argument("addresses", nargs="+", metavar="URL|OPML", help=translate("command.feed_addresses"))
    one = actions.add_parser("list", help=translate("command.feed_list"))
    one.add_argument("--json", action="store_true", help=translate("command.json"))
    one.add_argument("--opml", action="store_true", help=translate("command.feed_opml"))
    one = actions.add_parser("remove", help=translate("command.feed_remove"))
    one.add_argument("addresses", nargs="+", metavar="URL")
    one = actions.add_parser("fetch", help=translate("command.feed_fetch"))
    one.add_argument("addresses", nargs="*", metavar="URL", help=translate("command.feed_only"))
    one.add_argument("--summaries", action="store_true", help=translate("command.feed_summaries"))
    one.add_argument("--versions", action="store_true", help=translate("command.add_versions"))
    one.add_argument("--json", action="store_true", help=translate("command.json"))
    add_folder_argument(one)


def run(options: argparse.Namespace) -> int:
    """Do what `action` says."""
    from tui.app.folders import data_folder
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.feeds import FeedList

    try:
        feeds = FeedList(data_folder() / "feeds.json")
        match options.action:
            case "add":
                return asyncio.run(_add(options.addresses, feeds))
            case "list":
                return _list(feeds, options)
            case "remove":
                return _remove(options.addresses, feeds)
        return _fetch(options, feeds)
    except ExchangeError as error:
        say(str(error))
        return exit_codes.FAILED


async def _add(addresses: list[str], feeds: "FeedList") -> int:
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.fetching import Fetcher
    from tui.exchange.incoming.sources import is_address

    failed = False
    async with Fetcher(tuple(addresses)) as fetcher:
        for address in addresses:
            try:
                found = await _discovered(address, fetcher) if is_address(address) else _in_file(address)
            except ExchangeError as error:
                failed = True
                say(f"{address}: {error}")
                continue
            for feed_address, title in found:
                known = not feeds.add(feed_address, title)
                say(translate("command.feed_known" if known else "command.feed_added", title=title or feed_address))
    feeds.save()
    return exit_codes.FAILED if failed else exit_codes.OK


def _in_file(name: str) -> list[tuple[str, str | None]]:
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.feeds import read_opml

    try:
        return read_opml(Path(name).read_bytes())
    except OSError as error:
        raise ExchangeError("unreadable", reason=error.strerror or error) from error


async def _discovered(address: str, fetcher: "Fetcher") -> list[tuple[str, str | None]]:
    """The feed at `address`, or the one that the page there names."""
    from tui.exchange.errors import ExchangeError
    from tui.exchange.incoming.feeds import feed_links, read_feed, read_opml
    from tui.exchange.incoming.files import is_html

    fetched = await fetcher.fetch(address)
    if is_html(fetched.content) and (links := feed_links(fetched.content, fetched.address)):
        address = links[0]
        fetched = await fetcher.fetch(address)
    elif b"<opml" in fetched.content[:1000]:
        return read_opml(fetched.content)
    content = read_feed(fetched.content, fetched.address)
    if not content.items and content.title is None:
        raise ExchangeError("no_feed")
    return [(address, content.title)]


def _list(feeds: "FeedList", options: argparse.Namespace) -> int:
    from tui.exchange.incoming.feeds import write_opml
    from tui.exchange.json_text import json_line
    from tui.exchange.safe_text import one_line

    if options.opml:
        write_line(write_opml(feeds).rstrip("\n"))
        return exit_codes.OK
    for feed in feeds:
        record = {"address": feed.address, "title": feed.title, "taken": sum(not tries for tries in feed.seen.values())}
        write_line(json_line(record) if options.json else one_line(f"{feed.address}  {feed.title or ''}"))
    return exit_codes.OK if feeds.feeds else exit_codes.NOTHING_FOUND


def _remove(addresses: list[str], feeds: "FeedList") -> int:
    missing = [address for address in addresses if feeds.find(address) is None]
    feeds.feeds = [feed for feed in feeds if feed.address not in addresses and feed.title not in addresses]
    feeds.save()
    for address in missing:
        say(translate("command.feed_unknown", address=address))
    return exit_codes.NOTHING_FOUND if missing else exit_codes.OK


def _fetch(options: argparse.Namespace, feeds: "FeedList") -> int:
    from tui.exchange.incoming.adding import Adder
    from tui.exchange.incoming.subscriptions import fetch_feeds

    chosen = [feed for feed in feeds if not options.addresses or {feed.address, feed.title} & set(options.addresses)]
    if not chosen:
        say(translate("command.feed_none"))
        return exit_codes.NOTHING_FOUND
    folder = storing_folder(options.folder)
    with Adder(folder, keep_versions=options.versions) as adder:
        return report(fetch_feeds(chosen, feeds, adder, summaries=options.summaries), options.json)
