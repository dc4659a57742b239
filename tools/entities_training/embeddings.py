"""The morpheme vectors of Kiwi's language model (CoNgram), read from the installed `kiwipiepy_model` (Apache-2.0).

Layout of `cong.mdl`, as the model's own loader reads it: a header, the n-gram tree, then rows of contexts, of output morphemes
and of distant morphemes. A row holds `dim` values in packed 4 bits, a half-precision scale, one byte of scale and zero point for
each group of values, and for contexts and distant morphemes a few half-precision numbers more.
"""

import struct
from pathlib import Path

import kiwipiepy_model
import numpy as np
import numpy.typing as npt
from kiwipiepy import Kiwi

from tui.language.entities.features import Kind, kind_of

Floats = npt.NDArray[np.float32]

HEADER = struct.Struct("<QQHBBBBBBQQQQQ")
_SCALE_BIAS, _ZERO_BIAS, _SCALE_DIVIDER, _STEPS = 9, 6, 9, 8
_CONTEXT_NUMBERS, _DISTANT_NUMBERS = 3, 2

ALLOMORPHS = {
    "와": "과", "는": "은", "ᆫ": "은", "가": "이", "를": "을", "로": "으로", "나": "이나", "랑": "이랑", "았": "었", "였": "었",
    "라고": "이라고", "아": "어", "아서": "어서", "라는": "이라는", "습니다": "ᆸ니다", "읍니다": "ᆸ니다", "을까": "ᆯ까",
}  # fmt: skip


def dequantised(rows: npt.NDArray[np.uint8], dim: int, group: int) -> Floats:
    """Rows of the file as floats; `group` values share one byte of scale and zero point."""
    packed = rows[:, : dim // 2]
    scale = rows[:, dim // 2 : dim // 2 + 2].copy().view(np.float16).astype(np.float32)
    local = rows[:, dim // 2 + 2 : dim // 2 + 2 + dim // group]
    values = np.empty((len(rows), dim), np.float32)
    values[:, 0::2], values[:, 1::2] = packed & 15, packed >> 4
    zero = np.repeat((local >> 6).astype(np.int16) + _ZERO_BIAS, group, axis=1)
    factor = np.repeat((local & 63).astype(np.int16) + _SCALE_BIAS, group, axis=1)
    return ((values - zero) * factor / _SCALE_DIVIDER * scale / _STEPS).astype(np.float32)


def morpheme_vectors() -> tuple[list[Kind], Floats]:
    """The kinds that Kiwi's language model knows and a vector of each: as a next morpheme and as a distant one, side by side.

    Columns are centred and brought to unit variance over each half. Raises ValueError when the file is not laid out as expected.
    """
    raw = np.fromfile(Path(kiwipiepy_model.__file__).parent / "cong.mdl", np.uint8)
    header = HEADER.unpack(raw[: HEADER.size].tobytes())
    vocabulary, contexts, dim, window, bits, group, start = (
        header[0],
        header[1],
        header[2],
        header[6],
        header[7],
        header[8],
        header[-1],
    )
    row = dim // 2 + dim // group + 2
    outputs = start + contexts * (row + 2 * _CONTEXT_NUMBERS)
    distants = outputs + vocabulary * row
    end = distants + vocabulary * (row + 2 * _DISTANT_NUMBERS)
    if bits != 4 or len(raw) - end != 2 * window + (vocabulary + 7) // 8:
        raise ValueError("cong.mdl is not laid out as expected: another version of kiwipiepy_model?")
    halves = []
    for first, last, width in ((outputs, distants, row), (distants, end, row + 2 * _DISTANT_NUMBERS)):
        vectors = dequantised(raw[first:last].reshape(vocabulary, width), dim, group)
        vectors -= vectors.mean(axis=0)
        halves.append(vectors / vectors.std())
    kiwi = Kiwi()
    morphemes = [kiwi.morpheme(number) for number in range(vocabulary)]
    return [kind_of(found.form, str(found.tag)) for found in morphemes], np.concatenate(halves, axis=1)
