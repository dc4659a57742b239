"""What the library hands out. Article ids are small integers, valid as long as the index stands; spans count characters."""

from enum import StrEnum

import msgspec

from tui.document.span import Span


class Sort(StrEnum):
    """What a list is ordered by. Articles without the value come last in a descending list, first in an ascending one."""

    DATE = "date"
    TITLE = "title"
    OUTLET = "outlet"
    LAST_READ = "last_read"


class ArticleRow(msgspec.Struct, frozen=True, gc=False):
    """One line of a list.

    `path` is absolute, `name` the path below the library's folder; `published` an ISO 8601 date or date-time, the one set by
    hand before the one in the file; `length` counts characters; `last_read` is seconds since 1970; `unreadable` the reason
    why the file cannot be shown, else None; `analysed` whether an analysis of this very text is stored.
    """

    id: int
    path: str
    name: str
    title: str
    title_derived: bool
    outlet: str | None
    published: str | None
    length: int
    read: bool
    starred: bool
    last_read: float | None
    unreadable: str | None
    analysed: bool


class Changes(msgspec.Struct, frozen=True):
    """What a refresh found, as ids of articles; `unreadable` are those of the added and changed that cannot be shown."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Progress(msgspec.Struct, frozen=True, gc=False):
    """How far a refresh is: files read of the `total` new or changed ones."""

    done: int
    total: int


class ReadingState(msgspec.Struct, frozen=True, gc=False):
    """Where the reader was in an article: first visible character, and the starts of the folded sections (characters)."""

    position: int = 0
    folded: tuple[int, ...] = ()


class Colour(StrEnum):
    """Colours of a highlight."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class Highlight(msgspec.Struct, frozen=True):
    """A marked passage. `span` is None where an edit of the file removed the quoted words; `created` is seconds since 1970."""

    id: int
    article_id: int | None
    title: str
    span: Span | None
    quoted: str
    colour: Colour
    note: str
    created: float


class Correction(msgspec.Struct, frozen=True):
    """What the user says of a name: `type` another entity type, `ignored` no entity at all, `same_as` another name for it."""

    name: str
    entity_type: str
    new_type: str | None = None
    ignored: bool = False
    same_as: str | None = None


class RelatedLink(msgspec.Struct, frozen=True, gc=False):
    """A related headline of an article and the stored article it leads to; `close` where only nearly the same words."""

    headline: str
    span: Span
    article_id: int | None
    close: bool = False


class UserChange(msgspec.Struct, frozen=True, gc=False):
    """A change by the user that was undone or done again: its kind (`read`, `star`, `tags`…) and the article's title."""

    kind: str
    title: str


class SearchResult(msgspec.Struct, frozen=True):
    """An article found. `snippet` is a stretch of its text that begins at `start` (characters of the article's text);
    `spans` are the places in the snippet, `title_spans` in the row's title, that match.
    """

    row: ArticleRow
    snippet: str
    start: int
    spans: tuple[Span, ...]
    title_spans: tuple[Span, ...]


class SavedSearch(msgspec.Struct, frozen=True, gc=False):
    """A search kept under a name."""

    id: int
    name: str
    query: str
