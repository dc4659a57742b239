"""A first tagger without a trained model: runs of proper nouns, typed by what stands beside them."""

from collections.abc import Iterator, Sequence

from tui.document.span import Span
from tui.language.model import EntityType, Mention
from tui.language.morphemes import Morpheme

_ORGANISATION_ENDS = (
    *(
        "부",
        "청",
        "처",
        "당",
        "사",
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
    ),
    *("정부", "국회", "법원", "검찰", "경찰", "연합", "협회", "재단", "센터", "연구소"),
)
_PLACE_ENDS = ("시", "도", "군", "구", "동", "읍", "면", "리", "산", "강", "섬", "역", "공항")
_PERSON_AFTER = ("씨", "님", "군", "양")
_PERSON_TITLES = (
    "장",
    "대표",
    "통령",
    "총리",
    "의원",
    "교수",
    "감독",
    "선수",
    "사장",
    "기자",
    "변호사",
    "대변인",
    "CEO",
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
        while index < len(morphemes) and morphemes[index].tag == "NNP":
            index += 1
        if index == first:
            index += 1
            continue
        span = Span(morphemes[first].start, morphemes[index - 1].end)
        following = morphemes[index] if index < len(morphemes) else None
        name = span.of(text)
        yield Mention(span, name, _type(name, following), name, 0.5)


def _type(name: str, following: Morpheme | None) -> EntityType:
    if following is not None and (following.form in _PERSON_AFTER or following.form.endswith(_PERSON_TITLES)):
        return EntityType.PERSON
    if name.endswith(_ORGANISATION_ENDS):
        return EntityType.ORGANISATION
    if name.endswith(_PLACE_ENDS):
        return EntityType.PLACE
    return EntityType.PERSON if len(name) == 3 else EntityType.ORGANISATION
