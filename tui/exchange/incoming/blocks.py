"""The visible text of a part of a page, cut into blocks: what a browser would show as lines, and how each was marked up."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import Any

import msgspec
from lxml import etree

Element = Any
"""An element of lxml, which has no types."""


class Place(IntEnum):
    """What the markup around a block says it is; the stronger wins over what is inside it."""

    TEXT = 0
    LIST = 1
    SUBTITLE = 2
    CAPTION = 3
    RELATED = 4
    BESIDE = 5
    """Beside the article: share buttons, advertisements, comments, boxes about the reporter."""


class Block(msgspec.Struct, frozen=True):
    """One line of text; `bold` and `linked`: all of it is; `heading`: it stands in `h2` … `h6`; `element`: its lowest parent."""

    text: str
    place: Place
    bold: bool
    linked: bool
    heading: bool
    element: Element


HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "svg",
        "canvas",
        "video",
        "audio",
        "object",
        "embed",
        "nav",
        "head",
        "map",
        "dialog",
        "progress",
        "meter",
    ]
)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_LONGEST_CAPTION = 300
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CAPTION = re.compile(
    r"caption|(?:img|image|photo|pic|picture)[-_]?(?:desc|txt|text|info|cap|comment|tit|credit|alt)|(?:desc|txt|cap)[-_]?(?:img|image|photo)|photo_?copy"
)
_RELATED = re.compile(
    r"relat|recommend|(?:more|link|hot|best|rank\w*|most|popular|other|also|next|prev|main|pick\w*|top)[-_]?(?:news|article|read|view|list|contents?)|read[-_]?(?:more|also)"
    r"|news[-_]?(?:list|rank)|ranking|series[-_]?(?:list|box)|together"
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:ads?|adv|advert\w*|banner\w*|promo\w*|sponsor\w*|subscri\w*|sns\w*|shar(?:e|ing)\w*|social\w*|tool(?:bar|box|s)?|util\w*|comment\w*|repl(?:y|ies)\w*"
    r"|newsletter\w*|tts|font\w*|print\w*|likes?|emotion\w*|poll|donat\w*|support\w*|tags?|keywords?|hash\w*|paging|pagination|breadcrumb\w*|popup\w*|layer\w*|login|menu|gnb|snb|lnb|"
    r"copy\w*|reporter\w*|journalist\w*|author\w*|byline\w*|writer\w*|profile\w*|issue\w*|channel\w*|app\w*down\w*|feedback|vote|recommend_btn|btn\w*|button\w*|"
    r"dates?|datetime|time|pubdate|article[-_]?info|info\w*|footer\w*|aside\w*|sidebar\w*|gallery[-_]?list|skip\w*|blind|sr[-_]only|hidden|a11y|notice\w*|event\w*|quiz|player|audio|voice|listen)(?=$|[\s_-])"
)
_SUBTITLE = re.compile(
    r"sub[-_]?(?:title|tit|head\w*|heading)|subject[-_]?sub|(?:^|[\s_-])(?:deck|dek|standfirst|kicker)(?=$|[\s_-])"
)


def names_of(element: Element) -> str:
    """Class and id in small letters: what Korean pages say most about a box."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style.lower()))


def place_of(element: Element) -> Place:
    """What the markup of this one element says."""
    tag = element.tag
    if tag == "figcaption":
        return Place.CAPTION
    if tag in ("aside", "footer"):
        return Place.RELATED if _RELATED.search(names_of(element)) else Place.BESIDE
    if tag in ("html", "body", "br", "b", "strong", "main", "article"):
        return Place.TEXT
    names = names_of(element)
    if len(names) > 1:
        if _SUBTITLE.search(names):
            return Place.SUBTITLE
        if _CAPTION.search(names):
            return Place.CAPTION
        if _RELATED.search(names):
            return Place.RELATED
        if _BESIDE.search(names):
            return Place.BESIDE
    if tag == "figure":
        return Place.CAPTION
    if tag == "table" and element.find(".//img") is not None and _is_short(element):
        return Place.CAPTION
    return Place.LIST if tag == "li" else Place.TEXT


def _is_short(element: Element) -> bool:
    """Whether a table holds no more words than a caption (old pages put the whole article into tables)."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > _LONGEST_CAPTION:
            return False
    return True


class _Line:
    """The block being gathered."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.plain = 0  # characters that are not bold
        self.unlinked = 0

    def add(self, text: str, bold: int, linked: int) -> None:
        self.pieces.append(text)
        letters = len(text) - text.count(" ") if text.strip() else 0
        if not bold:
            self.plain += letters
        if not linked:
            self.unlinked += letters


def blocks_of(root: Element, keep: frozenset[Element] = frozenset()) -> Iterator[Block]:
    """The blocks of `root`, in order. Boxes in `keep` (and what holds them) count as text whatever they are called.

    Iterative: no nesting is too deep.
    """
    line = _Line()
    place, bold, linked, heading = [Place.TEXT], [0], [0], [0]
    lowest = [root]

    def flush() -> Iterator[Block]:
        nonlocal line
        text = " ".join("".join(line.pieces).split())
        if text.strip(_INVISIBLE):
            yield Block(text, place[-1], line.plain == 0, line.unlinked == 0, bool(heading[-1]), lowest[-1])
        line = _Line()

    skipped: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if skipped is None and element.tail:
                line.add(element.tail, bold[-1], linked[-1])
            continue
        if event == "start":
            if skipped is not None:
                continue
            if is_hidden(element):
                skipped = element
                continue
            tag = element.tag
            is_block = tag in _BLOCK
            if is_block or tag == "br":
                yield from flush()
            own = Place.TEXT if element in keep or element is root else place_of(element)
            place.append(max(place[-1], own) if own is not Place.SUBTITLE or place[-1] is Place.TEXT else place[-1])
            is_bold = tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(element.get("style") or ""))
            bold.append(bold[-1] + is_bold)
            linked.append(linked[-1] + (tag == "a" and element.get("href") is not None))
            heading.append(heading[-1] + (tag in _HEADINGS))
            if is_block:
                lowest.append(element)
            if element.text:
                line.add(element.text, bold[-1], linked[-1])
            continue
        if skipped is not None:
            if element is not skipped:
                continue
            skipped = None
        else:
            if element.tag in _BLOCK:
                yield from flush()
                lowest.pop()
            elif place[-1] is not place[-2]:  # an inline box of another kind: its words are a line of their own
                yield from flush()
            for stack in (place, bold, linked, heading):
                stack.pop()
            if element.tag in ("td", "th") and element.getnext() is not None:
                line.add(" ", 1, 1)
        if element.tail and element is not root:
            line.add(element.tail, bold[-1], linked[-1])
    yield from flush()
