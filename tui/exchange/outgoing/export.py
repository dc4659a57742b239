"""What goes out: an article with what is known of it."""

import msgspec

from tui.document.model import Article, Passage
from tui.language.model import Analysis, AnyFact, Mention
from tui.library.model import Highlight


class Export(msgspec.Struct, frozen=True):
    """An article on its way out: its file name, text and structure, analysis, and the user's own tags and highlights."""

    name: str
    article: Article
    analysis: Analysis | None = None
    highlights: tuple[Highlight, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[AnyFact, ...]:
        """The facts, in the order of the text; none before the analysis."""
        return self.analysis.facts if self.analysis else ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of entities; none before the analysis."""
        return self.analysis.mentions if self.analysis else ()

    @property
    def subtitles(self) -> tuple[Passage, ...]:
        """The subtitles without one that the title was made from."""
        title, subtitles = self.article.title, self.article.subtitles
        made_from_first = title.derived and bool(subtitles) and subtitles[0].text == title.text
        return subtitles[1:] if made_from_first else subtitles

    @property
    def all_tags(self) -> tuple[str, ...]:
        """The article's own tags, then the user's."""
        return tuple(dict.fromkeys((*self.article.tags, *self.tags)))

    @property
    def headings(self) -> list[tuple[str, int, bool]]:
        """Headings with the start of their section (characters) and whether the analysis made them."""
        marked = [(one.heading.text, one.heading.span.start, False) for one in self.article.sections if one.heading]
        made = [(one.text, one.start, True) for one in self.analysis.outline] if self.analysis and not marked else []
        return sorted(marked + made, key=lambda heading: heading[1])
