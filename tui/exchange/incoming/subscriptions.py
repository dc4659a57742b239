"""Bringing in what is new in the feeds subscribed to."""

import asyncio
from collections.abc import AsyncGenerator, Iterator

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.adding import Adder, Outcome, OutcomeKind
from tui.exchange.incoming.feeds import Feed, FeedItem, FeedList, article_of, mark, new_items
from tui.exchange.incoming.fetching import Fetcher
from tui.exchange.incoming.link import Link
from tui.exchange.incoming.sources import add_one
from tui.exchange.incoming.web import fetch_article
from tui.translation import translate


def fetch_feeds(chosen: list[Feed], feeds: FeedList, adder: Adder, *, summaries: bool = False) -> Iterator[Outcome]:
    """Add what is new in the feeds, one feed after the other; the list is saved after each. Blocks.

    An interruption (closing the iterator) keeps what was done.
    """
    with asyncio.Runner() as runner:
        outcomes = _new_in(chosen, feeds, adder, summaries)

        async def following() -> Outcome:
            return await anext(outcomes)

        try:
            while True:
                try:
                    yield runner.run(following())
                except StopAsyncIteration:
                    return
        finally:
            runner.run(outcomes.aclose())


async def _new_in(chosen: list[Feed], feeds: FeedList, adder: Adder, summaries: bool) -> AsyncGenerator[Outcome, None]:
    async with Fetcher(tuple(feed.address for feed in chosen)) as fetcher:
        for feed in chosen:
            try:
                new = await new_items(feed, fetcher)
            except ExchangeError as error:
                yield Outcome(feed.address, OutcomeKind.FAILED, reason=str(error))
                continue
            # Until all its items are settled the feed is asked for whole: a server that says "nothing new" would hide the rest.
            feed.etag = feed.modified = None
            try:
                settled = True
                for item in new.items:
                    outcome = await _taken(item, feed, fetcher, adder, summaries)
                    settled &= mark(feed, item, outcome.kind is not OutcomeKind.FAILED)
                    yield outcome
                if settled:
                    feed.etag, feed.modified = new.etag, new.modified
            finally:
                feeds.save()


async def _taken(item: FeedItem, feed: Feed, fetcher: Fetcher, adder: Adder, summaries: bool) -> Outcome:
    """The page behind the item; where that cannot be had, or only texts of the feed are wanted, what the feed itself says."""
    outcome = Outcome(item.title or feed.address, OutcomeKind.FAILED, reason=translate("exchange.no_article"))
    if item.address and not summaries:
        for label, found in await fetch_article(Link(item.address), fetcher):
            outcome = add_one(adder, label, found)
    if outcome.kind is OutcomeKind.FAILED and (article := article_of(item, feed.title)) is not None:
        return adder.add(item.address or feed.address, article)
    return outcome
