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

    parser = complete_parser()
    _complete_paths(parser)
    write_line(shtab.complete(parser, shell=options.shell))
    return exit_codes.OK


def _complete_paths(parser: argparse.ArgumentParser) -> None:
    """Tell shtab which arguments are files or folders."""
    import shtab

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                _complete_paths(one)
        elif action.metavar == "FOLDER":
            vars(action)["complete"] = shtab.DIRECTORY
        elif isinstance(action.metavar, str) and action.metavar.startswith(
            ("FILE", "PATH", "SOURCE", "ARTICLE", "URL|OPML")
        ):
            vars(action)["complete"] = shtab.FILE
