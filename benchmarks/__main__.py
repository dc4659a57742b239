"""Runs the benchmarks one after the other, each in a process of its own, and shows what they print.

`python -m benchmarks [NAME…]` runs those named, else all that end within minutes (the library's has a target of its own).
"""

import subprocess
import sys
from pathlib import Path

APART = {"library", "library_articles", "library_queries"}


def names() -> list[str]:
    here = Path(__file__).parent
    return sorted(path.stem for path in here.glob("[a-z]*.py") if path.stem not in APART)


def main() -> int:
    failed = []
    for name in sys.argv[1:] or names():
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print("failed:", ", ".join(failed), file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
