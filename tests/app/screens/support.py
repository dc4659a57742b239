"""A library about one invented person and the company around him, analysed by hand."""

from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from tests.library.support import Shelf, amount, news, quote, role
from tests.support.workers import workers_done
from tui.app.widgets.line_list import LineList
from tui.language.model import EntityType, Stance
from tui.library.library import Library

PS, OG, LC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE


def filled(base: Path) -> Iterator[Library]:
    """윤가온 of 한빛제철 in three articles, another 윤가온 in a fourth, [이다솜] whose name looks like markup in a fifth."""
    shelf = Shelf(base)
    names = {"윤가온": PS, "한빛제철": OG}
    with shelf:
        one = shelf.add("1.txt", news("한빛제철의 첫 용광로", "윤가온 한빛제철 이사가 말했다.", date="2024-03-05"))
        shelf.analyse(one, role("윤가온", "이사", "한빛제철"), quote("짓겠다", "윤가온", Stance.PROMISED), names=names)
        two = shelf.add("2.txt", news("[Why] 용광로는 늦어지나", "윤가온 한빛제철 대표와 새터시.", date="2025-01-10"))
        shelf.analyse(
            two,
            role("윤가온", "대표", "한빛제철"),
            quote("늦지 않는다\x1b[31m", "윤가온", Stance.DENIED),
            amount("50억원", 5_000_000_000, "KRW", holder="한빛제철", measure="투자"),
            names={**names, "새터시": LC},
        )
        three = shelf.add("3.txt", news("용광로에 불", "윤가온 한빛제철 대표가 새터시에서.", date="2025-02-20"))
        shelf.analyse(
            three,
            role("윤가온", "대표", "한빛제철"),
            quote("다 지었다", "윤가온"),
            amount("80억원", 8_000_000_000, "KRW", holder="윤가온", measure="재산"),
            names={**names, "새터시": LC},
        )
        four = shelf.add("4.txt", news("새 감독", "윤가온 나루 유나이티드 감독.", date="2025-02-21"))
        shelf.analyse(four, role("윤가온", "감독", "나루 유나이티드"), names={"윤가온": PS, "나루 유나이티드": OG})
        five = shelf.add("5.txt", news("다른 이", "[이다솜] 기자가 한빛제철 앞에서.", date="2025-02-22"))
        shelf.analyse(five, names={"[이다솜]": PS, "한빛제철": OG})
        yield shelf.library


def drawn(widget: LineList) -> list[str]:
    """The lines of a list as they stand on the screen."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def settled(pilot: Pilot) -> None:
    for _ in range(3):
        await workers_done(pilot.app)
        await pilot.pause()
