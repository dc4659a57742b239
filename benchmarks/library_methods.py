"""Ways to index Korean text for search, on real articles: `python -m benchmarks.library_methods FOLDER`, a Markdown table.

Pairs of syllables (with and without the forms of verbs that the library adds), morphemes, and both, in SQLite's FTS5. What is
right is what Kiwi says of the articles: a noun is in an article where a noun morpheme, or several in a row, spell it; a verb,
where a morpheme has its stem. That favours morphemes, which are made by the same Kiwi: their misses are queries cut otherwise
alone than in a sentence.
"""

import argparse
import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tui.document.encoding import UnreadableError, decode
from tui.document.parse import parse_article
from tui.document.span import Span
from tui.language.morphemes import Morpheme
from tui.language.tokeniser import Tokeniser
from tui.library.query.compiler import word_expression
from tui.library.query.model import Text
from tui.library.records import heads_of, searched_ranges, searched_text
from tui.library.tokens import index_terms, phrase

NOUNS = ("NNG", "NNP", "NNB", "SL", "SH", "SN", "XSN", "XPN", "XR", "NR")
VERBS = ("VV", "VA")
CONTENT = (*NOUNS, *VERBS, "VV-I", "VA-I", "MAG", "XSV", "XSA")

Expression = Callable[[str], str]


class Index:
    """One full-text table in memory."""

    def __init__(self, name: str, texts: list[str]) -> None:
        self.name = name
        self.connection = sqlite3.connect(":memory:")
        start = time.perf_counter()
        self.connection.execute("CREATE VIRTUAL TABLE body_words USING fts5(body, content='', tokenize='ascii')")
        self.connection.executemany("INSERT INTO body_words (rowid, body) VALUES (?, ?)", enumerate(texts))
        self.connection.execute("INSERT INTO body_words (body_words) VALUES ('optimize')")
        self.milliseconds = (time.perf_counter() - start) * 1000
        self.bytes = self.connection.execute("SELECT sum(pgsize) FROM dbstat").fetchone()[0]

    def find(self, expression: str) -> set[int]:
        if not expression:
            return set()
        sql = "SELECT rowid FROM body_words WHERE body_words MATCH ?"
        return {place for (place,) in self.connection.execute(sql, (expression,))}


def read(folder: Path) -> list[str]:
    """The searched text of every article below a folder."""
    texts = []
    for path in sorted(folder.rglob("*.txt")) + sorted(folder.rglob("*.md")):
        try:
            article = parse_article(decode(path.read_bytes()).text)
        except UnreadableError:
            continue
        texts.append(searched_text(article.title.text, heads_of(article), article.text, searched_ranges(article)))
    return texts


def is_content(morpheme: Morpheme) -> bool:
    return morpheme.tag.split("-")[0] in CONTENT


def morpheme_terms(morphemes: tuple[Morpheme, ...]) -> list[str]:
    return [morpheme.form.lower() for morpheme in morphemes if is_content(morpheme)]


def nouns_of(text: str, morphemes: tuple[Morpheme, ...]) -> Counter[str]:
    """All nouns and compounds of up to four nouns in a row that a text spells, as they stand in it."""
    found: Counter[str] = Counter()
    for first, morpheme in enumerate(morphemes):
        for last in range(first, min(first + 4, len(morphemes))):
            part = morphemes[first : last + 1]
            if any(one.tag not in NOUNS for one in part) or part[-1].tag in ("XPN",) or morpheme.tag == "XSN":
                break
            if any(one.end != other.start for one, other in pairwise(part)):
                break
            found[Span(morpheme.start, part[-1].end).of(text).lower()] += 1
    return found


