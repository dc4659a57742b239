"""F1: the keys, made from the bindings; those of the pane in use first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.keymap import Shortcut
from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Row, RowList
from tui.translation import translate


def help_rows(groups: Mapping[str, Sequence[Shortcut]], width: int = 22) -> list[Row]:
    """One heading a group (its title), one row a shortcut."""
    rows: list[Row] = []
    for title, shortcuts in groups.items():
        rows.append(Row(("group", title), title, "group", group=True, stop=False))
        rows += [
            Row(shortcut.id, shortcut.text, lead=f"  {shortcut.display:<{width}} ", lead_style="strong", most=3)
            for shortcut in shortcuts
        ]
    return rows


class Help(Dialog[None]):
    """Keys in groups, and the legend of the entity types."""

    def __init__(self, groups: Mapping[str, Sequence[Shortcut]]) -> None:
        super().__init__(translate("reader.help"), translate("reader.help_leave"))
        self._groups = groups
        self.add_class("-wide", "-tall")

    def parts(self) -> ComposeResult:
        """A note and the list."""
        yield Static(Content(translate("reader.help_note")), classes="note")
        yield RowList()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).show(help_rows(self._groups), keep=False)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        """Enter closes the help, as people expect."""
        self.dismiss(None)
