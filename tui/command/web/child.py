"""`python -m tui.command.web.child [PATHS…]`: the reader as the server starts it, its standard error out of the way.

What it might print there could hold words of an article, and the server's terminal would act on them.
"""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run the reader on the paths that the arguments of the process name."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    from tui.app.app import run_reader
    from tui.settings import load_settings
    from tui.translation import use_language

    use_language(load_settings()[0].language)
    return run_reader([Path(path) for path in sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
