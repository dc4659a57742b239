"""What reader and analysis process say to each other: MessagePack over pipes, each message after its length.

The length is four bytes, most significant first. Texts travel in the form in which articles are read (NFC), so spans of the
answer are spans of the article.
"""

from decimal import Decimal

import msgspec

from tui.language.model import Amount, Analysis, Number

LENGTH_BYTES = 4
LONGEST_MESSAGE = 256 * 1024 * 1024
"""Bytes; a longer message is refused on both sides."""


class Request(msgspec.Struct, frozen=True, array_like=True):
    """Analyse `text`, published on the ISO date `published`; lower `priority` goes first."""

    id: int
    text: str
    published: str | None
    priority: int


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """The analysis of the request `id`, or the name of the error that prevented it (never words of the article)."""

    id: int
    analysis: Analysis | None
    error: str | None = None


READY = 0
"""The id of the answer by which a process says that it has loaded everything, or, with an error, that it could not."""

_ENCODER = msgspec.msgpack.Encoder()
request_decoder = msgspec.msgpack.Decoder(Request)
answer_decoder = msgspec.msgpack.Decoder(Answer)


class ProtocolError(Exception):
    """The other side sent what is no message."""


def packed(message: Request | Answer) -> bytes:
    """`message` with its length before it.

    Raises:
        ProtocolError: where it is longer than `LONGEST_MESSAGE`.
    """
    try:
        body = _ENCODER.encode(message)
    except OverflowError:  # MessagePack ends at 64 bits, newspapers do not
        assert isinstance(message, Answer)
        body = _ENCODER.encode(msgspec.structs.replace(message, analysis=_without_large_integers(message.analysis)))
    if len(body) > LONGEST_MESSAGE:
        raise ProtocolError(f"message of {len(body)} bytes")
    return len(body).to_bytes(LENGTH_BYTES) + body


def _without_large_integers(analysis: Analysis | None) -> Analysis | None:
    """The same analysis with decimals for the integers that MessagePack cannot hold."""
    if analysis is None:
        return None
    facts = [
        msgspec.structs.replace(fact, value=_as_decimal(fact.value)) if isinstance(fact, Amount) else fact
        for fact in analysis.facts
    ]
    return msgspec.structs.replace(analysis, facts=tuple(facts))


def _as_decimal(value: Number | tuple[Number, Number]) -> Number | tuple[Number, Number]:
    if isinstance(value, tuple):
        return Decimal(value[0]), Decimal(value[1])
    return Decimal(value)


def length_of(header: bytes) -> int:
    """The length that the first bytes of a message say.

    Raises:
        ProtocolError: where it is longer than `LONGEST_MESSAGE`.
    """
    length = int.from_bytes(header)
    if length > LONGEST_MESSAGE:
        raise ProtocolError(f"message of {length} bytes")
    return length
