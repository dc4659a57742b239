"""What must be settled before Textual is imported, because it reads the environment then. Imports nothing of Textual.

The command calls `prepare` first thing: `from tui.app.terminal import prepare; prepare()`.
"""

import os
from collections.abc import Mapping, MutableMapping

# Terminals that lose what an input method commits while the kitty keyboard protocol is on, which Textual asks for.
_LOSE_COMMITS = frozenset({"iterm.app", "iterm2", "wezterm", "vscode", "hyper", "tabby", "theia"})


def loses_commits(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that loses the commits of an input method under the kitty keyboard protocol.

    iTerm2 names itself in LC_TERMINAL too, which ssh passes on.
    """
    names = {environment.get(variable, "").lower() for variable in ("TERM_PROGRAM", "LC_TERMINAL")}
    return bool(names & _LOSE_COMMITS) or "WEZTERM_PANE" in environment


def prepare(environment: MutableMapping[str, str] = os.environ) -> None:
    """Turn off the kitty keyboard protocol where it loses Korean; what the user has set stays."""
    if loses_commits(environment):
        environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
