"""The article that is open, with what the library keeps about it. Nothing of Textual here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.app.document_layout.outline import DEFAULT_FOLDED
from tui.app.document_layout.state import DocumentState, UserHighlight
from tui.document.model import Article
from tui.language.model import Analysis, AnyFact, EntityType
from tui.library.library import Library
from tui.library.model import ArticleRow, Highlight, ReadingState, RelatedLink

_KEY_FIELDS = {
    "role": ("person", "title", "org"),
    "quote": ("text",),
    "amount": ("text", "value", "unit"),
    "date": ("text", "value"),
    "alias": ("short", "long"),
    "person": ("name",),
    "event": ("predicate", "participants"),
}


def fact_key(fact: AnyFact) -> str:
    """What tells a fact from the others of its article, in every later analysis too."""
    kind = str(fact.__struct_config__.tag)
    return "\x1f".join([kind, *(str(getattr(fact, field)) for field in _KEY_FIELDS[kind])])


class OpenArticle:
    """An article, its analysis where there is one, and the user's own data about it.

    Raises:
        LibraryError: where it cannot be read (`load`, `reload`).
    """

    def __init__(self, library: Library, row: ArticleRow) -> None:
        self.library = library
        self.row = row
        self.id = row.id
        self.article: Article = library.article(row.id)
        self.load_analysis()
        self.dismissed = library.dismissed_facts(row.id)
        self.highlights: Sequence[Highlight] = library.highlights(row.id)

    @property
    def facts(self) -> list[AnyFact]:
        """The facts that the user has not dismissed."""
        if self.analysis is None:
            return []
        return [fact for fact in self.analysis.facts if fact_key(fact) not in self.dismissed]

    @property
    def state(self) -> DocumentState:
        """How it was left; the noise is folded where it was never open."""
        if self.row.last_read is None:
            return DocumentState(0, DEFAULT_FOLDED, self.marks)
        kept = self.library.reading_state(self.id)
        return DocumentState(kept.position, frozenset(kept.folded), self.marks)

    @property
    def marks(self) -> tuple[UserHighlight, ...]:
        """The user's highlights as the article pane takes them."""
        return tuple(UserHighlight(mark.span, mark.colour.value) for mark in self.highlights if mark.span is not None)

    @property
    def links(self) -> list[RelatedLink]:
        """The related headlines and the stored articles that they lead to."""
        return self.library.link_related(self.id, self.article)

    def keep(self, position: int, folded: frozenset[int]) -> None:
        """Keep the place and the folded sections."""
        self.library.set_reading_state(self.id, ReadingState(position, tuple(sorted(folded))))

    @property
    def type_counts(self) -> dict[EntityType, int]:
        """How many mentions of each type there are."""
        return Counter(mention.type for mention in self.analysis.mentions) if self.analysis is not None else {}

    def reload(self) -> None:
        """Read all of it anew: the file, its date or its analysis may be others now.

        Raises:
            LibraryError: where it cannot be read any more.
        """
        rows = self.library.rows([self.id])
        self.row = rows[0] if rows else self.row
        self.article = self.library.article(self.id)
        self.load_analysis()
        self.reload_own()

    def load_analysis(self) -> None:
        """Read the analysis. After a change of the date, only the dates are those of the new one: it is still `pending`."""
        self.analysis: Analysis | None = self.library.analysis(self.id)
        self.pending = self.analysis is None
        if self.pending:
            self.analysis = self.library.redated_analysis(self.id, self.article)

    def reload_own(self) -> None:
        """Read the user's own data anew, after a change or its undoing."""
        self.dismissed = self.library.dismissed_facts(self.id)
        self.highlights = self.library.highlights(self.id)
