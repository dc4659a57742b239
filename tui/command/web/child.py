"""`python -m tui.command.web.child [PATHS…]`: the reader as the server starts it, its standard error out of the way.

What it might print there could hold words of an article, and the server's terminal would act on them.
"""

import os
import sys


def main() -> int:
    """Run the reader with the arguments of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    from tui.cli import main as dokja

    return dokja(["--", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
