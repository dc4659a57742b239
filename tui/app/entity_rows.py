"""What is known of an entity across articles, as rows of lists. Foreign text is made safe to draw here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from tui.app.drawing import ASCII_CHROME, chrome, flat
from tui.app.widgets.row_list import Row
from tui.document.span import Span
from tui.language.facts.wording import fact_line
from tui.language.model import AnyFact, Quote
from tui.library.across.model import Entity, Month, NameRow, Said
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import ArticleRow
from tui.translation import translate

SECTIONS = ("overview", "articles", "said", "amounts", "company", "timeline")
BATCH = 100
MONTHS_SHOWN = 24
MORE = "more"
MOST_COMPANY = 2000
MOST_OTHERS = 30
_TYPES = ("PS", "OG", "LC", "EV", "AF")


class Place(NamedTuple):
    """What a row leads to: an article, the passage in it, and the fact that says so, where there is one."""

    article: int
    span: Span | None = None
    published: str | None = None
    fact: AnyFact | None = None


def type_name(entity_type: str) -> str:
    """The name of an entity type."""
    return translate(f"reader.type_{entity_type}")


def day(published: str | None) -> str:
    """The day of publication, clean, or that there is none."""
    return flat(published[:10]) if published else translate("across.no_date")


def nearest(library: Library, name: NameRow, centre: Entity) -> Entity | None:
    """Who bears a name in most of the articles of `centre`."""
    own = set(centre.articles)
    found = library.entities(name.entity_type, name.name)
    return max(found, key=lambda one: len(own & set(one.articles)), default=None)


def by_weight(name: NameRow) -> tuple[int, int, str]:
    """A key that sorts names: those in most articles first; of as many, persons and organisations first."""
    order = _TYPES.index(name.entity_type) if name.entity_type in _TYPES else len(_TYPES)
    return -name.articles, order, name.name


def bar(value: int, most: int, cells: int) -> str:
    """A bar of at most `cells` cells, at least half a cell for any value above 0."""
    halves = max(1, round(2 * cells * value / max(most, 1))) if value else 0
    if chrome() is ASCII_CHROME:
        return "#" * ((halves + 1) // 2)
    return "⣿" * (halves // 2) + ("⡇" if halves % 2 else "")


def heading(key: str, count: int | None = None) -> Row:
    """A heading inside a section."""
    right = "" if count is None else f"{count:,}"
    return Row(("group", key), translate(f"across.{key}"), "group", right=right, group=True, stop=False)


def name_row(name: NameRow, note: str = "") -> Row:
    """A name of a list of names."""
    right = "  ".join(filter(None, [note, type_name(name.entity_type), f"{name.articles:>5,}"]))
    return Row((name.entity_type, name.name), flat(name.name), right=right, payload=name)


def entity_row(library: Library, entity: Entity) -> Row:
    """One of several who bear a name: with titles, and when the articles are from."""
    titles = library.titles_of(entity)[:3]
    said = ", ".join(flat(" ".join(filter(None, [one.organisation, one.title]))) for one in titles)
    return Row(
        ("entity", entity.anchor, entity.name),
        flat(entity.name),
        lead="  ",
        right=translate("across.article_count", count=len(entity.articles)),
        detail=said or _newest_title(library, entity),
        payload=entity,
    )


def _newest_title(library: Library, entity: Entity) -> str:
    rows = library.rows(entity.articles[:1])
    return flat(rows[0].title) if rows else ""


class EntityRows:
    """Reads the sections of the page of `entity`; may be used in a thread."""

    def __init__(self, library: Library, entity: Entity) -> None:
        self.library = library
        self.entity = entity

    def section(self, name: str, count: int = BATCH) -> list[Row]:
        """The rows of a section, the first `count` of what it lists and one for more where there may be more."""
        return getattr(self, f"_{name}")(count)

    def _overview(self, count: int) -> list[Row]:
        entity = self.entity
        rows = [heading("names", len(entity.names)), *self._names()]
        if periods := self.library.titles_of(entity):
            rows.append(heading("titles", len(periods)))
            for period in periods:
                words = flat(" ".join(filter(None, [period.organisation, period.title])))
                first, last = day(period.first), day(period.last)
                dates = first if first == last else translate("across.first_to_last", first=first, last=last)
                number = translate("across.article_count", count=len(period.articles))
                rows.append(
                    Row(
                        ("title", period.title, period.organisation),
                        words,
                        lead="  ",
                        right=f"{dates}  {number}",
                        payload=Place(period.articles[0]),
                    )
                )
        others = [one for one in self.library.entities(entity.entity_type, entity.name) if one.anchor != entity.anchor]
        if others:
            rows += [heading("others", len(others)), *(entity_row(self.library, one) for one in others[:MOST_OTHERS])]
        if months := self.library.months_of(entity):
            rows += [heading("months"), *map(self._month(months), months[: -MONTHS_SHOWN - 1 : -1])]
        return rows

    def _names(self) -> list[Row]:
        return [
            Row(("name", name), flat(name), "strong" if name == self.entity.name else "", lead="  ", most=2, stop=False)
            for name in self.entity.names
        ]

    @staticmethod
    def _month(months: Sequence[Month]):
        most = max(month.articles for month in months)

        def row(month: Month) -> Row:
            return Row(
                ("month", month.month),
                f"{bar(month.articles, most, 30)} {month.articles:,}",
                lead=f"  {flat(month.month):<9}",
                lead_style="muted",
                stop=False,
            )

        return row

    def _articles(self, count: int) -> list[Row]:
        ids = self.entity.articles
        rows = [article_row(row) for row in self.library.rows(ids[:count])]
        return rows + _more(len(ids) > count)

    def _said(self, count: int) -> list[Row]:
        found = self.library.said_by(self.entity, limit=count)
        titles = self._titles([one.article for one in found])
        return [said_row(one, titles) for one in found] + _more(len(found) == count)

    def _amounts(self, count: int) -> list[Row]:
        found = self.library.amounts_of(self.entity, limit=count)
        titles = self._titles([one.article for one in found])
        return [
            Row(
                ("amount", one.article, one.amount),
                flat(fact_line(one.amount)),
                lead="  ",
                most=3,
                detail=f"{day(one.published)}  {titles.get(one.article, '')}",
                payload=Place(one.article, one.sentence, one.published, one.amount),
            )
            for one in found
        ] + _more(len(found) == count)

    def _company(self, count: int) -> list[Row]:
        found = self.library.company_of(self.entity, MOST_COMPANY)
        names = sorted((NameRow(one.entity_type, one.name, one.articles) for one in found), key=by_weight)
        most = max((one.articles for one in names), default=1)
        return [
            name_row(one)._replace(lead=f"  {bar(one.articles, most, 8):<8} ", lead_style="muted")
            for one in names[:count]
        ] + _more(len(names) > count)

    def _timeline(self, count: int) -> list[Row]:
        """Articles, with what was said and the amounts in each, newest first, under a heading a month."""
        ids = self.entity.articles[:count]
        articles = [row for row in self.library.rows(ids) if row.published]
        oldest = min((row.published or "" for row in articles), default="")
        facts: dict[int, list[Row]] = {}
        said = self.library.said_by(self.entity, since=oldest[:10] or None, limit=count * 2)
        for one in said:
            facts.setdefault(one.article, []).append(
                Row(
                    ("said", one.article, one.quote),
                    f"“{flat(' '.join(one.quote.text.split()))}”",
                    "muted",
                    lead=" " * 8,
                    most=2,
                    right=stance_of(one.quote),
                    payload=Place(one.article, one.sentence, one.published, one.quote),
                )
            )
        for number in self.library.amounts_of(self.entity, limit=count):
            facts.setdefault(number.article, []).append(
                Row(
                    ("amount", number.article, number.amount),
                    flat(fact_line(number.amount)),
                    "muted",
                    lead=" " * 8,
                    most=2,
                    payload=Place(number.article, number.sentence, number.published, number.amount),
                )
            )
        rows: list[Row] = []
        for month, group in groupby(articles, key=lambda row: (row.published or "")[:7]):
            inside = list(group)
            rows.append(Row(("group", month), flat(month), "group", right=f"{len(inside):,}", group=True, stop=False))
            for row in inside:
                lead = f"  {flat((row.published or '')[8:10]):<4}"
                rows.append(article_row(row)._replace(lead=lead, lead_style="strong", right="", most=2))
                rows += facts.get(row.id, [])
        return rows + _more(len(self.entity.articles) > count)

    def _titles(self, ids: Sequence[int]) -> dict[int, str]:
        return titles_of(self.library, ids)


def titles_of(library: Library, ids: Sequence[int]) -> dict[int, str]:
    """Outlet and title of articles, clean."""
    rows = library.rows(list(dict.fromkeys(ids)))
    return {row.id: flat("  ".join(filter(None, [row.outlet, row.title]))) for row in rows}


def stance_of(quote: Quote) -> str:
    """What the speaker did: said, denied…; "" where it is not known."""
    return translate(f"facts.{quote.stance.value}") if quote.stance is not None else ""


def article_row(row: ArticleRow) -> Row:
    """An article with its date and outlet."""
    return Row(
        ("article", row.id),
        flat(row.title),
        lead="  ",
        right=day(row.published),
        detail=flat(row.outlet or ""),
        payload=Place(row.id, published=row.published),
    )


def said_row(said: Said, titles: dict[int, str]) -> Row:
    """A quotation, with its stance, date and article."""
    return Row(
        ("said", said.article, said.quote),
        f"“{flat(' '.join(said.quote.text.split()))}”",
        lead="  ",
        most=6,
        right=stance_of(said.quote),
        right_style="accent",
        detail=f"{day(said.published)}  {titles.get(said.article, '')}",
        payload=Place(said.article, said.sentence, said.published, said.quote),
    )


def _more(there_is: bool) -> list[Row]:
    return [Row(MORE, translate("across.more"), "accent", lead="  ", payload=MORE)] if there_is else []


def copied_text(library: Library, places: Sequence[Place]) -> str:
    """Facts and articles with their sources, a blank line between those of different articles; unreadable ones are left out."""
    from tui.exchange.fact_text import facts_as_text, source_line

    blocks = []
    for article_id, group in groupby(places, key=lambda place: place.article):
        try:
            article = library.article(article_id)
        except LibraryError:
            continue
        facts = [place.fact for place in group if place.fact is not None]
        blocks.append(facts_as_text(facts, article) if facts else source_line(article))
    return "\n\n".join(blocks)
