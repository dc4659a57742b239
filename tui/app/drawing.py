"""The one place that turns foreign text into something to draw, and that knows the marks and colours of the reader.

Whatever comes from an article, a file name or a web page goes through `flat`, `content` or `rich_text` before a widget sees
it: a plain `str` would be read as markup, and its control characters would reach the terminal.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.content import Content

from tui.document.cleaning import clean
from tui.language.model import EntityType


def flat(text: str) -> str:
    """Foreign text on one line, safe to draw, as many characters as before."""
    return clean(text.replace("\n", " "))


def content(text: str, style: str = "") -> Content:
    """Foreign text for Static, Label, Option, Button, notifications and titles; line feeds stay, nothing is markup."""
    return Content.styled("\n".join(map(clean, text.split("\n"))), style)


def rich_text(text: str, style: str | Style = "") -> Text:
    """Foreign text on one line for DataTable and Tree, which take Rich's Text."""
    return Text(flat(text), style, no_wrap=True, end="")


class Chrome(NamedTuple):
    """Marks around the text. Only characters that every terminal draws one cell wide."""

    unfolded: str
    folded: str
    bullet: str


UNICODE_CHROME = Chrome("▾", "▸", "-")
ASCII_CHROME = Chrome("v", ">", "-")


def chrome(environment: Mapping[str, str] = os.environ) -> Chrome:
    """Plain ASCII marks with DOKJA_ASCII=1, on the Linux console and in a locale that is not UTF-8; else Unicode ones."""
    if environment.get("DOKJA_ASCII", "0") not in ("", "0") or environment.get("TERM") in ("linux", "dumb", "vt100"):
        return ASCII_CHROME
    locale = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or "UTF-8"
    return UNICODE_CHROME if locale.lower().replace("-", "").endswith("utf8") else ASCII_CHROME


class _Look(NamedTuple):
    """How a type of entity is told from the others: by hue (degrees), by one of the 16 colours of every terminal, and where
    there is no colour by attributes and `faint` (a grey between text and page).
    """

    hue: int
    ansi: str
    attributes: Style
    faint: bool = False


_BOLD, _ITALIC, _UNDERLINE = Style(bold=True), Style(italic=True), Style(underline=True)
_ENTITY_LOOKS: dict[EntityType, _Look] = {
    EntityType.PERSON: _Look(28, "yellow", _BOLD + _UNDERLINE),
    EntityType.ORGANISATION: _Look(212, "blue", _BOLD),
    EntityType.PLACE: _Look(130, "green", _UNDERLINE),
    EntityType.DATE: _Look(172, "cyan", _ITALIC),
    EntityType.TIME: _Look(190, "bright_cyan", _ITALIC, faint=True),
    EntityType.QUANTITY: _Look(52, "bright_yellow", _ITALIC + _UNDERLINE),
    EntityType.OCCUPATION: _Look(275, "magenta", _BOLD + _ITALIC),
    EntityType.WORK: _Look(325, "bright_magenta", _BOLD + _ITALIC + _UNDERLINE),
    EntityType.EVENT: _Look(2, "red", _UNDERLINE, faint=True),
    EntityType.TERM: _Look(88, "bright_green", _ITALIC + _UNDERLINE, faint=True),
}

HIGHLIGHT_HUES = {"yellow": 50, "green": 120, "blue": 205, "pink": 330, "orange": 25}
"""Colours of the user's own highlights."""


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    channels = [channel / 255 for channel in color.clamped.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Color, second: Color) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(hue: int, background: Color, ratio: float, saturation: float = 0.75) -> Color:
    """The colour of that hue whose contrast with `background` is just above `ratio`: lighter on dark, darker on light."""
    dark = luminance(background) < 0.18
    steps = range(45, 100) if dark else range(55, -1, -1)
    for lightness in steps:
        color = Color.from_hsl(hue / 360, saturation, lightness / 100)
        if contrast(color, background) >= ratio:
            return color
    return Color(255, 255, 255) if dark else Color(0, 0, 0)


