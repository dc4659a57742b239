import pytest

from tests.library.support import Shelf, news
from tui.library.model import Sort
from tui.library.records import UNKNOWN_DATE, date_key, title_key


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    for number in range(23):
        date = None if number % 7 == 3 else f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        outlet = ("가온일보", "나루신문", "다솜뉴스")[number % 3]
        shelf.write(f"{number}.txt", news(f"제목 {number * 7 % 23:02}", "새터시의 글이다.", outlet=outlet, date=date))
    shelf.library.refresh()
    for row in shelf.library.page(limit=4, offset=5):
        shelf.library.mark_opened(row.id)
    return shelf


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("query", [None, "새터시"])
def test_pages_join_to_the_whole_list(filled: Shelf, sort: Sort, descending: bool, query: str | None) -> None:
    library = filled.library
    whole = library.page(query, sort=sort, descending=descending, limit=100)
    assert len(whole) == library.count(query) == 23
    pages = [
        row
        for offset in range(0, 30, 4)
        for row in library.page(query, sort=sort, descending=descending, offset=offset, limit=4)
    ]
    assert pages == whole
    other_way = library.page(query, sort=sort, descending=not descending, limit=100)
    assert other_way == whole[::-1]
    for place, row in enumerate(whole):
        assert library.position(row.id, query, sort=sort, descending=descending) == place


def test_order(filled: Shelf) -> None:
    library = filled.library
    titles = [row.title for row in library.page(sort=Sort.TITLE, descending=False)]
    assert titles == sorted(titles)
    dates = [row.published for row in library.page(sort=Sort.DATE)]
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=True)
    assert dates[len(known) :] == [None] * (23 - len(known))
    read = [row.last_read for row in library.page(sort=Sort.LAST_READ)]
    assert all(read[:4])
    assert not any(read[4:])


def test_position_of_what_is_not_listed(filled: Shelf) -> None:
    assert filled.library.position(999) is None
    id = filled.library.page(limit=1)[0].id
    assert filled.library.position(id, "없는말") is None


def test_offset_beyond_the_end(filled: Shelf) -> None:
    assert filled.library.page(offset=40) == []
    assert len(filled.library.page(offset=20, limit=10)) == 3


def test_date_keys() -> None:
    assert date_key(None) == date_key("어제") == UNKNOWN_DATE
    assert date_key("2025-03-01") == date_key("2025-03-01T00:00:00+09:00")
    assert date_key("2025-03-01T09:00") == date_key("2025-03-01T00:00Z")
    assert date_key("1950-06-25") < 0


def test_title_keys() -> None:
    assert title_key("‘가’ 나") == title_key("가’ 나")
    assert title_key("“”") == "“”"
