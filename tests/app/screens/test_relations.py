"""Relations: the drawing, and the screen by keyboard."""

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.app.screens.support import drawn, settled
from tui.app.ego_graph import Neighbour, Tie, capacity, draw, labels_of
from tui.app.reader_app import DokjaApp
from tui.app.screens.entity_page import EntityPage
from tui.app.screens.relations import Relations, ego
from tui.library.across.model import Edge, Entity, Graph, NameRow
from tui.library.library import Library

NAMES = [Neighbour(f"이름 {number} 아주 긴 이름이 이어진다", 20 - number) for number in range(16)]
TIES = [Tie(0, 1, 9), Tie(2, 5, 3), Tie(0, 15, 1)]


@pytest.mark.parametrize("size", [(30, 7), (49, 20), (50, 21), (89, 37), (200, 60)])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 16])
def test_the_drawing_fits_and_labels_do_not_touch(size: tuple[int, int], count: int) -> None:
    width, height = size
    lines = draw("한빛제철 주식회사와 그 밖의 긴 이름", NAMES[:count], TIES, width, height, 0 if count else None)
    assert len(lines) == height
    assert {cell_len("".join(piece.text for piece in line)) for line in lines} == {width}
    labels = labels_of("한빛제철", NAMES[:count], width, height)
    assert len(labels) == min(count, capacity(width, height))
    for number, label in enumerate(labels):
        assert label.x >= 0 and label.x + label.width <= width
        for other in labels[number + 1 :]:
            assert label.y != other.y or label.x + label.width < other.x or other.x + other.width < label.x


def test_a_line_leads_to_every_neighbour_and_ties_of_the_selected_show() -> None:
    without = draw("가", NAMES[:6], [], 60, 20, 2)
    with_ties = draw("가", NAMES[:6], TIES, 60, 20, 2)
    assert any(piece.style == "mark" for line in with_ties for piece in line)
    assert not any(piece.style == "mark" for line in without for piece in line)
    assert any("\u2800" < character <= "\u28ff" for line in without for piece in line for character in piece.text)


def test_own_names_are_left_out_and_ties_follow() -> None:
    centre = Entity("OG", "한빛제철", ("한빛제철", "㈜한빛제철"), (1, 2), 3, "x")
    nodes = (
        NameRow("OG", "한빛제철", 2),
        NameRow("PS", "윤가온", 2),
        NameRow("OG", "㈜한빛제철", 1),
        NameRow("LC", "새터", 1),
    )
    found = ego(centre, Graph(nodes, (Edge(1, 0, 2), Edge(3, 1, 1))))
    assert [one.name for one in found.names] == ["윤가온", "새터"]
    assert found.ties == [Tie(1, 0, 1)] and found.together(0, 1) == 1


async def relations_of(pilot: Pilot, library: Library) -> Relations:
    await settled(pilot)
    screen = Relations(library, library.entities("OG", "한빛제철")[0])
    await pilot.app.push_screen(screen)
    await settled(pilot)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_centre_moves_and_comes_back(app: DokjaApp, library: Library, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await relations_of(pilot, library)
        picture = "\n".join(screen.canvas.render_line(y).text for y in range(screen.canvas.size.height))
        assert "한빛제철" in picture and "윤가온 3" in picture and "새터시 2" in picture and "[이다솜] 1" in picture
        listed = drawn(screen.list)
        assert listed[0].startswith("윤가온") and "새터시 2" in listed[1]
        await pilot.press("enter")
        await settled(pilot)
        assert screen.ego.centre.name == "윤가온" and len(screen.ego.centre.articles) == 3  # not the coach of that name
        await pilot.press("backspace")
        await settled(pilot)
        assert screen.ego.centre.name == "한빛제철"
        await pilot.press("backspace")
        assert app.screen is app.reader


async def test_matrix_and_page(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await relations_of(pilot, library)
        await pilot.press("space")
        await settled(pilot)
        lines = drawn(screen.table)
        assert lines[0].split() == ["a", "b", "c"]
        assert lines[1].split()[-4:] == ["3", ".", "2", "-"]
        await pilot.press("down", "e")
        await settled(pilot)
        assert isinstance(app.screen, EntityPage) and app.screen.entity.name == "새터시"


async def test_an_entity_alone_says_so(app: DokjaApp, library: Library) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await relations_of(pilot, library)
        screen.ego = screen.ego._replace(names=(), ties=())
        screen._show()
        assert "Nobody" in "\n".join(drawn(screen.list))
