"""`dokja completion SHELL`: prints what the shell needs to complete commands and options."""

import argparse

from tui.command import exit_codes
from tui.command.output import write_line
from tui.translation import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help=translate("command.completion_shell"))


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from tui.command.parser import complete_parser

    write_line(shtab.complete(complete_parser(), shell=options.shell))
    return exit_codes.OK
