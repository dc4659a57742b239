"""Reading the settings file: what is wrong is left out and reported, the rest holds."""

import os
import re
from pathlib import Path
from typing import Any

from tui.settings.model import Settings, SettingsProblem
from tui.translation import translate

MOST_BYTES = 1_000_000
_MOST_REPAIRS = 20
_LONGEST_STATEMENT = 50  # lines
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def settings_path() -> Path:
    """Where the file lies: `$DOKJA_CONFIG`, else `dokja/config.toml` in the user's configuration folder."""
    if chosen := os.environ.get("DOKJA_CONFIG"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("dokja", appauthor=False) / "config.toml"


def load_settings(path: Path | None = None) -> tuple[Settings, list[SettingsProblem]]:
    """The settings of the file at `path` (default: `settings_path()`) and what is wrong in it; never raises.

    A missing file means the defaults. Lines that are no TOML and keys with wrong values are left out, each with a problem.
    """
    file = path or settings_path()
    try:
        if file.stat().st_size > MOST_BYTES:
            return Settings(), [SettingsProblem(None, None, translate("settings.too_large", path=file))]
        text = file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except UnicodeDecodeError as error:
        return Settings(), [SettingsProblem(_line_of_byte(error), None, translate("settings.not_utf8"))]
    except (OSError, ValueError) as error:
        return Settings(), [SettingsProblem(None, None, translate("settings.unreadable", reason=error))]
    return read_settings(text)


def read_settings(text: str) -> tuple[Settings, list[SettingsProblem]]:
    """The settings that the TOML `text` says, and what is wrong in it."""
    document, problems = _parse(text.replace("\r\n", "\n"))
    if not document:
        return Settings(), problems
    from tui.settings.keys import BY_NAME

    fields: dict[str, Any] = {}
    for name, value in _named_values(document, set(BY_NAME)):
        if name not in BY_NAME:
            reason = translate("settings.unknown_key")
        else:
            try:
                fields[BY_NAME[name].field] = BY_NAME[name].read(value)
                continue
            except ValueError as error:
                reason = str(error)
        problems.append(SettingsProblem(line_of_key(text, name), name, reason))
    return Settings(**fields), sorted(problems, key=lambda problem: problem.line or 0)


def _parse(text: str) -> tuple[dict[str, Any], list[SettingsProblem]]:
    """The document without the lines that are no TOML."""
    import tomllib

    problems: list[SettingsProblem] = []
    lines = text.split("\n")
    while True:
        try:
            return tomllib.loads("\n".join(lines)), problems
        except (ValueError, RecursionError) as error:
            found = _AT_LINE.search(str(error))
            number = _first_line(lines, int(found[1]) if found and found[1] else len(lines))
            reason = _AT_LINE.sub("", str(error)).strip()
            problems.append(SettingsProblem(number, None, translate("settings.syntax", reason=reason)))
            if len(problems) == _MOST_REPAIRS or not lines[number - 1]:
                return {}, problems
            lines[number - 1] = ""


def _first_line(lines: list[str], number: int) -> int:
    """Where the statement begins that fails at line `number`: what stands before it can be read."""
    import tomllib

    for first in range(number, max(number - _LONGEST_STATEMENT, 0), -1):
        try:
            tomllib.loads("\n".join(lines[: first - 1]))
        except (ValueError, RecursionError):
            continue
        if lines[first - 1].strip():
            return first
    return number


def _named_values(table: dict[str, Any], known: set[str], prefix: str = "") -> list[tuple[str, Any]]:
    """The values with their dotted names, tables that are values themselves (`keys`, `themes`) whole."""
    pairs: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = prefix + key
        inner = isinstance(value, dict) and name not in known and any(one.startswith(f"{name}.") for one in known)
        pairs += _named_values(value, known, f"{name}.") if inner else [(name, value)]
    return pairs


def line_of_key(text: str, name: str) -> int | None:
    """The line (from 1) where the dotted key `name` or the table of that name stands in the TOML `text`."""
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = re.sub(r"\s|[\"']", "", header[1])
            if table == name or table.startswith(f"{name}."):
                return number
        elif entry := re.match(r"\s*([\w.\-\"' ]+?)\s*=", line):
            key = re.sub(r"\s|[\"']", "", entry[1])
            full = f"{table}.{key}" if table else key
            if full == name or full.startswith(f"{name}."):
                return number
    return None


def _line_of_byte(error: UnicodeDecodeError) -> int:
    return error.object[: error.start].count(b"\n") + 1
