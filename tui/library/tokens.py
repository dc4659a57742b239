"""How text becomes search terms: pairs of neighbouring syllables, so that a word is found wherever it stands in another.

`협력했다` gives `협력 력했 했다 다`; the last syllable of a run stands alone too, so that one syllable is found as a prefix.
A run of Latin letters or of digits is one term (`ai`, `3`; `5km` is two), so `ai` does not find `said`. Hanja count as their
reading; what is written in hanja stands at the end once more, as it is.
"""

import re
import unicodedata
from collections.abc import Sequence

from tui.library.hanja import HANJA, further_readings, reading

RUN = re.compile(r"[a-z]+|[0-9]+|[^\W_a-z0-9]+")
"""What a term or its syllables come from: Latin letters, digits, other letters."""

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def normalise(text: str) -> str:
    """The form that is compared: NFKC (full-width letters, `㈜`, `㎞`), lower case, numbers without thousands separators."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())


def normalise_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The same form, and for each of its characters the offset of the one in `text` that it comes from."""
    normal = normalise(text)
    if len(normal) == len(text):
        return normal, range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter == "," and _THOUSANDS.match(text, place):
            continue
        form = unicodedata.normalize("NFKC", letter).lower()
        letters.append(form)
        places.extend([place] * len(form))
    return "".join(letters), places


def index_terms(text: str) -> str:
    """The terms of a text in order, joined by spaces."""
    normal = normalise(text)
    terms: list[str] = []
    for run in RUN.findall(reading(normal)):
        _add(terms, run)
        if run[0] >= "\x80":
            terms.append(run[-1])
    for run in HANJA.findall(normal):
        _add(terms, run)
        terms.append(run[-1])
    terms.extend(further_readings(normal))
    return " ".join(terms)


def single_syllables(words: str) -> str:
    """Every syllable that stands in index terms, once, joined by spaces."""
    return " ".join(sorted(letter for letter in set(words) if letter >= "\x80"))


def _add(terms: list[str], run: str) -> None:
    if run[0] < "\x80":
        terms.append(run)
    else:
        terms.extend(map(str.__add__, run, run[1:]))


def phrase(words: str, *, open_end: bool = False) -> str:
    """The FTS5 expression that finds these words one after the other; empty where they hold no letter or digit.

    The last word may go on in the text where it is Korean, and with `open_end` a Latin or numeric one too. A word in hanja
    is found as written in hanja.
    """
    normal = normalise(words)
    terms: list[str] = []
    prefix = False
    runs = RUN.findall(normal)
    for place, run in enumerate(runs):
        last = place == len(runs) - 1
        if run[0] < "\x80":
            terms.append(run)
            prefix = open_end and last
        elif HANJA.search(run):
            return _with_hanja(normal)
        else:
            _add(terms, run)
            prefix = last and len(run) == 1
            if prefix or not last:
                terms.append(run[-1])
    if not terms:
        return ""
    return f'"{" ".join(terms)}"' + (" *" if prefix else "")


def _with_hanja(normal: str) -> str:
    """Hanja stand apart in the index, so a word that mixes them with other letters is two conditions."""
    expressions = []
    for run in HANJA.findall(normal):
        terms: list[str] = []
        _add(terms, run)
        expressions.append(f'"{" ".join(terms)}"' if terms else f'"{run}" *')
    if others := phrase(HANJA.sub(" ", normal)):
        expressions.append(others)
    return "(" + " AND ".join(expressions) + ")"