def scores(found: list[set[int]], right: list[set[int]]) -> tuple[float, float]:
    """Recall and precision over all queries together."""
    hits = sum(len(one & other) for one, other in zip(found, right, strict=True))
    return hits / max(1, sum(map(len, right))), hits / max(1, sum(map(len, found)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    texts = read(parser.parse_args().folder)
    characters = sum(map(len, texts))
    tokeniser = Tokeniser(workers=1)
    list(tokeniser.tokenise(texts[:20]))
    start = time.perf_counter()
    morphemes = list(tokeniser.tokenise(texts))
    kiwi = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    pair_terms = [index_terms(text) for text in texts]
    pairing = (time.perf_counter() - start) * 1000
    pairs = Index("pairs", pair_terms)
    words = Index("morphemes", [" ".join(morpheme_terms(each)) for each in morphemes])

    nouns = [nouns_of(text, each) for text, each in zip(texts, morphemes, strict=True)]
    verbs = [{each.form for each in article if each.tag.split("-")[0] in VERBS} for article in morphemes]
    chance = random.Random(5)
    queries = noun_queries(nouns, chance)
    queries["verb, dictionary form"] = verb_queries(verbs, chance)

    alone: dict[str, str] = {}
    for kind in queries.values():
        asked = [query for query, _ in kind]
        for query, cut in zip(asked, tokeniser.tokenise(asked), strict=True):
            terms = morpheme_terms(cut)
            alone[query] = f'"{" ".join(terms)}"' if terms else ""

    def plain(query: str) -> str:
        return phrase(query)

    def formed(query: str) -> str:
        return word_expression(pairs.connection, Text(query, Span(0, len(query))))

    methods: dict[str, Callable[[str], set[int]]] = {
        "pairs of syllables": lambda query: pairs.find(plain(query)),
        "pairs, with verb forms": lambda query: pairs.find(formed(query)),
        "morphemes": lambda query: words.find(alone[query]),
        "both (either finds)": lambda query: pairs.find(formed(query)) | words.find(alone[query]),
    }
    print(f"{len(texts)} articles, {characters:,} characters\n")
    print("| queries | number | " + " | ".join(methods) + " |")
    print("|---|--:|" + "---|" * len(methods))
    times: dict[str, list[float]] = {name: [] for name in methods}
    for kind, asked in queries.items():
        cells = []
        for name, find in methods.items():
            found = []
            for query, _ in asked:
                start = time.perf_counter()
                found.append(find(query))
                times[name].append((time.perf_counter() - start) * 1000)
            recall, precision = scores(found, [right for _, right in asked])
            cells.append(f"{recall:.3f} / {precision:.3f}")
        print(f"| {kind} | {len(asked)} | " + " | ".join(cells) + " |")
    per_article = 1 / len(texts)
    cost = [pairs.bytes, pairs.bytes, words.bytes, pairs.bytes + words.bytes]
    build = [pairing + pairs.milliseconds] * 2 + [
        kiwi + words.milliseconds,
        pairing + pairs.milliseconds + kiwi + words.milliseconds,
    ]
    print("| KB an article | | " + " | ".join(f"{each * per_article / 1024:.2f}" for each in cost) + " |")
    print("| ms to index an article | | " + " | ".join(f"{each * per_article:.2f}" for each in build) + " |")
    print("| ms a query, median | | " + " | ".join(f"{statistics.median(each):.3f}" for each in times.values()) + " |")


def noun_queries(nouns: list[Counter[str]], chance: random.Random) -> dict[str, list[tuple[str, set[int]]]]:
    """Nouns by their length, with the articles that have them."""
    places: dict[str, set[int]] = {}
    for number, counted in enumerate(nouns):
        for noun in counted:
            places.setdefault(noun, set()).add(number)
    hangul = {noun for noun in places if all("가" <= letter <= "힣" for letter in noun)}
    kinds = {
        "noun of one syllable": sorted(noun for noun in hangul if len(noun) == 1),
        "noun of two syllables": sorted(noun for noun in hangul if len(noun) == 2),
        "noun of three syllables": sorted(noun for noun in hangul if len(noun) == 3),
        "noun or compound of four and more": sorted(noun for noun in hangul if 4 <= len(noun) <= 8),
        "Latin or number": sorted(noun for noun in places if noun.isascii() and noun.isalnum()),
    }
    return {
        kind: [(noun, places[noun]) for noun in chance.sample(known, min(200, len(known)))]
        for kind, known in kinds.items()
    }


def verb_queries(verbs: list[set[str]], chance: random.Random) -> list[tuple[str, set[int]]]:
    """Verbs and adjectives of two syllables and more, as dictionaries have them."""
    places: dict[str, set[int]] = {}
    for number, stems in enumerate(verbs):
        for stem in stems:
            places.setdefault(stem, set()).add(number)
    known = sorted(stem for stem in places if len(stem) > 1)
    return [(f"{stem}다", places[stem]) for stem in chance.sample(known, min(200, len(known)))]


if __name__ == "__main__":
    main()
