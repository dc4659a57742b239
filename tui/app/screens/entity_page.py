"""A person, organisation or place across all stored articles; and the list of all names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult

from tui.app.drawing import flat
from tui.app.screens.chooser import Chooser
from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Row, RowList
from tui.document.span import Span
from tui.language.facts.wording import fact_line
from tui.library.across.model import Entity, Month, NameRow
from tui.library.library import Library
from tui.translation import translate

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

BAR_CELLS = 40
MOST_NAMES = 300


class Passage(NamedTuple):
    """A sentence of a stored article."""

    article_id: int
    sentence: Span | None


def page_rows(library: Library, entity: Entity) -> list[Row]:
    """Names, titles over time, quotations, amounts, companions, months, articles."""
    rows = [Row("names", translate("reader.card_names", names=", ".join(map(flat, entity.names))), most=4, stop=False)]
    if entity.others:
        rows.append(Row("others", translate("reader.page_others", count=entity.others), "muted", stop=False))
    rows += _group("titles", _title_rows(library, entity))
    rows += _group("said", _said_rows(library, entity))
    rows += _group("amounts", _amount_rows(library, entity))
    rows += _group("company", _company_rows(library, entity))
    rows += _group("months", month_rows(library.months_of(entity)))
    rows += _group("articles", _article_rows(library, entity))
    return rows


def _group(name: str, rows: Iterator[Row]) -> list[Row]:
    found = list(rows)
    if not found:
        return []
    title = translate(f"reader.page_{name}")
    return [Row(("group", name), title, "group", right=str(len(found)), group=True, stop=False), *found]


def _title_rows(library: Library, entity: Entity) -> Iterator[Row]:
    for number, one in enumerate(library.titles_of(entity)):
        words = " ".join(filter(None, (one.organisation, one.title)))
        period = " ~ ".join(dict.fromkeys(filter(None, (one.first, one.last))))
        first = Passage(one.articles[0], None) if one.articles else None
        yield Row(("title", number), flat(words), lead="    ", right=flat(period), most=2, payload=first)


def _said_rows(library: Library, entity: Entity) -> Iterator[Row]:
    for number, one in enumerate(library.said_by(entity)):
        yield _fact_row(("said", number), one.quote, one.article, one.published, one.sentence)


def _amount_rows(library: Library, entity: Entity) -> Iterator[Row]:
    for number, one in enumerate(library.amounts_of(entity)):
        yield _fact_row(("amount", number), one.amount, one.article, one.published, one.sentence)


def _fact_row(key: object, fact: object, article_id: int, published: str | None, sentence: Span) -> Row:
    words = flat(fact_line(fact))  # type: ignore[arg-type]
    date = (published or "")[:10]
    return Row(key, words, lead="    ", right=date, most=4, payload=Passage(article_id, sentence))  # type: ignore[arg-type]


def _company_rows(library: Library, entity: Entity) -> Iterator[Row]:
    for one in library.company_of(entity):
        kind = translate(f"reader.type_{one.entity_type}")
        yield Row(
            ("company", one.entity_type, one.name),
            flat(one.name),
            lead="    ",
            right=f"{kind} {one.articles}",
            payload=NameRow(one.entity_type, one.name, one.articles),
        )


def month_rows(months: Sequence[Month]) -> Iterator[Row]:
    """A bar for each month, as long as it has articles."""
    most = max((one.articles for one in months), default=1)
    for one in months:
        bar = "#" * max(round(BAR_CELLS * one.articles / most), 1)
        yield Row(
            ("month", one.month), f"{one.month}  {bar}", "accent", lead="    ", right=str(one.articles), stop=False
        )


def _article_rows(library: Library, entity: Entity) -> Iterator[Row]:
    for row in library.rows(entity.articles):
        date = (row.published or "")[:10]
        yield Row(row.id, flat(row.title), lead="    ", right=date, most=2, payload=Passage(row.id, None))


class EntityPage(Dialog[object]):
    """Answers with a `Passage` to go to, or a `NameRow` whose page to show."""

    def __init__(self, library: Library, entity: Entity) -> None:
        kind = translate(f"reader.type_{entity.entity_type}")
        count = translate("reader.page_in_articles", count=len(entity.articles))
        super().__init__(flat(entity.name), f"{kind}  {count}")
        self.add_class("-wide", "-tall")
        self._library = library
        self._entity = entity

    def parts(self) -> ComposeResult:
        """The list."""
        yield RowList()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(RowList).show(page_rows(self._library, self._entity), keep=False)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if (row := self.query_one(RowList).current) is not None and row.payload is not None:
            self.dismiss(row.payload)


def show_page(screen: ReaderScreen, entity_type: str, name: str) -> None:
    """Show the page of a name; where several bear it, ask which."""
    library = screen.library
    found = library.entities(entity_type, name)
    if not found:
        screen.say(translate("reader.page_none", name=flat(name)))
    elif len(found) == 1:
        _show(screen, found[0])
    else:
        rows = [_bearer_row(library, number, entity) for number, entity in enumerate(found)]
        title = translate("reader.page_which", name=flat(name))

        def answered(entity: object) -> None:
            if isinstance(entity, Entity):
                _show(screen, entity)

        screen.app.push_screen(Chooser(title, rows, typing=False), answered)


def _bearer_row(library: Library, number: int, entity: Entity) -> Row:
    titles = ", ".join(" ".join(filter(None, (one.organisation, one.title))) for one in library.titles_of(entity)[:3])
    newest = library.rows(entity.articles[:1])
    detail = flat(newest[0].title) if newest else ""
    words = flat(titles) or flat(entity.name)
    return Row(number, words, right=str(len(entity.articles)), detail=detail, most=2, payload=entity)


def _show(screen: ReaderScreen, entity: Entity) -> None:
    def answered(answer: object) -> None:
        if isinstance(answer, NameRow):
            show_page(screen, answer.entity_type, answer.name)
        elif isinstance(answer, Passage):
            screen.open_passage(answer.article_id, answer.sentence)

    screen.app.push_screen(EntityPage(screen.library, entity), answered)


def names_dialog(library: Library) -> Chooser:
    """All names of all articles, those in most articles first; answers with a `NameRow`."""

    def find(words: str) -> Sequence[Row]:
        return [
            Row(
                (one.entity_type, one.name),
                flat(one.name),
                right=f"{translate(f'reader.type_{one.entity_type}')} {one.articles}",
                payload=one,
            )
            for one in library.names(words, limit=MOST_NAMES)
        ]

    chooser = Chooser(translate("reader.names"), find, empty=translate("reader.names_none"))
    chooser.add_class("-tall")
    return chooser
