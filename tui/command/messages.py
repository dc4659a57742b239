"""Messages on standard error, with nothing in them that a terminal would act on."""

import sys
import time

from tui.document.cleaning import clean

_PAUSE = 0.1  # seconds between two states of a progress line


def say(message: str) -> None:
    """Write one message to standard error, control characters made visible."""
    print(f"dokja: {clean(message)}", file=sys.stderr)


class Progress:
    """One line on standard error that changes in place; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._visible = False
        self._active = sys.stderr.isatty()
        self._shown = 0.0

    def show(self, text: str) -> None:
        """Show `text`, at most ten times a second."""
        if self._active and time.monotonic() - self._shown >= _PAUSE:
            self._shown = time.monotonic()
            self._visible = True
            sys.stderr.write(f"\r\x1b[K{clean(text)[:100]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written."""
        if self._visible:
            self._visible = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
