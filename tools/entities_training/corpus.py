"""The corpus: its sentences as units of known kinds, its listed forms, its gold sentences."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.entities_training.embeddings import ALLOMORPHS
from tools.entities_training.labels import Place
from tui.language.entities.features import FeatureSpace, Kind, gaps, key_of, kind_of
from tui.language.entities.units import cut
from tui.language.morphemes import Morpheme
from tui.language.tokeniser import Tokeniser

_SENTENCE_END = re.compile(r"(?<=[다요죠까][.?!])[\"”’']?\s+")


@dataclass(frozen=True)
class Sentence:
    """One sentence with its units; `places` are its gold mentions, where known."""

    ident: str
    text: str
    units: list[Morpheme]
    places: tuple[Place, ...] | None = None

    @property
    def source(self) -> str:
        """`wikitree` or `nsmc`."""
        return self.ident.rsplit("_", 1)[-1]


def listed_forms(folder: Path) -> Counter[tuple[str, str, str]]:
    """How often each form is labelled, by form, type and fine label."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for line in (folder / "train-forms.tsv").read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            form, label, kind, count = line.split("\t")
            counts[form, kind, label] += int(count)
    return counts


Row = tuple[str, str, tuple[Place, ...] | None]


def training_rows(folder: Path) -> list[Row]:
    """The sentences without labels: id, text, None."""
    lines = (folder / "train-sentences.tsv").read_text(encoding="utf-8").split("\n")
    return [(*line.split("\t", 1), None) for line in lines if line]


def gold_rows(folder: Path) -> list[Row]:
    """The labelled sentences: id, text, places."""
    rows: list[Row] = []
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            rows.append((row["id"], row["text"], tuple((e["start"], e["end"], e["type"]) for e in row["entities"])))
    return rows


def article_rows(folder: Path) -> list[Row]:
    """The sentences of the articles (*.txt, front matter left out) in a folder."""
    rows: list[Row] = []
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        body = text.split("---", 2)[-1] if text.startswith("---") else text
        for line in body.split("\n"):
            parts = (part.strip() for part in _SENTENCE_END.split(line))
            rows.extend((f"{path.name}_article", part, None) for part in parts if 4 < len(part) < 400)
    return rows


def tokenised(rows: Sequence[Row]) -> list[Sentence]:
    """The rows with their units."""
    morphemes = Tokeniser(workers=1).tokenise([text for _, text, _ in rows])
    return [Sentence(i, t, cut(t, m), p) for (i, t, p), m in zip(rows, morphemes, strict=True)]


class Kinds:
    """All kinds of a corpus, numbered, and the sentences as such numbers."""

    def __init__(self, sentences: list[Sentence]):
        self.items: list[Kind] = []
        numbers: dict[Kind, int] = {}
        self.counts: Counter[Kind] = Counter()
        self.sequences: list[np.ndarray] = []
        self.gaps: list[np.ndarray] = []
        for sentence in sentences:
            kinds = [kind_of(unit.form, unit.tag) for unit in sentence.units]
            self.counts.update(kinds)
            for kind in kinds:
                if kind not in numbers:
                    numbers[kind] = len(self.items)
                    self.items.append(kind)
            self.sequences.append(np.array([numbers[kind] for kind in kinds], np.int64))
            starts = np.array([unit.start for unit in sentence.units], np.int64)
            self.gaps.append(gaps(starts, np.array([unit.end for unit in sentence.units], np.int64)))


def feature_space(kinds: Kinds, vector_kinds: list[Kind], least: int = 3) -> tuple[FeatureSpace, dict[str, np.ndarray]]:
    """A feature space over the corpus and Kiwi's vectors, and the arrays to make it again from.

    Kinds seen `least` times get a row of their own among the forms (0 stands for all others), characters seen in two kinds a
    number.
    """
    lexicon: dict[Kind, list[int]] = {}
    for row, kind in enumerate(vector_kinds, 1):
        lexicon.setdefault(kind, [row, 0])
    for allomorph, form in ALLOMORPHS.items():
        for (known, tag), rows in list(lexicon.items()):
            if known == form and tag[0] in "JE":
                lexicon.setdefault((allomorph, tag), [rows[0], 0])
    for (form, tag), rows in list(lexicon.items()):
        if not form and tag[0] == "S":
            for kind in kinds.counts:
                if kind[1] == tag:
                    lexicon.setdefault(kind, [rows[0], 0])
    for number, (kind, _) in enumerate((k, c) for k, c in kinds.counts.most_common() if c >= least):
        lexicon.setdefault(kind, [0, 0])[1] = number + 1
    characters = Counter(character for form, _ in kinds.items for character in set(form))
    ordered = sorted(lexicon, key=key_of)
    arrays = {
        "keys": np.array([key_of(kind) for kind in ordered], np.uint64),
        "embedding_rows": np.array([lexicon[kind][0] for kind in ordered], np.int32),
        "form_rows": np.array([lexicon[kind][1] for kind in ordered], np.int32),
        "characters": np.array([ord(c) for c, n in characters.most_common() if n > 1], np.int32),
        "tags": np.array(sorted({tag for _, tag in kinds.items})),
    }
    space = FeatureSpace(
        arrays["keys"], arrays["embedding_rows"], arrays["form_rows"], arrays["characters"], arrays["tags"].tolist()
    )
    return space, arrays
