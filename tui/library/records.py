"""What the index keeps of an article, and how it sorts."""

import datetime
import zlib

import msgspec

from tui.document.model import Article, PartKind
from tui.document.span import Span

UNKNOWN_DATE = -(2**62)
_KOREA = datetime.timezone(datetime.timedelta(hours=9))
_BEFORE_TITLE = " \t\"'“”‘’[]()<>【】「」『』·…-–—"


def date_key(published: str | None) -> int:
    """Seconds since 1970 of an ISO 8601 date or date-time; Korean time where it names no zone. Unknown dates come first."""
    if not published:
        return UNKNOWN_DATE
    try:
        moment = datetime.datetime.fromisoformat(published)
    except ValueError:
        return UNKNOWN_DATE
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_KOREA)
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)).total_seconds())


def title_key(title: str) -> str:
    """What titles are sorted by: no quotation marks or brackets before it, no difference of case."""
    return title.lstrip(_BEFORE_TITLE).casefold() or title


def heads_of(article: Article) -> str:
    """Subtitles and headings, a line each."""
    lines = [passage.text for passage in article.subtitles]
    lines += [section.heading.text for section in article.sections if section.heading]
    return "\n".join(lines)


_SEARCHED = frozenset(
    (PartKind.TITLE, PartKind.SUBTITLE, PartKind.BYLINE, PartKind.HEADING, PartKind.PARAGRAPH, PartKind.BLANK)
)


def searched_ranges(article: Article) -> list[Span]:
    """The stretches of the text that search looks into: all but front matter, related headlines and noise."""
    ranges: list[Span] = []
    for part in article.parts:
        if part.kind in _SEARCHED:
            if ranges and ranges[-1].end == part.span.start:
                ranges[-1] = Span(ranges[-1].start, part.span.end)
            else:
                ranges.append(part.span)
    return ranges


def pack_ranges(ranges: list[Span]) -> bytes:
    """Ranges as they are stored."""
    return msgspec.msgpack.encode(ranges)


def unpack_ranges(data: bytes) -> list[Span]:
    """Stored ranges."""
    return msgspec.msgpack.decode(data, type=list[Span])


def searched_text(title: str, heads: str, text: str, ranges: list[Span]) -> str:
    """What the full-text index of an article holds, a line end between its pieces."""
    return "\n".join((title, heads, *(span.of(text) for span in ranges)))


def pack(text: str) -> bytes:
    """A text as it is stored."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> str:
    """A stored text."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
