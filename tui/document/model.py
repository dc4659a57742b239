"""What an article is. All spans count characters of `Article.text`."""

from enum import StrEnum

import msgspec

from tui.document.span import Span


class PartKind(StrEnum):
    """What a stretch of the stored text is."""

    FRONT_MATTER = "front matter"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    RELATED = "related"
    NOISE = "noise"
    BLANK = "blank"


class Part(msgspec.Struct, frozen=True, gc=False):
    """One stretch of the text and its kind. Marks (`▌`, `- `) and white space around the words are BLANK parts."""

    kind: PartKind
    span: Span


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Words of the article with their place: a subtitle line, a paragraph, a related headline, a noise line."""

    text: str
    span: Span


class Title(msgspec.Struct, frozen=True, gc=False):
    """The headline. `span` is None where it was made from the text (`derived`); `text` has no escapes of front matter."""

    text: str
    span: Span | None
    derived: bool = False


class Section(msgspec.Struct, frozen=True):
    """A heading (None for the lead) and the paragraphs up to the next one. `span` reaches from the heading to the last."""

    heading: Passage | None
    paragraphs: tuple[Passage, ...]
    span: Span


class Article(msgspec.Struct, frozen=True):
    """A stored article.

    `parts` are in order and cover `text` exactly: joining their stretches gives `text` back. The other fields are views of
    them. `published` is an ISO 8601 date or date-time (with zone where the text gives one), None where unknown.
    """

    text: str
    parts: tuple[Part, ...]
    title: Title
    subtitles: tuple[Passage, ...] = ()
    outlet: str | None = None
    reporters: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    related: tuple[Passage, ...] = ()
    noise: tuple[Passage, ...] = ()
