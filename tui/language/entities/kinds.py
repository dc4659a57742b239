"""The kinds of units met so far, numbered, with the vectors that the network gives them."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from tui.language.entities.features import Kind
from tui.language.entities.units import must_be_cut
from tui.language.entities.weights import Floats

IntArray = npt.NDArray[np.int64]


class KindTable(dict[Kind, int]):
    """Numbers of forms and tags as Kiwi gives them. An unknown one that is asked for gets the next number."""

    def __init__(self, vectors_of: Callable[[Sequence[Kind]], Floats]):
        super().__init__()
        self._vectors_of = vectors_of
        self._vectors = np.zeros((0, 0), np.float32)
        self._filled = 0
        self.to_cut: set[int] = set()

    def __missing__(self, key: Kind) -> int:
        number = self[key] = len(self)
        if must_be_cut(*key):
            self.to_cut.add(number)
        return number

    def vectors(self, numbers: IntArray) -> Floats:
        """The vectors of these kinds, one row each."""
        fresh = list(self)[self._filled :]
        if fresh:
            rows = self._vectors_of(fresh)
            if len(self) > len(self._vectors):
                larger = np.empty((2 * len(self), rows.shape[1]), np.float32)
                if self._filled:
                    larger[: self._filled] = self._vectors[: self._filled]
                self._vectors = larger
            self._vectors[self._filled : len(self)] = rows
            self._filled = len(self)
        found: Floats = self._vectors[numbers]
        return found
