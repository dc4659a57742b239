"""Why something does not come in."""

from tui.exchange.errors import ExchangeError as IncomingError

__all__ = ["IncomingError"]
