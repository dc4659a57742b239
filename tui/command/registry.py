"""Which commands there are, and the module of each, loaded when it is called for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import argparse

READER = "read"

COMMANDS: dict[str, str] = {
    "add": "tui.command.add",
    "feed": "tui.command.feed",
    "list": "tui.command.list",
    "search": "tui.command.search",
    "show": "tui.command.show",
    "facts": "tui.command.facts",
    "export": "tui.command.export",
    "index": "tui.command.index",
    "analyze": "tui.command.analyze",
    "values": "tui.command.values",
    "serve": "tui.command.serve",
    "config": "tui.command.config",
    "completion": "tui.command.completion",
}


class Command(Protocol):
    """What a command's module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Declare the options; light, for help and shell completion call it for every command."""
        ...

    def run(self, options: argparse.Namespace, /) -> int:
        """Do it and return an exit code (`tui.command.exit_codes`)."""
        ...


def load_command(name: str) -> Command:
    """The module of the command `name`.

    Raises:
        KeyError: where there is no such command.
    """
    module = "tui.command.reader" if name == READER else COMMANDS[name]
    return cast(Command, import_module(module))
