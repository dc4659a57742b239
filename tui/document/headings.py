"""Section headings: which marks there are, and which lines after a mark are headings."""

import re
from collections.abc import Sequence
from enum import Enum, auto

import msgspec

from tui.document.patterns import compiled
from tui.document.related import ends_prose

_LONGEST = 60
_LONGEST_RUN_IN = 40
_LONGEST_QUESTION = 200


class Mark(Enum):
    """Families of marks that are judged alike."""

    STRONG = auto()
    WEAK = auto()
    NUMBER = auto()
    BRACKET = auto()
    SQUARE = auto()
    SCENE = auto()
    SPEAKER = auto()
    QUESTION = auto()
    RUN_IN = auto()


class Candidate(msgspec.Struct, frozen=True):
    """What may be a heading: its words in the line, and where text after it on the same line begins (None: alone).

    `sign` is the mark itself; lines with the same sign right after each other are a list.
    """

    mark: Mark
    sign: str
    start: int
    end: int
    rest: int | None = None


_STRONG = "▌▐▍■◆◇□◈▣▢◎★☆❖❏❑▩▨⊙●○◉❍✔✅◐◑♦◊¶§"
_WEAK = "▲△▶▷►▼▽"
_SIGN = compiled(rf"(?P<sign>[{_STRONG}{_WEAK}])\s*")
_RULE = compiled(r"(?P<sign>[━─═▬=]{1,6})\s+(?P<words>[^━─═▬=\s](?:[^━─═▬=]*[^━─═▬=\s])?)\s*(?P<close>[━─═▬=]{0,6})")
_CIRCLED = compiled(r"(?P<sign>[①-⑳❶-❿➀-➉➊-➓])\s*(?P<words>\S.*)")
_SCENE = compiled(
    r"(?P<sign>#)\s?(?:no\.?\s?|장면\s?|scene\s?)?(?P<number>\d{1,2})\s?[.):]?\s+(?P<words>\S.*)", re.IGNORECASE
)
_MARKDOWN = compiled(r"(?P<sign>#{1,6})\s+(?P<words>[^#\s\d].*?)\s*#*|(?P<bold>\*\*)(?P<strong>[^*]{2,60})\*\*")
_BRACKETS = compiled(r"(?P<sign>[【<〈《\[])\s*(?P<words>[^【】<>〈〉《》\[\]]{2,40}?)\s*[】>〉》\]]")
_SPEAKER = compiled(
    r"(?P<sign>[\[<【◀〈])\s?(?P<words>(?:앵커|기자|리포터|아나운서|진행자)(?:\s?(?:멘트|리포트))?|리포트|VCR|스튜디오|클로징|오프닝)\s?[\]>】▶〉]\s*(?P<rest>\S?)"
)
_SPEAKERS = frozenset(["앵커", "리포트", "기자", "앵커멘트", "기자멘트"])
_QUESTION = compiled(r"(?P<sign>[-–—―─])\s*(?P<words>[^-–—―─\s].*)|(?P<letter>Q)\s?\d{0,2}\s?[.:)]\s*(?P<asked>\S.*)")
_QUESTION_END = compiled(r"(?:[?？]|[나까가지요은는죠데라면]|다|달라|[가-힣]나요|습니까)[.]?[”\"’']?\)?$")
_NUMBERED = compiled(r"(?P<number>\d{1,2})[.)]\s+(?P<words>\S.*)")
_FIELD = compiled(
    r"(?:진행|출연|방송|대담|일시|장소|문의|주최|주관|대상|기간|인터뷰|연출|작가|프로그램|사회|참석|참가|접수|신청|전화|주소|입장료|관람료|스탠딩|영상취재|영상편집|촬영|구성)"
    r"(?:자|처|비)?\s?[:：]"
)
_TURN = compiled(r"[가-힣A-Za-z ]{2,14}\s?[>〉：:]\s")
_NO_PLAIN_HEADING = compiled(r"^[(\[-]|(?:[요까죠니]|[.!?])[”\"’')]*$|다[”\"’')]+$|\)$|^[“\"][^”\"]*$")
_NO_TITLE = compiled(
    r"^(?:표|그래픽|사진|자료|그림|단위|출처|참고|주|끝|계속|속보|단독|종합|부음|인사|포토|영상)\s?\d{0,2}$"
)


def candidate(line: str) -> Candidate | None:
    """What heading `line` may be by its mark, None for a line without a mark or too long for one."""
    first = line[0]
    if first in _STRONG or first in _WEAK:
        return _after_sign(line)
    if first in "[<【◀〈《":
        return _in_brackets(line)
    if line in _SPEAKERS:
        return Candidate(Mark.SPEAKER, "[앵커]", 0, len(line))
    if first in "━─═▬=" and len(line) <= _LONGEST + 14 and (rule := _RULE.fullmatch(line)):
        if first != "=" or rule["close"]:
            return _alone(Mark.STRONG, rule["sign"][0], rule, "words")
        return None
    if first in "-–—―─Q" and len(line) <= _LONGEST_QUESTION and (asked := _QUESTION.fullmatch(line)):
        group = "words" if asked["words"] else "asked"
        return _alone(Mark.QUESTION, asked["sign"] or "Q", asked, group)
    if len(line) > _LONGEST + 8:
        return None
    if first == "#":
        scene = _SCENE.fullmatch(line)
        if scene:
            return _alone(Mark.SCENE, "#", scene, "words")
    if first in "#*" and (markdown := _MARKDOWN.fullmatch(line)):
        return _alone(Mark.STRONG, first, markdown, "words" if markdown["words"] else "strong")
    if circled := _CIRCLED.fullmatch(line):
        return _alone(Mark.NUMBER, "①", circled, "words")
    if first.isdigit() and (numbered := _NUMBERED.fullmatch(line)):
        return _alone(Mark.NUMBER, "1", numbered, "words")
    return None


