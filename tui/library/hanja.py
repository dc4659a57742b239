"""Hanja by their Korean reading. The table (`hanja.txt`) is made from Unicode's Unihan data by `tools/hanja_table.py`."""

import functools
import re

HANJA = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17, 20))
_BASE = 0xAC00
_NO_FINAL, _FINAL_N = 0, 4


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    # Costs 6 ms, and most texts have no hanja.
    from importlib.resources import files

    first: dict[str, str] = {}
    further: dict[str, str] = {}
    for line in (files("tui.library") / "hanja.txt").read_text(encoding="utf-8").splitlines():
        reading, (main, _, others) = line[0], line[1:].partition("|")
        for hanja in main:
            first[hanja] = reading
        for hanja in others:
            further[hanja] = further.get(hanja, "") + reading
    return first, further


def _at_word_start(syllable: str) -> str:
    """A reading as it sounds at the start of a word: 녀 → 여, 리 → 이, 로 → 노."""
    lead, rest = divmod(ord(syllable) - _BASE, 588)
    soft = rest // 28 in _Y_VOWELS
    if lead == 2 and soft:
        lead = 11
    elif lead == 5:
        lead = 11 if soft else 2
    return chr(_BASE + lead * 588 + rest)


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def reading(text: str) -> str:
    """The text with its hanja replaced by their main readings, one syllable for each; unknown ones stay."""
    if not HANJA.search(text):
        return text
    first, _ = _tables()
    letters: list[str] = []
    before = " "
    for letter in text:
        syllable = first.get(letter, letter)
        if syllable is not letter:
            if not _is_hangul(before):
                syllable = _at_word_start(syllable)
            elif syllable in "률렬" and (ord(before) - _BASE) % 28 in (_NO_FINAL, _FINAL_N):
                syllable = "율" if syllable == "률" else "열"
        letters.append(syllable)
        before = syllable
    return "".join(letters)


def further_readings(text: str) -> list[str]:
    """Other readings of the hanja that stand alone in a text, as `金` (금) for the surname 김."""
    _, further = _tables()
    found: list[str] = []
    for run in HANJA.findall(text):
        if len(run) == 1:
            found.extend(further.get(run, ""))
    return found
