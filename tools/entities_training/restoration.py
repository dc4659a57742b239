"""Putting the labels back: which occurrences of the listed forms are the labelled ones.

Every place where a listed form stands is a candidate. Of overlapping candidates one can be true, and over the corpus each form
must be chosen as often as the list says. That is an assignment with constraints: each (form, type) gets a price, each sentence
chooses the non-overlapping candidates of highest worth (score of the place plus price of its form), and the prices move until the
counts agree (Lagrangian relaxation). The scores come first from morpheme boundaries alone, then from networks trained on the
labels of the round before, each network judging only sentences that it has not seen.
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.entities_training.corpus import Sentence
from tools.entities_training.labels import Place

OFF_BOUNDARY = -3.0
HIGHEST_SCORE = 8.0
NO_SCORE = -6.0


def _trie(forms: Iterator[str]) -> dict:
    root: dict = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = form
    return root


def _occurrences(text: str, root: dict) -> Iterator[tuple[int, int, str]]:
    for start in range(len(text)):
        node = root
        for end in range(start, len(text)):
            node = node.get(text[end])
            if node is None:
                break
            if "" in node:
                yield start, end + 1, node[""]


@dataclass(frozen=True)
class Candidates:
    """All candidates of a corpus, one row each; `form` numbers the (form, type) pairs of `wanted`."""

    forms: list[tuple[str, str]]
    wanted: np.ndarray
    fitting: np.ndarray  # occurrences on morpheme boundaries, by form
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    form: np.ndarray
    boundary: np.ndarray  # 0 where both ends are morpheme boundaries, else negative

    @classmethod
    def find(cls, sentences: Sequence[Sentence], counts: Mapping[tuple[str, str], int]) -> "Candidates":
        """Looks up the forms; a candidate off both boundaries is left out where enough others are on them."""
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for form, kind in counts:
            kinds[form].append(kind)
        numbers = {pair: number for number, pair in enumerate(counts)}
        root = _trie(iter(kinds))
        rows, fitting = [], Counter()
        for number, sentence in enumerate(sentences):
            starts, ends = {unit.start for unit in sentence.units}, {unit.end for unit in sentence.units}
            for start, end, form in _occurrences(sentence.text, root):
                off = (start not in starts) + (end not in ends)
                fitting[form] += not off
                rows.extend((number, start, end, numbers[form, kind], off) for kind in kinds[form])
        forms = list(counts)
        wanted = np.array([counts[pair] for pair in forms], float)
        fits = np.array([fitting[form] for form, _ in forms], float)
        table = np.array(rows, np.int64)
        table = table[(table[:, 4] < 2) | (wanted[table[:, 3]] > fits[table[:, 3]] / 2)]
        return cls(forms, wanted, fits, *table.T[:4], table[:, 4] * OFF_BOUNDARY)

    def places(self, chosen: np.ndarray) -> dict[int, list[Place]]:
        """The chosen candidates by sentence."""
        found: defaultdict[int, list[Place]] = defaultdict(list)
        for row in np.flatnonzero(chosen):
            kind = self.forms[self.form[row]][1]
            found[int(self.sentence[row])].append((int(self.start[row]), int(self.end[row]), kind))
        return found


def _best_of_sentence(starts: list[int], ends: list[int], worths: list[float]) -> list[int]:
    """Weighted interval scheduling; the candidates come sorted by end."""
    totals, last_ends, choices = [0.0], [0], [(0, -1)]
    for row, (start, end, worth) in enumerate(zip(starts, ends, worths, strict=True)):
        before = bisect.bisect_right(last_ends, start) - 1
        total = totals[before] + worth
        if total <= totals[-1]:
            continue
        if last_ends[-1] == end:
            totals[-1], choices[-1] = total, (before, row)
        else:
            totals.append(total)
            last_ends.append(end)
            choices.append((before, row))
    chosen, place = [], len(totals) - 1
    while place:
        place, row = choices[place]
        chosen.append(row)
    return chosen


def choose(candidates: Candidates, scores: np.ndarray | None, *, rounds: int, seed: int) -> np.ndarray:
    """Which candidates are taken for labelled: a mask over them, of the round that misses the fewest counts.

    `scores` are log odds of each candidate, or None where nothing but boundaries is known yet. A little noise parts equals.
    """
    generator = np.random.default_rng(seed)
    order = np.lexsort((candidates.end, candidates.sentence))
    groups = np.split(order, np.flatnonzero(np.diff(candidates.sentence[order])) + 1)
    if scores is None:
        share = np.clip(candidates.wanted / np.maximum(candidates.fitting, 1), 0.005, 0.98)
        prices, worths = np.log(share / (1 - share)), candidates.boundary + 0.7 * generator.standard_normal(len(order))
    else:
        prices = np.zeros(len(candidates.forms))
        worths = np.clip(scores, -HIGHEST_SCORE, HIGHEST_SCORE) + candidates.boundary / 2
        worths = worths + 0.3 * generator.standard_normal(len(order))
    best, best_missed = np.zeros(len(order), bool), np.inf
    for number in range(rounds):
        worth = worths + prices[candidates.form]
        chosen = np.zeros(len(order), bool)
        for group in groups:
            rows = group[worth[group] > 0]
            if len(rows):
                taken = _best_of_sentence(
                    candidates.start[rows].tolist(), candidates.end[rows].tolist(), worth[rows].tolist()
                )
                chosen[rows[taken]] = True
        counts = np.bincount(candidates.form[chosen], minlength=len(candidates.forms))
        missed = np.abs(counts - candidates.wanted).sum()
        if missed < best_missed:
            best, best_missed = chosen, missed
        step = 0.8 / (1 + number / 8)
        prices = np.clip(prices + step * np.log((candidates.wanted + 0.3) / (counts + 0.3)), -20, 12)
    print(f"chosen {best.sum()} of {int(candidates.wanted.sum())}, counts missed by {best_missed:.0f}", flush=True)
    return best
