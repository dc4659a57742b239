"""The formats that articles go out in, by name."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from tui.exchange.outgoing.export import Export


class Format(msgspec.Struct, frozen=True):
    """A format: the suffix of its files, and what makes pieces of text, each to end with a line end, of articles."""

    suffix: str
    make: Callable[[Iterable[Export]], Iterator[str]]


def write(name: str, exports: Iterable[Export]) -> Iterator[str]:
    """The articles in the format `name`, piece by piece as they come.

    Raises:
        KeyError: for a format that does not exist.
        ExchangeError: where an article cannot be written in it.
    """
    return FORMATS[name].make(exports)


def _markdown(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.markdown import as_markdown

    return map(as_markdown, exports)


def _obsidian(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.markdown import as_obsidian

    return map(as_obsidian, exports)


def _highlights(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.fact_text import source_markdown
    from tui.exchange.outgoing.markdown import highlights_as_markdown

    for one in exports:
        if one.highlights:
            yield f"{highlights_as_markdown(one)}\n\n— {source_markdown(one.article)}\n"


def _text(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.safe_text import many_lines

    return (many_lines(one.article.text) for one in exports)


def _json(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.json_text import json_document
    from tui.exchange.outgoing.records import article_record

    yield json_document([article_record(one) for one in exports])


def _json_lines(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.json_text import json_line
    from tui.exchange.outgoing.records import article_record

    return (json_line(article_record(one)) for one in exports)


def _csv(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.records import articles_as_csv

    yield articles_as_csv(exports)


def _ninjs(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.json_text import json_line
    from tui.exchange.outgoing.records import ninjs

    return (json_line(ninjs(one)) for one in exports)


def _csl_json(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.json_text import json_document
    from tui.exchange.outgoing.citations import csl_json

    yield json_document([csl_json(one.article) for one in exports])


def _bibtex(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.citations import bibtex

    return (bibtex(one.article) for one in exports)


def _apa(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.citations import apa

    return (apa(one.article) for one in exports)


def _plain(exports: Iterable[Export]) -> Iterator[str]:
    from tui.exchange.outgoing.citations import plain

    return (plain(one.article) for one in exports)


FORMATS: dict[str, Format] = {
    "markdown": Format(".md", _markdown),
    "obsidian": Format(".md", _obsidian),
    "highlights": Format(".md", _highlights),
    "text": Format(".txt", _text),
    "json": Format(".json", _json),
    "jsonl": Format(".jsonl", _json_lines),
    "csv": Format(".csv", _csv),
    "ninjs": Format(".json", _ninjs),
    "csl-json": Format(".json", _csl_json),
    "bibtex": Format(".bib", _bibtex),
    "apa": Format(".txt", _apa),
    "citation": Format(".txt", _plain),
}
