"""Stands in for the analysis process: does what the text says, in the real protocol."""

import os
import sys
import time
from pathlib import Path

from tui.analysis.protocol import LENGTH_BYTES, READY, Answer, length_of, packed, request_decoder
from tui.language.model import Analysis


def main() -> None:
    log = Path(sys.argv[1])
    with log.open("a", encoding="utf-8") as out:
        out.write(f"start {os.getpid()}\n")
    if "does-not-start" in sys.argv:
        sys.exit(3)
    _send(Answer(READY, None, "ModelMissing: x" if "cannot-load" in sys.argv else None))
    while header := sys.stdin.buffer.read(LENGTH_BYTES):
        request = request_decoder.decode(sys.stdin.buffer.read(length_of(header)))
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{request.text}\n")
        first_time = log.read_text(encoding="utf-8").split("\n").count(request.text) == 1
        if request.text.startswith("kill") or (request.text.startswith("once") and first_time):
            os._exit(9)
        if request.text.startswith("hang"):
            time.sleep(100)
        if request.text.startswith("garbage"):
            os.write(1, b"\xff" * 64)
        if request.text.startswith("slow"):
            time.sleep(0.06)
        if request.text.startswith("error"):
            _send(Answer(request.id, None, "ValueError"))
        else:
            _send(Answer(request.id, Analysis(version=request.text, published=request.published)))


def _send(answer: Answer) -> None:
    sys.stdout.buffer.write(packed(answer))
    sys.stdout.buffer.flush()


main()
