"""Draws the reader as an SVG picture: `python tools/screenshot.py docs/reader.svg [--size 130x38] [--keys enter,4] [FOLDER]`.

Rich's export gives wide characters half their width, because it counts characters where it must count cells. Here every wide
character is followed by a placeholder of no width while it counts, which is taken out of the picture afterwards.
"""

import argparse
import asyncio
import io
import sys
import tempfile
import time
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual.app import App

from tui.app.reader_app import DokjaApp
from tui.library.library import Library
from tui.settings import Settings
from tui.translation import LANGUAGES, use_language

PLACEHOLDER = "\u2060"
FONTS = "'Nanum Gothic Coding', NanumGothicCoding, D2Coding, 'Noto Sans Mono CJK KR', monospace"
TOP = Path(__file__).resolve().parents[1]


def padded(text: str) -> str:
    """`text` with as many characters as it has cells."""
    if text.isascii():
        return text
    return "".join(character + PLACEHOLDER * (cell_len(character) - 1) for character in text)


def picture(app: App[object], title: str) -> str:
    """The screen of a running app as SVG."""
    width, height = app.size
    console = Console(
        width=width, height=height, file=io.StringIO(), force_terminal=True, color_system="truecolor", record=True,
        legacy_windows=False, safe_box=False,
    )  # fmt: skip
    console.print(app.screen._compositor.render_update(full=True, simplify=True))
    console._record_buffer[:] = [
        Segment(padded(text), style, control) for text, style, control in console._record_buffer
    ]
    look = CONSOLE_SVG_FORMAT.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    start, end = look.find("@font-face"), look.rfind("@font-face")
    look = look[:start] + look[look.find("}}", end) + 2 :] if start >= 0 else look
    return console.export_svg(title=title, code_format=look).replace(PLACEHOLDER, "")


async def draw(options: argparse.Namespace, library: Library) -> str:
    """Start the reader, press the keys, and draw it."""
    columns, _, rows = options.size.partition("x")
    app = DokjaApp(library, Settings(theme=options.theme), watch=False, analyse=True)
    async with app.run_test(size=(int(columns), int(rows))) as pilot:
        await pilot.pause(1)
        end = time.monotonic() + options.wait
        while library.count_pending() and time.monotonic() < end:
            await pilot.pause(0.2)
        for key in filter(None, options.keys.split(",")):
            await pilot.press(key)
            await pilot.pause(0.3)
        await pilot.pause(0.5)
        if (reader := app.reader) is not None:
            reader.status.quiet()
            reader.status.show_background("")
        await pilot.pause()
        return picture(app, "dokja")


def main() -> int:
    """Parse the command line and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=TOP / "articles")
    parser.add_argument("--size", default="130x38", help="columns x rows")
    parser.add_argument("--keys", default="enter,4,down", help="keys to press, separated by commas")
    parser.add_argument("--language", choices=LANGUAGES, default="ko")
    parser.add_argument("--theme", default="dokja-dark")
    parser.add_argument("--wait", type=float, default=60, help="most seconds to wait until all is analysed")
    options = parser.parse_intermixed_args()
    use_language(options.language)
    with tempfile.TemporaryDirectory() as place:
        library = Library.open(options.folder, data_folder=Path(place), cache_folder=Path(place))
        with library:
            library.refresh()
            options.picture.write_text(asyncio.run(draw(options, library)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
