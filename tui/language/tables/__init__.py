"""Tables of words, kept as text: `[section]` lines, then words divided by white space, `#` for comments."""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the table `name`, each with its words in order."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            words = sections.setdefault(content.strip("[]"), [])
        else:
            words.extend(content.split())
    return {section: tuple(own) for section, own in sections.items()}


def words(name: str, section: str) -> frozenset[str]:
    """The words of one section of a table, as a set."""
    return frozenset(table(name)[section])
