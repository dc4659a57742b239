"""What Kiwi's language model (CoNgram) makes of the morphemes before a place: the longest context it knows, and its vector.

The model keeps its contexts in a tree of up to five morphemes; each node has the number of a vector that foretells the next
morpheme. Numbers of morphemes above a limit are kept as two keys.
"""

from collections.abc import Sequence
from pathlib import Path

import kiwipiepy_model
import numpy as np

from tools.entities_training.embeddings import HEADER, dequantised
from tui.language.entities.features import Kind

_SINGLE_KEYS = (1 << 16) - (1 << 11)
_VECTOR_NUMBERS = 3


def _stream(raw: np.ndarray, offset: int, count: int, sizes: tuple[int, ...]) -> np.ndarray:
    """Decodes the StreamVByte format: two bits of length for each number, then the bytes."""
    control = raw[offset : offset + (count + 3) // 4]
    codes = np.stack([(control >> shift) & 3 for shift in (0, 2, 4, 6)], axis=1).ravel()[:count]
    lengths = np.array(sizes)[codes]
    places = np.cumsum(lengths) - lengths + offset + len(control)
    numbers = np.zeros(count, np.int64)
    for byte in range(max(sizes)):
        longer = lengths > byte
        numbers[longer] |= raw[places[longer] + byte].astype(np.int64) << (8 * byte)
    return numbers


class Contexts:
    """The tree as a dictionary from sequences of keys to context numbers, and the vectors (float16, unit variance)."""

    def __init__(self) -> None:
        raw = np.fromfile(Path(kiwipiepy_model.__file__).parent / "cong.mdl", np.uint8)
        header = HEADER.unpack(raw[: HEADER.size].tobytes())
        contexts, dim, group, nodes = header[1], header[2], header[8], header[9]
        node_offset, key_offset, value_offset, start = header[10:]
        sizes = _stream(raw, node_offset, nodes, (0, 1, 2, 4)).tolist()
        keys = _stream(raw, key_offset, nodes - 1, (1, 2, 3, 4)).tolist()
        values = _stream(raw, value_offset, nodes, (0, 1, 2, 4)).tolist()
        self._numbers: dict[tuple[int, ...], int] = {}
        self._depth = 0
        opened: list[list] = []
        taken = 0
        for size, value in zip(sizes, values, strict=True):
            path = (*opened[-1][0], keys[opened[-1][1]]) if opened else ()
            if value:
                self._numbers[path] = value
                self._depth = max(self._depth, len(path))
            if size:
                opened.append([path, taken, taken + size])
                taken += size
                continue
            opened[-1][1] += 1
            while opened and opened[-1][1] == opened[-1][2]:
                opened.pop()
                if opened:
                    opened[-1][1] += 1
        row = dim // 2 + dim // group + 2 + 2 * _VECTOR_NUMBERS
        vectors = dequantised(raw[start : start + contexts * row].reshape(contexts, row), dim, group)
        vectors -= vectors.mean(axis=0)
        self.vectors = (vectors / vectors.std()).astype(np.float16)

    def before(self, morphemes: Sequence[int]) -> np.ndarray:
        """For each place the number of the longest known context that ends just before it."""
        found, history = [], []
        for number in morphemes:
            for length in range(min(len(history), self._depth), -1, -1):
                value = self._numbers.get(tuple(history[len(history) - length :]), 0)
                if value:
                    break
            found.append(value)
            history.extend(_keys(number))
        return np.array(found, np.int64)


def _keys(number: int) -> tuple[int, ...]:
    if number < _SINGLE_KEYS:
        return (number,)
    high, low = divmod(number - _SINGLE_KEYS, 1 << 10)
    return (_SINGLE_KEYS + high, _SINGLE_KEYS + (1 << 10) + low)


def model_numbers(kinds: Sequence[Kind], rows: np.ndarray, vector_kinds: Sequence[Kind]) -> np.ndarray:
    """The language model's number of each kind: its own row, else that of any unknown morpheme of its tag."""
    unknown = {tag: number for number, (form, tag) in reversed(list(enumerate(vector_kinds))) if not form}
    known = [row - 1 if row else unknown.get(tag, 0) for (_, tag), row in zip(kinds, rows.tolist(), strict=True)]
    return np.array(known, np.int64)
