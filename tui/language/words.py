"""Words of a sentence: noun stems with what is attached to them. Built only for sentences that an extractor looks into."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tui.document.span import Span
from tui.language.morphemes import Morpheme
from tui.language.sentence import Sentence

NOMINAL = frozenset({"NNG", "NNP", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR", "SW", "NNB", "W_SERIAL", "NP"})
_MARKS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SB"})
_KOREAN_DOT = "ㆍ"
"""A letter that many type for the middle dot; Kiwi takes it for a symbol."""
_SYMBOLS = frozenset({_KOREAN_DOT, *"▲△▶▷◆◇■□●○★☆※→"})
_DOTS = {_KOREAN_DOT: "·", "‧": "·", "・": "·"}
_PREDICATES = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA", "XSM"})


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: `text` is its noun stem, from `start` to `end` (characters of the sentence); `stop` is the end with all attached.

    A word without noun stem (a verb, an adverb, `전`, `한`) has all its characters as `text` and no `tags`.

    `particle` joins the particles after the stem; `predicate` is the form of a verb, adjective or copula in the word, `ending`
    the tag of its last ending; a word of one mark has `mark`. `spaced`: white space stands before it. `tags` are the stem's.
    """

    text: str
    start: int
    end: int
    stop: int
    tags: tuple[str, ...]
    particle: str = ""
    predicate: str = ""
    ending: str = ""
    mark: str = ""
    spaced: bool = False
    determiner: bool = False

    @property
    def is_noun(self) -> bool:
        """A noun stem that nothing but a following noun could extend: no particle, no predicate."""
        return bool(self.tags) and not self.particle and not self.predicate


def words_of(sentence: Sentence, names: Sequence[Span] = (), breaks: frozenset[int] = frozenset()) -> list[Word]:
    """The words of a sentence in order.

    What lies in one of `names` counts as noun, whatever its morphemes; a new word begins at each place of `breaks` too.
    """
    text, morphemes = sentence.text, sentence.morphemes
    named = _within(morphemes, names)
    words: list[Word] = []
    index, count = 0, len(morphemes)
    while index < count:
        first = morphemes[index]
        spaced = first.start > 0 and text[first.start - 1].isspace()
        if _is_mark(first) and index not in named:
            words.append(
                Word("", first.start, first.start, first.end, (), mark=_DOTS.get(first.form, first.form), spaced=spaced)
            )
            index += 1
            continue
        stem_to = _stem_end(text, morphemes, index, named, breaks)
        stop_to = _word_end(text, morphemes, stem_to, index, named)
        words.append(_word(text, morphemes, index, stem_to, stop_to, spaced))
        index = stop_to
    return words


def _is_mark(morpheme: Morpheme) -> bool:
    return morpheme.tag in _MARKS or morpheme.form in _SYMBOLS


def _is_nominal(morpheme: Morpheme) -> bool:
    return morpheme.tag in NOMINAL and morpheme.form not in _SYMBOLS


def _within(morphemes: Sequence[Morpheme], names: Sequence[Span]) -> frozenset[int]:
    """The numbers of the morphemes that lie in a name."""
    within: set[int] = set()
    for name in names:
        index = bisect_left(morphemes, name.start, key=_start)
        while index < len(morphemes) and morphemes[index].end <= name.end and morphemes[index].start < name.end:
            within.add(index)
            index += 1
    return frozenset(within)


def _start(morpheme: Morpheme) -> int:
    return morpheme.start


def _stem_end(
    text: str, morphemes: Sequence[Morpheme], index: int, named: frozenset[int], breaks: frozenset[int]
) -> int:
    end = index + 1 if _is_attached_prefix(morphemes, index) else index
    while end < len(morphemes) and (_is_nominal(morphemes[end]) or end in named):
        start = morphemes[end].start
        divided = start in breaks and start > morphemes[index].start
        if end > index and (divided or (start > morphemes[end - 1].end and text[start - 1].isspace())):
            break
        end += 1
    return end


def _is_attached_prefix(morphemes: Sequence[Morpheme], index: int) -> bool:
    """Whether a determiner is written together with the noun behind it (`고대역폭`)."""
    if morphemes[index].tag != "MM" or index + 1 >= len(morphemes):
        return False
    following = morphemes[index + 1]
    return following.start == morphemes[index].end and following.tag in NOMINAL


def _word_end(text: str, morphemes: Sequence[Morpheme], end: int, first: int, named: frozenset[int]) -> int:
    while end < len(morphemes):
        one = morphemes[end]
        if end > first and one.start > 0 and text[one.start - 1].isspace() and one.start >= morphemes[end - 1].end:
            break
        if end > first and (_is_mark(one) or one.tag in NOMINAL or end in named):
            break
        end += 1
    return max(end, first + 1)


def _word(text: str, morphemes: Sequence[Morpheme], first: int, stem_to: int, stop_to: int, spaced: bool) -> Word:
    """The word of morphemes `first` to `stop_to`; a genitive before another particle is a part of the noun (`전공의` + `는`)."""
    if (
        stem_to > first
        and stem_to + 1 < stop_to
        and morphemes[stem_to].tag == "JKG"
        and morphemes[stem_to + 1].tag[0] == "J"
    ):
        stem_to += 1
    start = morphemes[first].start
    end = morphemes[max(stem_to, stop_to if stem_to == first else stem_to) - 1].end
    particle, predicate, ending = "", "", ""
    for one in morphemes[stem_to:stop_to]:
        if one.tag[0] == "J":
            particle += one.form
        elif one.tag[0] == "E":
            ending = one.tag
        elif one.tag.partition("-")[0] in _PREDICATES:
            predicate = one.form
    return Word(
        text=text[start:end],
        start=start,
        end=end,
        stop=morphemes[stop_to - 1].end,
        tags=tuple([one.tag for one in morphemes[first:stem_to]]),
        particle=particle,
        predicate=predicate,
        ending=ending,
        spaced=spaced,
        determiner=stem_to == first and morphemes[first].tag == "MM",
    )
