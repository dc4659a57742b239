"""The `dokja` command: opens the reader, or hands over to one of the commands of `tui.command`.

Nothing is imported before it is known to be needed: `dokja --version` loads neither Textual nor Kiwi.
Exit codes stand in `tui.command.exit_codes`.
"""

import os
import sys
from collections.abc import Sequence

from tui.command import exit_codes
from tui.command.registry import COMMANDS, READER, load_command
from tui.translation import LANGUAGES, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `dokja` with `arguments` (default: those of the process) and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BrokenPipeError:
        # Whoever read our output has gone: end quietly, and keep Python from flushing into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.BROKEN_PIPE
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except SystemExit as ending:  # argparse: help, version, wrong usage
        return ending.code if isinstance(ending.code, int) else exit_codes.OK


def _run(words: list[str]) -> int:
    _prepare_streams()
    _choose_language(words)
    if not any(word.startswith("-") for word in words) and not (words and words[0] in COMMANDS):
        # Paths alone, the everyday start: argparse would be a twentieth of it.
        from tui.command.reader import open_reader

        return open_reader(words)
    from tui.command.parser import command_parser, reader_parser

    if words[0] in COMMANDS:
        name, words = words[0], words[1:]
        options = command_parser(name).parse_args(words)
    else:
        name = READER
        options = reader_parser().parse_args(words)
    code = load_command(name).run(options)
    sys.stdout.flush()
    return code


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _choose_language(words: list[str]) -> None:
    """The language before anything is said, help too: `--language`, else the settings, else the locale."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        code = following if word == "--language" else word.removeprefix("--language=")
        if word.startswith("--language") and code in LANGUAGES:
            use_language(code)
            return
    from tui.settings import load_settings

    use_language(load_settings()[0].language)


if __name__ == "__main__":
    sys.exit(main())
