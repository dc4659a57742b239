"""What a section is about, in words of its own: a noun phrase, or a short sentence that opens it."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

import msgspec

from tui.language.model import EntityType
from tui.language.sentence import Sentence
from tui.language.words import Word, words_of

_MOST_SENTENCES = 3
_LEADING_WORDS = 4
_MOST_WORDS = 4
_SHORTEST = 4
_LONGEST = 24
_LONGEST_OPENING = 22

_CONTENT = frozenset({"NNG", "NNP", "SL", "XR", "SH"})
_NO_BEGINNING = frozenset({"SN", "NR", "NNB", "XSN", "NP", "SW"})
_NO_END = frozenset({"SN", "NR", "NNB", "NP", "SW"})
_LINKS = frozenset({"의", "과", "와"})
_EMPTY = frozenset(
    [
        *(
            "것",
            "수",
            "등",
            "때",
            "중",
            "점",
            "데",
            "뿐",
            "바",
            "줄",
            "측",
            "쪽",
            "후",
            "뒤",
            "전",
            "만큼",
            "정도",
            "경우",
            "이날",
            "당시",
        ),
        *(
            "최근",
            "현재",
            "지난해",
            "올해",
            "내년",
            "이번",
            "지난",
            "오늘",
            "어제",
            "내일",
            "가운데",
            "때문",
            "이후",
            "이전",
            "관련",
            "대상",
        ),
        *(
            "결과",
            "상황",
            "사실",
            "이유",
            "생각",
            "이상",
            "이하",
            "관계자",
            "사람",
            "사람들",
            "모두",
            "이들",
            "우리",
            "자신",
            "하나",
            "다음",
        ),
        *(
            "그동안",
            "이곳",
            "여기",
            "그것",
            "이것",
            "해당",
            "각",
            "이런",
            "그런",
            "이",
            "그",
            "저",
            "방식",
            "기준",
            "사이",
            "일종",
            "최대",
        ),
    ]
)
_JOINTS = frozenset("-–~/·&0123456789")
_MARKS_BEFORE = "“‘\"'(["
_HANGUL = re.compile(r"[가-힣]{2}[^.]*$")
_NO_OPENING = re.compile(
    r"^(?:이|그|또|하지만|그러나|한편|특히|다만|이에|이어|때문|물론)[\s,가-힣]{0,3}\s|[“”\"‘’'()\[\]]|\d{3,}"
)


class _Phrase(msgspec.Struct):
    """A stretch of a sentence: the content words in it, whether it names a person, and the sentence's number in the section."""

    text: str
    words: tuple[str, ...]
    person: bool
    position: int


def label(
    sentences: Sequence[Sentence],
    own: Counter[str],
    whole: Counter[str],
    known: Collection[str],
    taken: Collection[str],
) -> str | None:
    """A phrase of the sentences, word for word, that tells them from the rest of the article; None where there is none.

    `own` and `whole` count the content words of the section and of the article. Words count for more the more of their
    occurrences lie in the section (their part of the Kullback-Leibler divergence between the two; Tomokiyo and Hurst 2003,
    "A Language Model Approach to Keyphrase Extraction"), and for less when the headline has them (`known`). Phrases in
    `taken` are not used again.
    """
    weights = _weights(own, whole, known)
    best, best_score = None, 0.0
    for phrase in _phrases(_telling(sentences, weights)):
        if any(phrase.text in other for other in taken):
            continue
        score = _score(phrase, weights)
        if score > best_score:
            best, best_score = phrase.text, score
    opening = _opening(sentences[0])
    if opening and best and opening not in taken and any(word in opening for word in best.split()):
        return opening
    return best


def _weights(own: Counter[str], whole: Counter[str], known: Collection[str]) -> dict[str, float]:
    scale = whole.total() / own.total() if own else 1.0
    return {
        word: count * math.log(count * scale / whole[word]) * (0.5 if word in known else 1.0)
        for word, count in own.items()
    }


