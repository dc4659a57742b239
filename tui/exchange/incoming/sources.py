"""Everything that a user can name to be added: files, folders, web addresses, pasted text."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.adding import Adder, Outcome, OutcomeKind, files_below
from tui.exchange.incoming.article import IncomingArticle
from tui.exchange.incoming.files import read_data, read_file
from tui.exchange.incoming.link import Link


def add_sources(sources: Sequence[str], adder: Adder, *, fetch: bool = True) -> Iterator[Outcome]:
    """Add what each of `sources` names: a path, a `file:` address as terminals paste it, or a web address.

    Files come first; the addresses among the sources, and those in lists of links, are then fetched (unless `fetch` is
    false). Blocks while fetching. Each article gives one outcome; an interruption leaves whole files only.
    """
    addresses = [Link(source.strip()) for source in sources if is_address(source)]
    paths = [path_of(source) for source in sources if not is_address(source)]
    links: list[Link] = []
    for path in files_below(paths, adder.folder):
        for label, found in read_file(path):
            if isinstance(found, Link):
                links.append(found)
            else:
                yield add_one(adder, label, found)
    if not fetch:
        yield from (
            Outcome(link.address, OutcomeKind.FAILED, reason=str(ExchangeError("not_fetched"))) for link in links
        )
        return
    yield from add_links([*addresses, *links], adder, trusted=tuple(link.address for link in addresses))


def add_links(links: Iterable[Link], adder: Adder, trusted: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """Fetch and add what stands behind `links`; `trusted` are addresses that the user typed."""
    wanted = list(links)
    if not wanted:
        return
    from tui.exchange.incoming.web import fetch_links

    for label, found in fetch_links(wanted, trusted):
        yield add_one(adder, label, found)


def add_data(data: bytes, name: str, adder: Adder) -> Iterator[Outcome]:
    """Add what was pasted or piped in: text, a page, an export. `name` labels it."""
    for label, found in read_data(data, "", name):
        yield add_one(adder, label, ExchangeError("only_links") if isinstance(found, Link) else found)


def add_one(adder: Adder, label: str, found: IncomingArticle | ExchangeError) -> Outcome:
    """Add an article, or report why there is none."""
    if isinstance(found, ExchangeError):
        return Outcome(label, OutcomeKind.FAILED, reason=str(found))
    try:
        return adder.add(label, found)
    except Exception as error:  # whatever it is in one article, the others come in
        return Outcome(label, OutcomeKind.FAILED, title=found.title, reason=f"{type(error).__name__}: {error}")


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.strip().lower().startswith(("http://", "https://"))


def path_of(source: str) -> Path:
    """The path that a source names, also as terminals write a dropped file: quoted, with `\\ ` or as `file://…`."""
    words = source.strip()
    if words.lower().startswith("file://"):
        return Path(unquote(urlsplit(words).path))
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        return Path(words[1:-1])
    path = Path(source).expanduser()
    if "\\ " in source and not path.exists():
        return Path(source.replace("\\ ", " ")).expanduser()
    return path
