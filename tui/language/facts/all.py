"""The extractors, in the order in which they run."""

from tui.language.facts.aliases import aliases
from tui.language.facts.extractor import Extractor
from tui.language.facts.persons import persons
from tui.language.facts.quotes import quotes
from tui.language.facts.roles import roles
from tui.language.facts.values import values

EXTRACTORS: tuple[Extractor, ...] = (roles, quotes, aliases, persons, values)
