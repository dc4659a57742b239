"""`dokja config`: shows, explains, checks and changes the settings."""

import argparse
import tomllib
from typing import Any

from tui.command import exit_codes
from tui.command.messages import say
from tui.command.output import write_line
from tui.exchange.json_text import json_line
from tui.exchange.safe_text import one_line
from tui.settings import Settings, SettingsProblem, load_settings, settings_path
from tui.settings.editor import edit_file
from tui.settings.keys import BY_NAME, KEYS
from tui.translation import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", nargs="?", metavar="KEY", help=translate("command.config_key"))
    parser.add_argument("value", nargs="?", metavar="VALUE", help=translate("command.config_value"))
    parser.add_argument("--path", action="store_true", help=translate("command.config_path"))
    parser.add_argument("--check", action="store_true", help=translate("command.config_check"))
    parser.add_argument("--edit", action="store_true", help=translate("command.config_edit"))
    parser.add_argument("--unset", action="store_true", help=translate("command.config_unset"))
    parser.add_argument("--json", action="store_true", help=translate("command.json"))


def run(options: argparse.Namespace) -> int:
    """Show all keys, or one, or set one, or check the file."""
    if options.path:
        write_line(str(settings_path()))
        return exit_codes.OK
    if options.edit:
        return _edit()
    if options.key is not None and options.key not in BY_NAME:
        say(translate("command.config_no_key", name=options.key, keys=", ".join(BY_NAME)))
        return exit_codes.USAGE
    if options.key is not None and (options.value is not None or options.unset):
        return _set(options.key, None if options.unset else options.value)
    settings, problems = load_settings()
    for problem in problems:
        say(problem_text(problem))
    if options.check:
        return exit_codes.FAILED if problems else exit_codes.OK
    if options.json:
        write_line(json_line({key.name: _value(settings, key.field) for key in KEYS}))
    elif options.key:
        write_line(one_line(_toml(_value(settings, BY_NAME[options.key].field))))
    else:
        _show(settings)
    return exit_codes.OK


def problem_text(problem: SettingsProblem) -> str:
    """`file:line: key: reason`, without what is not known."""
    place = f"{settings_path()}:{problem.line}" if problem.line else str(settings_path())
    return ": ".join(part for part in (place, problem.key, problem.reason) if part)


def _show(settings: Settings) -> None:
    """A file to start from: each key with its meaning, those that stand at their default as comments."""
    write_line(f"# {translate('command.config_file', path=one_line(str(settings_path())))}")
    defaults = Settings()
    for key in KEYS:
        value = _value(settings, key.field)
        same = value == _value(defaults, key.field)
        write_line(f"\n# {key.description}")
        write_line(f"# {key.name} = {key.example}" if same else f"{key.name} = {_toml(value)}")


def _value(settings: Settings, field: str) -> Any:
    value = getattr(settings, field)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value


def _toml(value: Any) -> str:
    import tomlkit

    if value is None:
        return '"auto"'
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return str(table.as_string())
    return str(tomlkit.item(value).as_string())


def _set(key: str, text: str | None) -> int:
    from tui.settings.save import save_setting

    try:
        save_setting(key, None if text is None else _from_command_line(text))
    except ValueError as error:
        say(f"{key}: {error}")
        return exit_codes.USAGE
    except OSError as error:
        say(f"{settings_path()}: {error.strerror}")
        return exit_codes.FAILED
    return exit_codes.OK


def _from_command_line(text: str) -> Any:
    """A TOML value where `text` is one (`72`, `true`, `["title"]`), else the words themselves."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _edit() -> int:
    file = settings_path()
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        code = edit_file(file)
    except (OSError, ValueError) as error:
        say(str(error))
        return exit_codes.FAILED
    problems = load_settings()[1]
    for problem in problems:
        say(problem_text(problem))
    return exit_codes.FAILED if code or problems else exit_codes.OK
