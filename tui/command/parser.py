"""The command line's grammar: one parser for the reader, one for each command, one of all for shell completion."""

import argparse
from typing import Any

from tui import __version__
from tui.command.registry import COMMANDS, READER, load_command
from tui.translation import LANGUAGES, language, translate
from tui.translation.argparse_korean import KOREAN


def reader_parser() -> argparse.ArgumentParser:
    """`dokja [PATHS…]`, whose help lists the commands."""
    parser = _parser("dokja", translate("command.dokja"), _commands_help())
    parser.add_argument(
        "--version", action="version", version=f"dokja {__version__}", help=translate("command.version")
    )
    load_command(READER).add_arguments(parser)
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of one command, without importing the others."""
    parser = _parser(f"dokja {name}", translate(f"command.{name}"), translate("command.exit_codes"))
    load_command(name).add_arguments(parser)
    return parser


def complete_parser() -> argparse.ArgumentParser:
    """All commands as subparsers: what shell completion is made from."""
    parser = _parser("dokja", translate("command.dokja"), "")
    subparsers = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        one = subparsers.add_parser(name, help=translate(f"command.{name}"))
        load_command(name).add_arguments(one)
    return parser


def _parser(program: str, description: str, epilogue: str) -> argparse.ArgumentParser:
    _translate_argparse()
    parser = argparse.ArgumentParser(
        prog=program,
        description=description,
        epilog=epilogue,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help=translate("command.help"))
    parser.add_argument("--language", choices=LANGUAGES, help=translate("command.language"))
    return parser


def _commands_help() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{translate(f'command.{name}')}" for name in COMMANDS]
    return "\n".join([translate("command.commands"), *lines, "", translate("command.exit_codes")])


def _translate_argparse() -> None:
    """argparse asks gettext for its words; its module-level `_` is where another catalogue goes in."""

    def word(message: str) -> str:
        return KOREAN.get(message, message) if language() == "ko" else message

    module: Any = argparse
    module._ = word
