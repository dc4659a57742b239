"""Folding sections of the article pane, and going from section to section."""

from __future__ import annotations

from tui.app.document_layout.layout import Place
from tui.app.document_layout.outline import NOISE_KEY
from tui.app.widgets.document_cursor import CursorCanvas


class FoldingCanvas(CursorCanvas):
    """Folds sections, named by the keys of `OutlineEntry`, `RELATED_KEY` and `NOISE_KEY`."""

    def folds_changed(self, folded: frozenset[int]) -> None:
        """The user folded or unfolded something. Subclasses tell others."""

    @property
    def folded(self) -> frozenset[int]:
        """Keys of the folded sections; may be set, which posts nothing."""
        return self.document.folded

    @folded.setter
    def folded(self, folded: frozenset[int]) -> None:
        if folded == self.document.folded:
            return
        anchor = self.shown(self.cursor)
        row = self.document.y(self.cursor) - self.first_line()
        self.document.fold(folded)
        self.cursor = anchor = self.shown(anchor)
        self.show_from(None)
        self.scroll_to_line(self.document.y(anchor) - max(0, min(row, self.rows - 1)))
        self.cursor_moved()
        self.moved()

    @property
    def foldable(self) -> frozenset[int]:
        """Keys of all sections that have a heading."""
        return frozenset(
            block.section for block in self.document.blocks if block.is_heading and block.section is not None
        )

    def fold(self, folded: frozenset[int]) -> None:
        """Fold exactly these sections and tell others."""
        if folded != self.folded:
            self.folded = folded
            self.folds_changed(folded)

    def toggle(self, key: int) -> None:
        """Fold a section, or unfold it."""
        self.fold(self.folded ^ {key})

    def unfold_at(self, place: Place) -> None:
        """Unfold the section that hides a place."""
        section = self.document.blocks[place.block].section
        if section is not None and not self.document.is_visible(place.block):
            self.fold(self.folded - {section})

    def _section_here(self) -> int | None:
        block = self.block_under_cursor()
        return block.section if block.section in self.foldable else None

    def action_fold_here(self) -> None:
        """Fold or unfold the section that the cursor is in; the cursor goes to its heading."""
        key = self._section_here()
        if key is not None:
            self.place_cursor(self._heading(key))
            self.toggle(key)

    def action_fold_all(self) -> None:
        """Fold all sections; where all are folded, unfold all but the noise."""
        foldable = self.foldable
        if foldable:
            self.fold(foldable if foldable - self.folded else frozenset({NOISE_KEY}))

    def action_fold_others(self) -> None:
        """Fold all sections but the one that the cursor is in."""
        key = self._section_here()
        self.fold(self.foldable - {key} if key is not None else self.foldable)

    def _heading(self, key: int) -> Place:
        blocks = self.document.blocks
        return next(
            (Place(n, 0) for n, block in enumerate(blocks) if block.is_heading and block.section == key), Place(0, 0)
        )

    def go_to_section(self, key: int) -> None:
        """Go to the heading of a section and show it at the top of the screen."""
        place = self._heading(key)
        self.scroll_to_line(self.document.y(place) - 1)
        self.place_cursor(place, follow=False)

    def action_section(self, step: int) -> None:
        """Go to the heading of the next (1) or previous (-1) section; the related headlines and the noise are sections too."""
        blocks, here = self.document.blocks, self.cursor
        keys = [(Place(number, 0), block.section) for number, block in enumerate(blocks) if block.is_heading]
        beside = [key for place, key in keys if (place > here if step > 0 else place < here)]
        if beside:
            self.go_to_section(beside[0] if step > 0 else beside[-1])
        elif step < 0:
            self.scroll_to_line(0)
            self.place_cursor(Place(0, 0))
