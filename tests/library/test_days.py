from tests.library.support import Shelf, news
from tui.language.model import EntityType

NAMES = {"윤가온": EntityType.PERSON}


def add(shelf: Shelf, name: str, body: str, date: str | None) -> None:
    shelf.analyse(shelf.add(name, news(name, body, date=date)), names=NAMES)


def test_days_of_an_entity_and_of_a_query(shelf: Shelf) -> None:
    add(shelf, "1.txt", "윤가온과 윤가온이다.", "2025-03-04")
    add(shelf, "2.txt", "윤가온 소식이다.", "2025-03-04")
    add(shelf, "3.txt", "윤가온 용광로다.", "2025-03-09T10:00+09:00")
    add(shelf, "4.txt", "윤가온 용광로다.", None)
    library = shelf.library
    entity = next(one for one in library.entities("PS", "윤가온"))
    found = {entity.articles: library.days_of(entity) for entity in library.entities("PS", "윤가온")}
    days = sorted((day.day, day.articles, day.mentions) for days in found.values() for day in days)
    assert sum(articles for _, articles, _ in days) == 3 and sum(mentions for *_, mentions in days) == 4
    assert {day for day, *_ in days} == {"2025-03-04", "2025-03-09"}
    assert entity.articles
    assert [(day.day, day.articles) for day in library.days_of_query("용광로")] == [("2025-03-09", 1)]
    assert [(day.day, day.articles) for day in library.days_of_query()] == [("2025-03-04", 2), ("2025-03-09", 1)]
