"""Every key of the settings file: its place in the file, its check, and the field of `Settings` that it sets."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tui.settings.model import COLUMNS
from tui.translation import LANGUAGES, translate

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-z_]+")
_BINDING = re.compile(r"[A-Za-z0-9_.:-]+")
_KEYS = re.compile(r"\S{1,40}(\s*,\s*\S{1,40}){0,7}")
_THEME_NAME = re.compile(r"[\w-]{1,40}")


class Key(msgspec.Struct, frozen=True):
    """A documented key: `name` as written in the file (`table.key`), `field` of `Settings`, `example` in TOML.

    `read` turns the TOML value into the field's value and raises ValueError with a reason for the user.
    """

    name: str
    field: str
    example: str
    read: Callable[[Any], Any]

    @property
    def description(self) -> str:
        """What it means, in the language in use."""
        return translate(f"settings.{self.field}")


def _one_of(*choices: str) -> Callable[[Any], str | None]:
    def read(value: Any) -> str | None:
        if value not in choices:
            raise ValueError(translate("settings.expected_one_of", choices=", ".join(choices)))
        return None if value == "auto" else str(value)

    return read


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(translate("settings.expected_number", low=low, high=high))
        return value

    return read


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(translate("settings.expected_boolean"))
    return value


def _name(value: Any) -> str | None:
    if not isinstance(value, str) or not _THEME_NAME.fullmatch(value):
        raise ValueError(translate("settings.expected_name"))
    return None if value == "auto" else value


def _columns(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or any(one not in COLUMNS for one in value):
        raise ValueError(translate("settings.expected_list_of", choices=", ".join(COLUMNS)))
    if "title" not in value:
        raise ValueError(translate("settings.title_column"))
    return tuple(dict.fromkeys(value))


def _folders(value: Any) -> tuple[Path, ...]:
    if not isinstance(value, list) or any(not isinstance(one, str) or not one or "\0" in one for one in value):
        raise ValueError(translate("settings.expected_folders"))
    try:
        return tuple(Path(one).expanduser() for one in value)
    except RuntimeError as error:  # `~nobody`
        raise ValueError(translate("settings.expected_folders")) from error


def _bindings(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(translate("settings.expected_table"))
    flat = dict(_flatten(value))
    for binding, keys in flat.items():
        if not _BINDING.fullmatch(binding) or not isinstance(keys, str) or not _KEYS.fullmatch(keys):
            raise ValueError(translate("settings.expected_keys", binding=binding))
    return flat


def _flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """`[keys] list.open = "o"` and `"list.open" = "o"` mean the same."""
    pairs: list[tuple[str, Any]] = []
    for name, value in table.items():
        pairs += _flatten(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, value)]
    return pairs


def _themes(value: Any) -> dict[str, dict[str, str | bool]]:
    if not isinstance(value, dict):
        raise ValueError(translate("settings.expected_table"))
    for name, colours in value.items():
        if not _THEME_NAME.fullmatch(name) or not isinstance(colours, dict):
            raise ValueError(translate("settings.expected_theme", theme=name))
        for part, colour in colours.items():
            right = (
                isinstance(colour, bool) if part == "dark" else isinstance(colour, str) and _COLOUR.fullmatch(colour)
            )
            if not right:
                raise ValueError(translate("settings.expected_colour", theme=name, part=part))
    return value


KEYS = (
    Key("language", "language", '"auto"', _one_of("auto", *LANGUAGES)),
    Key("theme", "theme", '"auto"', _name),
    Key("plain", "plain", "false", _yes_or_no),
    Key("korean_keys", "korean_keys", "true", _yes_or_no),
    Key("reading.width", "reading_width", "76", _whole(20, 400)),
    Key("panes.list", "list_width", "36", _whole(10, 400)),
    Key("panes.side", "side_width", "44", _whole(10, 400)),
    Key("list.columns", "columns", '["state", "title", "outlet", "date", "length"]', _columns),
    Key("folders", "folders", '["~/articles"]', _folders),
    Key("keys", "keys", '{ "article.fold" = "space,o" }', _bindings),
    Key("themes", "themes", '{ paper = { dark = false, primary = "#345678", background = "#fffaf0" } }', _themes),
)
BY_NAME = {key.name: key for key in KEYS}
