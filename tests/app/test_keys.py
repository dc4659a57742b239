"""The tables behind the keys: every string is there, every key can be typed, every action can be found."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from tools.keys_table import with_tables
from tui.app.commands import SCOPES, all_shortcuts, keyless
from tui.app.keymap import HINTS, display_key
from tui.app.screens.palette import action_rows
from tui.translation import translate, use_language

TOP = Path(__file__).resolve().parents[2]
KEY = re.compile(r"[\"'](reader|keys)\.([a-z_A-Z]+)[\"']")
# Ids of bindings and names of panes look the same.
IDS = {shortcut.id for shortcuts in all_shortcuts().values() for shortcut in shortcuts}


@pytest.mark.parametrize("area", ["reader", "keys"])
def test_every_string_that_the_code_asks_for_is_in_the_table(area: str) -> None:
    table = import_module(f"tui.translation.{area}").TABLE
    asked = {
        name
        for path in (TOP / "tui" / "app").rglob("*.py")
        for found, name in KEY.findall(path.read_text(encoding="utf-8"))
        if found == area and f"{found}.{name}" not in IDS and not name.endswith("_")
    }
    assert asked and asked <= set(table), sorted(asked - set(table))


@pytest.mark.parametrize("area", ["reader", "keys"])
def test_both_languages_fill_the_same_fields(area: str) -> None:
    for name, (korean, english) in import_module(f"tui.translation.{area}").TABLE.items():
        assert korean and english, name
        assert set(re.findall(r"{(\w+)", korean)) == set(re.findall(r"{(\w+)", english)), name


def test_no_upper_case_letter_that_the_korean_input_method_cannot_tell_from_lower_case() -> None:
    for shortcuts in all_shortcuts().values():
        for shortcut in shortcuts:
            letters = [key for key in shortcut.keys if len(key) == 1 and key.isupper()]
            assert set(letters) <= set("QWERTOP"), shortcut


def test_ids_are_unique_within_a_scope_and_keys_do_not_clash() -> None:
    for scope, shortcuts in all_shortcuts().items():
        if scope in ("across", "dialog", "input"):
            continue  # screens of their own
        keys = [key for shortcut in shortcuts for key in shortcut.keys]
        assert len(keys) == len(set(keys)), (scope, sorted(key for key in keys if keys.count(key) > 1))


def test_the_palette_holds_every_action_of_the_reader() -> None:
    rows = {row.key for row in action_rows({})}
    scopes = dict(SCOPES)
    for scope in ("list", "outline", "article", "panel", "reader", "app"):
        assert scope in scopes
        for shortcut in all_shortcuts()[scope]:
            assert shortcut.id in rows or shortcut.action == "palette", shortcut
    assert {shortcut.id for shortcut in keyless({})} <= rows


def test_hints_name_bindings_and_have_words_in_both_languages() -> None:
    for ids in HINTS.values():
        for id in ids:
            assert id in IDS, id
            for code in ("ko", "en"):
                use_language(code)
                assert translate(f"keys.hint_{id.replace('.', '_')}")


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+p", "Ctrl+P"), ("slash", "/"), ("pagedown", "PgDn"), ("f10", "F10"), ("right_square_bracket", "]")],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert display_key(key) == shown


def test_the_tables_of_the_documents_are_up_to_date() -> None:
    document = (TOP / "docs" / "reader.md").read_text(encoding="utf-8")
    assert with_tables(document) == document, "run: python tools/keys_table.py docs/reader.md"
