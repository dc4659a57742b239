"""Starting the reader. Nothing of Textual is imported before the terminal is prepared for it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.settings import load_settings
from tui.translation import translate

OK, FAILED = 0, 1


def run_reader(paths: Sequence[Path] = ()) -> int:
    """Open the reader on the articles in `paths` (folders and files; none: see `tui.app.folders`); returns the exit code.

    The garbage collector rests until the first list is painted: collecting what the imports made is a fifth of the start.
    """
    gc.disable()
    from tui.app.terminal import prepare

    prepare()
    settings, problems = load_settings()
    if settings.plain:
        os.environ["DOKJA_ASCII"] = "1"
    from tui.app.folders import cache_folder, choose_roots, data_folder
    from tui.library.errors import LibraryError
    from tui.library.library import Library

    try:
        roots = choose_roots(paths, settings.folders, Path.cwd())
        library = Library.open(roots, data_folder=data_folder(), cache_folder=cache_folder())
    except (LibraryError, OSError) as error:
        print(translate("reader.cannot_start", reason=error), file=sys.stderr)
        return FAILED
    from tui.app.reader_app import DokjaApp

    opened = next((path for path in paths if path.is_file()), None)
    app = DokjaApp(library, settings, problems, first=opened)
    try:
        app.run()
    finally:
        library.close()
    return app.return_code or OK
