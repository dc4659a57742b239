"""Where the reader has been: back and forward. Nothing of Textual here."""

from typing import NamedTuple

MOST = 200


class Place(NamedTuple):
    """An article and a character of it (base 0) that was at the top of the pane."""

    article_id: int
    position: int


class History:
    """Places visited. Going somewhere new forgets what was ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember `place`, which is being left for somewhere new."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-MOST]
        self._ahead.clear()

    def back(self, here: Place | None) -> Place | None:
        """The place before, or None; `here` can be reached again with `forward`."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """The place that `back` left, or None."""
        return self._step(self._ahead, self._behind, here)

    def forget(self, article_id: int) -> None:
        """Drop the places in an article that is gone."""
        self._behind = [place for place in self._behind if place.article_id != article_id]
        self._ahead = [place for place in self._ahead if place.article_id != article_id]

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place | None) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                if here is not None:
                    other.append(here)
                return place
        return None
