"""Bytes of a stored file made text."""

import codecs
from enum import StrEnum

import msgspec

from tui.document.normalisation import OffsetMap, normalise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What begins a file of another kind: PDF, ZIP (docx, hwpx), OLE (hwp, doc), PNG, JPEG, GIF, gzip, 7z, ELF, MP4 and so on.
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"RIFF",
    b"ID3",
    b"BZh",
    b"\xfd7zXZ",
)
_ISO_2022_KR = b"\x1b$)C"
_SAMPLE = 65_536
_MOST_CHAOS = (
    0.02  # charset-normalizer's measure of mess; Korean in UTF-8 with a broken byte, read as Latin, has 0.2 and more
)
_TEXT_CONTROLS = b"\t\n\r\x0b\x0c\x1b"
_CONTROLS = bytes(code for code in range(0x20) if code not in _TEXT_CONTROLS) + b"\x7f"


class Unreadable(StrEnum):
    """Why a file is no article."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"


class UnreadableError(ValueError):
    """A file that holds no text; `reason` says why."""

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(reason.value)
        self.reason = reason


class DecodedText(msgspec.Struct, frozen=True):
    """The normalised text of a file, the encoding it was stored in, and the way back to the text before normalisation."""

    text: str
    encoding: str
    offsets: OffsetMap


def decode(data: bytes) -> DecodedText:
    """The text of a stored file: UTF-8 with or without a byte order mark, UTF-16, UTF-32, or CP949 (EUC-KR with it).

    Each is tried strictly; what fits none goes to charset-normalizer, which knows rarer encodings. The text is
    normalised (see `tui.document.normalisation.normalise`); a byte order mark is no part of it.

    Raises:
        UnreadableError: for an empty file, for bytes that are no text, and for text in no encoding known.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError(Unreadable.BINARY if b"\x00" in data else Unreadable.EMPTY)
    raw, encoding = _text(data)
    if not raw.strip():
        raise UnreadableError(Unreadable.EMPTY)
    text, offsets = normalise(raw)
    return DecodedText(text, encoding, offsets)


def _text(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if data.startswith(_SIGNATURES):
        raise UnreadableError(Unreadable.BINARY)
    if (encoding_16 := _utf_16(data)) is not None:
        return _strict(data, encoding_16), encoding_16
    if data[:_SAMPLE].find(_ISO_2022_KR) >= 0:
        return _strict(data, "iso2022_kr"), "iso2022_kr"
    if _is_binary(data):
        raise UnreadableError(Unreadable.BINARY)
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _is_korean(text):
            return text, encoding
    return _detected(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(Unreadable.ENCODING) from None


def _utf_16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, seen in the zero bytes of its spaces and line ends."""
    if len(data) % 2 or b"\x00" not in data[:_SAMPLE]:
        return None
    sample = data[:_SAMPLE]
    for encoding, blanks in (("utf-16-le", (b" \x00", b"\n\x00")), ("utf-16-be", (b"\x00 ", b"\x00\n"))):
        try:
            text = sample.decode(encoding, errors="strict" if len(sample) == len(data) else "ignore")
        except UnicodeDecodeError:
            continue
        if any(blank in sample for blank in blanks) and "\x00" not in text and _is_korean(text):
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    """Zero bytes among others, or more than one control character in a hundred, are no text."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    zeros = sample.count(0)
    return zeros * 1000 > len(sample) or controls * 100 > len(sample)


def _is_korean(text: str) -> bool:
    """Whether most letters beyond ASCII are Hangul, as they are in a Korean article read in its own encoding."""
    sample = text[:_SAMPLE]
    foreign = [character for character in sample if character >= "\x80" and character.isalpha()]
    hangul = sum("가" <= character <= "힣" for character in foreign)
    return hangul * 2 > len(foreign)


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    if best is None:
        raise UnreadableError(Unreadable.ENCODING)
    text = _strict(data, best.encoding)
    if best.chaos > _MOST_CHAOS and not _is_korean(text):
        raise UnreadableError(Unreadable.ENCODING)
    return text, str(best.encoding)
