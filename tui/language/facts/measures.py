"""What an amount measures and of whom, where the sentence says so.

Korean puts the measure before the amount (`매출은 3조원`, `조종사 2명`) or after it with 의 (`3조원의 매출`, `두 명의 조종사`),
and the holder before the measure (`한빛전자의 매출은`, `한빛전자는 매출 3조원을`).
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from tui.document.span import Span
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme
from tui.language.sentence import Sentence
from tui.language.tables import table, words
from tui.language.values.model import AmountMention
from tui.language.values.units import COUNTERS

_NOUNS = frozenset(("NNG", "NNP", "XR", "XSN", "XPN", "SL", "NNB"))
_PLAIN_NOUNS = frozenset(("NNG", "NNP", "SL"))
_TOPICS = frozenset(("JX", "JKS", "JKO"))
_PREDICATES = frozenset(("VV", "VA", "VX", "EF", "EC", "VCP", "SF"))
_HOLDERS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE})
_REACH = 12
"""Morphemes before an amount in which its measure is looked for."""
_QUANTITIES = words("measures", "quantities")
_QUANTITY_ENDS = table("measures")["quantity ends"]
_NO_MEASURES = words("measures", "no measures")


class Measured(NamedTuple):
    """Spans, in the sentence, of what is measured and of whom; None where it is not said."""

    measure: Span | None
    holder: Span | None


def measured_by(sentence: Sentence, mention: AmountMention) -> Measured:
    """What the amount `mention` of `sentence` measures."""
    morphemes = sentence.morphemes
    index = bisect_left(morphemes, mention.span.start, key=_start)
    measure = _before(morphemes, index, mention) or _after(
        morphemes, bisect_left(morphemes, mention.span.end, key=_start)
    )
    limit = measure.start if measure is not None and measure.start < mention.span.start else mention.span.start
    return Measured(measure, _holder(sentence, limit, measure))


def _before(morphemes: tuple[Morpheme, ...], index: int, mention: AmountMention) -> Span | None:
    """The noun right before the amount, or the nearest subject, topic or object that can be measured."""
    position = index - 1
    if position < 0:
        return None
    counted = mention.unit in COUNTERS
    direct = _noun_run(morphemes, position)
    if direct is not None:
        return direct if counted or _measures(morphemes[position]) else None
    for back in range(position, max(-1, position - _REACH), -1):
        morpheme = morphemes[back]
        if morpheme.tag.split("-")[0] in _PREDICATES:
            return None
        if morpheme.tag in _TOPICS and back > 0:
            run = _noun_run(morphemes, back - 1)
            if run is not None and (_measures(morphemes[back - 1]) or (counted and back == position)):
                return run
    return None


def _after(morphemes: tuple[Morpheme, ...], index: int) -> Span | None:
    """The noun after `의`: `두 명의 조종사`, `30조 원의 추경`."""
    if index + 1 >= len(morphemes) or morphemes[index].form != "의" or morphemes[index + 1].tag not in _PLAIN_NOUNS:
        return None
    last = index + 1
    while (
        last + 1 < len(morphemes)
        and morphemes[last + 1].tag in _NOUNS
        and morphemes[last + 1].start == morphemes[last].end
    ):
        last += 1
    return Span(morphemes[index + 1].start, morphemes[last].end)


def _noun_run(morphemes: tuple[Morpheme, ...], last: int) -> Span | None:
    """The nouns of one word that end at morpheme `last`."""
    if morphemes[last].tag not in _NOUNS or morphemes[last].form in _NO_MEASURES:
        return None
    first = last
    while first > 0 and morphemes[first - 1].tag in _NOUNS and morphemes[first - 1].end == morphemes[first].start:
        first -= 1
    if morphemes[first].tag == "NNB":
        return None
    return Span(morphemes[first].start, morphemes[last].end)


def _measures(morpheme: Morpheme) -> bool:
    form = morpheme.form
    return form in _QUANTITIES or (form.endswith(_QUANTITY_ENDS) and (len(form) > 1 or morpheme.tag == "XSN"))


def _holder(sentence: Sentence, limit: int, measure: Span | None) -> Span | None:
    """The nearest person, organisation or place before `limit` with `의`, a topic or a subject particle after it."""
    mentions = sentence.mentions
    for index in range(bisect_right(mentions, limit, key=_end) - 1, -1, -1):
        mention = mentions[index]
        if mention.type not in _HOLDERS:
            continue
        if measure is not None and mention.span.overlaps(measure):
            continue
        return mention.span if _marked(sentence, mention) else None
    return None


def _start(morpheme: Morpheme) -> int:
    return morpheme.start


def _end(mention: Mention) -> int:
    return mention.span.end


def _marked(sentence: Sentence, mention: Mention) -> bool:
    following = sentence.text[mention.span.end : mention.span.end + 1]
    return following in ("의", "은", "는", "이", "가")
