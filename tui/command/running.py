"""What commands on the library share: opening it, and turning its errors into messages and exit codes."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.command import exit_codes
from tui.command.folders import open_library
from tui.command.messages import say

if TYPE_CHECKING:
    from tui.library.library import Library


def with_library(options: argparse.Namespace, action: Callable[["Library", argparse.Namespace], int]) -> int:
    """Run `action` on the library that `--folder` names; what goes wrong is said, with its exit code."""
    from tui.exchange.errors import ExchangeError
    from tui.library.errors import LibraryError
    from tui.library.query.model import QueryError

    try:
        with open_library(options.folder) as library:
            return action(library, options)
    except QueryError as error:
        suggestion = f" → {error.suggestion}" if error.suggestion else ""
        say(f"{error.message} (:{error.span.start + 1}){suggestion}")
        return exit_codes.USAGE
    except (LibraryError, ExchangeError) as error:
        say(str(error))
        return exit_codes.FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        say(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        return exit_codes.FAILED
