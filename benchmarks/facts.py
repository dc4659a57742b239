"""What names, facts and sentences cost against Kiwi's tokenisation of the same text.

    python benchmarks/facts.py [FOLDER] [--workers 1|2] [--articles N]

FOLDER holds article files (default ../shared/articles). Each step is timed alone over all articles, best of three rounds;
the ratio is its time to that of tokenisation alone with the same workers.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.document.encoding import decode
from tui.document.parse import parse_article
from tui.language.analyser import Analyser
from tui.language.entities.consolidation import consolidate
from tui.language.facts.all import EXTRACTORS, facts_of
from tui.language.sentence import AnnotatedArticle
from tui.language.sentences import passages, split_passage

BUDGETS = {"consolidation": 0.1, "facts without values": 0.15, "values": 0.15}


def best_of(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the fastest of several runs, and what the last one gave."""
    fastest, made = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        made = work()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest, made


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument(
        "folder", nargs="?", default=Path(__file__).resolve().parents[2] / "shared" / "articles", type=Path
    )
    arguments.add_argument("--workers", type=int, default=1)
    arguments.add_argument("--articles", type=int, default=200)
    options = arguments.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))[: options.articles]
    articles = [parse_article(decode(path.read_bytes()).text) for path in paths]
    analyser = Analyser(options.workers)
    parts = [list(passages(article)) for article in articles]
    texts = [passage.text for own in parts for _, passage in own]
    characters = sum(map(len, texts))
    print(f"{len(articles)} articles, {characters:,} characters, {options.workers} worker(s)")

    kiwi = analyser._tokeniser._kiwi
    list(kiwi.tokenize(texts[:50]))
    base, _ = best_of(3, lambda: list(kiwi.tokenize(texts)))
    report("Kiwi's tokenisation alone", base, base, characters)
    seconds, morphemes = best_of(3, lambda: list(analyser._tokeniser.tokenise(texts)))
    report("… with morphemes made", seconds, base, characters)

    def sentences() -> list[AnnotatedArticle]:
        rest = iter(morphemes)
        return [
            AnnotatedArticle(
                article,
                article.published,
                tuple(
                    sentence
                    for number, (kind, passage) in enumerate(own)
                    for sentence in split_passage(article, kind, passage, number, next(rest))
                ),
            )
            for article, own in zip(articles, parts, strict=True)
        ]

    seconds, annotated = best_of(3, sentences)
    report("sentences", seconds, base, characters)
    seconds, mentions = best_of(
        1,
        lambda: [
            analyser._tagger.tag([one.text for one in each.sentences], [one.morphemes for one in each.sentences])
            for each in annotated
        ],
    )
    report("entities", seconds, base, characters)
    pairs = list(zip(annotated, mentions, strict=True))
    seconds, consolidated = best_of(3, lambda: [consolidate(article, own) for article, own in pairs])
    report("consolidation", seconds, base, characters)
    total = 0.0
    for extractor in EXTRACTORS:
        seconds, _ = best_of(3, lambda made=extractor: [list(made(one)) for one in consolidated])
        report(f"  {extractor.__name__}", seconds, base, characters)
        total += seconds if extractor.__name__ != "values" else 0.0
    report("facts without values", total, base, characters)
    seconds, _ = best_of(3, lambda: [facts_of(one) for one in consolidated])
    report("all facts", seconds, base, characters)
    seconds, _ = best_of(2, lambda: list(analyser.analyse((one, None) for one in articles)))
    report("the whole analysis", seconds, base, characters)


def report(name: str, seconds: float, base: float, characters: int) -> None:
    budget = f"  (budget {BUDGETS[name]})" if name in BUDGETS else ""
    print(
        f"{name:28} {seconds:7.3f} s  {characters / seconds:12,.0f} characters/s  {seconds / base:6.3f} × Kiwi{budget}"
    )


if __name__ == "__main__":
    main()
