"""What entities cost besides tokenisation, on the same text and cores.

    python benchmarks/entities.py FOLDER [--repeat 3]

FOLDER holds articles (*.txt). Prints characters a second of Kiwi alone and of the tagger alone, the ratio of both together to
Kiwi alone, and the time that loading the model takes. Times are processor time of the whole process, so other programs on the
machine count less. Set OPENBLAS_NUM_THREADS=1: waiting BLAS threads would count too.
"""

import argparse
import time
from pathlib import Path

from tui.language.entities.tagger import EntityTagger
from tui.language.morphemes import Morpheme
from tui.language.tokeniser import Tokeniser


def sentences_of(folder: Path) -> list[str]:
    lines = [line.strip() for path in sorted(folder.rglob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    return [part.strip() for line in lines for part in line.replace("다. ", "다.\n").split("\n") if part.strip()]


def tokenised(tokeniser: Tokeniser, texts: list[str]) -> tuple[float, list[tuple[Morpheme, ...]]]:
    started = time.process_time()
    morphemes = list(tokeniser.tokenise(texts))
    return time.process_time() - started, morphemes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    texts = sentences_of(arguments.folder)
    characters = sum(map(len, texts))
    started = time.perf_counter()
    EntityTagger.load()
    print(f"loading the model: {(time.perf_counter() - started) * 1000:.0f} ms")
    tokeniser = Tokeniser(workers=arguments.workers)
    list(tokeniser.tokenise(texts[:5]))
    kiwi, tagger = float("inf"), float("inf")
    for _ in range(arguments.repeat):
        seconds, morphemes = tokenised(tokeniser, texts)
        kiwi = min(kiwi, seconds)
        fresh = EntityTagger.load()
        started = time.process_time()
        fresh.tag(texts, morphemes)
        tagger = min(tagger, time.process_time() - started)
    units = sum(map(len, morphemes))
    print(f"{len(texts)} sentences, {characters} characters, {units} morphemes")
    print(f"Kiwi alone: {characters / kiwi:,.0f} characters/s; tagger alone: {characters / tagger:,.0f}")
    print(f"Kiwi and tagger against Kiwi alone: {(kiwi + tagger) / kiwi:.2f}")


if __name__ == "__main__":
    main()
