"""A text as it was given and as it is analysed, and records brought back from the one to the other."""

import re
from typing import Any

from tui.document.normalisation import normalise
from tui.document.span import Span

_SURROGATES = re.compile("[\ud800-\udfff]")


class GivenText:
    """`given`, and `text`: the same in the form in which articles are read (`tui.document.normalisation.normalise`)."""

    def __init__(self, given: str) -> None:
        # Lone surrogates, which JSON can hold, are no characters: nothing can encode them.
        self.given = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", given)
        self.text, self._offsets = normalise(self.given)

    def record_as_given(self, record: dict[str, Any]) -> dict[str, Any]:
        """`record` (of JSON types) with all `start` and `end`, and the `text` that stands there, as in the given text."""
        return {key: self._mapped(one) for key, one in record.items()} if self._offsets else record

    def _mapped(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._mapped(one) for one in value]
        if not isinstance(value, dict):
            return value
        mapped = {key: self._mapped(one) for key, one in value.items()}
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            span = self._offsets.span(Span(start, end))
            mapped["start"], mapped["end"] = span.start, span.end
            if value.get("text") == self.text[start:end]:
                mapped["text"] = span.of(self.given)
        return mapped