def _towards(color: Color, background: Color, foreground: Color, ratio: float) -> Color:
    """`color` mixed with just enough of `foreground` to reach a contrast of `ratio` with `background`."""
    for step in range(21):
        mixed = color.blend(foreground, step / 20)
        if contrast(mixed, background) >= ratio:
            return mixed
    return foreground


ENTITY_CONTRAST = 6.0
"""Contrast of an entity with the page; on a tinted page it stays above 4."""

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text at level AA."""


class Palette(NamedTuple):
    """Rich styles for the parts of an article on one background."""

    entities: Mapping[EntityType, Style]
    highlights: Mapping[str, Style]
    heading: Style
    link: Style
    muted: Style
    same_entity: Style
    emphasis: Style
    match: Style
    current_match: Style
    cursor: Style
    cursor_line: Style


def palette(background: Color, foreground: Color, accent: Color, colourless: bool = False) -> Palette:
    """Styles that are readable on `background`.

    Where `colourless`, greys and attributes tell the parts apart; on the background of the terminal itself (`ansi` themes),
    which is not known, its own 16 colours and attributes do.
    """
    if background.ansi is not None:
        return _terminal_palette(colourless)
    if colourless:
        accent = foreground
    entities = {}
    for type_, look in _ENTITY_LOOKS.items():
        if colourless:
            grey = Style(color=_faint(background, foreground).rich_color) if look.faint else Style()
            entities[type_] = look.attributes + grey
        else:
            bold = Style(bold=True) if look.attributes == _BOLD or type_ is EntityType.PERSON else Style()
            entities[type_] = Style(color=readable(look.hue, background, ENTITY_CONTRAST).rich_color) + bold
    saturation = 0 if colourless else 0.8
    return Palette(
        entities=entities,
        highlights={
            name: _tint(background, Color.from_hsl(hue / 360, saturation, 0.5), 0.22)
            for name, hue in HIGHLIGHT_HUES.items()
        },
        heading=Style(color=_towards(accent, background, foreground, LEAST_CONTRAST).rich_color),
        link=Style(underline=True)
        if colourless
        else Style(color=readable(212, background, ENTITY_CONTRAST).rich_color, underline=True),
        muted=Style(color=_faint(background, foreground).rich_color),
        same_entity=_tint(background, foreground, 0.13) + _UNDERLINE,
        emphasis=_tint(background, accent, 0.16),
        match=Style(color="#000000", bgcolor="#c8c8c8" if colourless else "#e5c07b"),
        current_match=Style(color="#000000", bgcolor="#ffffff" if colourless else "#ff9e3b", bold=True, underline=True),
        cursor=Style(color=background.rich_color, bgcolor=foreground.rich_color),
        cursor_line=Style(bgcolor=accent.rich_color),
    )


def _terminal_palette(colourless: bool) -> Palette:
    reverse = Style(reverse=True)
    return Palette(
        entities={
            type_: look.attributes + (Style() if colourless else Style(color=look.ansi))
            for type_, look in _ENTITY_LOOKS.items()
        },
        highlights=dict.fromkeys(HIGHLIGHT_HUES, reverse),
        heading=Style() if colourless else Style(color="blue"),
        link=_UNDERLINE,
        muted=Style(dim=True),
        same_entity=_UNDERLINE + _BOLD,
        emphasis=_BOLD,
        match=reverse,
        current_match=reverse + _BOLD + _UNDERLINE,
        cursor=reverse,
        cursor_line=reverse,
    )


def _tint(background: Color, color: Color, amount: float) -> Style:
    """A page of `background` with that much of `color` in it."""
    return Style(bgcolor=background.blend(color, amount).rich_color)


def _faint(background: Color, foreground: Color) -> Color:
    """The faintest mix of the two that can still be read."""
    return _towards(background.blend(foreground, 0.5), background, foreground, LEAST_CONTRAST)
