"""The types of entities with their looks and counts; each can be switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Row, RowList
from tui.language.model import EntityType
from tui.translation import translate


class LegendList(RowList):
    """Draws every type in its own look."""

    BINDINGS = [Binding("space,enter,x", "choose", "keys.switch", id="legend.switch")]
    looks: Mapping[EntityType, Style] = {}

    def row_styles(self) -> dict[str, Style]:
        """The styles of all lists, and those of the types."""
        return super().row_styles() | {type_.value: look for type_, look in self.looks.items()}


class Legend(Dialog[None]):
    """`changed` is called with the hidden types after every switch, so that the article shows it at once."""

    def __init__(
        self,
        hidden: frozenset[EntityType],
        counts: Mapping[EntityType, int],
        looks: Mapping[EntityType, Style],
        changed: Callable[[Sequence[EntityType]], None],
    ) -> None:
        super().__init__(translate("reader.legend"), translate("reader.legend_keys"))
        self._hidden = set(hidden)
        self._counts = counts
        self._looks = looks
        self._changed = changed

    def parts(self) -> ComposeResult:
        """The list."""
        choices = LegendList()
        choices.looks = self._looks
        yield choices

    def on_mount(self) -> None:
        """Show the types."""
        self._show()

    def _show(self) -> None:
        rows = [
            Row(
                type_,
                translate(f"reader.type_{type_.value}"),
                type_.value,
                lead="[ ] " if type_ in self._hidden else "[x] ",
                right=str(self._counts.get(type_, 0)),
                payload=type_,
            )
            for type_ in EntityType
        ]
        rows.append(Row("all", translate("reader.legend_all"), "muted", lead="    ", payload=None))
        self.query_one(LegendList).show(rows)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row = self.query_one(LegendList).current
        if row is None:
            return
        if isinstance(row.payload, EntityType):
            self._hidden ^= {row.payload}
        else:
            self._hidden = set() if self._hidden else set(EntityType)
        self._show()
        self._changed(tuple(self._hidden))
