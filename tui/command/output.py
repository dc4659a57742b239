"""Data on standard output."""

import sys


def write_line(line: str) -> None:
    """Write one line to standard output at once, so that who reads a pipe sees it as soon as it is ready.

    Raises:
        BrokenPipeError: where nobody reads any more.
    """
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
