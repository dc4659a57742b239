"""Opening a web page in the user's browser: only when asked, only http and https, never through a shell."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

SEARCH = "https://search.naver.com/search.naver?where=news&query={}"
LONGEST = 4096


def is_web_address(url: str) -> bool:
    """Whether `url` is an http or https address with a host, and free of spaces and control characters."""
    if not url.isprintable() or any(character.isspace() or character in "\"'<>`\\" for character in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(host) and len(url) <= LONGEST


def search_address(words: str) -> str:
    """The address of a news search for `words`."""
    return SEARCH.format(quote(" ".join(words.split())[:200], safe=""))


def browser_command(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[str] | None:
    """The program that opens an address given as its last argument; None where there is none to be seen.

    Without a display there is none, except where BROWSER names one: programs that would draw in this terminal are not used.
    """
    if platform == "darwin":
        return ["open"]
    if platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler"]
    candidates: list[list[str]] = []
    if "%" not in (named := environment.get("BROWSER", "").split(":")[0]) and named:
        candidates.append([named])
    if "WSL_DISTRO_NAME" in environment:
        candidates += [["wslview"], ["explorer.exe"]]
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        candidates += [["xdg-open"], ["gio", "open"]]
    text_browsers = {"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh"}
    for command in candidates:
        if os.path.basename(command[0]) not in text_browsers and shutil.which(command[0]):  # noqa: PTH119
            return command
    return None


def open_address(url: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Open `url` in the browser; False where it is not a web address or no browser is to be had.

    The program gets no terminal: it cannot write over the screen or read keys.
    """
    command = browser_command(environment)
    if command is None or not is_web_address(url):
        return False
    try:
        subprocess.Popen(
            [*command, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
