"""Scores the shipped entity model on gold sentences, strictly: a hit has the same start, end and type.

    python tools/evaluate_entities.py DATA

DATA is a folder with `dev.jsonl` (one object a line: id, text, entities with start, end, type; the id ends in the source), or
such a file. Prints precision, recall and F1 for each source and type. Where the model was trained on those very sentences the
figures say nothing; docs/entities-model-card.md tells which it was trained on and gives cross-validated figures.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.language.entities.tagger import EntityTagger
from tui.language.tokeniser import Tokeniser

SIX = ("PS", "OG", "LC", "DT", "TI", "QT")
TEN = (*SIX, "CV", "AF", "EV", "TM")

Place = tuple[int, int, str]


class Tally:
    """Hits, predicted and gold mentions by source and type."""

    def __init__(self) -> None:
        self.hits: Counter[tuple[str, str]] = Counter()
        self.predicted: Counter[tuple[str, str]] = Counter()
        self.gold: Counter[tuple[str, str]] = Counter()

    def add(self, source: str, gold: Iterable[Place], predicted: Iterable[Place]) -> None:
        """Counts one sentence."""
        wanted, made = set(gold), set(predicted)
        self.hits.update((source, place[2]) for place in wanted & made)
        self.predicted.update((source, place[2]) for place in made)
        self.gold.update((source, place[2]) for place in wanted)

    def figures(self, source: str, kinds: Iterable[str]) -> tuple[float, float, float, int]:
        """Precision, recall, F1 over these types together, and how many are gold."""
        kinds = tuple(kinds)
        hits, made, gold = (sum(c[source, k] for k in kinds) for c in (self.hits, self.predicted, self.gold))
        return hits / max(made, 1), hits / max(gold, 1), 2 * hits / max(made + gold, 1), gold

    def table(self) -> str:
        """All sources and types, one line each."""
        lines = [f"{'source':<10} {'types':<6} {'precision':>9} {'recall':>7} {'F1':>7} {'gold':>6}"]
        for source in sorted({source for source, _ in self.gold}, reverse=True):
            for name, kinds in (("six", SIX), ("ten", TEN), *((kind, (kind,)) for kind in TEN)):
                precision, recall, f1, gold = self.figures(source, kinds)
                lines.append(f"{source:<10} {name:<6} {precision:>9.3f} {recall:>7.3f} {f1:>7.4f} {gold:>6}")
        return "\n".join(lines)


def main() -> int:
    """Prints the table; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    lines = (data / "dev.jsonl" if data.is_dir() else data).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    texts = [row["text"] for row in rows]
    found = EntityTagger.load().tag(texts, list(Tokeniser(workers=2).tokenise(texts)))
    tally = Tally()
    for row, mentions in zip(rows, found, strict=True):
        gold = [(e["start"], e["end"], e["type"]) for e in row["entities"]]
        tally.add(row["id"].rsplit("_", 1)[-1], gold, [(m.span.start, m.span.end, m.type.value) for m in mentions])
    print(tally.table())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
