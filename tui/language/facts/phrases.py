"""A sentence as the fact extractors read it: its words, what names they belong to, brackets, and noun phrases."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from tui.document.span import Span
from tui.language.model import EntityType, Mention
from tui.language.sentence import Sentence
from tui.language.tables import table, words
from tui.language.words import Word, words_of

_BROKEN_AT = frozenset({EntityType.PERSON, EntityType.ORGANISATION})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.PLACE})
_NO_NAMES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.QUANTITY, EntityType.OCCUPATION})
_OPEN = (None, EntityType.OCCUPATION, EntityType.TERM, EntityType.WORK)
_LEAST, _SURE_OFFICE = 0.4, 0.9
"""Least confidence of an entity that the extractors heed, and of one that is taken for a title."""
_TIMES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.QUANTITY})

OPENING_MARKS = frozenset("‘'“\"「『<《")
CLOSING_MARKS = frozenset("’'”\"」』>》")

_BODY_ENDS = table("bodies")["ends"]
_ONLY_ENDS = words("bodies", "only ends")
_SHORT_ENDS = table("bodies")["short ends"]


class Line(msgspec.Struct, frozen=True):
    """A sentence's words; `kinds` gives the type of the named entity that each lies in.

    `persons` lists the names of persons with their first and last words, `offices` numbers the last words of what the entity
    model is sure to be a position or occupation.
    """

    sentence: Sentence
    words: list[Word]
    kinds: list[EntityType | None]
    persons: list[tuple[int, int, Mention]]
    offices: frozenset[int] = frozenset()

    def text(self, first: int, last: int) -> str:
        """The words `first` to `last` (included), without what is attached to the last."""
        return self.sentence.text[self.words[first].start : self.words[last].end]

    def span(self, first: int, last: int) -> Span:
        """Where the words `first` to `last` (included) stand, without what is attached to the last."""
        return Span(self.words[first].start, self.words[last].end)

    def is_time(self, index: int) -> bool:
        """Whether a word belongs to a date, a time or a quantity."""
        return self.kinds[index] in _TIMES

    def is_body(self, index: int, *, loose: bool = False) -> bool:
        """Whether a word belongs to the name of an organisation or place, or ends like the description of a body.

        `loose`: where the place says that it may be one (between name and title), common nouns with a body's last syllable too.
        """
        if self.kinds[index] in _BODIES:
            return True
        word = self.words[index]
        if self.kinds[index] not in _OPEN or not word.tags:
            return False
        if word.text.endswith(_BODY_ENDS):
            return word.text not in _ONLY_ENDS
        return len(word.text) > 2 and (loose or "NNP" in word.tags) and word.text.endswith(_SHORT_ENDS)

    def is_joined(self, index: int) -> bool:
        """Whether only a comma or a middle dot stands between person `index` and the next one."""
        if index + 1 >= len(self.persons):
            return False
        last, following = self.persons[index][1], self.persons[index + 1][0]
        between = self.sentence.text[self.words[last].end : self.words[following].start].strip()
        return between in ("·", ",", "‧", "・", "、", "ㆍ")

    def bracket_after(self, index: int) -> tuple[int, int] | None:
        """The words inside a bracket that opens right after word `index`: (first, one past the last)."""
        opening = index + 1
        if opening >= len(self.words) or self.words[opening].mark not in ("(", "["):
            return None
        for closing in range(opening + 1, min(opening + 25, len(self.words))):
            if self.words[closing].mark in (")", "]"):
                return opening + 1, closing
        return None

    def before_bracket(self, index: int) -> int:
        """`index`, or the word before the bracket that closes at word `index`."""
        if self.words[index].mark not in (")", "]"):
            return index
        for opening in range(index - 1, max(index - 25, -1), -1):
            if self.words[opening].mark in ("(", "["):
                return opening - 1
        return index


def line_of(sentence: Sentence) -> Line:
    """The words of a sentence, divided also where names of persons and organisations begin and end."""
    mentions = [one for one in sentence.mentions if one.confidence >= _LEAST]
    divided = [one.span for one in mentions if one.type in _BROKEN_AT]
    breaks = frozenset([one.start for one in divided] + [one.end for one in divided])
    names = [one.span for one in mentions if one.type not in _NO_NAMES]
    words = words_of(sentence, names, breaks)
    starts = [word.start for word in words]
    kinds: list[EntityType | None] = [None] * len(words)
    persons: list[tuple[int, int, Mention]] = []
    offices: set[int] = set()
    for mention in mentions:
        covered = list(_covered(words, starts, mention.span))
        for index in covered:
            if mention.type is EntityType.OCCUPATION and index != covered[-1] and "NNP" in words[index].tags:
                continue
            kinds[index] = mention.type
        if covered and mention.type is EntityType.PERSON:
            persons.append((covered[0], covered[-1], mention))
        elif covered and mention.type is EntityType.OCCUPATION and mention.confidence >= _SURE_OFFICE:
            offices.add(covered[-1])
    return Line(sentence, words, kinds, persons, frozenset(offices))


def _covered(words: Sequence[Word], starts: Sequence[int], span: Span) -> Iterator[int]:
    index = max(bisect_left(starts, span.start + 1) - 1, 0)
    while index < len(words) and words[index].start < span.end:
        if words[index].end > span.start and not words[index].mark:
            yield index
        index += 1
