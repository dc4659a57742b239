"""What a page says of its article: JSON-LD `NewsArticle`, Open Graph, meta tags, `time`, and the places Korean outlets use."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import etree

from tui.document.normalisation import unescape
from tui.exchange.incoming.article import iso_date, one_value
from tui.exchange.incoming.blocks import Element

_ARTICLE_TYPES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle"}
)
_LONGEST_JSON = 500_000
_REPORTER = re.compile(
    r"([가-힣]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})\s?"
    r"(?:[가-힣]{0,6}(?:기자|특파원|논설위원|위원|선임기자|전문기자|PD|앵커|에디터|통신원|편집장))(?![가-힣])"
)
_BARE_NAME = re.compile(r"[가-힣]{2,4}")
_ROLE_END = re.compile(r"\s?(?:[가-힣·]{0,6}(?:기자|특파원|위원|PD|앵커|에디터|통신원))$")
_ENTRY = re.compile(
    r"(?:(?:기사)?\s?(?:최초\s?)?(?:입력|등록|승인|작성|게재|발행|송고|게시)(?:일시?|시간|일자)?)\s*[:：|]?\s*"
    r"((?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}[^가-힣A-Za-z]{0,6}(?:오전|오후)?[^가-힣A-Za-z]{0,12})"
)
_ANY_DATE = re.compile(r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}")
_ONLY_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}[.일]?"
    r"(?:[\sT,(월화수목금토일)]*(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?)?"
)
_SHORT_ELEMENTS = ("span", "p", "li", "em", "td", "div", "dd", "time", "strong")
_MOST_LOOKED_AT = 600
_SEPARATORS = (" - ", " | ", " :: ", " < ", " : ", " ― ", " – ", " — ", "::", "|", " ▶ ", " ㅣ ")
_MOST_TAGS = 20
_XPATH_META = etree.XPath("//meta[@content]")
_XPATH_JSON = etree.XPath("//script[contains(@type, 'ld+json')]")
_XPATH_TIME = etree.XPath("//time[@datetime]")
_XPATH_BYLINE = etree.XPath(
    "//*[self::span or self::p or self::div or self::a or self::em or self::li or self::strong or self::address]"
    "[@class or @itemprop or @rel][contains(@class, 'byline') or contains(@class, 'reporter') or contains(@class, 'writer')"
    " or contains(@class, 'journalist') or contains(@class, 'author') or @itemprop='author' or @rel='author']"
)
_XPATH_DATES = etree.XPath(
    "//*[self::span or self::p or self::div or self::em or self::li or self::dd or self::strong or self::td]"
    "[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'info') or contains(@class, 'byline')]"
)


class Metadata(msgspec.Struct, frozen=True):
    """What was found, None or empty where nothing was."""

    title: str | None = None
    outlet: str | None = None
    reporters: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    body: str | None = None
    """`articleBody` of the JSON-LD, for pages whose text is made by a script."""


class _Page:
    """The page's statements, each place looked up once."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.meta: dict[str, list[str]] = {}
        for element in _XPATH_META(tree):
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            if name and (value := one_value(unescape(element.get("content")))):
                self.meta.setdefault(name.strip().lower(), []).append(value)
        self.linked = next(_linked_articles(tree), {})

    def first_meta(self, *names: str) -> str | None:
        return next((self.meta[name][0] for name in names if name in self.meta), None)


def read_metadata(tree: Element, url: str | None) -> Metadata:
    """The metadata of a parsed page that came from `url`."""
    page = _Page(tree)
    source = _source(page, url)
    outlet = _outlet(page) or _outlet_in_title(page)
    return Metadata(
        title=_title(page, outlet),
        outlet=outlet,
        reporters=_reporters(page, outlet),
        published=_published(page),
        source=source,
        tags=_tags(page),
        body=_lines(page.linked.get("articleBody")),
    )


def _linked_articles(tree: Element) -> Iterator[dict[str, Any]]:
    for script in _XPATH_JSON(tree)[:20]:
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if not text or len(text) > _LONGEST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(value)


