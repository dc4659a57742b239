"""Every string that a user sees, in Korean and English.

A key is `area.name`; the area names the table module in this package (`reader.facts` stands in `reader.py`), loaded when
first asked for. A table maps the name to a pair (Korean, English); `{field}` places are filled by keyword.
"""

import locale
import os
from importlib import import_module

LANGUAGES = ("ko", "en")

_tables: dict[str, dict[str, tuple[str, str]]] = {}
_language: str | None = None


def system_language() -> str:
    """`ko` where the locale of the environment is Korean, else `en`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ko" if value.lower().startswith("ko") else "en"
    return "ko" if (locale.getlocale()[0] or "").lower().startswith(("ko", "korean")) else "en"


def language() -> str:
    """The language in use: the one set by `use_language`, else that of the system."""
    return _language or system_language()


def use_language(code: str | None) -> None:
    """Show everything in `code` (`ko` or `en`) from now on; None follows the system.

    Raises:
        ValueError: for any other code.
    """
    global _language
    if code is not None and code not in LANGUAGES:
        raise ValueError(code)
    _language = code


def translate(key: str, **values: object) -> str:
    """The string for `key` in the language in use, its `{field}` places filled with `values`.

    Raises:
        KeyError: where no table has the key.
    """
    area, _, name = key.partition(".")
    if area not in _tables:
        _tables[area] = import_module(f"tui.translation.{area}").TABLE
    text = _tables[area][name][LANGUAGES.index(language())]
    return text.format(**values) if values else text
