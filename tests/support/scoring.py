"""Compares an analysed article with what a reader of our own invented articles in `tests/gold` wrote down for it."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "gold"
STRUCTURE = ("title", "subtitle", "outlet", "reporters", "headings", "related", "noise")
FIELDS = {
    "role": ("person", "title", "org"),
    "quote": ("text", "speaker"),
    "amount": ("text", "value", "unit"),
    "date": ("text", "value"),
    "alias": ("short", "long"),
    "person": ("name",),
}


def gold_articles() -> list[tuple[str, dict[str, Any]]]:
    """Every article of `tests/gold` with its gold."""
    return [
        (path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(GOLD.glob("*.json"))
    ]


def _squeeze(value: Any) -> Any:
    return re.sub(r"\s+", "", value) if isinstance(value, str) else json.dumps(value)


def _items(structure: dict[str, Any], name: str) -> list[str]:
    value = structure.get(name)
    items = value if isinstance(value, list) else [value] if value else []
    return [
        _squeeze(item["text"] if isinstance(item, dict) else item)
        for item in items
        if not (isinstance(item, dict) and item.get("generated"))
    ]


def structure_keys(structure: dict[str, Any]) -> list[tuple[str, str]]:
    """What a structure says, as comparable pairs of field and text without white space."""
    return [(name, item) for name in STRUCTURE for item in _items(structure, name)]


def fact_keys(facts: Iterable[dict[str, Any]], kind: str) -> list[tuple[Any, ...]]:
    """The facts of a kind as comparable tuples; the two names of an alias in either order."""
    keys = [tuple(_squeeze(fact.get(field)) for field in FIELDS[kind]) for fact in facts if fact["kind"] == kind]
    return [tuple(sorted(key)) for key in keys] if kind == "alias" else keys


def f1(pairs: Iterable[tuple[list[Any], list[Any]]]) -> float:
    """Micro F1 over pairs of (made, wanted); 1.0 where nothing was wanted and nothing made."""
    hits = made_count = wanted_count = 0
    for made, wanted in pairs:
        hits += (Counter(made) & Counter(wanted)).total()
        made_count += len(made)
        wanted_count += len(wanted)
    return 2 * hits / (made_count + wanted_count) if made_count + wanted_count else 1.0
