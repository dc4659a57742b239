"""Where the article stands on a page, and its blocks as the lines of a stored article."""

import re
from collections.abc import Iterable, Sequence

import msgspec
from lxml import etree

from tui.document.bylines import whole_line_byline
from tui.document.headings import is_heading_text
from tui.document.noise import noise_of
from tui.document.normalisation import normalise
from tui.document.related import ends_prose, is_label
from tui.exchange.incoming.article import one_value
from tui.exchange.incoming.blocks import Block, Element, Place, blocks_of, is_hidden, names_of, place_of

LONGEST_HEADING = 60
_ENOUGH = 120  # characters of running text that make an article
_OF_THIS_ARTICLE = re.compile("관련|연관")
_COMMENTS = re.compile(
    r"(?:전체|독자|네티즌|기사)?\s?(?:댓글|의견|덧글|한줄평|Comments?)\s?(?:쓰기|보기|목록)?\s?[(\[]?\d*[)\]]?개?"
)
_MARKED = re.compile(r"^[▌▐■◇◆●○□◈▣◎★☆【<〈《\[(①-⑳❶-❿#Q\-–—]")
_PROSE = re.compile(r"[가-힣]{2}.*[가-힣]다[.\"”’')]|[.?!][\"”’')]?$|[가-힣](?:다|요|죠|까)[.?!]")
_BODY = etree.XPath(
    "//*[@itemprop='articleBody' or @id='articleBody' or @id='article-view-content-div' or @id='articeBody' or @id='dic_area'"
    " or @id='newsct_article' or @id='article_body' or @id='articleBodyContents' or @id='news_body_area' or @id='newsEndContents'"
    " or @id='article_txt' or @id='news_content' or @id='CmAdContent' or @id='textBody' or @id='article-body'"
    " or @id='article_content'"
    " or @id='newsContent' or @id='articleText' or @id='news_body_id' or @id='harmonyContainer']"
)
_BOXES = frozenset({"article", "body", "center", "dd", "div", "main", "section", "table", "tbody", "td", "tr"})
_TITLE_TAGS = ("h1", "h2", "h3", "h4")
_ARTICLE_CLASS = re.compile(
    r"(?:article|news|story|view|post|entry|content)s?[-_]?(?:body|text|txt|content|contents|view|area|cont|con|detail)\b|articlebody|newsbody"
)


class Body(msgspec.Struct, frozen=True):
    """What was found: lines of the stored article (related headlines last) and subtitle lines."""

    lines: tuple[str, ...]
    subtitles: tuple[str, ...] = ()
    certain: bool = False
    """Whether the page itself names the place of the article."""

    @property
    def characters(self) -> int:
        """Length of the running text."""
        return sum(len(line) for line in self.lines if is_prose(line))


def is_prose(text: str) -> bool:
    """Whether a block is running text."""
    return len(text) >= 25 and _PROSE.search(text) is not None


def read_body(tree: Element, title: str | None) -> Body:
    """The article on a parsed page whose headline is `title`; no lines where there is none."""
    all_blocks = _before_comments(list(blocks_of(tree)))
    prose = _prose_below(all_blocks)
    root, certain = _container(tree, prose)
    if root is None:
        return Body(())
    total = prose.get(root, 0)
    wrappers = frozenset(
        one for one in root.iterdescendants() if prose.get(one, 0) > 0.4 * total and place_of(one) is not Place.RELATED
    )
    inside = _before_comments(list(blocks_of(root, wrappers)))
    blocks = [block for block in inside if not _repeats(block.text, title)]
    subtitles, rest = _subtitles(blocks)
    if not subtitles:
        subtitles = _subtitles_outside(tree, root, title)
    return Body(tuple(_lines(rest, _related_outside(all_blocks, root))), tuple(subtitles), certain)


def _before_comments(blocks: list[Block]) -> list[Block]:
    """The blocks above the heading of the readers' comments, which read like an article too.

    A heading with most of the running text below it is none (`댓글 0` beside the date).
    """
    prose = [len(block.text) if is_prose(block.text) else 0 for block in blocks]
    total, above = sum(prose), 0
    for index, block in enumerate(blocks):
        if 2 * above > total and len(block.text) < 20 and _COMMENTS.fullmatch(block.text):
            return blocks[:index]
        above += prose[index]
    return blocks


def _prose_below(blocks: Iterable[Block]) -> dict[Element, int]:
    """Characters of running text, outside links and boxes beside the article, in each element that has any."""
    found: dict[Element, int] = {}
    for block in blocks:
        if block.place in (Place.TEXT, Place.LIST, Place.SUBTITLE) or (
            block.place is Place.BESIDE and len(block.text) > 60
        ):
            if block.linked or not is_prose(block.text):
                continue
            weight = len(block.text) if block.place is not Place.BESIDE else len(block.text) // 3
            element: Element | None = block.element
            while element is not None:
                found[element] = found.get(element, 0) + weight
                element = element.getparent()
    return found


def _container(tree: Element, prose: dict[Element, int]) -> tuple[Element | None, bool]:
    """The lowest element that holds nearly all running text, or the place that the page names."""
    total = prose.get(tree, 0)
    named = [one for one in _BODY(tree) if prose.get(one, 0) >= _ENOUGH and not is_hidden(one)]
    if named:
        best = max(named, key=lambda one: prose[one])
        if prose[best] >= 0.3 * total:
            return best, True
    if total == 0:
        return None, False
    current, certain = tree, False
    while True:
        children = [child for child in current if child in prose]
        best_child = max(children, key=lambda child: prose[child], default=None)
        if best_child is None or prose[best_child] < 0.85 * prose[current] or best_child.tag not in _BOXES:
            return current, certain
        current = best_child
        certain = certain or current.tag == "article" or bool(_ARTICLE_CLASS.search(names_of(current)))


