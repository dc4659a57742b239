"""A web page becomes an article."""

import codecs
import re

from lxml import etree

from tui.document.encoding import UnreadableError, decode
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle, one_value
from tui.exchange.incoming.blocks import Element
from tui.exchange.incoming.body import Body, is_prose, read_body
from tui.exchange.incoming.metadata import read_metadata
from tui.exchange.safe_text import without_controls

LARGEST_PAGE = 10_000_000
"""Bytes."""
_MOST_ELEMENTS, _LONGEST_TEXT = 20_000, 2_000_000  # of pages that trafilatura is asked about; it is not linear
_TAG = re.compile(r"<[^<>]{0,300}>")
_FEWEST_CHARACTERS = 60  # of running text in an article
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]+) -->")
# Korean pages that call themselves EUC-KR use the larger CP949.
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"})
_SAME = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "iso-2022-kr": "iso2022_kr",
    "utf8": "utf-8",
    "x-windows-949": "cp949",
}


def read_page(data: bytes, url: str | None = None, charset: str | None = None) -> IncomingArticle:
    """The article of an HTML page with its metadata. `charset` is what the server said.

    The place of the article is found by the marks that pages carry and by where the running text stands; where that is
    uncertain, trafilatura is asked too.

    Raises:
        ExchangeError: where the page is too large, in no known encoding, or holds no article.
    """
    if len(data) > LARGEST_PAGE:
        raise ExchangeError("too_large", megabytes=LARGEST_PAGE // 1_000_000)
    text = page_text(data, charset)
    tree = parse_html(text)
    saved = _SAVED_FROM.search(text[:2_000])
    metadata = read_metadata(tree, url or (saved[1] if saved else None))
    body = _body(tree, text, metadata.title, metadata.body)
    return IncomingArticle(
        title=metadata.title,
        subtitles=body.subtitles,
        outlet=metadata.outlet,
        reporters=metadata.reporters,
        published=metadata.published,
        source=metadata.source,
        tags=metadata.tags,
        body="\n\n".join(body.lines),
        original=data,
        original_suffix=".html",
    )


def page_text(data: bytes, charset: str | None = None) -> str:
    """The text of a page: by its byte order mark, the server's or its own charset if it fits, else detected.

    Raises:
        ExchangeError: where no encoding fits.
    """
    head = data[:4_096]
    stated = [charset] if charset else []
    stated += [found[1].decode("ascii") for found in (_META_CHARSET.search(head), _XML_CHARSET.search(head)) if found]
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        # UTF-8 proves itself; servers and pages are often wrong about it. Latin-1, which fits anything, proves nothing.
        for name in ("utf-8", *(one for one in stated if one.lower() not in _LATIN)):
            try:
                return data.decode(_SAME.get(name.lower(), name))
            except (LookupError, ValueError):
                continue
    try:
        return decode(data).text
    except UnreadableError as error:
        # A few broken bytes in a page of a known charset are no reason to lose it.
        for name in (*stated, "utf-8", "cp949"):
            try:
                text = data.decode(_SAME.get(name.lower(), name), errors="replace")
            except (LookupError, ValueError):
                continue
            if "<" in text and text.count("\ufffd") * 50 < len(text):
                return text
        raise ExchangeError("encoding") from error


def parse_html(text: str) -> Element:
    """The tree of a page. libxml2 cuts off what is nested too deeply; nothing is loaded from anywhere.

    Raises:
        ExchangeError: where there is no element at all.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    clean = without_controls(_XML_DECLARATION.sub("", text))
    try:
        tree = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ExchangeError("no_article") from error
    if tree is None:
        raise ExchangeError("no_article")
    return tree


def _body(tree: Element, text: str, title: str | None, stated: str | None) -> Body:
    body = read_body(tree, title)
    if body.certain and body.characters >= _FEWEST_CHARACTERS:
        return body
    body = _fuller(body, _stated_lines(stated))
    if body.characters < _FEWEST_CHARACTERS or not body.certain:
        body = _fuller(body, _by_trafilatura(tree, text))
    if not body.characters:
        raise ExchangeError("no_article")
    return body


def _fuller(body: Body, lines: list[str]) -> Body:
    """`body`, or the other `lines` where they hold more than twice its running text."""
    other = sum(len(line) for line in lines if is_prose(line))
    return Body(tuple(lines), body.subtitles) if body.characters < 0.5 * other else body


def _stated_lines(stated: str | None) -> list[str]:
    """The lines of a text in metadata, which may come without line breaks, or with markup."""
    pieces = re.split(r"\n+|<br\s*/?>|</p>|(?<=다\.)\s{2,}", stated or "")
    return [line for one in pieces if (line := one_value(_TAG.sub("", one)))]


def _by_trafilatura(tree: Element, text: str) -> list[str]:
    """The lines that trafilatura takes for the article; none where it fails, or where the page would take it long."""
    if (
        sum(1 for _ in zip(tree.iter(), range(_MOST_ELEMENTS), strict=False)) == _MOST_ELEMENTS
        or len(text) > _LONGEST_TEXT
    ):
        return []
    import trafilatura

    try:
        found = trafilatura.extract(
            text, include_comments=False, include_tables=True, deduplicate=False, target_language=None
        )
    except Exception:  # it has been seen to raise anything on broken pages
        return []
    return [line for one in (found or "").splitlines() if (line := one_value(one))]
