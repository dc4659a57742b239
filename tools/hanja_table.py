"""Make tui/library/hanja.txt from Unihan_Readings.txt (Unicode Character Database, field kHangul).

    python tools/hanja_table.py Unihan_Readings.txt > tui/library/hanja.txt

Each line is a reading and the hanja that have it: first as main reading, after the bar as a further one. The main reading
is the one taught in schools (source E), else the first.
"""

import sys
from collections import defaultdict
from pathlib import Path


def main(path: str) -> None:
    """Print the table."""
    first: dict[str, list[str]] = defaultdict(list)
    further: dict[str, list[str]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] != "kHangul":
            continue
        hanja = chr(int(fields[0][2:], 16))
        readings = [value.split(":") for value in fields[2].split()]
        main_reading = next((reading for reading, source in readings if "E" in source), readings[0][0])
        first[main_reading].append(hanja)
        for reading, _ in readings:
            if reading != main_reading:
                further[reading].append(hanja)
    for reading in sorted(first.keys() | further.keys()):
        print(f"{reading}{''.join(first[reading])}|{''.join(further[reading])}".rstrip("|"))


if __name__ == "__main__":
    main(sys.argv[1])
