"""The user's own text editor."""

import os
import shlex
import subprocess
from pathlib import Path


def edit_file(file: Path) -> int:
    """Open `file` in `$VISUAL`, else `$EDITOR`, else vi, and wait. The exit code of the editor.

    Raises:
        OSError: where the editor cannot be started.
        ValueError: where its command has an open quotation mark.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    return subprocess.run([*shlex.split(command), str(file)], check=False).returncode
