"""The model file: arrays by name, those of many rows as 8-bit numbers with one scale a row."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[Any]]

FILE = "tagger.npz"
SCALE = ":scale"


def quantised(values: Floats) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """Rows as whole numbers of -127..127, and what to multiply each row by."""
    scale = np.maximum(np.abs(values).max(axis=1) / 127, 1e-7).astype(np.float16)
    rounded = np.rint(values / scale.astype(np.float32)[:, None])
    return np.clip(rounded, -127, 127).astype(np.int8), scale


class Table:
    """A matrix kept in 8 bits; `rows` are made floats when asked for."""

    def __init__(self, arrays: Arrays, name: str):
        self._values, self._scale = arrays[name], arrays[name + SCALE].astype(np.float32)
        self.width = self._values.shape[1]

    def rows(self, numbers: npt.NDArray[np.int64]) -> Floats:
        """The rows of these numbers."""
        found: Floats = self._values[numbers] * self._scale[numbers, None]
        return found


def shipped() -> dict[str, npt.NDArray[Any]]:
    """The arrays of the model that comes with the package."""
    file = resources.files("tui.language.entities") / "weights" / FILE
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