def _articles_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value[:50]:
            yield from _articles_in(one, depth + 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        if _ARTICLE_TYPES & {one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)}:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth + 1)


def _title(page: _Page, outlet: str | None) -> str | None:
    headings = [text for one in page.tree.iterfind(".//h1") if (text := one_value("".join(one.itertext())))]
    stated = _text(page.linked.get("headline")) or page.first_meta("og:title", "twitter:title", "title", "dc.title")
    if stated:
        # A JSON-LD headline may be cut at 110 characters, and titles carry the outlet's name; the heading on the page is whole.
        shown = next((one for one in headings if len(one) > 5 and (one in stated or stated.rstrip(".… ") in one)), None)
        return shown or _without_outlet(stated, outlet)
    document = page.tree.find(".//title")
    titled = one_value("".join(document.itertext())) if document is not None else None
    return next((one for one in headings if titled and one in titled), None) or (
        _without_outlet(titled, outlet) if titled else (headings[0] if headings else None)
    )


def _without_outlet(title: str, outlet: str | None) -> str:
    names = {outlet} if outlet else set()
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        tail = tail.strip()
        if (
            found
            and len(head.strip()) > 5
            and (tail in names or (not names and len(tail) <= 12 and _looks_like_outlet(tail)))
        ):
            return _without_outlet(head.strip(), outlet)
        head, found, tail = title.partition(separator)
        if found and head.strip() in names and len(tail.strip()) > 5:
            return tail.strip()
    return title


def _outlet_in_title(page: _Page) -> str | None:
    element = page.tree.find(".//title")
    title = one_value("".join(element.itertext())) or "" if element is not None else ""
    for separator in _SEPARATORS:
        tail = title.rpartition(separator)[2].strip(" :")
        if tail != title and len(tail) <= 12 and _looks_like_outlet(tail):
            return tail
    return None


def _looks_like_outlet(words: str) -> bool:
    return bool(
        re.search(r"(?:뉴스|일보|신문|경제|방송|타임스|투데이|닷컴|저널|데일리|매일|통신|News|news|TV)\d?$", words)
    )


def _outlet(page: _Page) -> str | None:
    publisher = page.linked.get("publisher")
    for one in publisher if isinstance(publisher, list) else [publisher]:
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name and not name.startswith(("http", "@", "//")):
            return name
    stated = page.first_meta("article:media_name", "og:site_name", "publisher", "dc.publisher", "copyright")
    portal = page.first_meta("og:article:author")
    if portal and "|" in portal:
        stated = portal
    if stated and "|" in stated:  # portals write `outlet | portal`
        stated = stated.partition("|")[0].strip()
    if stated and not stated.startswith(("http", "@")) and not _REPORTER.search(stated):
        return _cleaned_outlet(stated)
    application = page.first_meta("application-name", "apple-mobile-web-app-title")
    return _cleaned_outlet(application) if application else None


def _cleaned_outlet(name: str) -> str | None:
    for separator in (" - ", " | ", " :: "):
        name = name.partition(separator)[0]
    return name.strip() or None


def _reporters(page: _Page, outlet: str | None) -> tuple[str, ...]:
    stated: list[str] = []
    authors = page.linked.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        kind = author.get("@type") if isinstance(author, dict) else None
        name = _text(author.get("name")) if isinstance(author, dict) else _text(author)
        if name and kind != "Organization":
            stated.append(name)
    if names := _names(stated, outlet):
        return names
    for key in (
        "dable:author",
        "article:author",
        "author",
        "byl",
        "dc.creator",
        "twitter:creator",
        "og:article:author",
        "reporter",
    ):
        if names := _names(page.meta.get(key, []), outlet):
            return names
    shown = [one_value(" ".join(element.itertext())) or "" for element in _XPATH_BYLINE(page.tree)[:12]]
    return _names([one for one in shown if len(one) < 80], outlet, titled=True)


