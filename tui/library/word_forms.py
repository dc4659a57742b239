"""Forms of a Korean verb or adjective, from one of them, without a dictionary.

A form is a beginning that no other word shares: `협력했다` gives `협력`, `만났다` gives `만나 만난 만날 만났 …`. A noun ending in
`다` gives forms that occur in no text, which does no harm.
"""

import re
from collections.abc import Sequence

_BASE = 0xAC00
_FINALS = {"none": 0, "n": 4, "l": 8, "d": 7, "m": 16, "b": 17, "s": 19, "ss": 20}
_A, _AE, _YA, _EO, _E, _YEO, _O, _WA, _WAE, _OE, _U, _WO, _EU, _I = 0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 13, 14, 18, 20
_RIEUL, _IEUNG, _HIEUH = 5, 11, 18

_AFTER_NOUN = re.compile(
    r"(?P<noun>[가-힣]{2,}?)(?:"
    r"(?:하|되|시키)(?:다|고|며|면|면서|는|는데|지|지만|게|던|기|기로|도록|려|려고|려는|자|자고|자는|나|니|여|였다|였던|겠다)"
    r"|(?:했|됐|되었|하였|시켰)(?:다|다고|다는|다며|고|으며|지만|던|는데|습니다|을|음|기)"
    r"|(?:한|된|시킨)(?:다|다고|다는|다며|다면|데)?"
    r"|(?:할|될|시킬)(?:지|까|수록)?"
    r"|(?:해|돼|시켜)(?:서|도|야|왔다|졌다|진다|요|라)?"
    r"|(?:함|됨)(?:으로|으로써|을|은|에)?"
    r"|(?:합|됩)니다)"
)
_ENDING = re.compile(r"(?:(?P<formal>니)?다|다고|다는|다며)$")
_PARTICLES = (
    *("으로부터", "에서는", "에서도", "에게서", "으로는", "이라는", "이라고", "들에게", "에서", "에게", "으로", "까지"),
    *("부터", "에는", "에도", "들은", "들이", "들을", "들의", "보다", "처럼", "께서", "이나", "이며", "은", "는", "이"),
    *("가", "을", "를", "의", "에", "와", "과", "도", "로", "만"),
)
_AFTER_CONSONANT = frozenset(("은", "이", "을", "과", "으로", "이나", "이며", "이라는", "이라고", "으로는", "으로부터"))
_AFTER_VOWEL = frozenset(("는", "가", "를", "와"))


