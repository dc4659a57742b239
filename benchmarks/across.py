"""How long the screens across articles wait for the library: `python -m benchmarks.across --count 5000`.

The articles are generated (see `library_articles`), their analyses too; the names looked at are those that most articles have.
Times are from the call to the rows or data, drawing not included. Export writes all articles to a file.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.library_articles import Generator, analysis_of, sentences_of, write
from tui.app.entity_rows import SECTIONS, EntityRows
from tui.app.exporting import What, exports, pieces, write_file
from tui.app.screens.relations import LOOKED_AT, ego
from tui.app.sources import Listed, Order
from tui.library.library import Library

Result = TypeVar("Result")


def timed(what: str, work: Callable[[], Result]) -> Result:
    """Do `work`, and print how long it took."""
    began = time.perf_counter()
    result = work()
    print(f"{what:<28} {1000 * (time.perf_counter() - began):>9,.0f} ms")
    return result


def fill(library: Library, folder: Path, count: int, samples: Path) -> None:
    """Write, index and analyse that many articles."""
    for _ in write(folder, count, samples):
        pass
    library.refresh()
    generator = Generator(sentences_of(samples))
    for id in library.pending_analyses(count):
        library.store_analysis(id, analysis_of(library.article(id), generator))


def look(library: Library, entity_type: str) -> None:
    """Time everything about the name of a type that most articles have."""
    name = library.names(entity_type=entity_type, limit=1)[0]
    print(f"\n{entity_type}: a name in {name.articles:,} articles")
    entity = timed("who bears it", lambda: library.entities(entity_type, name.name))[0]
    rows = EntityRows(library, entity)
    for section in SECTIONS:
        timed(section, lambda section=section: rows.section(section))
    timed("graph", lambda: ego(entity, library.graph(entity=entity, limit=LOOKED_AT + 1)))
    timed("days", lambda: library.days_of(entity))


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--samples", type=Path, default=Path("articles"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        with Library.open(base / "articles", data_folder=base / "data", cache_folder=base / "cache") as library:
            fill(library, base / "articles", options.count, options.samples)
            timed("names", lambda: library.names(limit=200))
            timed("days of all", library.days_of_query)
            for entity_type in ("PS", "OG"):
                look(library, entity_type)
            listed = Listed(library, "", Order())
            print()
            for form in ("csv", "jsonl", "obsidian"):
                found = exports(library, listed.ids(), lambda id: None)
                timed(
                    f"export {form}",
                    lambda form=form, found=found: write_file(base / "out", pieces(What.LIST, form, found)),
                )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
