"""Writing the settings file: one value changes, comments and order stay."""

import os
import tempfile
from pathlib import Path
from typing import Any

from tui.settings.keys import BY_NAME
from tui.settings.load import settings_path


def save_setting(name: str, value: Any, path: Path | None = None) -> None:
    """Set the key `name` (`reading.width`) to `value` (of TOML types; None removes it) in the file at `path`.

    The file and its folder are made where they are missing; a symbolic link is followed; the write is atomic.

    Raises:
        KeyError: for a key that does not exist.
        ValueError: for a value that its check refuses, or a file that is no TOML (mend it first: its lines would be lost).
        OSError: where the file cannot be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if value is not None:
        BY_NAME[name].read(value)
    file = Path(os.path.realpath(path or settings_path()))
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error
    table: Any = document
    *tables, last = name.split(".")
    for part in tables:
        if not isinstance(table.get(part), dict):
            table[part] = tomlkit.table()
        table = table[part]
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value
    write_atomically(file, tomlkit.dumps(document))


def write_atomically(file: Path, text: str) -> None:
    """Replace `file` by one that holds `text`: readers see the old or the new one, never a part.

    Raises:
        OSError: where it cannot be written; the old file is untouched then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o600)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
