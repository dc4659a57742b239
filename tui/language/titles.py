"""Korean titles, positions and occupations: tables of nouns, and what may end or begin one. No Kiwi."""

import re
from functools import lru_cache

from tui.language.tables import table, words

PREFIXES = words("titles", "prefixes")
"""Words before a title that belong to it."""

ASIDE = words("titles", "aside")
"""Words before a title that belong neither to it nor to an organisation."""

EXTENSIONS = words("titles", "extensions")
"""Words after a title that make one title with it."""

COURTESY = words("titles", "courtesy")
"""Words after a name that are no titles."""

_PARTICLES = re.compile(f"(?:{'|'.join(sorted(words('particles', 'after titles'), key=len, reverse=True))}){{0,3}}")
_SEATS = frozenset("시도구군회원참중선진역당례")
"""What may stand before 의원 where it is a member of a parliament, not a doctor's practice (`국회의원`, `재선의원`)."""
_RANK = re.compile(r"[초1-9]단|[1-9]급")
_HEADS = words("titles", "heads")
_ALONE = words("titles", "alone")
_ENDINGS = table("titles")["endings"]
_NOT_TITLES = words("titles", "not titles")
_LONGEST = max(map(len, _HEADS))


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    """Whether a noun, as one word without particles, names a position or an occupation."""
    if word in _HEADS or word in _ALONE or _RANK.fullmatch(word):
        return True
    if word in _NOT_TITLES or len(word) < 3:
        return False
    if word.endswith("의원"):
        return word[-3] in _SEATS
    if word.endswith(_ENDINGS):
        return True
    return any(word[-length:] in _HEADS for length in range(2, min(len(word), _LONGEST + 1)))


@lru_cache(maxsize=20_000)
def title_at(word: str) -> str | None:
    """The title that a word with perhaps particles begins with (`대표는` → `대표`); None where it is something else."""
    for end in range(len(word), 1, -1):
        if _PARTICLES.fullmatch(word, end) and is_title(word[:end]):
            return word[:end]
    return None


@lru_cache(maxsize=20_000)
def same_office(title: str, other: str) -> bool:
    """Whether two titles can name the same office: one ends the other (`대표` and `원내대표`, `전 대통령` and `대통령`)."""
    bare, other_bare = bare_title(title), bare_title(other)
    return bare == other_bare or bare.endswith(other_bare) or other_bare.endswith(bare)


def bare_title(title: str) -> str:
    """A title without the words before it that say when it was held: `전 총리` → `총리`."""
    head, _, rest = title.partition(" ")
    return (
        rest.replace(" ", "")
        if rest and head in {"전", "前", "현", "現", "신임", "차기", "고", "故"}
        else title.replace(" ", "")
    )
