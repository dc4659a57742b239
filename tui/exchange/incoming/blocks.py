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


def blocks_of(root: Element, keep: frozenset[Element] = frozenset()) -> Iterator[Block]:
    """The blocks of `root`, in order. Boxes in `keep` count as text whatever they are called.

    Iterative: no nesting is too deep.
    """
    return _Walk(root, keep).blocks()


class _Walk:
    """One walk over a tree: what surrounds the present place, and the line being gathered."""

    def __init__(self, root: Element, keep: frozenset[Element]) -> None:
        self._root = root
        self._keep = keep
        # One entry for each element around the present place, the outermost first.
        self._places = [Place.TEXT]
        self._bold = [False]
        self._linked = [False]
        self._headings = [False]
        self._boxes = [root]
        self._done: list[Block] = []
        self._pieces: list[str] = []
        self._all_bold = self._all_linked = True

    def blocks(self) -> Iterator[Block]:
        skipped: Element | None = None
        for event, element in etree.iterwalk(self._root, events=("start", "end", "comment", "pi")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._tail(element)
            elif event == "start":
                if is_hidden(element):
                    skipped = element
                else:
                    self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self._tail(element)
            if self._done:
                yield from self._done
                self._done.clear()
        self._flush()
        yield from self._done

    def _start(self, element: Element) -> None:
        tag = element.tag
        is_box = tag in _BLOCK
        if (is_box or tag == "br") and self._pieces:
            self._flush()
        outer = self._places[-1]
        own = Place.TEXT if element is self._root or element in self._keep else place_of(element)
        self._places.append(max(outer, own) if own is not Place.SUBTITLE or outer is Place.TEXT else outer)
        is_heading = tag in _HEADINGS
        is_bold = is_heading or tag in _BOLD or _BOLD_STYLE.search(element.get("style") or "") is not None
        self._bold.append(self._bold[-1] or is_bold)
        self._linked.append(self._linked[-1] or (tag == "a" and element.get("href") is not None))
        self._headings.append(self._headings[-1] or is_heading)
        if is_box:
            self._boxes.append(element)
        self._add(element.text)

    def _end(self, element: Element) -> None:
        is_box = element.tag in _BLOCK
        # An inline box of another kind ends a line too: a caption in an `em` right before the text.
        if self._pieces and (is_box or self._places[-1] is not self._places[-2]):
            self._flush()
        if is_box:
            self._boxes.pop()
        for stack in (self._places, self._bold, self._linked, self._headings):
            stack.pop()
        self._tail(element)

    def _tail(self, element: Element) -> None:
        if element is not self._root:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if not text.isspace():
            self._all_bold &= self._bold[-1]
            self._all_linked &= self._linked[-1]

    def _flush(self) -> None:
        text = " ".join("".join(self._pieces).split())
        if text.strip(_INVISIBLE):
            heading = self._headings[-1]
            block = Block(text, self._places[-1], self._all_bold, self._all_linked, heading, self._boxes[-1])
            self._done.append(block)
        self._pieces = []
        self._all_bold = self._all_linked = True
