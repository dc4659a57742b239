"""The tagger's network in NumPy: a vector for each kind of unit, convolutions over the units, label scores.

A kind's vector comes from its row of the lexicon, its own row among the forms, its character n-grams, its tag and its length.
Over the vectors in order run layers of convolutions three units wide, some with gaps between the three (dilation), each added to
its input and normalised.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tui.language.entities.features import KindFeatures
from tui.language.entities.weights import Arrays, Floats, Table

IntArray = npt.NDArray[np.int64]

UNITS_AT_ONCE = 1000
"""So many that what a layer works on stays in the processor's cache."""

_LEAST_VARIANCE = 1e-5


class Network:
    """Forward passes only. Immutable once made, so threads may share it."""

    def __init__(self, arrays: Arrays):
        self._vectors, self._forms = Table(arrays, "vectors"), Table(arrays, "forms")
        floats = {name: value.astype(np.float32) for name, value in arrays.items() if value.dtype == np.float16}
        self._no_vector = floats["no_vector"]
        self._tags, self._lengths = floats["tag"], floats["length"]
        characters = floats["character"]
        self._trigrams = np.stack([characters @ weight for weight in floats["trigram_weight"]])
        self._trigram_bias = floats["trigram_bias"]
        self._bigrams = np.stack([characters @ weight for weight in floats["bigram_weight"]])
        self._bigram_bias = floats["bigram_bias"]
        self._project, self._gaps = floats["project"], floats["gap"]
        self._layers = [
            _Layer(*row)
            for row in zip(
                floats["layer_weight"],
                floats["layer_bias"],
                floats["norm_weight"],
                floats["norm_bias"],
                arrays["dilations"].tolist(),
                strict=True,
            )
        ]
        self._out, self._out_bias = floats["out_weight"], floats["out_bias"]
        self.no_scores = np.zeros((0, len(self._out_bias)), np.float32)

    def kind_vectors(self, features: KindFeatures) -> Floats:
        """One row for each kind."""
        vectors = self._vectors.rows(features.embedding)
        vectors[features.embedding == 0] = self._no_vector
        parts = [
            vectors,
            self._grams(features, self._trigrams, self._trigram_bias),
            self._grams(features, self._bigrams, self._bigram_bias),
            self._tags[features.tag],
            self._forms.rows(features.form),
            self._lengths[features.length],
        ]
        found: Floats = np.concatenate(parts, axis=1) @ self._project
        return found

    def _grams(self, features: KindFeatures, tables: Floats, bias: Floats) -> Floats:
        """The strongest character n-gram for each filter: a convolution whose products by character are tabled."""
        width = len(tables)
        found = np.zeros((len(features), tables.shape[2]), np.float32)
        for length in np.unique(features.length):
            rows = np.flatnonzero(features.length == length)
            characters = features.characters[rows]
            places = int(length) + 3 - width
            total = tables[0][characters[:, :places]]
            for offset in range(1, width):
                total += tables[offset][characters[:, offset : offset + places]]
            found[rows] = total.max(axis=1)
        strongest: Floats = np.maximum(found + bias, 0.0)
        return strongest

    def scores(self, kinds: Floats, sequences: Sequence[IntArray], gaps: Sequence[IntArray]) -> list[Floats]:
        """Log probabilities of the labels, one array a sequence; `sequences` are rows of `kinds`."""
        found = [self.no_scores] * len(sequences)
        order = sorted((i for i, sequence in enumerate(sequences) if len(sequence)), key=lambda i: len(sequences[i]))
        group: list[int] = []
        for i in order:
            if group and len(sequences[i]) * (len(group) + 1) > UNITS_AT_ONCE:
                self._score_group(kinds, sequences, gaps, group, found)
                group = []
            group.append(i)
        if group:
            self._score_group(kinds, sequences, gaps, group, found)
        return found

    def _score_group(
        self,
        kinds: Floats,
        sequences: Sequence[IntArray],
        gaps: Sequence[IntArray],
        group: Sequence[int],
        found: list[Floats],
    ) -> None:
        lengths = [len(sequences[i]) for i in group]
        padded = np.zeros((len(group), max(lengths), kinds.shape[1]), np.float32)
        inside = np.zeros((*padded.shape[:2], 1), np.float32)
        for row, i in enumerate(group):
            padded[row, : lengths[row]] = kinds[sequences[i]] + self._gaps[gaps[i]]
            inside[row, : lengths[row]] = 1.0
        for layer in self._layers:
            padded = layer.forward(padded, inside)
        scores = _log_softmax(padded @ self._out + self._out_bias)
        for row, i in enumerate(group):
            found[i] = scores[row, : lengths[row]]


class _Layer:
    """A convolution of three units `dilation` apart, added to its input, normalised."""

    def __init__(self, weight: Floats, bias: Floats, norm_weight: Floats, norm_bias: Floats, dilation: int):
        self._weight, self._bias, self._dilation = np.ascontiguousarray(weight), bias, dilation
        self._norm_weight, self._norm_bias = norm_weight, norm_bias

    def forward(self, states: Floats, inside: Floats) -> Floats:
        """The next states; rows past the end of a sequence, where `inside` is 0, stay 0."""
        size, dilation = states.shape[2], self._dilation
        products = (states.reshape(-1, size) @ self._weight).reshape(*states.shape[:2], 3 * size)
        found = products[:, :, size : 2 * size] + self._bias
        found[:, dilation:] += products[:, :-dilation, :size]
        found[:, :-dilation] += products[:, dilation:, 2 * size :]
        np.maximum(found, 0.0, out=found)
        found += states
        found -= found.mean(axis=2, keepdims=True)
        variance = np.einsum("ijk,ijk->ij", found, found) / size + _LEAST_VARIANCE
        found *= (inside[:, :, 0] / np.sqrt(variance))[:, :, None]
        found *= self._norm_weight
        found += self._norm_bias * inside
        return found


def _log_softmax(scores: Floats) -> Floats:
    shifted: Floats = scores - scores.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted
