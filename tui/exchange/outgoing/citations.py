"""Citations of an article, or of a fact in it: plain, APA, BibTeX, CSL-JSON, or any CSL style of the user's own."""

import re
from pathlib import Path
from typing import Any

from tui.document.model import Article
from tui.exchange.errors import ExchangeError
from tui.exchange.fact_text import source_line
from tui.exchange.safe_text import one_line, url_or_none
from tui.language.facts.wording import fact_line
from tui.language.model import AnyFact

APA = Path(__file__).with_name("apa.csl")
_BIBTEX = re.compile(r"([\\{}#$%&_^~])")
_BIBTEX_NAMES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_HANGUL_NAME = re.compile(r"[가-힣]{2,5}")


def plain(article: Article, fact: AnyFact | None = None) -> str:
    """`title, outlet, date, address`; before it the fact, where one is cited."""
    return f"{one_line(fact_line(fact))} ({source_line(article)})" if fact is not None else source_line(article)


def csl_json(article: Article, fact: AnyFact | None = None) -> dict[str, Any]:
    """The article as a CSL-JSON item (`article-newspaper`); the cited fact stands in `note`."""
    item: dict[str, Any] = {
        "id": key_of(article),
        "type": "article-newspaper",
        "title": one_line(article.title.text),
        "language": "ko-KR",
    }
    if article.reporters:
        # Korean names are not split: they stand as they are, whatever a style does to others.
        item["author"] = [{"literal": one_line(name)} for name in article.reporters]
    if article.outlet:
        item["container-title"] = one_line(article.outlet)
    if article.published:
        numbers = [int(part) for part in re.findall(r"\d+", article.published[:10])]
        item["issued"] = {"date-parts": [numbers]}
    if address := url_or_none(article.source):
        item["URL"] = address
    if fact is not None:
        item["note"] = one_line(fact_line(fact))
    return item


def bibtex(article: Article, fact: AnyFact | None = None) -> str:
    """The article as a BibTeX `@article` entry, in UTF-8; names in braces are not split."""
    fields: dict[str, str | None] = {
        "title": f"{{{_escaped(article.title.text)}}}",
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in article.reporters) or None,
        "journal": _escaped(article.outlet) if article.outlet else None,
        "year": article.published[:4] if article.published else None,
        "month": article.published[5:7] or None if article.published else None,
        "day": article.published[8:10] or None if article.published else None,
        "url": url_or_none(article.source),
        "note": _escaped(fact_line(fact)) if fact is not None else None,
        "langid": "korean",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{key_of(article)},", *lines, "}"])


def apa(article: Article) -> str:
    """The article in the form of APA's 7th edition for newspaper articles on line."""
    return styled(article, APA)


def styled(article: Article, style: Path) -> str:
    """The article in a CSL style, as plain text.

    Raises:
        ExchangeError: where the style cannot be read.
    """
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    item = csl_json(article)
    try:
        sheet = CitationStylesStyle(str(style), validate=False)
        bibliography = CitationStylesBibliography(sheet, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in bibliography.bibliography()]
    except Exception as error:  # whatever it stumbles over in a style of the user's own
        raise ExchangeError("broken", kind="CSL") from error
    return one_line(" ".join(entries))


def key_of(article: Article) -> str:
    """A key for bibliographies: date and a short hash of title and outlet; the same for the same article."""
    from hashlib import blake2b

    words = f"{article.title.text}|{article.outlet}|{article.published}"
    day = re.sub(r"\D", "", (article.published or "")[:10]) or "nd"
    return f"dokja-{day}-{blake2b(words.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"


def _escaped(text: str) -> str:
    return _BIBTEX.sub(lambda found: _BIBTEX_NAMES.get(found[1], f"\\{found[1]}"), one_line(text))
