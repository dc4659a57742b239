"""A table of how often names come together: a row a name, a column a name."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size

from tui.app.lines import Line, Piece, shorten
from tui.app.widgets.line_list import LineList

LETTERS = "abcdefghijklmnop"
CELLS_OF_NUMBER = 4
WIDEST_NAME = 26


class MatrixList(LineList):
    """Names (clean), how often each comes, and how often with each of the others; the head names columns by letters. Columns
    that do not fit are left out, those of the strongest stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[tuple[str, int]] = ()
        self.together: Sequence[Sequence[int]] = ()

    def show(self, names: Sequence[tuple[str, int]], together: Sequence[Sequence[int]]) -> None:
        """Show these."""
        self.names, self.together = names, together
        self.rows_changed()

    def count(self) -> int:
        """The names and the head."""
        return len(self.names) + 1 if self.names else 0

    def can_stop(self, index: int) -> bool:
        """Anywhere but on the head."""
        return 0 < index < self.count()

    def draw(self, index: int, width: int) -> Sequence[Line]:
        """The head, or a name with its numbers."""
        room = min(WIDEST_NAME, max(10, width // 4))
        columns = min(len(self.names), (width - room - 2) // CELLS_OF_NUMBER - 1)
        if index == 0:
            head = "".join(LETTERS[column].rjust(CELLS_OF_NUMBER) for column in range(columns))
            return [Line((Piece(" " * (room + 2 + CELLS_OF_NUMBER)), Piece(head, "strong")))]
        row = index - 1
        name, number = self.names[row]
        cells = [
            Piece(
                ("." if column == row else str(count or "-")).rjust(CELLS_OF_NUMBER),
                "" if count and column != row else "muted",
            )
            for column, count in enumerate(self.together[row][:columns])
        ]
        return [
            Line(
                (
                    Piece(f"{LETTERS[row]} ", "strong"),
                    Piece(set_cell_size(shorten(name, room), room)),
                    Piece(str(number).rjust(CELLS_OF_NUMBER), "accent"),
                    *cells,
                )
            )
        ]
