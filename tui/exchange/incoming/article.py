"""An article on its way in, and the text that it is stored as."""

import json
import re
from collections.abc import Iterable

import msgspec

from tui.document.normalisation import normalise
from tui.exchange.safe_text import without_controls

_PLAIN_VALUE = re.compile(r"[\w가-힣/.:+-]+")
_LONGEST_VALUE = 2_000
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[-./년]?\s?(?P<month>\d{1,2})\s?[-./월]?\s?(?P<day>\d{1,2})(?:일|\.)?"
    r"(?:[T ,]*(?:\([월화수목금토일]\))?[ ,]*(?P<half>오전|오후|AM|PM|am|pm)?\s*(?P<hour>\d{1,2})[:시]?\s?(?P<minute>\d{2})분?"
    r"(?:[:]?(?P<second>\d{2})초?(?:\.\d+)?)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|KST)?"
)


class IncomingArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article in the form in which it is stored; what is not known stays empty.

    `body`: one line a paragraph, `■ …` before a heading, captions and copyright as lines of their own, a list of related
    headlines after its label. `published`: ISO 8601. `original`: the bytes it was made from, with the suffix of their kind.
    """

    body: str
    title: str | None = None
    subtitles: tuple[str, ...] = ()
    outlet: str | None = None
    reporters: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    original: bytes | None = None
    original_suffix: str = ".html"


def with_tags(article: IncomingArticle, tags: tuple[str, ...]) -> IncomingArticle:
    """The same article with more tags."""
    return msgspec.structs.replace(article, tags=tuple(dict.fromkeys((*article.tags, *tags))))


def stored_text(article: IncomingArticle) -> str:
    """The text of the file: front matter with what is known, a blank line, the body. NFC, `\\n` line ends, no controls."""
    pairs: list[tuple[str, str | Iterable[str] | None]] = [
        ("title", article.title),
        ("subtitle", article.subtitles),
        ("outlet", article.outlet),
        ("reporter", article.reporters),
        ("date", article.published),
        ("source", article.source),
        ("tags", article.tags),
    ]
    lines = [line for key, value in pairs for line in _front_matter(key, value)]
    body = without_controls(normalise(article.body)[0]).strip("\n")
    return "\n".join(["---", *lines, "---", "", body, ""]) if lines else f"{body}\n"


def one_value(text: str | None) -> str | None:
    """`text` on one line without controls, None where nothing is left; at most 2,000 characters."""
    if text is None:
        return None
    return " ".join(without_controls(normalise(text)[0]).split())[:_LONGEST_VALUE] or None


def iso_date(text: str | None) -> str | None:
    """The ISO 8601 date or date-time that `text` begins with or holds, in one of the forms that pages use; else None.

    `20251001091500`, `2025.10.01. 오후 3:20`, `2025년 10월 1일`, `2025-10-01T09:15:00+09:00` and the like. A zone is kept,
    none is made up; `KST` is +09:00.
    """
    if not text or not (found := _DATE.search(text[:200])):
        return None
    from datetime import date, time

    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
        if found["hour"] is None:
            return day
        hour = int(found["hour"])
        if found["half"] in ("오후", "PM", "pm") and hour < 12:
            hour += 12
        if found["half"] in ("오전", "AM", "am") and hour == 12:
            hour = 0
        clock = time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    zone = {"KST": "+09:00", "Z": "+00:00", None: ""}.get(found["zone"], found["zone"] or "")
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    seconds = clock.isoformat("seconds") if found["second"] else clock.isoformat("minutes")
    return f"{day}T{seconds}{zone}"


def _front_matter(key: str, value: str | Iterable[str] | None) -> list[str]:
    values = [value] if isinstance(value, str) or value is None else list(value)
    words = [word for one in values if (word := one_value(one))]
    if not words:
        return []
    if len(words) == 1:
        return [f"{key}: {_quoted(words[0])}"]
    return [f"{key}:", *(f"  - {_quoted(word)}" for word in words)]


def _quoted(text: str) -> str:
    plain = _PLAIN_VALUE.fullmatch(text) and not text.endswith(":") and text[0] not in "-:.+" and not text.isdecimal()
    return (
        text
        if plain and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off")
        else json.dumps(text, ensure_ascii=False)
    )
