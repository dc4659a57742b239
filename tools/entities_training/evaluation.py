"""Strict figures on gold sentences, and how sure a score makes one."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from tools.entities_training import labels as bio
from tools.entities_training.corpus import Sentence
from tui.language.entities.decoding import mentions

SIX = bio.TYPES[:6]
_BINS = 20


def summary(found: Mapping[int, np.ndarray], sentences: Sequence[Sentence]) -> str:
    """F1 of six and ten types by source, then of each type in news; `found` holds labels by sentence."""
    hits, made, gold = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for number, labels in found.items():
        sentence = sentences[number]
        wanted, got = set(sentence.places or ()), set(bio.decode(sentence.units, labels.tolist()))
        for counter, places in ((hits, wanted & got), (made, got), (gold, wanted)):
            counter.update((sentence.source, place[2]) for place in places)

    def f1(source: str, kinds: Sequence[str]) -> float:
        hit, both = (sum(c[source, kind] for kind in kinds) for c in (hits, made + gold))
        return 2 * hit / max(both, 1)

    words = [f"{s} {f1(s, SIX):.4f}/{f1(s, bio.TYPES):.4f}" for s in ("wikitree", "nsmc")]
    return " ".join([*words, "|", *(f"{kind} {f1('wikitree', (kind,)):.3f}" for kind in bio.TYPES)])


def calibration(
    scores: Mapping[int, np.ndarray], labels: Mapping[int, np.ndarray], sentences: Sequence[Sentence]
) -> tuple[np.ndarray, np.ndarray]:
    """Mean scores of mentions in equal bins and the share of true ones in each, never falling."""
    values, truths = [], []
    for number, row in labels.items():
        units, gold = sentences[number].units, set(sentences[number].places or ())
        for mention in mentions(row, scores[number]):
            kind = bio.ALL_TYPES[mention.type]
            if kind != bio.OTHER:
                end = max(unit.end for unit in units[mention.first : mention.end])
                values.append(mention.score)
                truths.append((units[mention.first].start, end, kind) in gold)
    order = np.array_split(np.argsort(values), _BINS)
    knots = np.array([np.mean(np.array(values)[rows]) for rows in order])
    shares = np.array([np.mean(np.array(truths)[rows]) for rows in order])
    return knots, np.maximum.accumulate(shares)
