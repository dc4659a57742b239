"""Writes the tables of keys, made from the bindings, into a document: `python tools/keys_table.py docs/reader.md`.

They go between the lines `<!-- keys LANGUAGE -->` and `<!-- end of keys -->`. With `--check` nothing is written; the exit code
is 1 where the document is not up to date.
"""

import argparse
import re
import sys
from pathlib import Path

from tui.app.commands import all_shortcuts, keyless, scope_title
from tui.translation import translate, use_language

PLACE = re.compile(r"(<!-- keys (ko|en) -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def table(language: str) -> str:
    """All keys in Markdown, a table for each pane; the last column is the name for the settings file."""
    use_language(language)
    head = {"ko": ("키", "하는 일", "설정 이름"), "en": ("Keys", "What they do", "Name in the settings")}[language]
    groups = {scope_title(scope): shortcuts for scope, shortcuts in all_shortcuts().items()}
    groups[translate("reader.scope_keyless")] = keyless({})
    lines = []
    for title, shortcuts in groups.items():
        lines += [f"**{title}**", "", "| {} | {} | {} |".format(*head), "|---|---|---|"]
        for shortcut in shortcuts:
            keys = " ".join(f"`{key}`" for key in shortcut.display.split(" ") if key).replace("|", "\\|")
            lines.append(f"| {keys} | {shortcut.text} | `{shortcut.id}` |")
        lines.append("")
    use_language(None)
    return "\n".join(lines)


def with_tables(document: str) -> str:
    """The document with its tables made anew."""
    return PLACE.sub(lambda found: found[1] + "\n" + table(found[2]) + found[3], document)


def main() -> int:
    """Parse the command line; write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = False
    for path in options.document:
        old = path.read_text(encoding="utf-8")
        new = with_tables(old)
        stale |= new != old
        if not options.check:
            path.write_text(new, encoding="utf-8")
    return int(stale and options.check)


if __name__ == "__main__":
    sys.exit(main())
