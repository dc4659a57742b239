"""From label scores to the places of mentions: the best valid label sequence.

Labels: 0 outside, then for each type that of a mention's first unit and that of its further units.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tui.language.entities.weights import Floats

IntArray = npt.NDArray[np.int64]

IMPOSSIBLE = -1e9

SIDE_BY_SIDE = 20_000
"""Units of sequences that are worked on at once, padding counted."""


class Found(NamedTuple):
    """A mention: its first unit, the unit after it, the number of its type, and the log probability of its labels."""

    first: int
    end: int
    type: int
    score: float


def best_labels(scores: Sequence[Floats]) -> list[IntArray]:
    """For each sequence the labels of highest joint probability of which no further unit stands without its first.

    The scores are log probabilities by unit. Sequences of like length are worked on side by side.
    """
    found = [np.zeros(0, np.int64)] * len(scores)
    group: list[int] = []
    for number in sorted(range(len(scores)), key=lambda number: len(scores[number])):
        if group and (len(group) + 1) * len(scores[number]) > SIDE_BY_SIDE:
            _label(scores, group, found)
            group = []
        if len(scores[number]):
            group.append(number)
    if group:
        _label(scores, group, found)
    return found


def _label(scores: Sequence[Floats], group: Sequence[int], found: list[IntArray]) -> None:
    for number, labels in zip(group, _best_of_group([scores[number] for number in group]), strict=True):
        found[number] = labels


def _best_of_group(scores: Sequence[Floats]) -> list[IntArray]:
    longest, count = max(len(rows) for rows in scores), len(scores)
    padded = np.full((longest, count, scores[0].shape[1]), IMPOSSIBLE, np.float32)
    padded[:, :, 0] = 0.0
    for column, rows in enumerate(scores):
        padded[: len(rows), column] = rows
    total = padded[0].copy()
    total[:, 2::2] = IMPOSSIBLE
    before = np.zeros((longest, count), np.int64)
    went_on = np.zeros((longest, count, total.shape[1] // 2), np.bool_)
    for step in range(1, longest):
        begun, inside = total[:, 1::2], total[:, 2::2]
        before[step] = total.argmax(axis=1)
        went_on[step] = inside > begun
        further = np.maximum(begun, inside)
        following = padded[step] + total.max(axis=1)[:, None]
        following[:, 2::2] = padded[step, :, 2::2] + further
        total = following
    return [labels[: len(rows)] for labels, rows in zip(_traced(total, before, went_on), scores, strict=True)]


def _traced(total: Floats, before: IntArray, went_on: npt.NDArray[np.bool_]) -> IntArray:
    longest, count = before.shape
    columns = np.arange(count)
    labels = np.zeros((count, longest), np.int64)
    current = total.argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        labels[:, step] = current
        is_inside = (current > 0) & (current % 2 == 0)
        kind = np.maximum((current - 1) // 2, 0)
        own = np.where(went_on[step, columns, kind], current, current - 1)
        current = np.where(is_inside, own, before[step])
    return labels


def mentions(labels: IntArray, scores: Floats) -> list[Found]:
    """The mentions that a label sequence marks."""
    found: list[Found] = []
    places = np.flatnonzero(labels % 2 == 1).tolist()
    for first in places:
        label = int(labels[first])
        end = first + 1
        while end < len(labels) and labels[end] == label + 1:
            end += 1
        score = float(scores[np.arange(first, end), labels[first:end]].sum())
        if end < len(labels):
            score += float(np.log1p(-min(np.exp(scores[end, label + 1]), 0.999)))
        found.append(Found(first, end, (label - 1) // 2, score))
    return found
