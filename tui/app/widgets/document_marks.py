"""What is marked in the article pane: entities, the user's highlights, an emphasised sentence, matches of a search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tui.app.document_layout.blocks import Block
from tui.app.document_layout.find import Match, find_all
from tui.app.document_layout.layout import Line, Place
from tui.app.document_layout.movement import word_at
from tui.app.document_layout.spans import SpanIndex
from tui.app.document_layout.state import UserHighlight
from tui.app.widgets.document_canvas import DocumentCanvas
from tui.app.widgets.document_painting import Layer
from tui.document.span import Span
from tui.language.model import EntityType, Mention


class MarkedCanvas(DocumentCanvas):
    """Draws the marks over the text and knows what the cursor stands on."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._hidden_types: frozenset[EntityType] = frozenset()
        self._mentions: SpanIndex[Mention] = SpanIndex()
        self._highlights: SpanIndex[str] = SpanIndex()
        self._emphasised: Span | None = None
        self._name_under_cursor: str | None = None
        self._query = ""
        self._matches: list[Match] = []
        self._match_numbers: dict[int, list[int]] = {}
        self._match = -1

    def take_mentions(self, mentions: Iterable[Mention]) -> None:
        """Mark other entities from the next drawing on."""
        self._mentions = SpanIndex((mention.span, mention) for mention in mentions)

    def forget_marks(self) -> None:
        """Drop the emphasis and the search, for another article."""
        self._emphasised, self._query, self._match = None, "", -1
        self._matches, self._match_numbers = [], {}

    @property
    def hidden_types(self) -> frozenset[EntityType]:
        """The types of entities that are not highlighted; may be set."""
        return self._hidden_types

    @hidden_types.setter
    def hidden_types(self, types: frozenset[EntityType]) -> None:
        self._hidden_types = types
        self.cursor_moved()
        self.redraw()

    @property
    def highlights(self) -> tuple[UserHighlight, ...]:
        """The user's own highlights; may be set."""
        return tuple(UserHighlight(span, colour) for span, colour in self._highlights.items)

    @highlights.setter
    def highlights(self, highlights: tuple[UserHighlight, ...]) -> None:
        self._highlights = SpanIndex((item.span, item.colour) for item in highlights)
        self.redraw()

    # Drawing

    def layers_of(self, line: Line) -> Iterable[Layer]:
        """Entities, the user's highlights, the emphasised sentence, the entity under the cursor, matches, the cursor."""
        colours = self.palette
        block = self.document.blocks[line.block]
        source = block.source
        if source is not None:
            start, end = source + line.start, source + line.end
            mentions = [
                item for item in self._mentions.overlapping(start, end) if item[1].type not in self._hidden_types
            ]
            for span, mention in mentions:
                yield Layer(span.start - source, span.end - source, colours.entities[mention.type])
            for span, colour in self._highlights.overlapping(start, end):
                yield Layer(span.start - source, span.end - source, colours.highlights[colour])
            if self._emphasised is not None and self._emphasised.overlaps(Span(start, end)):
                yield Layer(self._emphasised.start - source, self._emphasised.end - source, colours.emphasis)
            for span, mention in mentions:
                if mention.name == self._name_under_cursor:
                    yield Layer(span.start - source, span.end - source, colours.same_entity)
        for number in self._match_numbers.get(line.block, ()):
            match = self._matches[number]
            style = colours.current_match if number == self._match else colours.match
            yield Layer(match.place.offset, match.end, style)
        if self.has_focus and line.block == self.cursor.block:
            yield Layer(*word_at(block.text, self.cursor.offset), colours.cursor)

    # What the cursor stands on

    def block_under_cursor(self) -> Block:
        """The block that the cursor is in."""
        return self.document.blocks[self.cursor.block]

    @property
    def mention(self) -> Mention | None:
        """The entity under the cursor, of a type that is highlighted."""
        block = self.block_under_cursor()
        if block.source is None:
            return None
        start, end = word_at(block.text, self.cursor.offset)
        here = block.source + self.cursor.offset
        shown = [
            (span, mention)
            for span, mention in self._mentions.overlapping(block.source + start, block.source + end)
            if mention.type not in self._hidden_types
        ]
        covering = [mention for span, mention in shown if span.start <= here < span.end]
        return covering[-1] if covering else next((mention for _, mention in shown), None)

    def cursor_moved(self) -> None:
        """Mark the other mentions of the entity that the cursor stands on now."""
        mention = self.mention
        name = mention.name if mention is not None else None
        if name != self._name_under_cursor:
            self._name_under_cursor = name
            self.redraw()

    # Search

    @property
    def match_number(self) -> int:
        """Number of the match that is shown, counted from 1; 0 where none is."""
        return self._match + 1

    @property
    def match_count(self) -> int:
        """How many places match the search."""
        return len(self._matches)

    def search(self, query: str) -> None:
        """Mark all places where `query` stands, folded ones too."""
        self._query = query
        self._matches = find_all(self.document.blocks, query)
        self._match = -1
        self._match_numbers = {}
        for number, match in enumerate(self._matches):
            self._match_numbers.setdefault(match.place.block, []).append(number)
        self.redraw()

    def match_from(self, place: Place) -> Match | None:
        """Go to the first match at or after `place`, to the very first where there is none."""
        if not self._matches:
            return None
        return self._choose_match(bisect_left(self._matches, place, key=lambda match: match.place))

    def match_beside(self, step: int) -> Match | None:
        """Go `step` matches on from the one that is shown, round the ends."""
        return self._choose_match(self._match + step) if self._matches else None

    def _choose_match(self, number: int) -> Match:
        self._match = number % len(self._matches)
        self.redraw()
        return self._matches[self._match]
