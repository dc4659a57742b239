"""Headlines of other articles: lists under a label, lists at the end, lines and brackets after `관련 기사`."""

from tui.document.patterns import compiled
from tui.document.span import Span

_LABEL = (
    r"(?:(?:관련|연관|추천|인기|주요|베스트|최신|다른|후속|이전|지난|같은|핫|HOT|많이 읽은|가장 많이 본)"
    r"\s?(?:기사|뉴스|보도|콘텐츠|헤드라인)"
    r"|(?:많이|함께|같이|자주)\s?(?:본|읽은|보는|볼)\s?(?:뉴스|기사|콘텐츠)"
    r"|(?:함께|같이|이어서|더)\s?(?:보면|읽으면|볼만한|볼\s?만한|보기|읽기|볼|읽을)\s?(?:좋은\s?)?(?:기사|뉴스|글|콘텐츠)"
    r"|(?:이\s?)?시각\s?(?:주요\s?|헤드라인\s?|인기\s?)?(?:뉴스|기사)|실시간\s?(?:인기\s?|주요\s?)?(?:뉴스|기사)|랭킹\s?뉴스|오늘의\s?(?:주요\s?|추천\s?|핫\s?)?(?:뉴스|기사)"
    r"|기사\s?(?:더\s?보기|보기)|헤드라인\s?뉴스|오늘의\s?핫\s?클릭|"
    r"실시간 뜨거운 관심을 받고 있는 뉴스)"
)
_LABEL_LINE = compiled(
    rf"^[\W_]{{0,4}}\s?(?:[가-힣A-Za-z0-9'’‘]{{1,12}}(?:의|에서)?\s){{0,2}}{_LABEL}(?:\s?(?:더\s?보기|보기|목록|전체\s?보기|TOP\s?\d+|\d+))?[\W_]{{0,4}}$"
)
_LABEL_START = compiled(
    r"^(?P<label>[\[<(【▶▷☞※■◆●➤⊙*·-]{1,2}\s?(?:관련|연관|추천)\s?(?:기사|뉴스|보도)\s?[\]>)】]?\s*[:：=|▶☞☞\-–]?\s*"
    r"|(?:관련|연관)\s?(?:기사|뉴스)\s?[:：=|▶☞]\s*|[\[<]\s?기사\s?보기\s?[\]>]\s*)(?P<head>\S.{4,120})$"
)
_LABEL_END = compiled(r"^(?P<head>.{6,120}?)\s*(?:[\[<(▶☞]\s?)(?:관련\s?)?기사\s?(?:보기|바로가기)\s?[\]>)▶☞]?$")
_PAGE = compiled(
    r"(?:본지|본보)?[\s\d년월일자]*(?:[A-Z]?\d{1,3}\s?[·,∼~-]?\s?)+면(?:에?\s?(?:계속|참조|이어짐))?[)\]>.]*"
)
_GLUED_PAGE = compiled(
    r"\s*[<(\[▶☞]{1,2}\s?(?:관련|연관)?\s?(?:기사|보도)\s?[:：]?\s?(?:[A-Z]?\d{1,3}\s?[·,∼~-]?\s?)+면"
    r"(?:에?\s?(?:계속|참조))?\s?[>)\]]?$"
)
_MARK = compiled(r"[-–—·•ㆍ‧▶▷☞*※●○■□◆◇▲△➤>⊙]+\s*|\d{1,2}[.)]\s+|[①-⑳]\s*")
_LIST_MARK = compiled(r"[-–—·•ㆍ‧▶▷☞*➤>⊙]\s*(?=\S)")
_FIELD = compiled(r"^\S{1,10}(?:\s\S{1,6})?\s?[:：]")
_SENTENCE_END = compiled(r"(?:[다요죠]|니까)[.!?]?[”\"’']?\.?$|[.!?][”\"’')]*$")
_PROSE_END = compiled(r"(?:[가-힣]다|[요죠]|니까|[임음함됨])\.[”\"’')]*$")
_ENUMERATES = compiled(r"(?:[:：]|다음과 같다\.?|같습니다\.?|아래와 같다\.?|다음은\s.{1,30}[다.]|이렇다\.?|순이다\.?)$")
_IN_BRACKETS = compiled(
    r"\(\s*[▶☞※▷]?\s*(?:관련|연관)\s?(?:기사|뉴스|보도)(?:\s*[:：=▶☞|]\s*|\s+|(?=[‘'“\"「『<]))(?P<round>[^()]{8,110}?)\s*\)"
    r"|\[\s*[▶☞※▷]?\s*(?:관련|연관)\s?(?:기사|뉴스|보도)\s*[:：=▶☞|]\s*(?P<square>[^\[\]]{8,110}?)\s*\]"
)
_QUOTED = (("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"), ("<", ">"))
_CLOSING = {")": "(", "]": "[", ">": "<", "】": "【"}
_HEADLINE_SIGN = compiled(r"[…‘’“”'\"?!]|\.\.|, |[가-힣],|^\[")


