"""Finding text in an article as a reader means it: whatever the case, the width of the letters and the spacing."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from tui.app.document_layout.blocks import Block
from tui.app.document_layout.layout import Place
from tui.document.cleaning import clean

# Full-width forms are their ASCII counterparts, 0xFEE0 further on; each stays one character, so offsets stay.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def _plain(text: str) -> str:
    narrow = text if text.isascii() else text.translate(_WIDTH)
    lowered = narrow.lower()
    if len(lowered) == len(narrow):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in narrow)


class Match(tuple[Place, int]):
    """Where a match begins, and the offset in the same block where it ends."""

    __slots__ = ()

    @property
    def place(self) -> Place:
        """Its first character."""
        return self[0]

    @property
    def end(self) -> int:
        """Offset in the block after its last character."""
        return self[1]


def find_all(blocks: Iterable[Block], query: str) -> list[Match]:
    """All places where `query` stands, in reading order; none for a blank query.

    Latin letters match in any case, full-width letters match half-width ones, and white space matches any white space.
    """
    words = _plain(clean(normalize("NFC", query).strip().replace("\n", " "))).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    # Hangul and hanja have neither case nor width: the text can stay as it is.
    has_variants = any(character.isascii() or character.lower() != character.upper() for character in "".join(words))
    return [
        Match((Place(number, found.start()), found.end()))
        for number, block in enumerate(blocks)
        for found in pattern.finditer(_plain(block.text) if has_variants else block.text)
    ]
