"""What is known of a text while its lines are being judged."""

from tui.document.bylines import lead_byline
from tui.document.captions import is_dated
from tui.document.front_matter import FrontMatter
from tui.document.lines import Line
from tui.document.model import PartKind
from tui.document.noise import copyright_holder
from tui.document.span import Span


class Draft:
    """What is known so far of a text: for each line its kind, and the pieces it is made of (offsets in the text)."""

    def __init__(self, text: str, front: FrontMatter, lines: list[Line]) -> None:
        self.text = text
        self.front = front
        self.lines = lines
        self.kinds: list[PartKind | None] = [None] * len(lines)
        self.pieces: list[list[tuple[PartKind, int, int]]] = [[] for _ in lines]
        self.byline_lines: set[int] = set()
        self.captions: list[int] = []
        self.authors: set[str] = set()
        self.bylines: list[tuple[int, str | None, tuple[str, ...]]] = []
        self.copyright_outlet: str | None = None
        self.introduced: tuple[str, ...] = ()
        self.entered: str | None = None
        self.changed: str | None = None

    def mark(self, index: int, kind: PartKind, words: Span | None = None, *, start: int = 0) -> None:
        """The line is of this kind as a whole; `words` or `start` leave a mark or label before them aside."""
        self.kinds[index] = kind
        self.pieces[index] = []
        end = len(self.lines[index].text)
        if words is not None:
            start, end = words.start, words.end
        self.add(index, kind, start, end)

    def release(self, index: int) -> None:
        """The line is open again."""
        self.kinds[index] = None
        self.pieces[index] = []

    def add(self, index: int, kind: PartKind, start: int, end: int) -> None:
        """One piece of a line, from `start` to `end` in it, white space around it left out."""
        line = self.lines[index]
        words = line.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            self.pieces[index].append((kind, line.start + start, line.start + start + len(words)))

    def add_byline(self, index: int, outlet: str | None, reporters: tuple[str, ...]) -> None:
        """Who wrote it, as line `index` says."""
        self.bylines.append((index, outlet, reporters))

    def add_copyright(self, line: str) -> None:
        """Who holds the rights: the outlet, where no byline names one."""
        self.copyright_outlet = self.copyright_outlet or copyright_holder(line)

    def add_entry(self, entry: tuple[str | None, bool] | None) -> None:
        """When it was entered; a date of a change counts where no other is given."""
        if entry and entry[0]:
            if entry[1]:
                self.changed = self.changed or entry[0]
            else:
                self.entered = self.entered or entry[0]

    def title(self) -> str | None:
        """The headline as front matter or a line gives it."""
        if value := self.front.first("title"):
            return value.text
        return next(
            (line.text for line, kind in zip(self.lines, self.kinds, strict=True) if kind is PartKind.TITLE), None
        )

    def is_lead(self, index: int) -> bool:
        """Whether a line begins with a byline and goes on with text, and is no caption of an agency (which ends in a date)."""
        line = self.lines[index].text
        byline = lead_byline(line)
        return byline is not None and len(line) - byline.length > 10 and not is_dated(line)
