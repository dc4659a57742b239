"""What the tagger's network sees of a unit: rows of its lexicon, characters, tag and length, each a number.

The features belong to the *kind* of a unit, its form and tag, not to its place. A text of some length repeats its kinds, so
they are worked out once for each.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Kind = tuple[str, str]
IntArray = npt.NDArray[np.int64]

LONGEST = 12
NO_CHARACTER, UNKNOWN_CHARACTER, FIRST, LAST = 0, 1, 2, 3
RESERVED_CHARACTERS = 4
_LONG_NUMBER = re.compile(r"\d{4,}")


def kind_of(form: str, tag: str) -> Kind:
    """Form and tag as the lexicon keeps them: without conjugation class, numbers of four digits and more made 0000."""
    if tag == "SN":
        form = _LONG_NUMBER.sub(lambda found: "0" * len(found.group()), form)
    return form, tag.partition("-")[0]


def key_of(kind: Kind) -> int:
    """A 64-bit hash of a kind, the same on every machine."""
    text = f"{kind[0]}\t{kind[1]}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


def abridged(form: str) -> str:
    """A form of at most LONGEST characters: of a longer one both ends."""
    half = LONGEST // 2
    return form if len(form) <= LONGEST else form[:half] + form[-half:]


class KindFeatures:
    """Features of several kinds, one row each.

    `embedding` and `form` are rows of the lexicon's two tables (0: not there), `characters` holds FIRST, the character
    numbers and LAST, then NO_CHARACTER.
    """

    def __init__(self, embedding: IntArray, form: IntArray, tag: IntArray, length: IntArray, characters: IntArray):
        self.embedding, self.form, self.tag, self.length, self.characters = embedding, form, tag, length, characters

    def __len__(self) -> int:
        return len(self.tag)


class FeatureSpace:
    """Turns kinds into numbers. Built from the arrays of the model file; the trainer builds the same."""

    def __init__(
        self,
        keys: npt.NDArray[np.uint64],
        embedding_rows: npt.NDArray[np.integer],
        form_rows: npt.NDArray[np.integer],
        characters: npt.NDArray[np.integer],
        tags: Sequence[str],
    ):
        """`keys` are sorted hashes, the two row arrays go with them; `characters` code points in order of their numbers."""
        self._keys, self._embedding_rows, self._form_rows = keys, embedding_rows, form_rows
        self._characters = {chr(point): number for number, point in enumerate(characters.tolist(), RESERVED_CHARACTERS)}
        self._tags: Mapping[str, int] = {tag: number for number, tag in enumerate(tags, 1)}

    def _rows(self, kinds: Sequence[Kind]) -> IntArray:
        wanted = np.fromiter((key_of(kind) for kind in kinds), np.uint64, len(kinds))
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[places] == wanted, places, -1)

    def features(self, kinds: Sequence[Kind]) -> KindFeatures:
        """The features of each kind, as `kind_of` gives it."""
        rows = self._rows(kinds)
        embedding = np.where(rows >= 0, self._embedding_rows[rows], 0).astype(np.int64)
        form = np.where(rows >= 0, self._form_rows[rows], 0).astype(np.int64)
        names = [place for place, kind in enumerate(kinds) if kind[1] == "NNP" and not embedding[place]]
        if names:  # Kiwi's language model knows many a name only as a common noun
            nouns = self._rows([(kinds[place][0], "NNG") for place in names])
            embedding[names] = np.where(nouns >= 0, self._embedding_rows[nouns], 0)
        characters = np.zeros((len(kinds), LONGEST + 2), np.int64)
        length = np.zeros(len(kinds), np.int64)
        for place, (form_text, _) in enumerate(kinds):
            numbers = [self._characters.get(character, UNKNOWN_CHARACTER) for character in abridged(form_text)]
            length[place] = len(numbers)
            characters[place, : len(numbers) + 2] = [FIRST, *numbers, LAST]
        tag = np.fromiter((self._tags.get(kind[1], 0) for kind in kinds), np.int64, len(kinds))
        return KindFeatures(embedding, form, tag, length, characters)


AT_ONCE, AFTER_BLANK, FIRST_OF_TEXT = 0, 1, 2


def gaps(starts: IntArray, ends: IntArray) -> IntArray:
    """What parts each unit of one text from the one before it."""
    found = np.zeros(len(starts), np.int64)
    if len(starts):
        found[1:] = starts[1:] > ends[:-1]
        found[0] = FIRST_OF_TEXT
    return found