def _subtitles(blocks: Sequence[Block]) -> tuple[list[str], list[Block]]:
    """Subtitle lines at the head, and the other blocks."""
    first = next(
        (i for i, block in enumerate(blocks) if block.place is Place.TEXT and not block.bold and is_prose(block.text)),
        len(blocks),
    )
    subtitles: list[str] = []
    rest: list[Block] = []
    for index, block in enumerate(blocks):
        marked = block.place is Place.SUBTITLE or (
            block.place is Place.TEXT and (block.heading or block.bold) and index < first
        )
        if (
            marked
            and index <= first
            and len(block.text) <= 200
            and not noise_of(block.text)
            and not whole_line_byline(block.text)
        ):
            subtitles.append(block.text)
        else:
            rest.append(block)
    # Bold blocks with marks of sections, or nothing but them before the text, are headings of it.
    if first == len(blocks):
        return [], list(blocks)
    return subtitles, rest


def _subtitles_outside(tree: Element, root: Element, title: str | None) -> list[str]:
    """Subtitle lines above the text: in a place named so, else in the heading right after the headline."""
    inside = set(root.iter())
    headline = None
    for element in tree.iter("h1", "h2", "h3", "h4", "p", "div", "strong", "span", "ul"):
        if headline is None and element.tag in _TITLE_TAGS and _repeats(_words(element), title):
            headline = element
        if element in inside or is_hidden(element) or root in element.iterdescendants():
            continue
        named = place_of(element) is Place.SUBTITLE
        after_headline = (
            element.tag in ("h2", "h3", "h4") and headline is not None and element.getprevious() is headline
        )
        if not named and not after_headline:
            continue
        lines = [block.text for block in blocks_of(element) if not block.linked]
        if lines and sum(map(len, lines)) <= 400 and not any(_repeats(line, title) or is_label(line) for line in lines):
            return lines
    return []


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _related_outside(blocks: Iterable[Block], root: Element) -> list[str]:
    """Headlines under a label such as `관련기사` elsewhere on the page; rankings and the like are no part of the article."""
    inside = set(root.iter())
    found: list[str] = []
    labelled = False
    for block in blocks:
        if block.element in inside:
            continue
        if is_label(block.text):
            labelled = _OF_THIS_ARTICLE.search(block.text) is not None
        elif labelled and block.linked and not is_prose(block.text):
            found.append(block.text)
        else:
            labelled = False
    return [one for one in found if len(one) > 7][:20]


def _lines(blocks: Iterable[Block], related: list[str]) -> list[str]:
    lines: list[str] = []
    related = list(related)
    blocks = list(blocks)
    label = False  # the block before was the label over a list of headlines
    for index, block in enumerate(blocks):
        text = block.text
        if block.place is Place.RELATED or (label and block.linked):
            if not is_label(text) and len(text) > 4 and not is_prose(text):
                related.append(text)
            continue
        label = is_label(text)
        if label:
            continue
        if block.place is Place.BESIDE:
            if noise_of(text) or whole_line_byline(text):
                lines.append(text)
        elif block.place is Place.CAPTION:
            lines += _captions(text)
        elif _is_linked_headline(block):
            related.append(text)
        elif _is_heading(block, blocks[index + 1 :]):
            lines.append(text if _MARKED.match(text) else f"■ {text}")
        elif block.place is Place.LIST and not _MARKED.match(text) and text[0] not in "·•▲△▶":
            lines.append(f"· {text}")
        else:
            lines.append(text)
    if related:
        lines += ["관련기사", *(f"- {_without_mark(one)}" for one in dict.fromkeys(related))]
    return lines


def _is_linked_headline(block: Block) -> bool:
    return block.linked and len(block.text) >= 10 and not ends_prose(block.text) and not noise_of(block.text)


def _is_heading(block: Block, following: Sequence[Block]) -> bool:
    text = block.text
    if not (block.heading or block.bold) or block.place is not Place.TEXT or not 2 <= len(text) <= LONGEST_HEADING:
        return False
    if not is_heading_text(text) or noise_of(text) or whole_line_byline(text):
        return False
    after = next((one for one in following if one.place in (Place.TEXT, Place.LIST)), None)
    return after is not None and not noise_of(after.text) and not whole_line_byline(after.text)


def _captions(text: str) -> list[str]:
    """A caption as lines that are known for captions again: its own where its credit says so, else after a label."""
    if noise_of(text):
        return [text]
    words, pieces = text, []
    while len(words) > 180:
        cut = words.rfind(". ", 0, 180) + 1 or words.rfind(" ", 0, 180)
        cut = cut if cut > 0 else 180
        pieces.append(words[:cut].strip())
        words = words[cut:].strip()
    return [f"[사진] {piece}" for piece in [*pieces, words] if piece]


def _without_mark(headline: str) -> str:
    return re.sub(r"^(?:[-–·•ㆍ▶▷☞*●○■□◆◇➤>]\s*|\d{1,2}[.)]\s+|\d{1,2}\s+(?=[가-힣‘“\[\"']))", "", headline)


def _repeats(text: str, title: str | None) -> bool:
    return bool(title) and normalise(text)[0] == one_value(title)
