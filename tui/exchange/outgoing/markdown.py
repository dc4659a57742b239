"""Articles as Markdown: plain, so that `dokja add` takes them back the same, or as a note for Obsidian."""

import json
import re
from collections.abc import Iterator

from tui.document.headings import is_heading_text
from tui.document.model import Part, PartKind
from tui.document.span import Span
from tui.exchange.fact_text import facts_as_markdown
from tui.exchange.outgoing.export import Export
from tui.exchange.safe_text import markdown, one_line
from tui.translation import translate

LONGEST_HEADING = 60
_NOT_IN_LINKS = re.compile(r"[\[\]|#^\\/:]+")
_LINKED = frozenset({"PS", "OG", "LC", "EV", "AF"})


def as_markdown(export: Export) -> str:
    """Front matter and the article as it stands: headings, paragraphs, related headlines, captions and notices."""
    return "\n\n".join(["\n".join(_front_matter(export)), *_parts(export)]) + "\n"


def as_obsidian(export: Export) -> str:
    """A note: front matter, the text with `[[links]]` at the first mention of each entity, then facts and highlights."""
    blocks = ["\n".join(_front_matter(export, obsidian=True)), *_parts(export, _links(export))]
    if export.facts:
        blocks += [f"## {translate('exchange.facts')}", facts_as_markdown(export.facts, export.article)]
    if export.highlights:
        blocks.append(f"## {translate('exchange.highlights')}")
        blocks += [_highlight(one.quoted, one.note) for one in export.highlights]
    return "\n\n".join(blocks) + "\n"


def highlights_as_markdown(export: Export) -> str:
    """The marked passages as quotations, each with its note."""
    return "\n\n".join(_highlight(one.quoted, one.note) for one in export.highlights)


def _highlight(quoted: str, note: str) -> str:
    lines = [f"> {markdown(line)}" for line in quoted.splitlines() if line.strip()]
    return "\n".join([*lines, *(["", markdown(note)] if note else [])])


def _front_matter(export: Export, *, obsidian: bool = False) -> list[str]:
    article = export.article
    fields: list[tuple[str, object]] = [
        ("title", None if article.title.derived and not obsidian else article.title.text),
        ("subtitle", [one.text for one in article.subtitles]),
        ("outlet", article.outlet),
        ("reporter", list(article.reporters)),
        ("date", article.published),
        ("source", article.source),
        ("tags", [_obsidian_tag(tag) for tag in export.all_tags] if obsidian else list(export.all_tags)),
    ]
    if obsidian:
        names = dict.fromkeys(one.name for one in export.mentions if one.type in _LINKED)
        fields.append(("entities", [f"[[{link}]]" for name in names if (link := _link_name(name))]))
    return ["---", *(line for key, value in fields for line in _field(key, value)), "---"]


def _field(key: str, value: object) -> Iterator[str]:
    values = value if isinstance(value, list) else [value] if value else []
    words = [json.dumps(one_line(str(one)), ensure_ascii=False) for one in values if one]
    if len(words) == 1 and not isinstance(value, list):
        yield f"{key}: {words[0]}"
    elif words:
        yield f"{key}:"
        yield from (f"  - {word}" for word in words)


def _parts(export: Export, links: dict[int, tuple[int, str]] | None = None) -> Iterator[str]:
    """The parts of the body in order, one block each; those that front matter says already are left out."""
    text = export.article.text
    in_list = False
    for part in export.article.parts:
        if part.kind in (PartKind.FRONT_MATTER, PartKind.TITLE, PartKind.SUBTITLE, PartKind.BLANK):
            continue
        if part.kind is PartKind.RELATED and not in_list and not _has_label(export, part):
            yield translate("exchange.related_label")
        in_list = part.kind is PartKind.RELATED
        words = (
            _linked(text, part.span, links)
            if links and part.kind is PartKind.PARAGRAPH
            else markdown(part.span.of(text))
        )
        if part.kind is PartKind.HEADING:
            yield _heading(text, part.span, words)
        elif part.kind is PartKind.RELATED:
            yield f"- {words}"
        else:
            yield words


def _heading(text: str, span: Span, words: str) -> str:
    said = span.of(text)
    if len(said) <= LONGEST_HEADING and is_heading_text(said) and not said[0].isdigit():
        return f"## {words}"
    # What is no heading under another mark keeps its own: questions of an interview, `[앵커]`.
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    return markdown(
        text[line_start : span.end if "=" in text[span.end : span.end + 2] else line_end if line_end >= 0 else None]
    )


def _has_label(export: Export, part: Part) -> bool:
    """Whether the nearest part with words before the first headline of a list is its label."""
    from tui.document.related import is_label

    before = [one for one in export.article.parts if one.span.end <= part.span.start and one.kind is not PartKind.BLANK]
    return bool(before) and is_label(before[-1].span.of(export.article.text).strip())


def _links(export: Export) -> dict[int, tuple[int, str]]:
    """The first mention of each entity: start → end and the name it links to."""
    found: dict[int, tuple[int, str]] = {}
    seen: set[str] = set()
    for mention in sorted(export.mentions, key=lambda one: one.span.start):
        name = _link_name(mention.name)
        if mention.type in _LINKED and name and name not in seen:
            seen.add(name)
            found[mention.span.start] = (mention.span.end, name)
    return found


def _linked(text: str, span: Span, links: dict[int, tuple[int, str]]) -> str:
    pieces: list[str] = []
    place = span.start
    for start in sorted(start for start in links if span.start <= start < span.end):
        end, name = links[start]
        if start < place or end > span.end:
            continue
        words = one_line(text[start:end])
        link = f"[[{name}]]" if words == name else f"[[{name}|{_NOT_IN_LINKS.sub(' ', words)}]]"
        pieces += [_escaped(text[place:start]), link]
        place = end
    return "".join([*pieces, _escaped(text[place : span.end])])


def _escaped(text: str) -> str:
    """Markdown of a stretch, the spaces at its ends kept."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{markdown(text)}{' ' if text[-1].isspace() else ''}"


def _link_name(name: str) -> str:
    return " ".join(_NOT_IN_LINKS.sub(" ", one_line(name)).split())


def _obsidian_tag(tag: str) -> str:
    return re.sub(r"[^\w/-]+", "_", one_line(tag)).strip("_")
