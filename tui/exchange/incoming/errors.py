"""Why something does not come in."""

from tui.translation import translate


class IncomingError(Exception):
    """Something that cannot be taken in; the message is for the user, in the language in use."""

    def __init__(self, what: str, /, **values: object) -> None:
        """`what` names a string of `tui.translation.exchange`; `values` fill its places."""
        super().__init__(translate(f"exchange.{what}", **values))
        self.what = what
