"""BIO labels over units. Besides the ten types there is OTHER, for what the corpus labels but the reader does not show."""

from collections.abc import Iterable, Sequence

import numpy as np

from tui.language.morphemes import Morpheme

TYPES = ("PS", "OG", "LC", "DT", "TI", "QT", "CV", "AF", "EV", "TM")
OTHER = "O"
ALL_TYPES = (*TYPES, OTHER)
LABELS = 1 + 2 * len(ALL_TYPES)

Place = tuple[int, int, str]  # first character, end, type


def beginning(kind: str) -> int:
    """The label of a mention's first unit; the one after it is that of its further units."""
    return 1 + 2 * ALL_TYPES.index(kind)


def encode(units: Sequence[Morpheme], places: Iterable[Place]) -> np.ndarray:
    """One label a unit: every unit that shares a character with a place belongs to it."""
    labels = np.zeros(len(units), np.int64)
    for start, end, kind in places:
        inside = [i for i, unit in enumerate(units) if unit.start < end and unit.end > start and unit.end > unit.start]
        for rank, i in enumerate(inside):
            labels[i] = beginning(kind) + (rank > 0)
    for i, label in enumerate(labels):  # places that share a unit leave insides without a beginning
        if label and label % 2 == 0 and (i == 0 or labels[i - 1] not in (label, label - 1)):
            labels[i] -= 1
    return labels


def decode(units: Sequence[Morpheme], labels: Sequence[int]) -> list[Place]:
    """The places that a valid label sequence marks, OTHER left out."""
    places, i = [], 0
    while i < len(labels):
        label, j = labels[i], i + 1
        if label % 2 == 1:
            while j < len(labels) and labels[j] == label + 1:
                j += 1
            kind = ALL_TYPES[(label - 1) // 2]
            if kind != OTHER:
                places.append((units[i].start, max(unit.end for unit in units[i:j]), kind))
        i = j
    return places
