"""What a morpheme is. No Kiwi here, so that everything may import it."""

import msgspec


class Morpheme(msgspec.Struct, frozen=True, gc=False):
    """One morpheme: `form` as Kiwi gives it, Sejong `tag`, and its place in characters of the tokenised text."""

    form: str
    tag: str
    start: int
    end: int
