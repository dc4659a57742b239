"""The part of the library's facade that looks across articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.connections import Connections, repairing
from tui.library.journal import recorded

if TYPE_CHECKING:
    from tui.library.across.days import Day
    from tui.library.across.model import (
        Companion,
        Counted,
        Entity,
        Graph,
        Month,
        NameRow,
        RelatedArticle,
        Said,
        TitlePeriod,
    )


class Collection(Connections):
    """Names, entities, relations and trends of all stored articles; they know what the analyses say."""

    @repairing
    def names(
        self, words: str = "", *, entity_type: str | None = None, offset: int = 0, limit: int = 100
    ) -> list[NameRow]:
        """Names of all articles, those in most articles first; with `words` those that contain them.

        Corrections of the user are in them: what is no entity is left out, what has another type is of that (a list of one
        type is made of the types that the analysis gave).
        """
        from tui.library import corrections
        from tui.library.across import trends
        from tui.library.tokens import phrase

        if expression := phrase(words, open_end=True):
            rows = trends.matching_names(self._connection, expression, offset + limit)
            found = [row for row in rows if entity_type in (None, row.entity_type)][offset:]
        else:
            found = trends.names(self._connection, entity_type, offset, limit)
        return corrections.names(found, corrections.every(self._connection, self.key))

    @repairing
    def entities(self, entity_type: str, name: str) -> list[Entity]:
        """All who bear a name, the most frequent first: one for most names, several for people of one name."""
        from tui.library.across import identities

        return identities.identities(self._connection, self.key, entity_type, name)

    @repairing
    def entity_in(self, id: int, entity_type: str, name: str) -> Entity | None:
        """Who bears a name in this article."""
        return next((entity for entity in self.entities(entity_type, name) if id in entity.articles), None)

    def join_entities(self, one: Entity, other: Entity) -> None:
        """Say that two of one type are the same."""
        from tui.library.across import identities

        kind = one.entity_type
        with recorded(self._connection, "entity", one.name):
            self._connection.execute(
                "INSERT INTO user.entity_links (library, entity_type, name, other, same) VALUES (?, ?, ?, ?, 1)",
                (
                    self.key,
                    kind,
                    identities.reference(one.name, one.anchor),
                    identities.reference(other.name, other.anchor),
                ),
            )
            self._connection.execute(
                "DELETE FROM user.entity_links WHERE library = ? AND entity_type = ? AND same = 0"
                " AND (name, other) IN (SELECT x.value, y.value FROM json_each(?) x, json_each(?) y)",
                (self.key, kind, self._references(one), self._references(other)),
            )
            self._connection.execute(
                "DELETE FROM user.entity_links WHERE library = ? AND entity_type = ? AND same = 0"
                " AND (other, name) IN (SELECT x.value, y.value FROM json_each(?) x, json_each(?) y)",
                (self.key, kind, self._references(one), self._references(other)),
            )

    def split_entity(self, entity: Entity, articles: Sequence[int]) -> None:
        """Say that who is named in these articles is another than in the entity's other articles."""
        away = [hash for _, hash in self._hashes(articles)]
        rest = [hash for id, hash in self._hashes(entity.articles) if id not in set(articles)]
        with recorded(self._connection, "entity", entity.name):
            for name, hash in ((name, hash) for name in entity.names for hash in away):
                for other in rest:
                    self._connection.execute(
                        "INSERT INTO user.entity_links (library, entity_type, name, other, same) VALUES (?, ?, ?, ?, 0)",
                        (self.key, entity.entity_type, f"{name}@{hash}", f"{name}@{other}"),
                    )

    @repairing
    def titles_of(self, entity: Entity) -> list[TitlePeriod]:
        """The titles that articles give, with organisations and times, the latest first."""
        from tui.library.across import pages

        return pages.titles(self._connection, entity)

    @repairing
    def said_by(
        self, entity: Entity, *, since: str | None = None, until: str | None = None, offset: int = 0, limit: int = 50
    ) -> list[Said]:
        """What was quoted of the entity, newest first; `since` and `until` are ISO dates of publication, inclusive: two
        spans of time give two lists to compare.
        """
        from tui.library.across import pages

        return pages.said(self._connection, entity, since, until, offset, limit)

    @repairing
    def amounts_of(self, entity: Entity, *, offset: int = 0, limit: int = 50) -> list[Counted]:
        """Amounts tied to the entity, newest first."""
        from tui.library.across import pages

        return pages.amounts(self._connection, entity, offset, limit)

    @repairing
    def company_of(self, entity: Entity, limit: int = 30) -> list[Companion]:
        """Names in the same articles, the most frequent first."""
        from tui.library.across import pages

        return pages.company(self._connection, entity, limit)

    @repairing
    def months_of(self, entity: Entity) -> list[Month]:
        """Articles and mentions of the entity by month of publication."""
        from tui.library.across import pages

        return pages.months(self._connection, entity)

    @repairing
    def months_of_query(self, query: str | None = None) -> list[Month]:
        """Articles by month of publication, of all or of those that match a query.

        Raises:
            QueryError: for a mistake in the query.
        """
        from tui.library.across import trends

        ids = None if query is None or not query.strip() else self._search.all_matching(query)
        return trends.months_of(self._connection, ids)

    @repairing
    def days_of(self, entity: Entity) -> list[Day]:
        """Articles and mentions of the entity by day of publication."""
        from tui.library.across import days

        return days.days_of_entity(self._connection, entity)

    @repairing
    def days_of_query(self, query: str | None = None) -> list[Day]:
        """Articles by day of publication, of all or of those that match a query.

        Raises:
            QueryError: for a mistake in the query.
        """
        from tui.library.across import days

        ids = None if query is None or not query.strip() else self._search.all_matching(query)
        return days.days_of_articles(self._connection, ids)

    @repairing
    def related_articles(self, id: int, limit: int = 10) -> list[RelatedArticle]:
        """Articles about the same, with what they share, best first."""
        from tui.library.across import relations

        return relations.related_articles(self._connection, id, limit)

    @repairing
    def graph(self, query: str | None = None, *, entity: Entity | None = None, limit: int = 30) -> Graph:
        """The most frequent names and which stand together, in the articles of an entity, of a query, or in all.

        Raises:
            QueryError: for a mistake in the query.
        """
        from tui.library.across import relations

        if entity is not None:
            ids: Sequence[int] = entity.articles
        elif query is not None and query.strip():
            ids = sorted(self._search.all_matching(query))
        else:
            ids = [id for (id,) in self._connection.execute("SELECT id FROM main.articles WHERE analysed = 1")]
        return relations.graph(self._connection, ids, limit)

    def _hashes(self, ids: Sequence[int]) -> list[tuple[int, str]]:
        return [
            (id, row[0])
            for id in ids
            if (row := self._connection.execute("SELECT hash FROM main.articles WHERE id = ?", (id,)).fetchone())
        ]

    def _references(self, entity: Entity) -> str:
        hashes = [hash for _, hash in self._hashes(entity.articles)]
        return json.dumps([f"{name}@{hash}" for name in entity.names for hash in hashes])