def _telling(sentences: Sequence[Sentence], weights: dict[str, float]) -> list[tuple[int, Sentence]]:
    """The first sentences that hold one of the weightiest words, with their positions."""
    leading = sorted(weights, key=weights.__getitem__, reverse=True)[:_LEADING_WORDS]
    telling = ((position, one) for position, one in enumerate(sentences) if any(word in one.text for word in leading))
    return list(islice(telling, _MOST_SENTENCES))


def _score(phrase: _Phrase, weights: dict[str, float]) -> float:
    values = [weights.get(word, 0.0) for word in dict.fromkeys(phrase.words)]
    value = sum(values) / math.sqrt(len(values) + 1)
    if phrase.person:
        value *= 0.4
    if " " not in phrase.text:
        value *= 0.6
    return value * (1.3 if phrase.position == 0 else 1.1 if phrase.position < 3 else 1.0)


def _opening(sentence: Sentence) -> str | None:
    """A short opening sentence without its full stop (`물과 전기도 문제다`)."""
    text = sentence.text.rstrip(". ")
    if not 6 <= len(text) <= _LONGEST_OPENING or " " not in text or not text.endswith("다") or _NO_OPENING.search(text):
        return None
    return text if sum(one.tag in ("NNG", "NNP", "SL") for one in sentence.morphemes) > 1 else None


def _phrases(sentences: Sequence[tuple[int, Sentence]]) -> Iterator[_Phrase]:
    for position, sentence in sentences:
        words = words_of(sentence, [mention.span for mention in sentence.mentions])
        for first, word in enumerate(words):
            if _may_begin(sentence, word, words[first - 1] if first else None):
                yield from _from(sentence, words, first, position)


def _from(sentence: Sentence, words: Sequence[Word], first: int, position: int) -> Iterator[_Phrase]:
    """The noun phrases that begin with one word: nouns in a row, linked by `의`, `과` and `와` too."""
    start = words[first].start
    for last in range(first, min(first + _MOST_WORDS, len(words))):
        word = words[last]
        text = sentence.text[start : word.end]
        if not word.tags or (last > first and not word.spaced) or len(text) > _LONGEST:
            return
        following = words[last + 1] if last + 1 < len(words) else None
        cut_off = sentence.text[word.end : word.end + 1] in _JOINTS
        if len(text) >= _SHORTEST and not cut_off and _HANGUL.search(text) and _may_end(word, following):
            inside = _content_of(sentence, start, word.end)
            if inside:
                yield _Phrase(text, inside, _names_person(sentence, start, word.end), position)
        if word.particle not in _LINKS and not word.is_noun:
            return


def _may_begin(sentence: Sentence, word: Word, before: Word | None) -> bool:
    """Whether a phrase may begin with this word: a noun that says something, and is no later part of a longer phrase."""
    if not word.tags or word.tags[0] in _NO_BEGINNING or word.text in _EMPTY:
        return False
    if not (word.spaced or word.start == 0 or sentence.text[word.start - 1] in _MARKS_BEFORE):
        return False
    return before is None or not before.tags or not (before.is_noun or before.particle in _LINKS)


def _may_end(word: Word, following: Word | None) -> bool:
    """Whether a phrase may end with this word: no empty noun or number, and nothing that a further noun belongs to."""
    if word.text in _EMPTY or word.predicate or word.particle in _LINKS or word.text.endswith("적"):
        return False
    if word.tags[-1] in _NO_END or word.tags[0] in _NO_BEGINNING:
        return False
    return not (word.is_noun and following is not None and following.tags and following.spaced)


def _content_of(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        [one.form for one in sentence.morphemes if start <= one.start and one.end <= end and one.tag in _CONTENT]
    )


def _names_person(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        mention.type is EntityType.PERSON and start <= mention.span.start and mention.span.end <= end
        for mention in sentence.mentions
    )
