"""Helpers to build regular expressions out of tables of words."""

import re
from collections.abc import Iterable
from typing import Any


def words(alternatives: Iterable[str]) -> str:
    """A group that matches the longest of `alternatives`: shared prefixes are factored out, so a scan stays fast.

    A space in a word may be left out in the text, `_` stands for a space that may not.
    """
    tree: dict[str, Any] = {}
    for word in alternatives:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    ends_here = "" in node
    branches = [_literal(character) + _branch(rest) for character, rest in node.items() if character]
    if not branches:
        return ""
    if len(branches) == 1 and not ends_here:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends_here else ''}"


def _literal(character: str) -> str:
    return {" ": r"\s?", "_": r"\s"}.get(character) or re.escape(character)


def listed(text: str) -> tuple[str, ...]:
    """The words of a table that is written as running text, separated by white space."""
    return tuple(text.split())