def _alone(mark: Mark, sign: str, match: re.Match[str], group: str) -> Candidate | None:
    words = match[group]
    limit = _LONGEST_QUESTION if mark is Mark.QUESTION else _LONGEST
    if len(words) > limit or (mark is not Mark.QUESTION and not is_heading_text(words)):
        return None
    return Candidate(mark, sign, match.start(group), match.end(group))


def _after_sign(line: str) -> Candidate | None:
    match = _SIGN.match(line)
    if match is None or match.end() == len(line):
        return None
    sign, start = match["sign"], match.end()
    head = line[start : start + _LONGEST_RUN_IN + 1]
    if _FIELD.match(head) or _TURN.match(head):
        return None
    equals = head.find("=")
    if (
        sign in _STRONG
        and equals > 1
        and _follows(line[start + equals + 1 :].strip())
        and "." not in head[:equals]
        and "▲" not in head[:equals]
    ):
        end = start + len(head[:equals].rstrip())
        rest = start + equals + 1
        while rest < len(line) and line[rest].isspace():
            rest += 1
        return Candidate(Mark.RUN_IN, sign, start, end, rest)
    words = line[start:].rstrip(f"{_STRONG}{_WEAK} ")
    if len(words) > _LONGEST or not is_heading_text(words):
        return None
    return Candidate(Mark.STRONG if sign in _STRONG else Mark.WEAK, sign, start, start + len(words))


def _follows(rest: str) -> bool:
    """Whether what stands after `◇heading=` is text: long, or a sentence."""
    return len(rest) > 29 or (len(rest) > 8 and ends_prose(rest))


def _in_brackets(line: str) -> Candidate | None:
    if speaker := _SPEAKER.match(line):
        rest = speaker.start("rest") if speaker["rest"] else None
        return Candidate(Mark.SPEAKER, "[앵커]", speaker.start("words"), speaker.end("words"), rest)
    if len(line) > 50 or not (match := _BRACKETS.fullmatch(line)):
        return None
    mark = Mark.SQUARE if match["sign"] == "[" else Mark.BRACKET
    return _alone(mark, match["sign"], match, "words")


def is_heading_text(words: str) -> bool:
    """Whether words may be a heading by their look: no sentence with its full stop, no label of a table or picture."""
    return (
        len(words) > 1
        and not ends_prose(words)
        and not words.endswith((":", ",", "：", "니다", "했다.", "다.", "."))
        and _NO_TITLE.match(words) is None
        and "▲" not in words
        and any(character.isalnum() for character in words)
    )


def headings(lines: Sequence[str | None]) -> dict[int, Candidate]:
    """Which lines are headings. `lines` are those of the body in order, None where something else stands.

    A heading has text after it; lines with the same mark one after the other are a list and no headings; the weak marks
    (`▲ ▶ ① 1.`), square brackets and questions must occur more than once in this way.
    """
    found = {index: made for index, line in enumerate(lines) if line and (made := candidate(line))}
    kept = {index: made for index, made in found.items() if _stands_alone(index, made, found, lines)}
    for mark in (Mark.WEAK, Mark.NUMBER, Mark.SQUARE, Mark.QUESTION):
        group = [index for index in kept if kept[index].mark is mark]
        if not _is_series(mark, group, kept, lines):
            for index in group:
                del kept[index]
    return kept


def _stands_alone(index: int, made: Candidate, found: dict[int, Candidate], lines: Sequence[str | None]) -> bool:
    if made.mark is Mark.SPEAKER or made.mark is Mark.RUN_IN:
        return made.rest is not None or index + 1 < len(lines)
    for neighbour in (index - 1, index + 1):
        other = found.get(neighbour)
        if other and other.mark is made.mark and other.sign == made.sign:
            return False
    following = next((line for line in lines[index + 1 : index + 4] if line), None)
    return following is not None


def _is_series(mark: Mark, group: list[int], kept: dict[int, Candidate], lines: Sequence[str | None]) -> bool:
    if len(group) < 2:
        return False
    texts = [str(lines[index])[kept[index].start : kept[index].end] for index in group]
    after = [next((line for line in lines[index + 1 : index + 4] if line), "") for index in group]
    if mark is Mark.QUESTION:
        return sum(_QUESTION_END.search(text) is not None for text in texts) * 3 >= len(texts) * 2
    return all(len(text) <= 45 for text in texts) and all(len(line) >= 40 for line in after)


def unmarked_headings(lines: Sequence[str | None], gaps: Sequence[bool]) -> list[int]:
    """Short lines without a mark that stand between paragraphs of running text as headings do; two or more, or none.

    `gaps` says before which lines a blank line stands.
    """
    found = []
    for index in range(1, len(lines) - 1):
        line, before, after = lines[index], lines[index - 1], lines[index + 1]
        if not line or not before or not after or not 5 <= len(line) <= 35:
            continue
        if " " not in line or not is_heading_text(line) or _NO_PLAIN_HEADING.search(line):
            continue
        if line.endswith("다") and not gaps[index]:
            continue
        if len(before) >= 40 and ends_prose(before) and len(after) >= 60 and ends_prose(after):
            found.append(index)
    separate = [index for index in found if gaps[index]]
    if len(separate) == len(found) or not separate:
        return found if len(found) > 1 else []
    return separate if len(separate) > 1 else []
