"""Why something does not come in or go out."""

from tui.translation import translate


class ExchangeError(Exception):
    """Something that cannot be done; the message is for the user, in the language in use."""

    def __init__(self, what: str, /, **values: object) -> None:
        """`what` names a string of `tui.translation.exchange`; `values` fill its places."""
        super().__init__(translate(f"exchange.{what}", **values))
        self.what = what
