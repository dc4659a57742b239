"""What comes in of pages in twelve layouts, and how fast, against trafilatura alone: `python -m benchmarks.exchange`."""

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.exchange.made_articles import MadeArticle, make_article
from tests.exchange.pages import LAYOUTS, Layout
from tui.document.model import Article
from tui.document.parse import parse_article
from tui.exchange.incoming.adding import Adder, OutcomeKind
from tui.exchange.incoming.article import stored_text
from tui.exchange.incoming.page import read_page
from tui.exchange.incoming.sources import add_sources

FIELDS = ("title", "outlet", "reporter", "date", "address")
PARTS = ("text", "precision", "headings", "captions", "related", "subtitles", *FIELDS)
Found = dict[str, Sequence[str]]


def by_dokja(page: bytes) -> Found:
    article = parse_article(stored_text(read_page(page)))
    paragraphs = [one.text for section in article.sections for one in section.paragraphs]
    return {
        "text": paragraphs,
        "headings": [section.heading.text for section in article.sections if section.heading],
        "captions": [one.text for one in article.noise],
        "related": [one.text for one in article.related],
        "subtitles": [one.text for one in article.subtitles],
        "title": [article.title.text],
        "outlet": [article.outlet or ""],
        "reporter": article.reporters,
        "date": [(article.published or "")[:10]],
        "address": [article.source or ""],
    }


def by_trafilatura(page: bytes) -> Found:
    import trafilatura

    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    return {
        "text": (found.text or "").splitlines(),
        "title": [found.title or ""],
        "outlet": [found.sitename or ""],
        "reporter": [one.removesuffix(" 기자") for one in (found.author or "").split("; ")],
        "date": [found.date or ""],
        "address": [found.url or ""],
    }


def score(layout: str, article: MadeArticle, found: Found, tally: dict[str, Counter[str]]) -> None:
    """Add hits and totals; text counts by characters, all else by item. What a layout does not show is not asked for."""
    shown = LAYOUTS[layout](article).decode("cp949" if layout == "old_table" else "utf-8")
    got = [_squeezed(one) for one in found.get("text", ())]
    wanted = [_squeezed(one) for one in article.paragraphs]
    text = "\n".join(got)
    tally["text"]["all"] += sum(map(len, wanted))
    tally["text"]["hit"] += sum(len(one) for one in wanted if one in text)
    tally["precision"]["all"] += sum(map(len, got))
    tally["precision"]["hit"] += sum(len(one) for one in got if any(one in other or other in one for other in wanted))
    items: Iterable[tuple[str, Sequence[str]]] = (
        ("headings", article.headings),
        ("captions", article.captions),
        ("related", article.related),
        ("subtitles", article.subtitles),
        ("title", [article.title]),
        ("outlet", [article.outlet]),
        ("reporter", [article.reporter]),
        ("date", [article.published[:10]]),
        ("address", [article.url]),
    )
    for part, values in items:
        for value in values:
            if part in ("headings", "captions", "related", "subtitles", "address") and value not in _unescaped(shown):
                continue
            tally[part]["all"] += 1
            tally[part]["hit"] += any(
                _squeezed(value) == _squeezed(one.removeprefix("[사진] ")) for one in found.get(part, ())
            )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _unescaped(text: str) -> str:
    return text.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


def table(readers: dict[str, Callable[[bytes], Found]], articles: int) -> None:
    for name, reader in readers.items():
        print(f"\n{name}: share recovered, {articles} articles a layout, in %")
        print(f"{'layout':<12}" + "".join(f"{part:>10}" for part in PARTS))
        total: dict[str, Counter[str]] = defaultdict(Counter)
        for layout, page in LAYOUTS.items():
            tally: dict[str, Counter[str]] = defaultdict(Counter)
            for seed in range(articles):
                article = make_article(seed)
                score(layout, article, reader(page(article)), tally)
            print(f"{layout:<12}" + _row(tally))
            for part, counts in tally.items():
                total[part] += counts
        print(f"{'all':<12}" + _row(total))


