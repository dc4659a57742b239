from collections.abc import Mapping

import pytest

from tests.library.support import Shelf, amount, news, person, quote, role
from tui.language.model import AnyFact, EntityType, Stance
from tui.library.model import Correction

PS, OG, LC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE


class Press:
    """Adds analysed articles day by day."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.number = 0

    def __call__(self, names: Mapping[str, EntityType], *facts: AnyFact, text: str = "", date: str = "") -> int:
        self.number += 1
        day = date or f"2025-{self.number:02}-01"
        body = " ".join(f"{name} 소식이다." for name in names) + f" {text} {self.number}호."
        id = self.shelf.add(f"{self.number}.txt", news(f"기사 {self.number}", body, date=day))
        self.shelf.analyse(id, *facts, names=dict(names))
        return id


@pytest.fixture
def press(shelf: Shelf) -> Press:
    return Press(shelf)


def groups(shelf: Shelf, name: str, kind: EntityType = PS) -> set[frozenset[int]]:
    return {frozenset(entity.articles) for entity in shelf.library.entities(kind.value, name)}


def test_people_of_one_organisation_are_one(shelf: Shelf, press: Press) -> None:
    first = press({"윤가온": PS}, role("윤가온", "대표", "한빛제철"))
    second = press({"윤가온": PS}, role("윤가온", "회장", "㈜한빛제철"))
    other = press({"윤가온": PS}, role("윤가온", "감독", "새터 유나이티드"))
    assert groups(shelf, "윤가온") == {frozenset((first, second)), frozenset((other,))}
    assert [entity.others for entity in shelf.library.entities("PS", "윤가온")] == [1, 1]


def test_a_telling_title_leads_to_the_only_one(shelf: Shelf, press: Press) -> None:
    first = press({"윤가온": PS}, role("윤가온", "대통령", "가람국"))
    second = press({"윤가온": PS}, role("윤가온", "대통령"))
    third = press({"윤가온": PS}, person("윤가온", titles=("대표",)))
    assert groups(shelf, "윤가온") == {frozenset((first, second)), frozenset((third,))}


def test_a_title_of_two_leads_to_none(shelf: Shelf, press: Press) -> None:
    ids = [
        press({"윤가온": PS}, role("윤가온", "대통령", "가람국")),
        press({"윤가온": PS}, role("윤가온", "대통령", "나루국")),
        press({"윤가온": PS}, role("윤가온", "대통령")),
    ]
    assert groups(shelf, "윤가온") == {frozenset((id,)) for id in ids}


def test_the_same_company_makes_one(shelf: Shelf, press: Press) -> None:
    first = press({"윤가온": PS, "이다솜": PS, "박누리": PS}, role("윤가온", "대표", "한빛제철"))
    near = press({"윤가온": PS, "이다솜": PS, "박누리": PS})
    far = press({"윤가온": PS, "최마루": PS})
    assert groups(shelf, "윤가온") == {frozenset((first, near)), frozenset((far,))}


def test_organisations_of_one_name_are_one(shelf: Shelf, press: Press) -> None:
    ids = [press({name: OG}) for name in ("한빛제철", "㈜한빛제철", "한빛 제철", "주식회사 한빛제철")]
    press({"한빛제강": OG})
    assert groups(shelf, "한빛제철", OG) == {frozenset(ids)}
    entity = shelf.library.entities("OG", "한빛제철")[0]
    assert set(entity.names) == {"한빛제철", "㈜한빛제철", "한빛 제철", "주식회사 한빛제철"}
    assert entity.articles == tuple(ids[::-1])


def test_the_user_joins_and_splits(shelf: Shelf, press: Press) -> None:
    first = press({"윤가온": PS}, role("윤가온", "대표", "한빛제철"))
    second = press({"윤가온": PS}, role("윤가온", "감독", "새터 유나이티드"))
    third = press({"윤가온": PS}, role("윤가온", "대표", "한빛제철"))
    library = shelf.library
    one, other = library.entities("PS", "윤가온")
    library.join_entities(one, other)
    assert groups(shelf, "윤가온") == {frozenset((first, second, third))}
    whole = library.entities("PS", "윤가온")[0]
    library.split_entity(whole, [third])
    assert groups(shelf, "윤가온") == {frozenset((first, second)), frozenset((third,))}
    library.undo()
    assert groups(shelf, "윤가온") == {frozenset((first, second, third))}
    library.redo()
    again = library.entities("PS", "윤가온")
    library.join_entities(*again)
    assert groups(shelf, "윤가온") == {frozenset((first, second, third))}


def test_a_split_concerns_one_name(shelf: Shelf, press: Press) -> None:
    ids = [
        press({"윤가온": PS, "이다솜": PS}, role("윤가온", "대표", "한빛제철"), role("이다솜", "팀장", "한빛제철"))
        for _ in "12"
    ]
    shelf.library.split_entity(shelf.library.entities("PS", "윤가온")[0], ids[:1])
    assert groups(shelf, "윤가온") == {frozenset(ids[:1]), frozenset(ids[1:])}
    assert groups(shelf, "이다솜") == {frozenset(ids)}


def test_the_user_joins_two_names(shelf: Shelf, press: Press) -> None:
    first = press({"한빛제철": OG})
    second = press({"한빛스틸": OG})
    library = shelf.library
    library.join_entities(library.entities("OG", "한빛제철")[0], library.entities("OG", "한빛스틸")[0])
    assert groups(shelf, "한빛제철", OG) == groups(shelf, "한빛스틸", OG) == {frozenset((first, second))}


def test_what_the_user_said_outlives_the_index(shelf: Shelf, press: Press) -> None:
    press({"윤가온": PS}, role("윤가온", "대표", "한빛제철"))
    press({"윤가온": PS}, role("윤가온", "감독", "새터 유나이티드"))
    library = shelf.library
    library.join_entities(*library.entities("PS", "윤가온"))
    library.repair()
    library.refresh()
    for row in library.page():
        title = "대표" if row.name == "1.txt" else "감독"
        shelf.analyse(row.id, role("윤가온", title, f"{title}의 곳"), names={"윤가온": PS})
    assert len(library.entities("PS", "윤가온")) == 1


def test_page_of_an_entity(shelf: Shelf, press: Press) -> None:
    early = press(
        {"윤가온": PS, "한빛제철": OG}, role("윤가온", "이사", "한빛제철"), quote("짓겠다", "윤가온", Stance.PROMISED)
    )
    late = press(
        {"윤가온": PS, "한빛제철": OG, "새터시": LC},
        role("윤가온", "대표", "한빛제철"),
        quote("다 지었다", "윤가온"),
        quote("아니다", "윤가온", Stance.DENIED),
        amount("50억원", 5_000_000_000, "KRW", holder="한빛제철"),
    )
    other = press({"윤가온": PS}, role("윤가온", "감독", "새터 유나이티드"), quote("이겼다", "윤가온"))
    library = shelf.library
    entity = library.entity_in(late, "PS", "윤가온")
    assert entity is not None
    assert set(entity.articles) == {early, late}
    assert [(period.title, period.organisation, period.first) for period in library.titles_of(entity)] == [
        ("대표", "한빛제철", "2025-02-01"),
        ("이사", "한빛제철", "2025-01-01"),
    ]
    said = library.said_by(entity)
    assert [(each.article, each.quote.text, each.quote.stance) for each in said] == [
        (late, "다 지었다", Stance.SAID),
        (late, "아니다", Stance.DENIED),
        (early, "짓겠다", Stance.PROMISED),
    ]
    assert [each.quote.text for each in library.said_by(entity, until="2025-01")] == ["짓겠다"]
    assert [each.quote.text for each in library.said_by(entity, since="2025-01-15", offset=1)] == ["아니다"]
    company = library.entities("OG", "한빛제철")[0]
    assert [each.amount.text for each in library.amounts_of(company)] == ["50억원"]
    assert [(each.name, each.articles) for each in library.company_of(entity)] == [("한빛제철", 2), ("새터시", 1)]
    assert [(month.month, month.articles) for month in library.months_of(entity)] == [("2025-01", 1), ("2025-02", 1)]
    assert library.entity_in(other, "PS", "윤가온") != entity


def test_names(shelf: Shelf, press: Press) -> None:
    press({"윤가온": PS, "한빛제철": OG})
    id = press({"윤가온": PS})
    library = shelf.library
    assert [(row.name, row.articles) for row in library.names()] == [("윤가온", 2), ("한빛제철", 1)]
    assert [row.name for row in library.names(entity_type="OG")] == ["한빛제철"]
    assert [row.name for row in library.names("제철")] == ["한빛제철"]
    assert library.names("제철", entity_type="PS") == []
    shelf.analyse(id, names={})
    assert library.names()[0].articles == 1
    for path in shelf.folder.iterdir():
        path.unlink()
    library.refresh()
    assert library.names() == []


def test_corrections_are_in_names_and_entities(shelf: Shelf, press: Press) -> None:
    press({"한빛제철": PS, "새터": LC})
    press({"한빛제철": OG})
    library = shelf.library
    library.correct(Correction("한빛제철", "PS", new_type="OG"))
    library.correct(Correction("새터", "LC", ignored=True))
    assert {(row.name, row.entity_type) for row in library.names()} == {("한빛제철", "OG")}
    entity = library.entities("OG", "한빛제철")[0]
    assert len(entity.articles) == 2
    assert [month.articles for month in library.months_of(entity)] == [1, 1]
    assert library.entities("PS", "한빛제철") == library.entities("LC", "새터") == []


def test_related_articles_say_why(shelf: Shelf, press: Press) -> None:
    one = press({"한빛제철": OG, "새터시": LC}, text="용광로 공사가 시작됐다.")
    two = press({"한빛제철": OG, "새터시": LC}, text="용광로 공사가 끝났다.")
    for number in range(30):
        press({"가람전자": OG}, text=f"다른 소식 {number}이다.", date="2025-05-05")
    related = shelf.library.related_articles(one)
    assert [each.article for each in related][:1] == [two]
    assert set(related[0].names) == {"한빛제철", "새터시"}
    assert "용광로" in related[0].words
    assert not set(related[0].names) & set(related[0].words)


def test_related_without_analysis(shelf: Shelf) -> None:
    one = shelf.add("1.txt", news("하나", "용광로 공사가 새터에서 시작됐다. 쇳물은 가을에 나온다."))
    two = shelf.add("2.txt", news("둘", "용광로 공사가 새터에서 끝났다. 쇳물이 나온다."))
    for number in range(20):
        shelf.add(f"x{number}.txt", news(f"딴 글 {number}", f"소식 {number}이다."))
    assert [each.article for each in shelf.library.related_articles(one)] == [two]


def test_graph(shelf: Shelf, press: Press) -> None:
    press({"윤가온": PS, "한빛제철": OG})
    press({"윤가온": PS, "한빛제철": OG, "새터시": LC})
    press({"가람전자": OG})
    graph = shelf.library.graph(limit=3)
    assert [node.name for node in graph.nodes][:2] == ["한빛제철", "윤가온"]
    best = graph.edges[0]
    assert {graph.nodes[best.first].name, graph.nodes[best.second].name} == {"윤가온", "한빛제철"}
    assert best.articles == 2
    assert [node.name for node in shelf.library.graph("가람전자").nodes] == ["가람전자"]
    entity = shelf.library.entities("LC", "새터시")[0]
    assert len(shelf.library.graph(entity=entity).edges) == 3


def test_months_of_a_query(shelf: Shelf, press: Press) -> None:
    press({"윤가온": PS}, date="2024-12-31")
    press({"윤가온": PS}, date="2025-01-01")
    press({"이다솜": PS}, date="2025-01-02")
    months = [(month.month, month.articles) for month in shelf.library.months_of_query("윤가온")]
    assert months == [("2024-12", 1), ("2025-01", 1)]
    assert [month.articles for month in shelf.library.months_of_query()] == [1, 2]
