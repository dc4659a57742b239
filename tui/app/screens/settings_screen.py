"""The settings: every key of the settings file with its meaning and value; what is entered is written to the file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.drawing import flat
from tui.app.screens.dialog import Dialog
from tui.app.screens.prompt import Prompt
from tui.app.widgets.row_list import Row, RowList
from tui.settings import Settings, load_settings, settings_path
from tui.settings.keys import KEYS, Key
from tui.settings.save import save_setting
from tui.translation import translate


def as_toml(value: Any) -> str:
    """A value as it stands in the file; "" for none."""
    import tomlkit

    if value is None or value == {}:
        return ""
    if isinstance(value, tuple):
        value = [str(one) for one in value]
    return str(tomlkit.item(value).as_string())


def from_toml(text: str) -> Any:
    """The value that `text` is in TOML; a bare word counts as a string, blank text as None.

    Raises:
        ValueError: where it is no value.
    """
    if not text.strip():
        return None
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        if text.strip().replace("-", "").replace("_", "").isalnum():
            return text.strip()
        raise


def problem_of(key: Key, text: str) -> str | None:
    """What is wrong with `text` as the value of `key`, None for nothing."""
    try:
        value = from_toml(text)
        if value is not None:
            key.read(value)
    except ValueError as error:
        return flat(str(error))
    return None


class SettingsScreen(Dialog[None]):
    """`changed` gets the settings after every change."""

    def __init__(self, changed: Callable[[Settings], None]) -> None:
        super().__init__(translate("reader.settings"), translate("reader.settings_keys"))
        self.add_class("-wide", "-tall")
        self._changed = changed

    def parts(self) -> ComposeResult:
        """Where the file is, and the list."""
        yield Static(Content(flat(str(settings_path()))), classes="note")
        yield RowList()

    def on_mount(self) -> None:
        """Fill the list."""
        self._show()

    def _show(self) -> None:
        settings, problems = load_settings()
        rows = []
        for key in KEYS:
            value = as_toml(msgspec.structs.asdict(settings)[key.field])
            shown = flat(value) or translate("reader.settings_default")
            rows.append(Row(key.name, f"{key.name} = {shown}", most=3, detail=key.description, payload=key))
        rows += [
            Row(
                ("problem", number), flat(f"{one.line or ''} {one.key or ''} {one.reason}"), "error", most=3, stop=False
            )
            for number, one in enumerate(problems)
        ]
        self.query_one(RowList).show(rows)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row = self.query_one(RowList).current
        if row is None or not isinstance(row.payload, Key):
            return
        key = row.payload
        value = msgspec.structs.asdict(load_settings()[0])[key.field]

        def answered(text: str | None) -> None:
            if text is not None:
                self._keep(key, text)

        self.app.push_screen(
            Prompt(
                key.name,
                value=as_toml(value),
                note=f"{key.description}\n{translate('reader.settings_example', example=key.example)}",
                check=lambda text: problem_of(key, text),
            ),
            answered,
        )

    def _keep(self, key: Key, text: str) -> None:
        try:
            save_setting(key.name, from_toml(text))
        except (OSError, ValueError) as error:
            self.query_one(".note", Static).update(Content(flat(str(error))))
            return
        self._show()
        self._changed(load_settings()[0])
