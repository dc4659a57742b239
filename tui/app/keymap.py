"""Keys and what they do, read from the bindings of the classes: the source of the help, the palette and the documents.

A binding's `description` is the key of a translation, its `id` names it in the settings (`[keys]`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import format_key

from tui.translation import translate

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


HINTS: dict[str, tuple[str, ...]] = {
    "list": ("app.help", "app.palette", "list.open", "list.filter", "list.sort", "reader.star", "reader.next_pane"),
    "outline": ("app.help", "app.palette", "outline.open", "outline.fold", "reader.next_pane"),
    "article": (
        "app.help",
        "app.palette",
        "article.activate",
        "article.next_mention",
        "article.next_section",
        "article.fold",
        "reader.find",
        "reader.note",
        "reader.next_pane",
    ),
    "panel": (
        "app.help",
        "app.palette",
        "panel.open",
        "panel.mark",
        "panel.copy",
        "panel.copy_as",
        "panel.group",
        "reader.next_pane",
    ),
}
"""What the status bar says in each pane, the most important first: what does not fit is left out."""


class Shortcut(NamedTuple):
    """What one binding does. `keys` are Textual's names; `action` may begin with a name space (`screen.`, `app.`)."""

    id: str
    keys: tuple[str, ...]
    action: str
    description: str
    shown: bool

    @property
    def text(self) -> str:
        """What it does, in the language in use."""
        words = translate(self.description)
        return words[:1].upper() + words[1:]

    @property
    def hint(self) -> str:
        """The same in a word."""
        return translate(f"keys.hint_{self.id.replace('.', '_')}")

    @property
    def display(self) -> str:
        """Its keys as people write them."""
        return " ".join(map(display_key, self.keys))


def display_key(key: str) -> str:
    """A key as people write it: `Ctrl+P`, `/`, `PgDn`."""
    *modifiers, name = key.split("+")
    if name in _NAMES:
        shown = _NAMES[name]
    elif len(name) > 1 and name[0] == "f" and name[1:].isdigit():
        shown = name.upper()
    else:
        shown = format_key(name)
        if modifiers:
            shown = shown.upper()
    return "+".join([*(_MODIFIERS.get(modifier, modifier) for modifier in modifiers), shown])


def shortcuts(bindings: Iterable[Binding], keymap: Mapping[str, str] | None = None) -> list[Shortcut]:
    """The bindings that have an id and a description, with the user's keys where `keymap` has some; those of one id once."""
    keymap = keymap or {}
    found: dict[str, Shortcut] = {}
    for binding in bindings:
        if not binding.id or not binding.description:
            continue
        keys = keymap.get(binding.id, binding.key)
        if binding.id in found and binding.id not in keymap:
            keys = ",".join((*found[binding.id].keys, binding.key))
        parts = tuple(dict.fromkeys(key.strip() for key in keys.split(",")))
        found[binding.id] = Shortcut(binding.id, parts, binding.action, binding.description, binding.show)
    return list(found.values())


def own_bindings(cls: type) -> list[Binding]:
    """The bindings that a class itself declares, without those of its bases."""
    return [binding for binding in cls.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding)]
