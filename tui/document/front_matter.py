"""The block of `key: value` lines between two `---` lines at the start of a file (YAML front matter)."""

import json
import re
from collections.abc import Iterator

import msgspec

from tui.document.normalisation import unescape
from tui.document.patterns import compiled
from tui.document.span import Span

_MOST_CHARACTERS = 20_000
_OPENING = compiled(r"\s*---[ \t]*\r?\n")
_CLOSING = compiled(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_PAIR = compiled(r"^([A-Za-z_가-힣][\w가-힣 -]{0,30}?)[ \t]*:(?:[ \t]+(.*?))?[ \t\r]*$", re.MULTILINE)
_PLAIN = compiled(r"[^\s'\"\[\]{}>|*&!%#`@,?:-](?:(?!\s#|:\s|:$).)*|-?[\w/.:+]+(?:(?!\s#|:\s|:$).)*")
_FLOW = compiled(r"\[((?:[^\[\]{}'\"#:&*]|:(?!\s))*)\]")

KEYS = {
    "title": "title",
    "제목": "title",
    "headline": "title",
    "subtitle": "subtitle",
    "subtitles": "subtitle",
    "부제": "subtitle",
    "outlet": "outlet",
    "매체": "outlet",
    "publisher": "outlet",
    "reporter": "reporter",
    "reporters": "reporter",
    "기자": "reporter",
    "author": "reporter",
    "authors": "reporter",
    "byline": "reporter",
    "date": "date",
    "published": "date",
    "날짜": "date",
    "source": "source",
    "url": "source",
    "link": "source",
    "출처": "source",
    "tags": "tags",
    "tag": "tags",
    "keywords": "tags",
    "태그": "tags",
}


class Value(msgspec.Struct, frozen=True, gc=False):
    """One value and the stretch of the text where it stands as written, quotes and escapes left aside."""

    text: str
    span: Span


class FrontMatter(msgspec.Struct, frozen=True):
    """What the block says under the keys that are known (`KEYS`), and where the block ends (0 where there is none)."""

    end: int = 0
    values: dict[str, tuple[Value, ...]] = {}

    def first(self, key: str) -> Value | None:
        """The first value of `key`, None where it has none."""
        values = self.values.get(key, ())
        return values[0] if values else None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`. A block that YAML does not read gives the lines that can be read alone.

    Simple blocks are read here; PyYAML, which takes 15 ms to import, only reads what has more of YAML's syntax. Only its
    events are used: nothing is constructed, and nesting or aliases cannot exhaust anything.
    """
    if text.lstrip()[:3] != "---" or not (opening := _OPENING.match(text)):
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    if closing is None:
        return FrontMatter()
    block = text[opening.end() : closing.start()]
    if block.strip() and not _PAIR.search(block):
        return FrontMatter()
    pairs = _simple(block)
    if pairs is None:
        pairs = _yaml(block)
    values: dict[str, tuple[Value, ...]] = {}
    for key, found in pairs:
        known = KEYS.get(key.strip().lower())
        if known and found.text.strip():
            value = Value(unescape(found.text.strip()), found.span.shifted(opening.end()))
            values[known] = (*values.get(known, ()), value)
    return FrontMatter(closing.end(), values)


Pair = tuple[str, Value]


def _simple(block: str) -> list[Pair] | None:
    """The pairs of a block in which each line is a key with a plain, quoted or `[a, b]` value; None for other blocks."""
    pairs: list[Pair] = []
    for match in re.finditer(r"^.*$", block, re.MULTILINE):
        line = match.group()
        if not line.strip() or line.startswith("#"):
            continue
        pair = _PAIR.fullmatch(line)
        if pair is None:
            return None
        found = _scalars(pair[2] or "", match.start() + pair.start(2))
        if found is None:
            return None
        pairs += ((pair[1], value) for value in found)
    return pairs


def _scalars(raw: str, start: int) -> list[Value] | None:
    if not raw or raw in ("~", "null"):
        return []
    if raw[0] == '"':
        try:
            return [Value(str(json.loads(raw)), Span(start + 1, start + len(raw) - 1))]
        except ValueError:
            return None
    if raw[0] == "'":
        inner = raw[1:-1]
        if len(raw) < 2 or raw[-1] != "'" or "'" in inner.replace("''", ""):
            return None
        return [Value(inner.replace("''", "'"), Span(start + 1, start + len(raw) - 1))]
    if flow := _FLOW.fullmatch(raw):
        items = re.finditer(r"[^\s,](?:[^,]*[^\s,])?", flow[1])
        return [Value(item.group(), Span(start + 1 + item.start(), start + 1 + item.end())) for item in items]
    return [Value(raw, Span(start, start + len(raw)))] if _PLAIN.fullmatch(raw) else None


def _yaml(block: str) -> list[Pair]:
    import yaml

    pairs: list[Pair] = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        pairs.extend(_top_level(yaml.parse(block, Loader=loader), block, yaml))
    except (yaml.YAMLError, ValueError, RecursionError):
        return _readable_lines(block)
    return pairs


def _top_level(events: Iterator[object], block: str, yaml: object) -> Iterator[Pair]:
    """Scalars of the outermost mapping and of the lists right inside it."""
    depth, key = 0, None
    for event in events:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
            if depth == 1:
                key = None
        elif kind == "AliasEvent" and depth == 1:
            key = None
        elif kind == "ScalarEvent":
            text = str(event.value)  # type: ignore[attr-defined]
            if depth == 1 and key is None:
                key = text
            elif key is not None and depth <= 2:
                yield key, Value(text, _place(event, block))
                key = None if depth == 1 else key


def _place(event: object, block: str) -> Span:
    start, end = event.start_mark.index, event.end_mark.index  # type: ignore[attr-defined]
    raw = block[start:end]
    if raw[:1] in ('"', "'") and raw[-1:] == raw[:1] and len(raw) > 1:
        return Span(start + 1, end - 1)
    return Span(start, start + len(raw.rstrip()))


def _readable_lines(block: str) -> list[Pair]:
    """What can be read of a block that is no YAML: each `key: value` line for itself, quotes that do not close kept."""
    pairs: list[Pair] = []
    for match in _PAIR.finditer(block):
        raw = match[2] or ""
        found = _scalars(raw, match.start(2)) if raw else []
        if found is None:
            found = [Value(raw, Span(match.start(2), match.start(2) + len(raw)))]
        pairs += ((match[1], value) for value in found)
    return pairs
