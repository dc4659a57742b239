"""How long amounts and dates take against Kiwi's tokenisation of the same text on one core.

    python -m benchmarks.values [FOLDER]        # text files; default ../shared/articles

Prints characters a second of each step and the ratio to the tokenisation, each the best of three runs of CPU time.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tui.document.parse import parse_article
from tui.language.sentences import passages
from tui.language.tokeniser import Tokeniser
from tui.language.values.amounts import find_amounts
from tui.language.values.article_dates import SentenceText, resolve_dates

PUBLISHED = date(2024, 5, 14)


def seconds(step: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        step()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/articles")
    articles = [
        parse_article(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.*")) if path.is_file()
    ]
    texts = [passage.text for article in articles for _, passage in passages(article)]
    characters = sum(map(len, texts))
    tokeniser = Tokeniser(workers=1)
    list(tokeniser.tokenise(texts[:10]))
    morphemes = list(tokeniser.tokenise(texts))
    sentences = [SentenceText(text, number) for number, text in enumerate(texts)]
    resolved = resolve_dates(sentences, PUBLISHED)
    taken = [[one.span for one in dates] for dates in resolved]

    def amounts() -> None:
        for text, own, spans in zip(texts, morphemes, taken, strict=True):
            find_amounts(text, own, spans)

    steps = {
        "Kiwi, one worker": seconds(lambda: list(tokeniser.tokenise(texts))),
        "dates": seconds(lambda: resolve_dates(sentences, PUBLISHED)),
        "amounts": seconds(amounts),
    }
    steps["dates and amounts"] = steps["dates"] + steps["amounts"]
    whole = steps["Kiwi, one worker"]
    print(f"{characters:,} characters in {len(texts):,} passages")
    for name, taken_time in steps.items():
        print(f"{name:20} {characters / taken_time:12,.0f} characters/s   {taken_time / whole:6.3f} of Kiwi")


if __name__ == "__main__":
    main()
