"""JSON that is safe to show: Hangul readable, nothing that a terminal would act on."""

import json
import re
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")
# Valid JSON raw, but acted on by terminals (DEL, C1, bidirectional marks), a line end to some readers (U+2028, U+2029), or
# not encodable (lone surrogates): written as escapes.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_line(value: Any) -> str:
    """`value` (JSON types, Structs, decimals) as JSON on one line, without a line end."""
    try:
        text = _ENCODER.encode(value).decode()
    except UnicodeEncodeError:  # a lone surrogate, which a file name or foreign JSON may hold
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=True)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_document(value: Any) -> str:
    """`value` as JSON over several lines, indented by two, with a line end."""
    return msgspec.json.format(json_line(value), indent=2) + "\n"
