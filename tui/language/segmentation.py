"""Where the topic of a text shifts, by the words its paragraphs share.

Of all ways to cut a text, the one is taken whose segments hold most similarity above the average of the text, found by
dynamic programming (after Fragkou, Petridis and Kehagias 2004, "A Dynamic Programming Algorithm for Linear Text
Segmentation"). Similarity is the cosine of the paragraphs' words, weighted by log frequency and by how few paragraphs have
them. benchmarks/outline.py compares this with C99 (Choi 2000) and TextTiling (Hearst 1997).
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MOST_UNITS = 80
_IMPOSSIBLE = 1e18

Matrix = NDArray[np.float64]


def segment(
    words: Sequence[Counter[str]],
    lengths: Sequence[int],
    *,
    shortest: int,
    fewest: int,
    most: int,
    grain: float = 1.0,
    cues: Sequence[float] = (),
) -> list[int]:
    """The paragraphs with which new segments begin, 0 left out; ascending.

    `words` counts the content words of each paragraph, `lengths` are their lengths in characters. No segment is shorter
    than `shortest` characters; there are `fewest` to `most` of them where the text allows it. `grain` is how many times the
    average similarity two paragraphs must have to hold together: the greater, the more segments. `cues` says for each
    paragraph how much its first words speak for a cut before it (1) or against it (-1).
    """
    groups = _grouped(lengths)
    if len(groups) < 2 or most < 2:
        return []
    units = [_sum(words[first:after]) for first, after in groups]
    ends = np.cumsum([0, *(sum(lengths[first:after]) for first, after in groups)])
    similarity = _similarity(units)
    above = np.triu(similarity, 1)
    mean = float(above.sum()) / (len(units) * (len(units) - 1) / 2)
    costs = -_inside(np.triu(similarity - grain * mean, 1))
    if cues:
        costs -= mean * np.array([cues[first] for first, _ in groups])[:, None]
    costs[ends[None, :] - ends[:-1, None] < shortest] = _IMPOSSIBLE
    return [groups[cut][0] for cut in _cheapest(costs, fewest, min(most, len(units)))]


def _grouped(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of paragraphs that are not cut apart: each one alone, or more where a text has very many."""
    least = sum(lengths) / _MOST_UNITS if len(lengths) > _MOST_UNITS else 0
    groups, first, size = [], 0, 0
    for index, length in enumerate(lengths):
        size += length
        if size >= least or index == len(lengths) - 1:
            groups.append((first, index + 1))
            first, size = index + 1, 0
    return groups


def _sum(counters: Sequence[Counter[str]]) -> Counter[str]:
    if len(counters) == 1:
        return counters[0]
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _similarity(units: Sequence[Counter[str]]) -> Matrix:
    """The cosines of all pairs of units. Words of one unit only lengthen its vector."""
    spread = Counter(word for unit in units for word in unit)
    columns = {word: number for number, word in enumerate(word for word, count in spread.items() if count > 1)}
    weights = np.zeros((len(units), len(columns) + 1))
    rarity = {word: float(np.log((len(units) + 1) / count)) for word, count in spread.items()}
    lone = np.zeros(len(units))
    for row, unit in enumerate(units):
        for word, count in unit.items():
            weight = float(np.log1p(count)) * rarity[word] if count > 1 else 0.6931471805599453 * rarity[word]
            if (column := columns.get(word)) is not None:
                weights[row, column] = weight
            else:
                lone[row] += weight * weight
    norms = np.sqrt((weights**2).sum(axis=1) + lone)
    weights /= np.where(norms > 0, norms, 1)[:, None]
    return weights @ weights.T


def _inside(pairs: Matrix) -> Matrix:
    """For each i and j the sum of `pairs` over the units from i up to j (j excluded)."""
    count = len(pairs)
    sums = np.zeros((count + 1, count + 1))
    sums[1:, 1:] = pairs.cumsum(axis=0).cumsum(axis=1)
    corner = np.diagonal(sums)
    return corner[None, :] - sums[:count, :] - sums[:, :count].T + corner[:count, None]


def _cheapest(costs: Matrix, fewest: int, most: int) -> list[int]:
    """The cuts of the cheapest way with `fewest` to `most` segments; with as many as possible, where so many are not."""
    count = len(costs)
    best = costs[0, 1:]
    history: list[NDArray[np.intp]] = []
    totals = [float(best[-1])]
    for _ in range(2, most + 1):
        table = best[:-1, None] + costs[1:, 2:]
        history.append(table.argmin(axis=0))
        best = np.concatenate(([_IMPOSSIBLE], table.min(axis=0)))
        totals.append(float(best[-1]))
    possible = [number for number, total in enumerate(totals, 1) if total < _IMPOSSIBLE / 2]
    enough = [number for number in possible if number >= fewest] or possible[-1:]
    found = min(enough, key=lambda number: totals[number - 1], default=1)
    cuts, end = [], count
    for number in range(found - 1, 0, -1):
        end = int(history[number - 1][end - 2]) + 1
        cuts.append(end)
    return cuts[::-1]
