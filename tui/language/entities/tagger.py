"""The trained tagger: named entities of single sentences."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from tui.document.span import Span
from tui.language.entities.decoding import best_labels, mentions
from tui.language.entities.features import FeatureSpace, Kind, gaps, kind_of
from tui.language.entities.kinds import KindTable
from tui.language.entities.network import Network
from tui.language.entities.units import cut
from tui.language.entities.weights import Arrays, Floats, shipped
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme

IntArray = npt.NDArray[np.int64]

LONGEST_SEQUENCE = 240
"""Units that the network reads at once; a longer text is read in such stretches. Sentences are shorter."""

MOST_KINDS = 60_000
"""Kinds whose vectors are kept, about 1 kB each, before all are forgotten."""

UNITS_AT_ONCE = 50_000
"""Morphemes of texts that are worked on together; what they need is freed before the next."""


class EntityTagger:
    """Finds the named entities of sentences. Not for several threads at once: it remembers the kinds of units it has met."""

    def __init__(self, arrays: Arrays):
        """Also keeps NumPy's linear algebra of this process to one thread: its products are too small to share.

        With two threads on two busy cores the tagger took four times the processor time and ten times as long.
        """
        threadpool_limits(1, user_api="blas")
        self._network = Network(arrays)
        self._space = FeatureSpace(
            arrays["keys"],
            arrays["embedding_rows"],
            arrays["form_rows"],
            arrays["characters"],
            arrays["tags"].tolist(),
        )
        types = {kind.value: kind for kind in EntityType}
        self._types = [types.get(code) for code in arrays["types"].tolist()]
        self._knots, self._shares = arrays["knots"], arrays["shares"]
        self._kinds = KindTable(self._vectors_of)

    @classmethod
    def load(cls) -> "EntityTagger":
        """The tagger with the model that comes with the package."""
        return cls(shipped())

    def tag(self, texts: Sequence[str], morphemes: Sequence[Sequence[Morpheme]]) -> list[list[Mention]]:
        """The mentions of each text in order; their spans count characters of that text, `name` is the mention as written.

        Texts are best single sentences, and many at a time: the work is done side by side.
        """
        found: list[list[Mention]] = []
        first, count = 0, 0
        for place, row in enumerate(morphemes):
            if count + len(row) > UNITS_AT_ONCE and place > first:
                found += self._tag(texts[first:place], morphemes[first:place])
                first, count = place, 0
            count += len(row)
        return found + self._tag(texts[first:], morphemes[first:])

    def _tag(self, texts: Sequence[str], morphemes: Sequence[Sequence[Morpheme]]) -> list[list[Mention]]:
        if len(self._kinds) > MOST_KINDS:
            self._kinds = KindTable(self._vectors_of)
        units, numbers = self._units(texts, morphemes)
        starts = [np.array([unit.start for unit in row], np.int64) for row in units]
        ends = [np.array([unit.end for unit in row], np.int64) for row in units]
        scores = self._scores(numbers, [gaps(*places) for places in zip(starts, ends, strict=True)])
        labels = best_labels(scores)
        rows = zip(texts, starts, ends, labels, scores, strict=True)
        return [self._mentions(text, first, end, marks, values) for text, first, end, marks, values in rows]

    def _vectors_of(self, kinds: Sequence[Kind]) -> Floats:
        return self._network.kind_vectors(self._space.features([kind_of(*kind) for kind in kinds]))

    def _units(
        self, texts: Sequence[str], morphemes: Sequence[Sequence[Morpheme]]
    ) -> tuple[list[Sequence[Morpheme]], list[list[int]]]:
        kinds = self._kinds
        units = list(morphemes)
        numbers = [[kinds[unit.form, unit.tag] for unit in row] for row in units]
        for place, row in enumerate(numbers):
            if not kinds.to_cut.isdisjoint(row):
                units[place] = cut(texts[place], units[place])
                numbers[place] = [kinds[unit.form, unit.tag] for unit in units[place]]
        return units, numbers

    def _scores(self, numbers: Sequence[Sequence[int]], before: Sequence[IntArray]) -> list[Floats]:
        flat = np.array([number for row in numbers for number in row], np.int64)
        distinct, places = np.unique(flat, return_inverse=True)
        vectors = self._kinds.vectors(distinct)
        pieces, gap_pieces, owners, taken = [], [], [], 0
        for owner, row in enumerate(before):
            for first in range(0, len(row), LONGEST_SEQUENCE):
                last = min(first + LONGEST_SEQUENCE, len(row))
                pieces.append(places[taken + first : taken + last])
                gap_pieces.append(row[first:last])
                owners.append(owner)
            taken += len(row)
        found: list[list[Floats]] = [[] for _ in numbers]
        for owner, rows in zip(owners, self._network.scores(vectors, pieces, gap_pieces), strict=True):
            found[owner].append(rows)
        return [np.concatenate(rows) if rows else self._network.no_scores for rows in found]

    def _mentions(self, text: str, starts: IntArray, ends: IntArray, labels: IntArray, scores: Floats) -> list[Mention]:
        found = []
        for first, end, number, score in mentions(labels, scores):
            kind = self._types[number]
            start, stop = int(starts[first]), int(ends[first:end].max())
            if kind is None or stop <= start:
                continue
            confidence = float(np.interp(score, self._knots, self._shares))
            found.append(Mention(Span(start, stop), text[start:stop], kind, text[start:stop], confidence))
        return found
