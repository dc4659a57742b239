"""An app that shows one article, for tests in a real terminal: `python -m tests.support.document_app < article.json`."""

import sys
from pathlib import Path

import msgspec
from textual.app import App, ComposeResult

from tests.support.documents import mentions_of
from tui.app.document_layout.state import DocumentState
from tui.app.input_method import KoreanKeys
from tui.app.widgets.document_view import DocumentView
from tui.document.model import Article


class DocumentApp(KoreanKeys):
    """The article pane alone; `messages` are those that it has posted."""

    def __init__(self, article: Article | None = None, state: DocumentState | None = None) -> None:
        super().__init__()
        self.article = article
        self.state = state or DocumentState()
        self.messages: list[object] = []

    def compose(self) -> ComposeResult:
        yield DocumentView()

    def on_mount(self) -> None:
        self.view.focus()
        if self.article is not None:
            self.view.show(self.article, mentions_of(self.article), self.state)

    @property
    def view(self) -> DocumentView:
        return self.query_one(DocumentView)

    def on_document_view_entity_activated(self, message: DocumentView.EntityActivated) -> None:
        self.messages.append(message)

    def on_document_view_related_activated(self, message: DocumentView.RelatedActivated) -> None:
        self.messages.append(message)

    def on_document_view_source_activated(self, message: DocumentView.SourceActivated) -> None:
        self.messages.append(message)

    def on_document_view_fold_changed(self, message: DocumentView.FoldChanged) -> None:
        self.messages.append(message)

    def on_document_view_position_changed(self, message: DocumentView.PositionChanged) -> None:
        self.messages.append(message)

    def on_document_view_width_changed(self, message: DocumentView.WidthChanged) -> None:
        self.messages.append(message)

    def of_type(self, kind: type) -> list[object]:
        return [message for message in self.messages if isinstance(message, kind)]


def run(app: App[None]) -> None:
    app.run()


if __name__ == "__main__":
    run(DocumentApp(msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Article)))
