"""Articles as Markdown: plain, so that `dokja add` takes them back the same, or as a note for Obsidian."""

import json
import re
from collections.abc import Iterator

from tui.document.headings import is_heading_text
from tui.document.model import PartKind
from tui.document.related import is_label
from tui.document.span import Span
from tui.exchange.fact_text import facts_as_markdown
from tui.exchange.outgoing.export import Export
from tui.exchange.safe_text import markdown, markdown_line, one_line
from tui.translation import translate

LONGEST_HEADING = 60
_NOT_IN_LINKS = re.compile(r"[\[\]|#^\\/:]+")
_LIST_MARKS = ("-", "–", "—", "·", "•", "*")
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
        ("subtitle", [one.text for one in (export.subtitles if obsidian else article.subtitles)]),
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
    """The lines of the body in order, one block each; those that front matter says already are left out."""
    text = export.article.text
    label = False
    for line, kind, words in _lines(export):
        if kind in (PartKind.TITLE, PartKind.SUBTITLE):
            continue
        listed = label or text[line.start : words.start].strip() in _LIST_MARKS
        if kind is PartKind.HEADING:
            yield _heading(text, line, words)
        elif kind is PartKind.RELATED and listed:
            yield f"- {markdown_line(words.of(text))}"
        elif links and kind in (PartKind.PARAGRAPH, PartKind.BYLINE):
            yield _linked(text, line, links)
        else:
            yield markdown_line(line.of(text))
        label = is_label(line.of(text).strip()) or (label and kind is PartKind.RELATED)


def _lines(export: Export) -> Iterator[tuple[Span, PartKind, Span]]:
    """Each line of the body with words: its span, what it is (its first part that is more than marks), that part's span."""
    parts = [one for one in export.article.parts if one.kind not in (PartKind.BLANK, PartKind.FRONT_MATTER)]
    text = export.article.text
    index = 0
    while index < len(parts):
        first = parts[index]
        start = text.rfind("\n", 0, first.span.start) + 1
        end = text.find("\n", first.span.start)
        end = len(text) if end < 0 else end
        yield Span(start, end), first.kind, first.span
        while index < len(parts) and parts[index].span.start < max(end, first.span.end):
            index += 1


def _heading(text: str, line: Span, words: Span) -> str:
    """`## …`; what is no heading under another mark keeps its own: questions of an interview, `[앵커]`, `◇제목=본문`."""
    said = words.of(text)
    alone = not text[words.end : line.end].strip(" ━─═▬=】>〉》]*#▌■◆◇●○")
    if alone and len(said) <= LONGEST_HEADING and is_heading_text(said) and not said[0].isdigit():
        return f"## {markdown_line(said)}"
    return markdown_line(line.of(text))


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
        pieces += [markdown_line(text[place:start]), link]
        place = end
    return "".join([*pieces, markdown_line(text[place : span.end])])


def _link_name(name: str) -> str:
    return " ".join(_NOT_IN_LINKS.sub(" ", one_line(name)).split())


def _obsidian_tag(tag: str) -> str:
    return re.sub(r"[^\w/-]+", "_", one_line(tag)).strip("_")
