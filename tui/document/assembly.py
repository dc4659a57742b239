"""The pieces found in the lines of a text, put together to an article."""

import re
from operator import itemgetter

from tui.document.bylines import reporter_names
from tui.document.dates import iso_date
from tui.document.draft import Draft
from tui.document.front_matter import FrontMatter
from tui.document.model import Article, Part, PartKind, Passage, Section, Title
from tui.document.patterns import compiled
from tui.document.span import Span

_LONGEST_DERIVED = 60
_SENTENCE = compiled(r".{10,}?[다요까]\.|.{1,300}", re.DOTALL)


def assembled(draft: Draft) -> Article:
    """The article that a finished draft describes."""
    parts = _parts(draft)
    passages = {
        kind: tuple(Passage(part.span.of(draft.text), part.span) for part in parts if part.kind is kind)
        for kind in (PartKind.TITLE, PartKind.SUBTITLE, PartKind.RELATED, PartKind.NOISE)
    }
    front = draft.front
    subtitles = (
        tuple(Passage(value.text, value.span) for value in front.values.get("subtitle", ()))
        + passages[PartKind.SUBTITLE]
    )
    sections = _sections(draft.text, parts)
    outlet = front.first("outlet")
    date = front.first("date")
    source = front.first("source")
    return Article(
        text=draft.text,
        parts=parts,
        title=_title(draft, passages[PartKind.TITLE], subtitles, sections),
        subtitles=subtitles,
        outlet=outlet.text if outlet else _outlet(draft),
        reporters=_reporters(draft),
        published=(iso_date(date.text) if date else None) or draft.entered or draft.changed,
        source=source.text if source else None,
        tags=_tags(front),
        sections=sections,
        related=passages[PartKind.RELATED],
        noise=passages[PartKind.NOISE],
    )


def _parts(draft: Draft) -> tuple[Part, ...]:
    """All pieces in order, and blank parts for what lies between them."""
    parts: list[Part] = []
    last = draft.front.end
    if last:
        parts.append(Part(PartKind.FRONT_MATTER, Span(0, last)))
    for pieces in draft.pieces:
        for kind, start, end in sorted(pieces, key=lambda piece: piece[1]):
            if start > last:
                parts.append(Part(PartKind.BLANK, Span(last, start)))
            parts.append(Part(kind, Span(start, end)))
            last = end
    rest = draft.text[last:]
    if rest.strip() and (not draft.lines or draft.lines[-1].end <= last):
        start = last + len(rest) - len(rest.lstrip())
        end = last + len(rest.rstrip())
        parts += (Part(PartKind.BLANK, Span(last, start)), Part(PartKind.NOISE, Span(start, end)))
        last = end
    if last < len(draft.text):
        parts.append(Part(PartKind.BLANK, Span(last, len(draft.text))))
    return tuple(part for part in parts if len(part.span))


def _sections(text: str, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading: Passage | None = None
    paragraphs: list[Passage] = []

    def close() -> None:
        if heading or paragraphs:
            members = [heading, *paragraphs] if heading else paragraphs
            sections.append(Section(heading, tuple(paragraphs), Span(members[0].span.start, members[-1].span.end)))

    for part in parts:
        if part.kind is PartKind.HEADING:
            close()
            heading, paragraphs = Passage(part.span.of(text), part.span), []
        elif part.kind is PartKind.PARAGRAPH:
            paragraphs.append(Passage(part.span.of(text), part.span))
    close()
    return tuple(sections)


def _title(
    draft: Draft, titles: tuple[Passage, ...], subtitles: tuple[Passage, ...], sections: tuple[Section, ...]
) -> Title:
    if front := draft.front.first("title"):
        return Title(front.text, front.span)
    if titles:
        return Title(titles[0].text, titles[0].span)
    if subtitles:
        return Title(subtitles[0].text, None, derived=True)
    first = next(
        (passage.text for section in sections for passage in (*section.paragraphs, section.heading) if passage), ""
    )
    if not first and draft.lines:
        first = draft.lines[0].text
    match = _SENTENCE.match(first[:400])
    sentence = (match.group() if match else "").strip()
    short = sentence if len(sentence) <= _LONGEST_DERIVED else sentence[: _LONGEST_DERIVED - 1].rstrip() + "…"
    return Title(" ".join(short.split()), None, derived=True)


def _outlet(draft: Draft) -> str | None:
    """The first outlet that a byline names, else the one that holds the rights."""
    named = (outlet for _, outlet, _ in sorted(draft.bylines, key=itemgetter(0)) if outlet)
    return next(named, draft.copyright_outlet)


def _reporters(draft: Draft) -> tuple[str, ...]:
    given = [name for value in draft.front.values.get("reporter", ()) for name in reporter_names(value.text)]
    named = [name for _, _, names in sorted(draft.bylines, key=itemgetter(0)) for name in names]
    return tuple(dict.fromkeys(given or named or draft.introduced))


def _tags(front: FrontMatter) -> tuple[str, ...]:
    values = front.values.get("tags", ())
    if len(values) == 1 and "," in values[0].text:
        return tuple(tag.strip() for tag in values[0].text.split(",") if tag.strip())
    return tuple(value.text for value in values)
