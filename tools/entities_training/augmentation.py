"""Sentences with other names in them: each keeps its words, its mentions are exchanged for other listed forms or invented names.

A network that sees each name in its own sentences only learns the names; one that sees any name anywhere learns the places where
names stand.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tools.entities_training.labels import Place

EXCHANGED = {"PS": 0.8, "OG": 0.7, "LC": 0.6, "AF": 0.6, "EV": 0.4, "TM": 0.5}
"""How often a mention of each type is exchanged."""

_INVENTED_PERSON, _INVENTED_COMPOUND = 0.25, 0.12
_LATIN = ("AI", "X", "TV", "IT", "GS", "NX", "ON", "EV", "S", "Pay", "Lab", "One", "C&C", "E&M", "DX", "VR")
_PARTICLES = ("은는", "이가", "을를", "과와")
_AS_IS = {"(", ")", "'", '"', "‘", "’"}


def ends_in_consonant(word: str) -> bool | None:
    """Whether the last syllable has a final consonant; None where the last character is no Hangul syllable."""
    last = ord(word[-1]) - 0xAC00
    return last % 28 != 0 if 0 <= last < 11172 else None


def fitted_particle(name: str, rest: str) -> str:
    """What follows a name, its first particle brought to agree with the name's last syllable."""
    final = ends_in_consonant(name)
    if final is None or not rest:
        return rest
    for pair in _PARTICLES:
        if rest[0] in pair and (len(rest) == 1 or not ("가" <= rest[1] <= "힣")):
            return pair[0 if final else 1] + rest[1:]
    return rest


class Exchanger:
    """Makes such sentences; the same seed makes the same ones."""

    def __init__(self, forms: Mapping[tuple[str, str, str], int], seed: int):
        self._random = random.Random(seed)
        self._forms: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._labels: dict[tuple[str, str], tuple[int, str]] = {}
        self._given: list[str] = []
        self._surnames: list[str] = []
        for (form, kind, label), count in forms.items():
            if kind not in EXCHANGED or len(form) < 2 or _AS_IS & set(form):
                continue
            self._forms[kind, label] += [form] * min(count, 3)
            if count > self._labels.get((form, kind), (0, ""))[0]:
                self._labels[form, kind] = count, label
            if kind == "PS" and len(form) == 3 and all("가" <= c <= "힣" for c in form):
                self._surnames.append(form[0])
                self._given += form[1:]

    def exchanged(self, text: str, places: Sequence[Place]) -> tuple[str, tuple[Place, ...]]:
        """Another sentence and its places."""
        out, new_places, taken = "", [], 0
        for start, end, kind in sorted(places):
            out += text[taken:start] if not out else fitted_particle(out, text[taken:start])
            name = text[start:end]
            if self._random.random() < EXCHANGED.get(kind, 0.0) and (name, kind) in self._labels:
                name = self._other(kind, self._labels[name, kind][1])
            new_places.append((len(out), len(out) + len(name), kind))
            out, taken = out + name, end
        return out + fitted_particle(out, text[taken:]) if out else text, tuple(new_places)

    def _other(self, kind: str, label: str) -> str:
        draw = self._random.random()
        if kind == "PS" and draw < _INVENTED_PERSON:
            return self._random.choice(self._surnames) + "".join(self._random.sample(self._given, 2))
        form = self._random.choice(self._forms[kind, label])
        if kind in ("OG", "AF", "TM") and draw < _INVENTED_COMPOUND and "가" <= form[0] <= "힣":
            latin = self._random.choice(_LATIN)
            return form[:3].strip() + latin if self._random.random() < 0.6 else latin + form[:3].strip()
        return form
