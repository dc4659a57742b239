"""Clock times: twelve-hour readings by part of the day."""

from tui.language.values.model import When

_BOUNDS = {
    "dawn": (0, 6),
    "am": (0, 12),
    "morning": (4, 12),
    "noontime": (12, 14),
    "pm": (12, 19),
    "evening": (18, 24),
    "night": (18, 24),
}


def daypart_bounds(daypart: str) -> tuple[int, int]:
    """First and last hour (excluded) of a part of the day, as Duckling has them for Korean."""
    return _BOUNDS[daypart]


def clock_hour(when: When) -> tuple[int, int | None, int | None, int]:
    """Hour of 0–23, minute, second, and by how many days the day moves (`24시`, `밤 12시`: one)."""
    hour, minute, shift = when.hour or 0, when.minute, 0
    daypart = when.daypart
    if daypart == "am" and hour == 12:
        hour = 0
    elif (daypart in ("pm", "evening") and hour < 12) or (daypart == "night" and 6 <= hour < 12):
        hour += 12
    elif daypart == "night" and hour == 12:
        hour, shift = 0, 1
    elif daypart == "noontime" and 1 <= hour <= 6:
        hour += 12
    if hour == 24:
        hour, shift = 0, 1
    if when.minutes_before:
        total = (hour * 60 + 60 * 24 * shift) - when.minutes_before
        shift, rest = divmod(total, 60 * 24)
        hour, minute = divmod(rest, 60)
    return hour, minute, when.second, shift
