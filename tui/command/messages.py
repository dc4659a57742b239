"""Messages on standard error, with nothing in them that a terminal would act on."""

import sys

from tui.document.cleaning import clean


def say(message: str) -> None:
    """Write one message to standard error, control characters made visible."""
    print(f"dokja: {clean(message)}", file=sys.stderr)
