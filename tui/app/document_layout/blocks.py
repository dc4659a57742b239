"""An article as a list of blocks, each drawn from its own first line."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from tui.app.document_layout.outline import NOISE_KEY, RELATED_KEY, OutlineEntry, outline_entries
from tui.document.cleaning import clean
from tui.document.model import Article, Passage
from tui.language.model import Analysis
from tui.translation import translate

LONGEST_ADDRESS = 80
"""Characters of a web address that are shown."""

_ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")  # ASCII stays escaped: a decoded slash or space would mislead


class BlockKind(StrEnum):
    """What a block shows, which decides its look."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    SOURCE = "source"
    HEADING = "heading"
    GENERATED_HEADING = "generated-heading"
    PARAGRAPH = "paragraph"
    RELATED_HEADING = "related-heading"
    RELATED = "related"
    NOISE_HEADING = "noise-heading"
    NOISE = "noise"


HEADINGS = frozenset(
    {BlockKind.HEADING, BlockKind.GENERATED_HEADING, BlockKind.RELATED_HEADING, BlockKind.NOISE_HEADING}
)


class Block(msgspec.Struct, frozen=True, gc=False):
    """A stretch of clean text that is wrapped as one.

    `source` is the article offset of its first character, None for text that does not stand in the article as shown;
    character n of the block is then character `source + n` of the article. `section` is the key of the section that it
    belongs to (for a heading: that it folds). `gap` counts blank lines before it. `number` says which related headline.
    `note` is drawn after the text and is no part of it.
    """

    kind: BlockKind
    text: str
    source: int | None = None
    section: int | None = None
    gap: int = 1
    number: int = 0
    note: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the block folds a section."""
        return self.kind in HEADINGS


def build_blocks(article: Article, analysis: Analysis | None = None) -> tuple[Block, ...]:
    """The blocks of an article in reading order: headline, sections, related headlines, noise."""
    text = clean_lines(article.text)
    blocks = list(_headline(article, text))
    blocks.extend(_body(article, text, outline_entries(article, analysis)))
    blocks.extend(_tail(article, text))
    return tuple(blocks)


def clean_lines(text: str) -> str:
    """Text made safe to draw, its line feeds kept (they become lines); has the length of `text`."""
    return "\n".join(map(clean, text.split("\n"))) if "\n" in text else clean(text)


def _headline(article: Article, text: str) -> Iterator[Block]:
    title = article.title
    subtitles = article.subtitles
    span = title.span
    if title.derived and subtitles and subtitles[0].text == title.text:
        span, subtitles = subtitles[0].span, subtitles[1:]  # the title was made from this line: it is not shown twice
    in_text = span is not None and span.of(article.text) == title.text
    source = span.start if span is not None and in_text else None
    yield Block(BlockKind.TITLE, clean(title.text.replace("\n", " ")), source)
    for subtitle in subtitles:
        yield _passage(BlockKind.SUBTITLE, subtitle, text, gap=0)
    yield Block(BlockKind.BYLINE, clean(byline(article).replace("\n", " ")), gap=0)
    if article.source:
        yield Block(BlockKind.SOURCE, clean(short_address(article.source.replace("\n", " "))), gap=0)


def short_address(address: str) -> str:
    """A web address to look at: `%`-escapes of letters decoded, and of a very long one the middle left out."""
    shown = _ESCAPED.sub(_decoded, address)
    if len(shown) <= LONGEST_ADDRESS:
        return shown
    kept = LONGEST_ADDRESS // 2
    return f"{shown[:kept]}…{shown[1 - kept :]}"


def _decoded(escaped: re.Match[str]) -> str:
    """The letters meant; the escapes themselves where they are no UTF-8."""
    try:
        return bytes.fromhex(escaped.group().replace("%", "")).decode()
    except UnicodeDecodeError:
        return escaped.group()


def byline(article: Article) -> str:
    """Outlet, reporters and date in one line, raw; what is unknown says so or is left out."""
    published = (article.published or "").replace("T", " ")[:16] or translate("document.no_date")
    parts = [article.outlet, ", ".join(article.reporters), published, " ".join(f"#{tag}" for tag in article.tags)]
    if article.title.derived:
        parts.append(translate("document.derived_title"))
    return " | ".join(part for part in parts if part)


def _body(article: Article, text: str, entries: tuple[OutlineEntry, ...]) -> Iterator[Block]:
    generated = {entry.key: entry for entry in entries if entry.generated}
    section_key: int | None = None
    for section in article.sections:
        if section.heading is not None:
            section_key = section.span.start
            yield _passage(BlockKind.HEADING, section.heading, text, section=section_key)
        for paragraph in section.paragraphs:
            if entry := generated.get(paragraph.span.start):
                section_key = entry.key
                heading = clean(entry.text.replace("\n", " "))
                note = translate("document.generated")
                yield Block(BlockKind.GENERATED_HEADING, heading, section=section_key, note=note)
            yield _passage(BlockKind.PARAGRAPH, paragraph, text, section=section_key)


def _tail(article: Article, text: str) -> Iterator[Block]:
    if article.related:
        yield Block(BlockKind.RELATED_HEADING, translate("document.related"), section=RELATED_KEY)
        for number, headline in enumerate(article.related):
            yield _passage(BlockKind.RELATED, headline, text, section=RELATED_KEY, gap=0, number=number)
    if article.noise:
        yield Block(BlockKind.NOISE_HEADING, translate("document.noise", count=len(article.noise)), section=NOISE_KEY)
        for line in article.noise:
            yield _passage(BlockKind.NOISE, line, text, section=NOISE_KEY, gap=0)


def _passage(
    kind: BlockKind, passage: Passage, text: str, section: int | None = None, gap: int = 1, number: int = 0
) -> Block:
    shown = passage.span.of(text)
    return Block(kind, shown, passage.span.start, section, gap, number)
