"""The part of the library's facade that keeps what the user says and does about articles."""

from collections.abc import Sequence

from tui.document.span import Span
from tui.library import corrections, highlights, journal, searches, state
from tui.library.connections import Connections
from tui.library.errors import ArticleMissingError
from tui.library.model import Colour, Correction, Highlight, ReadingState, SavedSearch, UserChange


class UserData(Connections):
    """Reading state, tags, highlights, corrections, saved searches. Every change but the reading position, the history of
    searches and `mark_opened` can be undone.
    """

    def mark_opened(self, id: int) -> None:
        """Note that an article was opened now: it is read, and `last_read` is now."""
        state.mark_opened(self._connection, id)

    def set_read(self, ids: Sequence[int], read: bool) -> None:
        """Mark articles as read or unread, as one change."""
        state.set_flag(self._connection, ids, "read", read)

    def toggle_read(self, id: int) -> bool:
        """Turn read into unread and back; returns what it is now."""
        return self._toggle(id, "read")

    def set_starred(self, ids: Sequence[int], starred: bool) -> None:
        """Star articles or take the star away, as one change."""
        state.set_flag(self._connection, ids, "starred", starred)

    def toggle_starred(self, id: int) -> bool:
        """Star or take the star away; returns whether it is starred now."""
        return self._toggle(id, "starred")

    def _toggle(self, id: int, column: str) -> bool:
        found = self._connection.execute(f"SELECT {column} FROM articles WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise ArticleMissingError(str(id))
        state.set_flag(self._connection, [id], column, not found[0])
        return not found[0]

    def set_published(self, id: int, published: str | None) -> None:
        """Set an article's date by hand (ISO 8601 date or date-time); None goes back to the one in the file.

        The article is analysed anew, for its relative dates.

        Raises:
            ValueError: no such date.
        """
        state.set_published(self._connection, id, published)

    def reading_state(self, id: int) -> ReadingState:
        """Where the reader was in the article, and its folded sections."""
        return state.reading_state(self._connection, id)

    def set_reading_state(self, id: int, reading: ReadingState) -> None:
        """Keep the place in the article and its folded sections."""
        state.set_reading_state(self._connection, id, reading)

    def tags(self, id: int) -> tuple[str, ...]:
        """The user's tags of an article."""
        return state.tags(self._connection, id)

    def set_tags(self, id: int, tags: Sequence[str]) -> None:
        """Replace the user's tags of an article."""
        state.set_tags(self._connection, id, tags)

    def all_tags(self) -> dict[str, int]:
        """All tags in use and how many articles have each."""
        return state.all_tags(self._connection)

    def add_highlight(self, id: int, span: Span, colour: Colour = Colour.YELLOW, note: str = "") -> int:
        """Mark a passage; returns the highlight's id."""
        return highlights.add(self._connection, id, span, colour, note)

    def change_highlight(self, highlight: int, *, colour: Colour | None = None, note: str | None = None) -> None:
        """Give a highlight another colour or note."""
        highlights.change(self._connection, highlight, colour, note)

    def remove_highlight(self, highlight: int) -> None:
        """Delete a highlight and its note."""
        highlights.remove(self._connection, highlight)

    def highlights(self, id: int) -> list[Highlight]:
        """The highlights of an article in order of their place."""
        return highlights.of_article(self._connection, id)

    def all_highlights(self, words: str = "", *, offset: int = 0, limit: int = 100) -> list[Highlight]:
        """Highlights of all articles, newest first; with `words` those whose quoted text or note has each of them."""
        return highlights.every(self._connection, words, offset, limit)

    def dismissed_facts(self, id: int) -> frozenset[str]:
        """Keys of the article's facts that the user dismissed; what a key is, the caller decides."""
        return state.dismissed_facts(self._connection, id)

    def set_dismissed(self, id: int, fact: str, dismissed: bool = True) -> None:
        """Dismiss a fact by its key, or take that back."""
        state.set_dismissed(self._connection, id, fact, dismissed)

    def corrections(self) -> list[Correction]:
        """What the user says of names in this library."""
        return corrections.every(self._connection, self.key)

    def correct(self, correction: Correction) -> None:
        """Give a name another type, say that it is no entity, or another name for it; replaces what was said before.

        A correction that says nothing takes back the one before.
        """
        corrections.correct(self._connection, self.key, correction)

    def undo(self) -> UserChange | None:
        """Take back the user's latest change; says which one, None where there is none."""
        return journal.undo(self._connection)

    def redo(self) -> UserChange | None:
        """Do again what was undone last; says what, None where there is nothing."""
        return journal.redo(self._connection)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches kept under a name for this library, in the order of the user."""
        return searches.saved(self._connection, self.key)

    def save_search(self, name: str, query: str) -> int:
        """Keep a search under a name, in place of one of the same name; returns its id.

        Raises:
            QueryError: for a mistake in the query.
        """
        from tui.library.query.parser import parse

        parse(query)
        return searches.save(self._connection, self.key, name, query)

    def move_search(self, id: int, place: int) -> None:
        """Put a saved search at another place (base 0) in their order."""
        searches.move(self._connection, self.key, id, place)

    def remove_search(self, id: int) -> None:
        """Forget a saved search."""
        searches.remove(self._connection, id)

    def search_history(self, limit: int = 50) -> list[str]:
        """Queries searched for, the latest first."""
        return searches.history(self._connection, limit)

    def note_search(self, query: str) -> None:
        """Put a query into the history."""
        searches.note(self._connection, query)

    def clear_search_history(self) -> None:
        """Forget all queries searched for."""
        searches.clear_history(self._connection)
