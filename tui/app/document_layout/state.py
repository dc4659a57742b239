"""How the reader left an article."""

import msgspec

from tui.app.document_layout.outline import DEFAULT_FOLDED
from tui.document.span import Span
from tui.language.model import EntityType


class UserHighlight(msgspec.Struct, frozen=True):
    """A stretch of the article that the user coloured; `colour` is a key of `tui.app.drawing.HIGHLIGHT_HUES`."""

    span: Span
    colour: str = "yellow"


class DocumentState(msgspec.Struct, frozen=True):
    """What is kept for an article between two readings.

    `position` is an article offset (of the first line on the screen); `folded` are keys of sections
    (`OutlineEntry.key`, `NOISE_KEY`, `RELATED_KEY`).
    """

    position: int = 0
    folded: frozenset[int] = DEFAULT_FOLDED
    highlights: tuple[UserHighlight, ...] = ()
    hidden_types: frozenset[EntityType] = frozenset()
