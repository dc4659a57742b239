"""Dates of publication as files and pages write them."""

import re
from datetime import date, datetime

from tui.document.patterns import compiled

_DATE = compiled(
    r"(?P<year>(?:19|20)\d\d)\s?[-./년]\s?(?P<month>\d{1,2})\s?[-./월]\s?(?P<day>\d{1,2})(?:\s?일|\.)?"
    r"(?:[T\s,]+(?:\(?[월화수목금토일]\)?\s*)?(?P<half>오전|오후|AM|PM)?\s?(?P<hour>\d{1,2})(?::|시\s?)(?P<minute>\d{1,2})분?(?::(?P<second>\d\d))?(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_FEED_DATE = compiled(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")


def iso_date(text: str) -> str | None:
    """The first date in `text` as ISO 8601: a date, or a date-time where a time is given, with its zone if that is given.

    Reads `2025-10-01`, `2025.10.01 오전 10:12`, `2025년 10월 1일`, `2025-10-01T10:12:00+09:00` and the dates of feeds
    (RFC 5322). None where there is none, or none that the calendar has.
    """
    if match := _DATE.search(text):
        return _checked(match)
    if _FEED_DATE.match(text.strip()):
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(text.strip()).isoformat()
        except ValueError:
            return None
    return None


def _checked(match: re.Match[str]) -> str | None:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return day.isoformat()
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] in ("오후", "PM") else 0)
        moment = datetime(day.year, day.month, day.day, hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
    zone = match["zone"] or ""
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return moment.isoformat(timespec="seconds" if match["second"] else "minutes") + zone
