"""Saved pages in one file (MHTML, RFC 2557)."""

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import IncomingArticle
from tui.exchange.incoming.page import read_page

_MOST_PARTS = 5_000


def read_web_archive(data: bytes) -> IncomingArticle:
    """The article of the archive's main page.

    Raises:
        ExchangeError: where it holds no page, or the page no article.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        page, url, charset = _main_page(message)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise ExchangeError("broken", kind="MHTML") from error
    if page is None:
        raise ExchangeError("no_article")
    return read_page(page, url, charset)


def _main_page(message: EmailMessage) -> tuple[bytes | None, str | None, str | None]:
    location = _address(message.get("Snapshot-Content-Location"))
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, location or _address(part.get("Content-Location")), part.get_content_charset()
    return None, None, None


def _address(value: object) -> str | None:
    text = str(value).strip() if value else ""
    return text if text.startswith(("http://", "https://")) else None
