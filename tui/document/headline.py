"""Whether two headlines are the same: as written elsewhere, with other marks, prefixes or spacing."""

from collections import Counter
from unicodedata import normalize

from tui.document.patterns import compiled

_PREFIX = compiled(
    r"^(?:\s*(?:\[[^\]]{1,14}\]|【[^】]{1,14}】|<[^>]{1,10}>|〈[^〉]{1,10}〉|[-–—·•▶▷☞*●○■□◆◇▲△]+))+(?=.*[^\W_])"
)
_SUFFIX = compiled(
    r"(?:\s*(?:\((?:종합\s?\d?보?|\d보|속보|상보|영상|사진|포토|종합2보)\)|\[(?:종합|영상|포토|사진|전문|단독)\]))+\s*$"
)
_IGNORED = compiled(r"[\W_]+")
_HANJA = str.maketrans(
    "美日中北韓英佛獨露伊南與野尹文李朴檢軍靑前新男女無對反親株銀車重",
    "미일중북한영불독러이남여야윤문이박검군청전신남녀무대반친주은차중",
)


def headline_key(text: str) -> str:
    """The letters and digits of a headline by which exact matches are found.

    Full-width forms, quote styles, spacing and marks do not count, nor do prefixes (`[단독]`), suffixes (`(종합)`) and the
    hanja of headlines (`美`). Empty for a headline without a letter or digit.
    """
    return _IGNORED.sub("", _stripped(text).translate(_HANJA).casefold())


def headline_similarity(one: str, other: str) -> float:
    """How alike two headlines are, from 0 to 1: the Dice coefficient over the character bigrams of their keys.

    Two renderings of one headline have 0.7 and more; headlines about one event seldom reach 0.5.
    """
    first, second = headline_key(one), headline_key(other)
    if first == second:
        return 1.0 if first else 0.0
    left, right = _bigrams(first), _bigrams(second)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _stripped(text: str) -> str:
    plain = normalize("NFKC", text).strip()
    for pattern in (_SUFFIX, _PREFIX):
        shorter = pattern.sub("", plain).strip()
        plain = shorter or plain
    return plain


def _bigrams(key: str) -> Counter[str]:
    return Counter(key[i : i + 2] for i in range(len(key) - 1))
