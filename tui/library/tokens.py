"""How text becomes search terms: pairs of neighbouring syllables, so that a word is found wherever it stands in another.

`협력했다` gives `협력 력했 했다 다`; the last syllable of a run stands alone too, so that one syllable is found as a prefix.
A Latin or numeric run is one term (`ai`, `3`, `5g`), so `ai` does not find `said`.
"""

import re
import unicodedata

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def normalise(text: str) -> str:
    """The form that is compared: NFKC (full-width letters, `㈜`, `㎞`), lower case, numbers without thousands separators."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())


def index_terms(text: str) -> str:
    """The terms of a text in order, joined by spaces."""
    terms: list[str] = []
    for run in _RUN.findall(normalise(text)):
        if run[0] < "\x80":
            terms.append(run)
        else:
            terms.extend(map(str.__add__, run, run[1:]))
            terms.append(run[-1])
    return " ".join(terms)


def phrase(word: str) -> str:
    """The FTS5 expression that finds a word (normalised) inside the words of a text; empty where it has no letter."""
    terms: list[str] = []
    prefix = False
    for run in _RUN.findall(word):
        prefix = False
        if run[0] < "\x80":
            terms.append(run)
        elif len(run) == 1:
            terms.append(run)
            prefix = True
        else:
            terms.extend(map(str.__add__, run, run[1:]))
    if not terms:
        return ""
    return f'"{" ".join(terms)}"' + (" *" if prefix else "")
