"""The pieces found in the lines of a text, put together to an article."""

import re

from tui.document.bylines import reporter_names
from tui.document.dates import iso_date
from tui.document.front_matter import FrontMatter
from tui.document.lines import Line
from tui.document.model import Article, Part, PartKind, Passage, Section, Title
from tui.document.noise import copyright_holder
from tui.document.span import Span

_LONGEST_DERIVED = 60
_SENTENCE = re.compile(r".{10,}?[다요까]\.|.{1,300}", re.DOTALL)


class Draft:
    """What is known so far of a text: for each line its kind, and the pieces it is made of (offsets in the text)."""

    def __init__(self, text: str, front: FrontMatter, lines: list[Line]) -> None:
        self.text = text
        self.front = front
        self.lines = lines
        self.kinds: list[PartKind | None] = [None] * len(lines)
        self.pieces: list[list[tuple[PartKind, int, int]]] = [[] for _ in lines]
        self.byline_lines: set[int] = set()
        self.authors: set[str] = set()
        self.outlet: str | None = None
        self.copyright_outlet: str | None = None
        self.reporters: dict[str, None] = {}
        self.introduced: tuple[str, ...] = ()
        self.entered: str | None = None
        self.changed: str | None = None

    def mark(self, index: int, kind: PartKind, words: Span | None = None, *, start: int = 0) -> None:
        """The line is of this kind as a whole; `words` or `start` leave a mark or label before them aside."""
        self.kinds[index] = kind
        self.pieces[index] = []
        end = len(self.lines[index].text)
        if words is not None:
            start, end = words.start, words.end
        self.add(index, kind, start, end)

    def add(self, index: int, kind: PartKind, start: int, end: int) -> None:
        """One piece of a line, from `start` to `end` in it, white space around it left out."""
        line = self.lines[index]
        words = line.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            self.pieces[index].append((kind, line.start + start, line.start + start + len(words)))

    def add_byline(self, outlet: str | None, reporters: tuple[str, ...]) -> None:
        """Who wrote it; the first outlet named counts, and every reporter."""
        self.outlet = self.outlet or outlet
        self.reporters |= dict.fromkeys(reporters)

    def add_copyright(self, line: str) -> None:
        """Who holds the rights: the outlet, where no byline names one."""
        self.copyright_outlet = self.copyright_outlet or copyright_holder(line)

    def add_entry(self, entry: tuple[str | None, bool] | None) -> None:
        """When it was entered; a date of a change counts where no other is given."""
        if entry and entry[0]:
            if entry[1]:
                self.changed = self.changed or entry[0]
            else:
                self.entered = self.entered or entry[0]


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
        outlet=outlet.text if outlet else draft.outlet or draft.copyright_outlet,
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


def _reporters(draft: Draft) -> tuple[str, ...]:
    given = [name for value in draft.front.values.get("reporter", ()) for name in reporter_names(value.text)]
    return tuple(dict.fromkeys(given or draft.reporters or draft.introduced))


def _tags(front: FrontMatter) -> tuple[str, ...]:
    values = front.values.get("tags", ())
    if len(values) == 1 and "," in values[0].text:
        return tuple(tag.strip() for tag in values[0].text.split(",") if tag.strip())
    return tuple(value.text for value in values)
