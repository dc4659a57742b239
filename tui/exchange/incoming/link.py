"""An address in a list, whose article is still to be fetched."""

import msgspec


class Link(msgspec.Struct, frozen=True):
    """A web address with what a list of links says of it."""

    address: str
    title: str | None = None
    tags: tuple[str, ...] = ()
