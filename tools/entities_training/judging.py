"""How probable a network holds each candidate to be a mention: log odds of just this span with just this type."""

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch

from tools.entities_training.corpus import Sentence
from tools.entities_training.labels import beginning
from tools.entities_training.learning import Sequences
from tools.entities_training.network import Network
from tools.entities_training.restoration import NO_SCORE, Candidates

Wanted = list[tuple[int, int, int, int]]  # first unit, end, beginning label, row among the candidates


def by_sentence(candidates: Candidates, sentences: Sequence[Sentence]) -> dict[int, Wanted]:
    """The candidates that begin and end with units."""
    found: dict[int, Wanted] = {}
    bounds: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    for row in range(len(candidates.form)):
        number = int(candidates.sentence[row])
        if number not in bounds:
            units = sentences[number].units
            starts = {unit.start: place for place, unit in reversed(list(enumerate(units)))}
            bounds[number] = starts, {unit.end: place + 1 for place, unit in enumerate(units)}
        first = bounds[number][0].get(int(candidates.start[row]))
        end = bounds[number][1].get(int(candidates.end[row]))
        if first is not None and end is not None and first < end:
            label = beginning(candidates.forms[candidates.form[row]][1])
            found.setdefault(number, []).append((first, end, label, row))
    return found


def judge(
    network: Network, data: Sequences, sentences: Sequence[int], wanted: Mapping[int, Wanted], odds: np.ndarray
) -> None:
    """Fills in the log odds of these sentences' candidates; the others keep what they have (at first NO_SCORE)."""
    network.eval()
    steps = network.crf.steps().detach().numpy()
    start = (network.crf.start + network.crf.first).detach().numpy()
    with torch.no_grad():
        for batch in data.batches([i for i in sentences if i in wanted], 4000, random.Random(0)):
            scores = network(batch)
            forward = torch.stack(network.crf.forward_scores(scores, batch.mask), 1).numpy()
            backward = torch.stack(network.crf.backward_scores(scores, batch.mask), 1).numpy()
            rows = zip(batch.sentences, batch.lengths, scores.numpy(), forward, backward, strict=True)
            for i, length, values, before, after in rows:
                total = np.logaddexp.reduce(before[length - 1])
                for first, end, label, row in wanted[i]:
                    path = values[first, label] + values[first + 1 : end, label + 1].sum()
                    if end > first + 1:
                        path += steps[label, label + 1] + (end - first - 2) * steps[label + 1, label + 1]
                    path += np.logaddexp.reduce(before[first - 1] + steps[:, label]) if first else start[label]
                    if end < length:
                        last = label + (end > first + 1)
                        onward = steps[last] + values[end] + after[end]
                        path += np.logaddexp.reduce(np.delete(onward, label + 1))
                    chance = min(float(path - total), -1e-6)
                    odds[row] = chance - np.log(-np.expm1(chance))


def unjudged(candidates: Candidates) -> np.ndarray:
    """Odds for all candidates before any network has seen them."""
    return np.full(len(candidates.form), NO_SCORE)
