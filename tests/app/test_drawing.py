"""Foreign text made safe to draw, and colours that can be read."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.app.drawing import (
    ASCII_CHROME,
    LEAST_CONTRAST,
    UNICODE_CHROME,
    chrome,
    content,
    contrast,
    flat,
    palette,
    rich_text,
)
from tui.language.model import EntityType

HOSTILE = "[@click=app.quit]가[/] [/앵커] \x1b]52;c;eA==\x07\u202e나\n다"
PLAIN = "[@click=app.quit]가[/] [/앵커] ␛]52;c;eA==␇·나"


def test_foreign_text_on_one_line() -> None:
    assert flat(HOSTILE) == f"{PLAIN} 다"
    assert rich_text(HOSTILE).plain == f"{PLAIN} 다"
    assert rich_text(HOSTILE).spans == []


def test_content_keeps_lines_and_has_no_markup() -> None:
    assert content(HOSTILE).plain == f"{PLAIN}\n다"
    assert content(HOSTILE).spans == []
    assert content("가", "bold").plain == "가"


@pytest.mark.parametrize(
    ("environment", "marks"),
    [
        ({}, UNICODE_CHROME),
        ({"LANG": "ko_KR.UTF-8"}, UNICODE_CHROME),
        ({"LANG": "C.utf8"}, UNICODE_CHROME),
        ({"LANG": "ko_KR.eucKR"}, ASCII_CHROME),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, ASCII_CHROME),
        ({"TERM": "linux"}, ASCII_CHROME),
        ({"DOKJA_ASCII": "1"}, ASCII_CHROME),
        ({"DOKJA_ASCII": "0"}, UNICODE_CHROME),
    ],
)
def test_marks_are_ascii_where_others_cannot_be_drawn(environment: dict[str, str], marks: object) -> None:
    assert chrome(environment) == marks


def colours(theme: Theme) -> tuple[Color, Color, Color]:
    variables = theme.to_color_system().generate()
    return Color.parse(variables["background"]), Color.parse(variables["foreground"]), Color.parse(theme.primary)


THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


@pytest.mark.parametrize("name", THEMES)
def test_everything_can_be_read_in_every_theme(name: str) -> None:
    background, foreground, accent = colours(BUILTIN_THEMES[name])
    styles = palette(background, foreground, accent)
    pages = [background]
    pages += [Color.from_rich_color(style.bgcolor) for style in (*styles.highlights.values(), styles.emphasis)]
    for style in (*styles.entities.values(), styles.link):
        assert contrast(Color.from_rich_color(style.color), background) >= 6
        assert min(contrast(Color.from_rich_color(style.color), page) for page in pages) >= 3
    for style in (styles.heading, styles.muted):
        readable = min(LEAST_CONTRAST, contrast(foreground, background))
        assert contrast(Color.from_rich_color(style.color), background) >= readable - 0.01
    for style in (styles.match, styles.current_match, styles.cursor):
        assert contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= 4


@pytest.mark.parametrize("name", ["textual-dark", "textual-light"])
def test_each_type_has_a_look_of_its_own_with_and_without_colour(name: str) -> None:
    for colourless in (False, True):
        styles = palette(*colours(BUILTIN_THEMES[name]), colourless=colourless)
        assert set(styles.entities) == set(EntityType)
        assert len(set(map(str, styles.entities.values()))) == len(EntityType)


def test_without_colour_there_is_none() -> None:
    styles = palette(*colours(BUILTIN_THEMES["textual-dark"]), colourless=True)
    for style in (*styles.entities.values(), *styles.highlights.values(), *styles[2:]):
        for color in (style.color, style.bgcolor):
            if color is not None:
                red, green, blue = color.get_truecolor()
                assert max(red, green, blue) - min(red, green, blue) <= 1
    assert all(style.bold or style.italic or style.underline for style in styles.entities.values())


def test_themes_of_the_terminal_use_its_own_colours() -> None:
    styles = palette(Color.parse("ansi_default"), Color.parse("ansi_default"), Color.parse("ansi_blue"))
    assert {style.color.number for style in styles.entities.values()} <= set(range(16))
