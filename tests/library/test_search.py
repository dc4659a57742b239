from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.support import Shelf, amount, date, news, quote, role
from tui.language.model import EntityType
from tui.library.model import Correction, Sort
from tui.library.query.model import QueryError

ARTICLES = {
    "제철": news("한빛제철, 새터시와 협력", "한빛제철은 새터시와 협력하기로 했다. 5000억원을 들인다.", tags="철강"),
    "반도체": news(
        "AI칩 나온다", "가람전자가 인공지능 칩을 내놨다. 윤가온 대표는 “협력은 아직”이라고 말했다.", outlet="나루신문"
    ),
    "축제": news("미리내 축제", "사람들이 만났다. 3,500명이 왔다. 金 시장이 said 반갑다고 했다.", date="2024-10-05"),
    "북한": news("北韓 열차", "윤 대통령은 尹 대변인과 만난다. 평가가 높았다.", date="2025-08-15"),
}


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The articles for tests that change nothing."""
    with Shelf(tmp_path_factory.mktemp("shelf")) as shelf:
        yield _filled(shelf)


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    return _filled(shelf)


def _filled(shelf: Shelf) -> Shelf:
    for name, text in ARTICLES.items():
        shelf.write(f"{name}.txt", text)
    shelf.library.refresh()
    ids = {row.name.removesuffix(".txt"): row.id for row in shelf.library.page()}
    shelf.analyse(
        ids["제철"],
        amount("5000억원", 500_000_000_000, "KRW", holder="한빛제철"),
        date("2025-09"),
        names={"한빛제철": EntityType.ORGANISATION, "새터시": EntityType.PLACE},
    )
    shelf.analyse(
        ids["반도체"],
        quote("협력은 아직", "윤가온"),
        role("윤가온", "대표", "가람전자"),
        names={"가람전자": EntityType.ORGANISATION, "윤가온": EntityType.PERSON},
    )
    shelf.library.set_read([ids["축제"]], True)
    shelf.library.set_starred([ids["북한"]], True)
    shelf.library.set_tags(ids["축제"], ["나들이"])
    return shelf


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("협력", "제철 반도체"),
        ("협력했다", "제철 반도체"),
        ("협력하는", "제철 반도체"),
        ("만나다", "축제 북한"),
        ("칩", "반도체"),
        ("금", "축제"),
        ("김", "축제"),
        ("평가", "북한"),
        ("제철", "제철"),
        ("전자", "반도체"),
        ("지능", "반도체"),
        ("ai", "반도체"),
        ("AI칩", "반도체"),
        ("ＡＩ", "반도체"),
        ("인공 지능", "반도체"),
        ("미리내축제", "축제"),
        ("sai", ""),
        ("sai*", "축제"),
        ("3500명", "축제"),
        ("3500", "축제"),
        ("500", ""),
        ("5000억", "제철"),
        ("북한", "북한"),
        ("北韓", "북한"),
        ("北", "북한"),
        ("윤", "반도체 북한"),
        ("尹", "북한"),
        ("새터시를", "제철"),
        ("협력 -인공지능", "제철"),
        ("-협력", "축제 북한"),
        ('"윤가온 대표"', "반도체"),
        ('"대표 윤가온"', ""),
        ("칩 or 제철", "제철 반도체"),
        ("칩 or 축제", "반도체 축제"),
        ("title:협력", "제철"),
        ("제목:칩", "반도체"),
        ("outlet:나루", "반도체"),
        ("person:윤가온", "반도체"),
        ("인물:윤", "반도체"),
        ("org:제철", "제철"),
        ("place:새터", "제철"),
        ("type:OG", "제철 반도체"),
        ("유형:장소", "제철"),
        ("quote:협력", "반도체"),
        ("speaker:윤가온", "반도체"),
        ("has:quote", "반도체"),
        ("amount>1억", "제철"),
        ("amount>1조", ""),
        ("amount:5000억원", "제철"),
        ("amount:5000억달러", ""),
        ("date:2025-08..2025-10", "제철"),
        ("date:2025-10", ""),
        ("date>2025-08", "제철"),
        ("published:2024", "축제"),
        ("published>=2025-08", "북한"),
        ("published:2025-03-01", "제철 반도체"),
        ("tag:철강", "제철"),
        ("tag:나들이 or tag:철강", "제철 축제"),
        ("has:tag", "축제"),
        ("is:read", "축제"),
        ("is:unread -협력", "북한"),
        ("is:starred", "북한"),
        ("is:analysed", "제철 반도체"),
        ("협력 or is:starred", "제철 반도체 북한"),
        ("(협력 or 축제) published:2024", "축제"),
        ("not (협력 or is:starred)", "축제"),
        ("협력 ...", "제철 반도체"),
        ("...", "제철 반도체 축제 북한"),
    ],
)
def test_queries(unchanged: Shelf, query: str, expected: str) -> None:
    names = set(expected.split())
    library = unchanged.library
    assert {row.name.removesuffix(".txt") for row in library.page(query)} == names
    assert library.count(query) == len(names)
    results = library.search(query)
    assert len(results) == len(names)
    assert {result.row.name.removesuffix(".txt") for result in results} == names


def test_places_are_shown(unchanged: Shelf) -> None:
    result = unchanged.library.search("협력했다 제철")[0]
    assert [span.of(result.row.title) for span in result.title_spans] == ["제철", "협력"]
    text = unchanged.library.article(result.row.id).text
    assert text[result.start : result.start + len(result.snippet)] == result.snippet
    assert {span.of(result.snippet) for span in result.spans} == {"제철", "협력"}
    spans = unchanged.library.find_in_article("제철", text)
    assert len(spans) == text.count("제철")
    hanja = unchanged.library.search("尹")[0]
    assert [span.of(hanja.snippet) for span in hanja.spans] == ["尹"]
    number = unchanged.library.search("3500명")[0]
    assert [span.of(number.snippet) for span in number.spans] == ["3,500명"]


def test_titles_rank_first(shelf: Shelf) -> None:
    shelf.write("a.txt", news("다른 이야기", "제철 제철 제철 제철 제철이다."))
    shelf.write("b.txt", news("제철 이야기", "긴 글이다. " * 40))
    shelf.write("c.txt", news("또 다른 이야기", "긴 글에 제철이 한 번 나온다. " + "긴 글이다. " * 40))
    shelf.library.refresh()
    assert [result.row.name[0] for result in shelf.library.search("제철")] == ["b", "a", "c"]
    paged = [shelf.library.search("제철", limit=1, offset=place)[0].row.name[0] for place in range(3)]
    assert paged == ["b", "a", "c"]


def test_many_matches_come_newest_first(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.search.MOST_RANKED", 3)
    for day in range(1, 10):
        shelf.write(f"{day}.txt", news("제철" if day == 4 else f"글 {day}", "제철이다. " * day, date=f"2025-01-0{day}"))
    shelf.library.refresh()
    found = [result.row.name[0] for result in shelf.library.search("제철")]
    assert found == ["4", "9", "8", "7", "6", "5", "3", "2", "1"]
    assert [r.row.name[0] for r in shelf.library.search("제철", limit=3, offset=5)] == ["5", "3", "2"]


def test_related_headlines_and_notices_are_not_searched(shelf: Shelf) -> None:
    body = (
        "한빛제철이 공장을 짓는다.\n\n관련기사\n- 미리내 축제 열린다\n- 가람전자 칩 나온다\n\n"
        "<저작권자(c) 가온일보, 무단 전재-재배포 금지>"
    )
    shelf.add("a.txt", news("하나", body))
    assert shelf.titles("공장") == {"하나"}
    assert shelf.titles("미리내") == set()
    assert shelf.titles("재배포") == set()


def test_results_follow_changes(filled: Shelf) -> None:
    library = filled.library
    assert library.count("협력") == 2
    assert len(library.search("is:unread")) == 3
    library.set_read([library.page("칩")[0].id], True)
    assert len(library.search("is:unread")) == 2
    with filled.open() as other:
        other.set_read([other.page("열차")[0].id], True)
    assert len(library.search("is:unread")) == 1
    (filled.folder / "제철.txt").unlink()
    library.refresh()
    assert library.count("협력") == len(library.search("협력")) == len(library.page("협력")) == 1


def test_analysis_replaced(filled: Shelf) -> None:
    id = filled.library.page("칩")[0].id
    filled.analyse(id, quote("칩은 빠르다", "이다솜"), names={"윤가온": EntityType.PERSON})
    assert filled.titles("quote:협력") == filled.titles("org:가람") == filled.titles("has:role") == set()
    assert filled.titles("quote:칩 speaker:이다솜 person:윤가온 outlet:나루") == {"AI칩 나온다"}


def test_mistakes_are_raised_by_all(shelf: Shelf) -> None:
    for call in (shelf.library.search, shelf.library.count, shelf.library.page):
        with pytest.raises(QueryError):
            call("titel:가")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "협력",
                "칩",
                "윤",
                '"대표 윤가온"',
                "-제철",
                "not",
                "or",
                "and",
                "(",
                ")",
                "title:축제",
                "is:unread",
                "北",
                "AI*",
                "'",
                "^",
                "*",
            ]
        ),
        max_size=7,
    ).map(" ".join)
)
def test_any_query_is_consistent(unchanged: Shelf, query: str) -> None:
    library = unchanged.library
    try:
        rows = library.page(query)
    except QueryError:
        return
    if not query.strip():
        return
    assert library.count(query) == len(rows)
    assert {result.row.id for result in library.search(query)} == {row.id for row in rows}
    assert library.page(query, sort=Sort.DATE, descending=False) == library.page(query, sort=Sort.DATE)[::-1]


def test_names_are_found_as_the_user_corrected_them(filled: Shelf) -> None:
    library = filled.library
    library.correct(Correction("한빛제철", "OG", new_type="PS"))
    assert (library.count("org:한빛제철"), library.count("person:한빛")) == (0, 1)
    library.correct(Correction("윤가온", "PS", ignored=True))
    assert library.count("person:윤가온") == 0
    library.correct(Correction("가람전자", "OG", same_as="한빛제철"))
    assert filled.titles("org:한빛제철") == filled.titles("org:가람전자") == {"AI칩 나온다"}
    for _ in range(3):
        library.undo()
    assert (library.count("org:한빛제철"), library.count("person:윤가온"), library.count("person:한빛")) == (1, 1, 0)