def _row(tally: dict[str, Counter[str]]) -> str:
    cells = []
    for part in PARTS:
        counts = tally[part]
        cells.append(f"{100 * counts['hit'] / counts['all']:>10.1f}" if counts["all"] else f"{'–':>10}")
    return "".join(cells)


def speed(count: int) -> None:
    layouts = list(LAYOUTS.values())
    pages = [layouts[seed % len(layouts)](make_article(seed)) for seed in range(count)]
    by_trafilatura(pages[0])
    start = time.perf_counter()
    for page in pages:
        by_trafilatura(page)
    alone = time.perf_counter() - start
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, page in enumerate(pages):
            (folder / f"{number}.html").write_bytes(page)
        start = time.perf_counter()
        with Adder(folder / "stored", database=folder / "known.sqlite") as adder:
            added = sum(one.kind is OutcomeKind.ADDED for one in add_sources([str(folder)], adder))
        whole = time.perf_counter() - start
    print(
        f"\n{count} pages: read, stored with duplicates looked for {whole:.1f} s ({added} added); trafilatura alone {alone:.1f} s"
    )


def round_trip(folder: Path | None, count: int) -> None:
    """Pages in → stored → out as Markdown, JSON and JSON lines → in; and the stored articles of `folder` the same way."""
    from tui.document.encoding import decode
    from tui.exchange.incoming.files import read_data
    from tui.exchange.outgoing.export import Export
    from tui.exchange.outgoing.formats import write

    texts = [stored_text(read_page(page(make_article(seed)))) for page in LAYOUTS.values() for seed in range(count)]
    if folder is not None:
        texts += [decode(file.read_bytes()).text for file in sorted(folder.rglob("*.txt"))]
    same: Counter[str] = Counter()
    for text in texts:
        article = parse_article(text)
        for form, suffix in (("markdown", "md"), ("json", "json"), ("jsonl", "jsonl")):
            written = "\n".join(write(form, [Export("a.txt", article)]))
            [(_, found)] = read_data(written.encode(), f"a.{suffix}", "a")
            same[form] += shape(parse_article(stored_text(found))) == shape(article)
    print(f"\nround trip of {len(texts)} articles: " + ", ".join(f"{form} {same[form]} the same" for form in same))


def shape(article: Article) -> tuple[object, ...]:
    """All that a document says, without where it stands."""
    return (
        None if article.title.derived else article.title.text,
        tuple(one.text for one in article.subtitles),
        (article.outlet, article.reporters, article.published, article.source, article.tags),
        tuple((one.heading and one.heading.text, tuple(p.text for p in one.paragraphs)) for one in article.sections),
        tuple(one.text for one in article.related),
        tuple(one.text for one in article.noise),
    )


def scrambled(layout: Layout) -> Layout:
    """The same pages with every class, id and `itemprop` a made-up word: outlets that nobody has seen."""

    def page(article: MadeArticle) -> bytes:
        chance = random.Random(1)
        names: dict[str, str] = {}

        def made_up(found: re.Match[str]) -> str:
            words = [names.setdefault(one, "".join(chance.choices("abcdefgh", k=7))) for one in found[2].split()]
            return f'{found[1]}="{" ".join(words)}"'

        encoding = "cp949" if layout.__name__ == "old_table" else "utf-8"
        text = layout(article).decode(encoding)
        return re.sub(r'\b(class|id|itemprop)="([^"]*)"', made_up, text).encode(encoding)

    return page


if __name__ == "__main__":
    number = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 40)
    if "--scrambled" in sys.argv:
        LAYOUTS.update({name: scrambled(layout) for name, layout in LAYOUTS.items()})
    table({"dokja": by_dokja, "trafilatura alone": by_trafilatura}, number)
    if "--share" not in sys.argv:
        round_trip(next((Path(word) for word in sys.argv[1:] if Path(word).is_dir()), None), number)
        speed(1000)