def _split(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _BASE
    return code // 588, code % 588 // 28, code % 28


def _join(lead: int, vowel: int, final: int = 0) -> str:
    return chr(_BASE + lead * 588 + vowel * 28 + final)


def without_particle(word: str) -> str | None:
    """A noun of two syllables or more without its particle, None where the word cannot be one with a particle."""
    for particle in _PARTICLES:
        noun = word.removesuffix(particle)
        if noun == word or len(noun) < 2 or not "가" <= noun[-1] <= "힣":
            continue
        final = _split(noun[-1])[2]
        if (particle in _AFTER_CONSONANT and final == 0) or (particle in _AFTER_VOWEL and final):
            continue
        return noun
    return None


def without_space(word: str) -> list[tuple[str, str]]:
    """Where a word of four syllables or more may have a space in other texts: `인공지능` as 인공 and 지능."""
    if not 4 <= len(word) <= 10 or not all("가" <= letter <= "힣" for letter in word):
        return []
    return [(word[:place], word[place:]) for place in range(2, len(word) - 1)]


def forms(word: str) -> tuple[str, ...]:
    """Beginnings of the other forms of the word; nothing where it is no verb form that is known.

    `word` is one run of Hangul.
    """
    if found := _AFTER_NOUN.fullmatch(word):
        return (found["noun"],)
    ending = _ENDING.search(word)
    stem = word[: ending.start()] if ending else ""
    if len(stem) < 2 and not (ending and ending["formal"] and stem):
        return ()
    return tuple(dict.fromkeys(_of_stem(stem, formal=ending is not None and ending["formal"] is not None)))


def _of_stem(stem: str, *, formal: bool) -> Sequence[str]:
    """The forms of what stands before `다` (or, `formal`, before `니다`)."""
    lead, vowel, final = _split(stem[-1])
    open_stem = stem[:-1] + _join(lead, vowel)
    if formal:
        if final != _FINALS["b"]:
            return ()
        if stem[-1] != "습":
            return _of_vowel_stem(open_stem)
        stem = stem[:-1]
        final = _split(stem[-1])[2] if stem else 0
    if not stem:
        return ()
    if final == _FINALS["ss"]:
        return _from_past(stem)
    if stem[-1] == "는" and len(stem) > 1:
        return _of_consonant_stem(stem[:-1])
    if final == _FINALS["none"] or (final == _FINALS["n"] and len(stem) > 1):
        return _of_vowel_stem(open_stem)
    return _of_consonant_stem(stem)


def _from_past(stem: str) -> list[str]:
    """`stem` ends in the past's ㅆ: 만났, 늘렸, 세웠, 올랐, 받았."""
    lead, vowel, _ = _split(stem[-1])
    before = stem[:-1]
    if lead == _IEUNG and vowel in (_A, _EO) and before and _split(before[-1])[2]:
        return list(_of_consonant_stem(before))
    stems: list[str] = []
    if vowel == _AE and lead == _HIEUH:
        stems.append(before + "하")
    elif vowel in (_A, _EO, _AE):
        stems.append(before + _join(lead, vowel))
    if vowel == _YEO:
        stems.append(before + _join(lead, _I))
    if vowel == _WO:
        stems.append(before + _join(lead, _U))
    if vowel == _WA:
        stems.append(before + _join(lead, _O))
    if vowel == _WAE:
        stems.append(before + _join(lead, _OE))
    if lead == _RIEUL and vowel in (_A, _EO) and before and _split(before[-1])[2] == _FINALS["l"]:
        first, middle, _ = _split(before[-1])
        stems = [before[:-1] + _join(first, middle) + "르"]
    found: list[str] = []
    if lead == _IEUNG and vowel in (_WO, _WA) and before and _split(before[-1])[2] == 0:
        found += _of_consonant_stem(before[:-1] + chr(ord(before[-1]) + _FINALS["b"]))
    for candidate in stems:
        if len(candidate) > 1:
            found += _of_vowel_stem(candidate)
    return found


def _of_vowel_stem(stem: str) -> list[str]:
    """만나 → 만나 만난 만날 만남 만납 만났; 늘리 → … 늘려 늘렸; 오르 → … 올라 올랐."""
    if len(stem) < 2:
        return []
    lead, vowel, _ = _split(stem[-1])
    before = stem[:-1]
    found = [before + _join(lead, vowel, final) for final in (0, 4, 8, 16, 17)]
    past: list[str] = []
    if vowel == _A and lead == _HIEUH:
        past = [before + "해"]
    elif vowel in (_A, _EO, _AE, _E, _YEO):
        past = [before + _join(lead, vowel)]
    elif vowel == _I:
        past = [before + _join(lead, _YEO)]
    elif vowel == _U:
        past = [before + _join(lead, _WO)]
    elif vowel == _O:
        past = [before + _join(lead, _WA)]
    elif vowel == _OE:
        past = [before + _join(lead, _WAE)]
    elif vowel == _EU and lead == _RIEUL and _split(before[-1])[2] == 0:
        first, middle, _ = _split(before[-1])
        bright = middle in (_A, _O)
        past = [before[:-1] + _join(first, middle, 8) + ("라" if bright else "러")]
    for contracted in past:
        first, middle, _ = _split(contracted[-1])
        found += [contracted, contracted[:-1] + _join(first, middle, 20)]
    return found


def _of_consonant_stem(stem: str) -> tuple[str, ...]:
    """받 → 받아 받았 받는 받은 받을 받고 받지 받기 받다 받음 받습."""
    vowel = _split(stem[-1])[1]
    endings = ("아", "았") if vowel in (_A, _O, _YA) else ("어", "었")
    found = [stem + ending for ending in (*endings, "는", "은", "을", "고", "지", "기", "다", "음", "습", "던", "도록")]
    return (*found, *_irregular(stem, endings))


def _irregular(stem: str, endings: tuple[str, str]) -> list[str]:
    """Forms before a vowel in which a final ㅂ becomes 우, ㄷ becomes ㄹ and ㅅ falls away: 어려운, 깨달아, 지어."""
    lead, vowel, final = _split(stem[-1])
    before = stem[:-1]
    if final == _FINALS["b"]:
        return [before + _join(lead, vowel) + syllable for syllable in ("운", "울", "움", "워", "웠", "와", "왔")]
    if final == _FINALS["d"]:
        changed = before + _join(lead, vowel, _FINALS["l"])
    elif final == _FINALS["s"]:
        changed = before + _join(lead, vowel)
    else:
        return []
    return [changed + ending for ending in (*endings, "은", "을", "으")]