def is_label(line: str) -> bool:
    """Whether a line is the label over a list of headlines (`[관련기사]`, `많이 본 뉴스`)."""
    return len(line) < 50 and _LABEL_LINE.match(line) is not None


def is_page_reference(line: str) -> bool:
    """Whether a line points to a page of the printed paper (`▶관련기사 3·15면`)."""
    match = _LABEL_START.match(line) if len(line) < 60 else None
    return bool(match and _PAGE.fullmatch(match["head"]))


def glued_page(paragraph: str) -> int | None:
    """Where the reference to a printed page glued to the end of a paragraph begins (`… 했다. <관련 기사 A12면>`)."""
    match = _GLUED_PAGE.search(paragraph, max(0, len(paragraph) - 40))
    return match.start() if match and match.start() else None


def labelled_headline(line: str) -> Span | None:
    """Where, in a line, the headline stands that a label precedes or follows (`▶관련기사: …`, `… [기사보기]`)."""
    if len(line) > 160:
        return None
    match = _LABEL_START.match(line) or _LABEL_END.match(line)
    if match is None or _PROSE_END.search(match["head"]) or _PAGE.fullmatch(match["head"]):
        return None
    start, end = match.span("head")
    label = line[:start]
    if line[-1] in _CLOSING and _CLOSING[line[-1]] in label and line[-1] not in label:
        end = start + len(line[start : end - 1].rstrip())
    return _unquoted(line, start, end)


def bracketed_headlines(paragraph: str) -> list[tuple[Span, Span]]:
    """The `(관련 기사 …)` brackets inside a paragraph: where each stands, and the headline in it."""
    if "관련" not in paragraph and "연관" not in paragraph:
        return []
    found = []
    for match in _IN_BRACKETS.finditer(paragraph):
        group = "round" if match["round"] else "square"
        head = match[group]
        if head.count(" ") < 2 or _PAGE.fullmatch(head) or _PROSE_END.search(head):
            continue
        found.append((Span(*match.span()), _unquoted(paragraph, match.start(group), match.end(group))))
    return found


def headline_after_mark(line: str) -> Span:
    """Where the headline stands in a line of a list: after its mark."""
    match = _MARK.match(line)
    return Span(match.end() if match and match.end() < len(line) else 0, len(line))


def may_be_listed(line: str) -> bool:
    """Whether a line under a label may be a headline: short, and no sentence that ends in a full stop."""
    return 4 < len(line) <= 110 and _PROSE_END.search(line) is None


def is_list_item(line: str) -> bool:
    """Whether a line of a list at the end may be a headline: marked, short, no sentence, no field of a notice."""
    match = _LIST_MARK.match(line)
    if match is None or not may_be_listed(line):
        return False
    words = line[match.end() :]
    return len(words) > 7 and words.count(" ") > 0 and _FIELD.match(words) is None


def is_bare_headline(line: str) -> bool:
    """Whether an unmarked line looks like a headline: short, several words, a sign headlines have, no full stop."""
    return (
        10 <= len(line) <= 70
        and line.count(" ") > 1
        and not line.endswith((".", ":", ",", ")"))
        and bool(_HEADLINE_SIGN.search(line))
    )


def enumerates(line: str) -> bool:
    """Whether a line announces a list, whose items are then part of the article."""
    return _ENUMERATES.search(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do, with or without the full stop."""
    return _SENTENCE_END.search(line) is not None


def ends_prose(line: str) -> bool:
    """Whether a line ends as the sentences of running text do: predicate and full stop."""
    return _PROSE_END.search(line) is not None


def _unquoted(line: str, start: int, end: int) -> Span:
    for opening, closing in _QUOTED:
        inner = line[start:end]
        if len(inner) > 2 and inner[0] == opening and inner[-1] == closing and closing not in inner[1:-1]:
            return Span(start + 1, end - 1)
    return Span(start, end)
