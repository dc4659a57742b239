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


UNICODE_CHROME = Chrome("▾", "▸", "›")
ASCII_CHROME = Chrome("v", ">", "-")


def chrome(environment: Mapping[str, str] = os.environ) -> Chrome:
    """Plain ASCII marks with DOKJA_ASCII=1, on the Linux console and in a locale that is not UTF-8; else Unicode ones."""
    if environment.get("DOKJA_ASCII", "0") not in ("", "0") or environment.get("TERM") in ("linux", "dumb", "vt100"):
        return ASCII_CHROME
    locale = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or "UTF-8"
    return UNICODE_CHROME if locale.lower().replace("-", "").endswith("utf8") else ASCII_CHROME


# Hue in degrees and the attributes that tell a type apart where there is no colour; no two types share them.
_ENTITY_LOOKS: dict[EntityType, tuple[int, Style]] = {
    EntityType.PERSON: (28, Style(bold=True, underline=True)),
    EntityType.ORGANISATION: (212, Style(bold=True)),
    EntityType.PLACE: (130, Style(underline=True)),
    EntityType.DATE: (172, Style(italic=True)),
    EntityType.TIME: (190, Style(italic=True, underline=True)),
    EntityType.QUANTITY: (52, Style(dim=False, underline2=True)),
    EntityType.OCCUPATION: (275, Style(bold=True, italic=True)),
    EntityType.WORK: (325, Style(bold=True, underline2=True)),
    EntityType.EVENT: (2, Style(bold=True, italic=True, underline=True)),
    EntityType.TERM: (88, Style(italic=True, underline2=True)),
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


ENTITY_CONTRAST = 5.5
"""Least contrast of an entity with the page; on a tinted page it stays above 4.5."""


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
    """Styles that are readable on `background`; where `colourless`, attributes tell the parts apart."""
    if colourless:
        return Palette(
            entities={type_: attributes for type_, (_, attributes) in _ENTITY_LOOKS.items()},
            highlights=dict.fromkeys(HIGHLIGHT_HUES, Style(reverse=True)),
            heading=Style(),
            link=Style(underline=True),
            muted=Style(),
            same_entity=Style(reverse=True),
            emphasis=Style(bold=True),
            match=Style(reverse=True),
            current_match=Style(reverse=True, bold=True, underline=True),
            cursor=Style(reverse=True),
            cursor_line=Style(reverse=True),
        )
    return Palette(
        entities={
            type_: Style(
                color=readable(hue, background, ENTITY_CONTRAST).rich_color,
                bold=True if type_ in (EntityType.PERSON, EntityType.ORGANISATION) else None,
            )
            for type_, (hue, _) in _ENTITY_LOOKS.items()
        },
        highlights={
            name: Style(bgcolor=background.blend(Color.from_hsl(hue / 360, 0.8, 0.5), 0.22).rich_color)
            for name, hue in HIGHLIGHT_HUES.items()
        },
        heading=Style(color=_towards(accent, background, foreground, 4.6).rich_color),
        link=Style(color=readable(212, background, ENTITY_CONTRAST).rich_color, underline=True),
        muted=Style(color=_towards(background.blend(foreground, 0.55), background, foreground, 4.6).rich_color),
        same_entity=Style(underline=True, bgcolor=background.blend(foreground, 0.12).rich_color),
        emphasis=Style(bgcolor=background.blend(accent, 0.16).rich_color),
        match=Style(color="black", bgcolor="#e5c07b"),
        current_match=Style(color="black", bgcolor="#ff9e3b", bold=True),
        cursor=Style(color=background.rich_color, bgcolor=foreground.rich_color),
        cursor_line=Style(bgcolor=accent.rich_color),
    )
