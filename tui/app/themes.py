"""The reader's own two themes, and those of the settings file."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK, LIGHT = "dokja-dark", "dokja-light"

OWN = (
    Theme(
        name=DARK,
        primary="#5b8fd9",
        secondary="#7a9cc6",
        accent="#d9a65b",
        warning="#e0b341",
        error="#e0696b",
        success="#79b67a",
        foreground="#d8dce3",
        background="#16191f",
        surface="#1c2028",
        panel="#242a34",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#2f6fbf",
        secondary="#4a6f9c",
        accent="#9a5b00",
        warning="#8a6100",
        error="#b3261e",
        success="#2e7031",
        foreground="#1d2129",
        background="#fdfcf9",
        surface="#f3f1ec",
        panel="#e7e4dc",
        dark=False,
    ),
)


def user_theme(name: str, colours: Mapping[str, str | bool]) -> Theme:
    """A theme of the settings file: its colours over those of the own theme of the same darkness.

    Raises:
        TypeError: for the name of a colour that themes do not have.
    """
    dark = bool(colours.get("dark", True))
    base = OWN[0] if dark else OWN[1]
    parts = (
        "primary",
        "secondary",
        "accent",
        "warning",
        "error",
        "success",
        "foreground",
        "background",
        "surface",
        "panel",
    )
    given: dict[str, object] = {part: getattr(base, part) for part in parts}
    given.update({part: colour for part, colour in colours.items() if part != "dark"})
    return Theme(name=name, dark=dark, **given)  # type: ignore[arg-type]
