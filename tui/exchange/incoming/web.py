"""Articles behind web addresses."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, with_tags
from tui.exchange.incoming.fetching import Fetcher
from tui.exchange.incoming.files import read_data
from tui.exchange.incoming.link import Link

AT_ONCE = 4
Found = tuple[str, IncomingArticle | ExchangeError]


def fetch_links(links: Iterable[Link], trusted: tuple[str, ...] = ()) -> Iterator[Found]:
    """The article of each link as it comes, in no order; blocks, so call it in a thread of its own inside the reader."""
    with asyncio.Runner() as runner:
        articles = _fetched(links, trusted)
        try:
            while True:
                try:
                    yield runner.run(_next(articles))
                except StopAsyncIteration:
                    return
        finally:
            runner.run(articles.aclose())


async def _next(articles: AsyncIterator[Found]) -> Found:
    return await anext(articles)


async def _fetched(links: Iterable[Link], trusted: tuple[str, ...]) -> AsyncGenerator[Found, None]:
    async with Fetcher(trusted) as fetcher:
        async for found in fetch_articles(links, fetcher):
            yield found


async def fetch_articles(links: Iterable[Link], fetcher: Fetcher) -> AsyncIterator[Found]:
    """The article of each link as it comes, in no order, `AT_ONCE` at a time."""
    source = iter(links)
    running: set[asyncio.Task[list[Found]]] = set()
    try:
        while True:
            while len(running) < AT_ONCE and (link := next(source, None)) is not None:
                running.add(asyncio.ensure_future(fetch_article(link, fetcher)))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                for found in one.result():
                    yield found
    finally:
        for one in running:
            one.cancel()


async def fetch_article(link: Link, fetcher: Fetcher) -> list[Found]:
    """What stands behind one link: an article, or the reason why not (as a list: an export may stand there too)."""
    try:
        fetched = await fetcher.fetch(link.address)
    except ExchangeError as error:
        return [(link.address, error)]
    name = link.address.partition("?")[0].rpartition("/")[2]
    found = await asyncio.to_thread(
        lambda: list(read_data(fetched.content, name, link.address, fetched.address, fetched.charset))
    )
    return [
        (label, with_tags(one, link.tags) if isinstance(one, IncomingArticle) else _no_link(one))
        for label, one in found
    ]


def _no_link(found: ExchangeError | Link) -> ExchangeError:
    return found if isinstance(found, ExchangeError) else ExchangeError("only_links")