def _names(texts: Iterable[str], outlet: str | None, *, titled: bool = False) -> tuple[str, ...]:
    """Names of people in `texts`; where `titled`, only those before `기자` and the like."""
    found: list[str] = []
    for text in texts:
        if (
            text == outlet
            or text.startswith("http")
            or (outlet and len(text) < 30 and outlet in text and "기자" not in text)
        ):
            continue
        with_title = [match[1] for match in _REPORTER.finditer(text)]
        if with_title:
            found += with_title
        elif not titled:
            for word in re.split(r"[,;/·&]|\s및\s", re.sub(r"\S+@\S+|\(.*?\)", "", text)):
                name = _ROLE_END.sub("", word.strip())
                if _BARE_NAME.fullmatch(name) or re.fullmatch(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}", name):
                    found.append(name)
    return tuple(dict.fromkeys(name for name in found if name not in ("관리자", "편집부", "디지털", "온라인", outlet)))


def _published(page: _Page) -> str | None:
    stated = [_text(page.linked.get("datePublished"))]
    stated += [
        page.first_meta(name)
        for name in (
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "dd:published_time",
            "og:regdate",
            "datepublished",
            "pubdate",
            "publish_date",
            "publishdate",
            "dc.date.issued",
            "dc.date",
            "date",
            "parsely-pub-date",
        )
    ]
    for text in stated:
        if date := iso_date(text):
            return date
    for element in _XPATH_TIME(page.tree)[:5]:
        if date := iso_date(element.get("datetime")):
            return date
    for attribute in ("data-date-time", "data-published", "data-date"):
        if (marked := page.tree.find(f".//*[@{attribute}]")) is not None and (date := iso_date(marked.get(attribute))):
            return date
    return _shown_date(page.tree)


def _shown_date(tree: Element) -> str | None:
    """A date shown on the page: after `입력` and the like first, then alone in a place named for dates, then alone anywhere."""
    named = [_short_text(element) for element in _XPATH_DATES(tree)[:40]]
    texts = [text for text in named if text]
    everywhere = [_short_text(element, 60) for element in islice(tree.iter(*_SHORT_ELEMENTS), _MOST_LOOKED_AT)]
    for text in (*texts, *filter(None, everywhere)):
        if (entry := _ENTRY.search(text)) and (date := iso_date(entry[1])):
            return date
    for text in texts:
        if len(text) < 40 and _ANY_DATE.search(text) and (date := iso_date(text)):
            return date
    return next((iso_date(text) for text in everywhere if text and _ONLY_DATE.fullmatch(text)), None)


def _short_text(element: Element, longest: int = 200) -> str | None:
    """The words of an element, None where they are more than `longest` characters."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece.strip())
        if size > longest:
            return None
    return one_value(" ".join(pieces))


def _source(page: _Page, url: str | None) -> str | None:
    for found in page.tree.iterfind(".//link[@rel='canonical']"):
        canonical = found.get("href")
        break
    else:
        canonical = None
    linked = page.linked.get("url") or page.linked.get("mainEntityOfPage")
    if isinstance(linked, dict):
        linked = linked.get("@id")
    for candidate in (canonical, page.first_meta("og:url"), linked if isinstance(linked, str) else None, url):
        address = urljoin(url or "", candidate.strip()) if candidate else ""
        parts = _split(address)
        # A canonical address that is the start page says nothing of the article.
        if parts and (len(parts.path) > 1 or parts.query):
            return one_value(address)
    return None


def _split(address: str) -> Any:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _tags(page: _Page) -> tuple[str, ...]:
    stated: list[str] = list(page.meta.get("article:tag", []))
    keywords = page.linked.get("keywords")
    if not stated:
        stated = (
            [one for one in keywords if isinstance(one, str)] if isinstance(keywords, list) else [_text(keywords) or ""]
        )
    if not any(stated):
        stated = [page.first_meta("news_keywords", "keywords") or ""]
    words = [word.strip().lstrip("#").strip() for text in stated for word in re.split(r"[,;|]", text)]
    return tuple(dict.fromkeys(word for word in words if 0 < len(word) <= 40))[:_MOST_TAGS]


def _lines(value: Any) -> str | None:
    return unescape(value) if isinstance(value, str) and value.strip() else None


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    return one_value(unescape(value)) if isinstance(value, str) and value.strip() else None
