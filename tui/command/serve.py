"""`dokja serve`: the reader in a web browser of this machine."""

import argparse
import socket
from pathlib import Path

from tui.command import exit_codes
from tui.command.messages import say
from tui.command.output import write_line
from tui.translation import translate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help=translate("command.paths"))
    parser.add_argument("--port", type=_port, default=0, metavar="N", help=translate("command.serve_port"))
    parser.add_argument("--open", action="store_true", help=translate("command.serve_open"))


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted, and write the address to standard output."""
    if missing := [path for path in options.paths if not path.exists()]:
        for path in missing:
            say(translate("command.no_such_file", path=path))
        return exit_codes.USAGE
    from tui.command.web.server import HOST, serve

    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, options.port))
            port = probe.getsockname()[1]
        serve(options.paths, port, _open if options.open else write_line)
    except OSError as error:
        say(translate("command.serve_failed", port=options.port, reason=error.strerror or error))
        return exit_codes.FAILED
    return exit_codes.OK


def _open(address: str) -> None:
    import webbrowser

    write_line(address)
    webbrowser.open(address)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port
