"""Asking for an article's date of publication."""

from __future__ import annotations

import datetime
import re

from tui.app.drawing import flat
from tui.app.screens.prompt import Prompt
from tui.library.model import ArticleRow
from tui.translation import translate

_WRITTEN = re.compile(r"(\d{4})\s*[-./년]?\s*(\d{1,2})\s*[-./월]?\s*(\d{1,2})\s*[일.]?(?:[T\s]+(\d{1,2}):(\d{2}))?\s*")


def iso_date(text: str) -> str | None:
    """The ISO date (or date-time to the minute) that `text` says, as people write it (`2025.10.1`, `20251001`,
    `2025년 10월 1일 14:30`); None for blank text, which means the date that the file says.

    Raises:
        ValueError: where it is no date.
    """
    if not text.strip():
        return None
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute = found.groups()
    date = datetime.date(int(year), int(month), int(day))
    if hour is None:
        return date.isoformat()
    return datetime.datetime.combine(date, datetime.time(int(hour), int(minute))).isoformat(timespec="minutes")


def _problem(text: str) -> str | None:
    try:
        iso_date(text)
    except ValueError:
        return translate("reader.no_such_date")
    return None


def date_prompt(row: ArticleRow) -> Prompt:
    """The dialog for an article; answers with text that `iso_date` understands."""
    return Prompt(
        translate("reader.date_title"),
        value=(row.published or "").replace("T", " ")[:16],
        note=translate("reader.date_note", title=flat(row.title)),
        placeholder="2025-10-01",
        check=_problem,
    )
