"""A first tagger without a trained model: runs of proper nouns, typed by what stands beside them."""

from collections.abc import Iterator, Sequence

from tui.document.span import Span
from tui.language.entities.names import is_korean_name
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme
from tui.language.titles import COURTESY, is_title

_ORGANISATION_ENDS = (
    *(
        "부",
        "청",
        "처",
        "당",
        "대",
        "회",
        "원",
        "국",
        "팀",
        "그룹",
        "전자",
        "은행",
        "뉴스",
        "신문",
        "대학교",
        "위원회",
        "증권",
    ),
    *("정부", "국회", "법원", "검찰", "경찰", "연합", "협회", "재단", "센터", "연구소", "MBC", "SBS", "KBS", "힘"),
)
_PLACE_ENDS = (
    "시",
    "도",
    "군",
    "구",
    "동",
    "읍",
    "면",
    "리",
    "산",
    "강",
    "섬",
    "역",
    "공항",
    "국",
    "미국",
    "한국",
    "일본",
    "중국",
)


class RuleTagger:
    """Names by Kiwi's tags alone; knows no dates, times or quantities."""

    def tag(self, texts: Sequence[str], morphemes: Sequence[Sequence[Morpheme]]) -> list[list[Mention]]:
        """The mentions of each text, given its morphemes; spans count characters of the text."""
        return [list(_mentions(text, own)) for text, own in zip(texts, morphemes, strict=True)]


def _mentions(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Mention]:
    index = 0
    while index < len(morphemes):
        first = index
        while index < len(morphemes) and morphemes[index].tag in ("NNP", "SL") and not is_title(morphemes[index].form):
            if index > first and is_korean_name(morphemes[index].form) and len(morphemes[index].form) == 3:
                break
            index += 1
            if is_korean_name(morphemes[index - 1].form) and len(morphemes[index - 1].form) == 3:
                break
        if index == first:
            index += 1
            continue
        span = Span(morphemes[first].start, morphemes[index - 1].end)
        following = morphemes[index] if index < len(morphemes) else None
        before = morphemes[first - 1] if first else None
        name = span.of(text)
        yield Mention(span, name, _type(name, following, before), name, 0.5)


def _type(name: str, following: Morpheme | None, before: Morpheme | None) -> EntityType:
    if len(name) == 3 and is_korean_name(name) and not name.endswith(("국", "시", "구", "군")):
        return EntityType.PERSON
    if name.endswith(_PLACE_ENDS):
        return EntityType.PLACE
    if name.endswith(_ORGANISATION_ENDS):
        return EntityType.ORGANISATION
    if following is not None and (following.form in COURTESY or is_title(following.form)):
        return EntityType.PERSON
    if before is not None and before.tag == "NNG" and is_title(before.form):
        return EntityType.PERSON
    return EntityType.ORGANISATION
