"""Excel workbooks (xlsx), as BIGKinds exports them: the rows of the first sheet. Office Open XML, ECMA-376 part 1, §18."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from lxml import etree

from tui.exchange.errors import ExchangeError

LARGEST_PART = 100_000_000
"""Bytes of one part after unpacking."""
_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile(r"[A-Z]{1,3}")


def read_rows(data: bytes) -> Iterator[list[str]]:
    """The cells of each row as text, empty ones as empty strings.

    Raises:
        ExchangeError: where the workbook is broken or a part of it too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            strings = list(_shared_strings(archive)) if "xl/sharedStrings.xml" in names else []
            sheets = sorted((name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)), key=_number)
            if not sheets:
                raise ExchangeError("broken", kind="Excel")
            with _part(archive, sheets[0]) as sheet:
                for row in _elements(sheet, "row"):
                    yield _cells(row, strings)
    except (
        zipfile.BadZipFile,
        etree.LxmlError,
        ValueError,
        LookupError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise ExchangeError("broken", kind="Excel") from error


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def _part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ExchangeError("too_large", megabytes=LARGEST_PART // 1_000_000)
    return archive.open(name)


def _elements(part: IO[bytes], tag: str) -> Iterator[Any]:
    """The elements of this name, one in memory at a time; no entities, no network."""
    for _, element in etree.iterparse(part, tag=f"{_SPREADSHEET}{tag}", resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _shared_strings(archive: zipfile.ZipFile) -> Iterator[str]:
    with _part(archive, "xl/sharedStrings.xml") as part:
        for element in _elements(part, "si"):
            yield _text(element)


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_SPREADSHEET}t"))


def _cells(row: Any, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SPREADSHEET}c"):
        place = _COLUMN.match(cell.get("r") or "")
        column = _column_number(place[0]) if place else len(cells)
        cells += [""] * (column - len(cells))
        cells.append(_value(cell, strings))
    return cells


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_SPREADSHEET}v") or ""
    if kind == "s":
        return strings[int(value)]
    # Whole numbers may be written with a fraction: 20251001.0 is a date of BIGKinds.
    return value.removesuffix(".0")
