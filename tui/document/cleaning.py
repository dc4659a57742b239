"""Foreign text made safe to draw: one visible one-cell character for each dangerous one, so that offsets stay."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.document.patterns import compiled

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
HIDDEN = "\N{MIDDLE DOT}"

# Format controls that a text may not carry to a terminal: bidi marks, embeddings, overrides and isolates reorder what
# follows; zero-width and filler characters hide text and have another width in each terminal (Unicode TR 9, TR 36).
_FORMAT_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian variation selectors, vowel separator
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x2028, 0x202E),  # line and paragraph separators, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates, deprecated format controls
    (0x20D0, 0x20FF),  # combining marks for symbols, the enclosing keycap among them
    (0x3164, 0x3164),  # Hangul filler
    (0xD7B0, 0xD7FF),  # Jamo extended B, whose width terminals do not agree on
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero-width no-break space
    (0xFFA0, 0xFFA0),  # half-width Hangul filler
    (0xFFF0, 0xFFFB),  # specials
    (0x1D173, 0x1D17A),  # musical format controls
    (0x1F1E6, 0x1F1FF),  # regional indicators, which pair up to flags
    (0x1F3FB, 0x1F3FF),  # skin tones
    (0xE0000, 0xE0FFF),  # tags, variation selectors supplement
)


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table |= dict.fromkeys(range(0x80, 0xA0), REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    for first, last in _FORMAT_RANGES:
        table |= dict.fromkeys(range(first, last + 1), HIDDEN)
    table[0x09] = " "
    return table


def _ranges(table: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The runs of neighbouring codes in `table`."""
    runs = groupby(enumerate(sorted(table)), key=lambda pair: pair[1] - pair[0])
    for _, run in runs:
        codes = [code for _, code in run]
        yield codes[0], codes[-1]


_TABLE = _table()
_DANGEROUS = compiled("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _ranges(_TABLE)) + "]")


def clean(text: str) -> str:
    """`text` with each character that could steer a terminal or break a layout replaced by one visible cell.

    Control characters become their control pictures, a tab a space, C1 controls and lone surrogates U+FFFD, format
    characters (bidi controls, zero-width and filler characters, variation selectors, keycaps, skin tones) a middle dot. A
    line break is a control character too: split lines before. The result has the length of `text`.
    """
    return text.translate(_TABLE) if _DANGEROUS.search(text) else text
