"""What the reader opens across articles besides the page of an entity: trends, relations, the citation of an article."""

from __future__ import annotations

import asyncio

from textual.binding import Binding

from tui.app.drawing import flat
from tui.app.layout import ARTICLE
from tui.app.screens.navigation import NavigationScreen
from tui.library.errors import LibraryError
from tui.library.model import ArticleRow
from tui.translation import translate


class AcrossActions(NavigationScreen):
    """Actions that look across articles. What they open is imported when it is opened."""

    BINDINGS = [
        Binding("ctrl+t", "trends", "across.key_trends", id="reader.trends", show=False),
        Binding("ctrl+g", "relations", "across.key_relations", id="reader.relations", show=False),
        Binding("ctrl+k", "cite", "across.key_cite", id="reader.cite", show=False),
    ]

    @property
    def meant(self) -> ArticleRow | None:
        """The article that an action is about."""
        raise NotImplementedError

    def action_trends(self) -> None:
        """Show how often the articles of the search come up over time; without one, the most frequent names."""
        from tui.app.screens.trends import Trends
        from tui.app.trend_series import Term

        query = self.list_pane.effective_query
        self.app.push_screen(Trends(self.library, [Term(query)] if query else ()))

    def action_relations(self) -> None:
        """Show who appears with the entity under the cursor of the article, else with one to choose."""
        from tui.app.screens.name_choosers import choose_name
        from tui.app.screens.relations import Relations

        opened = self.open
        mention = self.article_pane.document.mention if opened is not None and self.focused_pane == ARTICLE else None
        if opened is not None and mention is not None:
            entity = self.library.entity_in(opened.id, mention.type.value, mention.name)
            if entity is not None:
                self.app.push_screen(Relations(self.library, entity))
                return
        choose_name(
            self,
            translate("across.names_title"),
            lambda entity: self.app.push_screen(Relations(self.library, entity)),
        )

    def action_cite(self) -> None:
        """Ask for a style, and copy the citation of the article meant."""
        from tui.app.screens.cite import cite_dialog

        row = self.meant
        if row is None:
            self.say(translate("across.open_first"))
            return
        try:
            dialog = cite_dialog(self.library, row.id)
        except LibraryError as error:
            self.say(flat(str(error)), error=True)
            return

        def answered(style: object) -> None:
            if isinstance(style, str):
                self.run_worker(self._cite(row.id, style), group="cite", exit_on_error=False)

        self.app.push_screen(dialog, answered)

    async def _cite(self, article_id: int, style: str) -> None:
        from tui.app.screens.cite import citation
        from tui.exchange.errors import ExchangeError

        try:
            text = await asyncio.to_thread(citation, self.library, article_id, style)
        except (LibraryError, ExchangeError) as error:
            self.say(flat(str(error)), error=True)
        else:
            self.app.copy(text, translate(f"across.format_{style}"))
