"""What can be set, with its defaults."""

from pathlib import Path

import msgspec

COLUMNS = ("state", "title", "outlet", "date", "length")


class Settings(msgspec.Struct, frozen=True):
    """All settings, each with a value that passed its check.

    `language` is `ko`, `en` or None (as the locale says); `theme` None leaves the choice to the reader. Widths count cells;
    None lets the reader choose. `keys` maps the id of a binding to its keys, separated by commas. `themes` maps the name of a
    theme of one's own to its colours (`primary`, `background`, … as `#rrggbb`) and `dark`. `korean_keys`: letters typed with
    the Korean input method on work as the Latin letters of the same keys. `plain`: only ASCII in borders and marks.
    """

    language: str | None = None
    theme: str | None = None
    plain: bool = False
    korean_keys: bool = True
    reading_width: int = 76
    list_width: int | None = None
    side_width: int | None = None
    columns: tuple[str, ...] = COLUMNS
    folders: tuple[Path, ...] = ()
    keys: dict[str, str] = {}
    themes: dict[str, dict[str, str | bool]] = {}


class SettingsProblem(msgspec.Struct, frozen=True):
    """Something in the settings file that was left out: its line (from 1; None where it has none), key and reason."""

    line: int | None
    key: str | None
    reason: str
