"""A process that indexes, annotates and stores analyses until it is killed, and says what it has done.

    python -m tests.library.busy_process BASE SEED

Each tag and note is announced on standard output after it was made: `tag WORD`, `note WORD`.
"""

import random
import sys
from pathlib import Path

from tests.library.support import Shelf, amount, analysis_of, news, quote
from tui.document.span import Span
from tui.language.model import EntityType


def main(base: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Shelf(base) as shelf:
        library = shelf.library
        number = seed * 1000
        while True:
            for _ in range(chance.randint(1, 12)):
                number += 1
                words = f"한빛제철은 새터시에 공장 {number}곳을 짓는다. " * chance.randint(1, 30)
                shelf.write(f"{number % 60}.txt", news(f"제목 {number}", words))
            library.refresh()
            rows = [row for row in library.page(limit=100) if row.unreadable is None]
            row = chance.choice(rows)
            library.set_starred([row.id], not row.starred)
            row = chance.choice(rows)
            library.set_tags(row.id, [*library.tags(row.id), f"t{number}"])
            print("tag", f"t{number}", flush=True)
            library.add_highlight(row.id, Span(0, 10), note=f"n{number}")
            print("note", f"n{number}", flush=True)
            for id in library.pending_analyses(5):
                article = library.article(id)
                facts = (quote("짓는다", "한빛제철"), amount("5곳", 5, "곳"))
                names = {"한빛제철": EntityType.ORGANISATION, "새터시": EntityType.PLACE}
                library.store_analysis(id, analysis_of(article, facts, names))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
