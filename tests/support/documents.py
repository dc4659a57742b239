"""Articles of any length for tests and benchmarks of the article pane, with an analysis, made without Kiwi."""

from random import Random

from tui.document.model import Article, Part, PartKind, Passage, Section, Title
from tui.document.span import Span
from tui.language.model import Analysis, EntityType, Mention, OutlineHeading

NAMES = (
    ("한빛제철", EntityType.ORGANISATION),
    ("윤가온", EntityType.PERSON),
    ("새터시", EntityType.PLACE),
    ("지난 3월", EntityType.DATE),
    ("2조5000억원", EntityType.QUANTITY),
    ("대표이사", EntityType.OCCUPATION),
)
SYLLABLES = (
    "가나다라마바사아자차카타파하거너더러머버서어저고노도로모보소오조구누두루무부수우주기니디리미비시이지을를은는"
)


class DocumentBuilder:
    """Adds passages one after the other and remembers where each stands."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.parts: list[Part] = []

    def add(self, kind: PartKind, text: str) -> Passage:
        span = Span(self.length, self.length + len(text))
        self.pieces += (text, "\n")
        self.length = span.end + 1
        self.parts += [Part(kind, span), Part(PartKind.BLANK, Span(span.end, span.end + 1))]
        return Passage(text, span)


def document(
    title: str = "한빛제철, 새터시에 공장",
    sections: tuple[tuple[str | None, tuple[str, ...]], ...] = (),
    *,
    subtitles: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    noise: tuple[str, ...] = (),
    **fields: object,
) -> Article:
    """An article of the given passages; `fields` are those of `Article` (outlet, reporters, published, source)."""
    build = DocumentBuilder()
    head = build.add(PartKind.TITLE, title)
    under = tuple(build.add(PartKind.SUBTITLE, line) for line in subtitles)
    made = []
    for heading, paragraphs in sections:
        top = build.add(PartKind.HEADING, heading) if heading is not None else None
        body = tuple(build.add(PartKind.PARAGRAPH, paragraph) for paragraph in paragraphs)
        first, last = (top or body[0]), (body[-1] if body else top)
        made.append(Section(top, body, Span(first.span.start, last.span.end)))
    links = tuple(build.add(PartKind.RELATED, line) for line in related)
    rest = tuple(build.add(PartKind.NOISE, line) for line in noise)
    return Article(
        text="".join(build.pieces),
        parts=tuple(build.parts),
        title=Title(title, head.span),
        subtitles=under,
        sections=tuple(made),
        related=links,
        noise=rest,
        **fields,
    )


def mentions_of(article: Article, names: tuple[tuple[str, EntityType], ...] = NAMES) -> Analysis:
    """An analysis with every occurrence of the names."""
    found = []
    for name, type_ in names:
        start = article.text.find(name)
        while start >= 0:
            found.append(Mention(Span(start, start + len(name)), name, type_, name))
            start = article.text.find(name, start + len(name))
    return Analysis(version="test", published=None, mentions=tuple(sorted(found, key=lambda one: one.span)))


def with_outline(analysis: Analysis, *headings: tuple[str, int]) -> Analysis:
    """The analysis with generated headings (text, start)."""
    return Analysis(
        version=analysis.version,
        published=None,
        mentions=analysis.mentions,
        outline=tuple(OutlineHeading(text, start) for text, start in headings),
    )


def long_document(characters: int, seed: int = 1) -> tuple[Article, Analysis]:
    """About that many characters of invented words and names in paragraphs under a heading every ten; and its entities."""
    random = Random(seed)
    sections: list[tuple[str | None, tuple[str, ...]]] = []
    written = 0
    while written < characters:
        paragraphs = []
        for _ in range(10):
            words, length, goal = [], 0, random.randint(80, 320)
            while length < goal:
                name = random.random() < 0.12
                word = random.choice(NAMES)[0] if name else "".join(random.choices(SYLLABLES, k=random.randint(1, 6)))
                words.append(word)
                length += len(word) + 1
            paragraphs.append(" ".join(words) + ".")
            written += length
            if written >= characters:
                break
        sections.append((f"소제목 {len(sections) + 1}", tuple(paragraphs)))
    article = document("긴 기사", tuple(sections), outlet="새터일보", published="2025-03-04")
    return article, mentions_of(article)
