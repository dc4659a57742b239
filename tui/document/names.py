"""What Korean bylines are made of: surnames, places, outlets, and the titles of those who write.

The lists (`names.txt`) hold common knowledge, and only what bylines need: a token of one of them decides how `[A=B]` is read.
"""

from pathlib import Path

from tui.document.patterns import compiled


def _word_lists() -> dict[str, frozenset[str]]:
    sections = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").split("[")[1:]
    return {name: frozenset(words.split()) for name, words in (section.split("]") for section in sections)}


_WORDS = _word_lists()
_SURNAMES = _WORDS["surnames"]
_TWO_SYLLABLE_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")

PLACES = _WORDS["places"]
_PLACE_ENDING = compiled(r"[가-힣]{1,6}(?:시|군|구|도|항|공항|청사|구장|경기장|체육관)")

ROLE_WORDS = _WORDS["roles"]
CREDIT_WORDS = _WORDS["credits"]
_OUTLETS = _WORDS["outlets"]
_OUTLET_ENDING = compiled(
    r"[가-힣A-Za-z0-9&][가-힣A-Za-z0-9& ]{0,9}(?:일보|신문|뉴스|뉴스\d{1,2}|뉴스TV|통신|방송|경제|경제TV|타임[스즈]|데일리|"
    r"투데이|저널|미디어|닷컴|닷넷|프레스|포스트|헤럴드|비즈|리포트|매거진|스포츠|스포트|위클리|트리뷴|인사이트|이코노미|이코노믹|임팩트|라이프|"
    r"메디컬|팩트|코리아|TV|IN|넷)"
)

JOBS = (
    "기자|특파원|통신원|논설위원|논설실장|논설주간|논설고문|편집위원|해설위원|편집국장|보도국장|에디터|리포터|앵커|캐스터|칼럼니스트|평론가|"
    "편집장|주필|PD|피디|작가"
)
_RANKS = (
    "인턴|수습|선임|전문|객원|사진|시민|대학생|명예|영상|촬영|취재|편집|온라인|뉴스|스포츠|정치|경제|사회|문화|국제|산업|방송|기상|법조|"
    "순회|종군|수석|책임|본지|전|현"
)
_RANK = rf"(?:{_RANKS}|[가-힣]{{2,6}}전문)"
_RANK_ALONE = compiled(_RANKS)
_JOB = compiled(rf"{_RANK}{{0,2}}(?:대?(?:{JOBS}))|(?:정치|경제|사회|문화|국제|산업|체육|과학)(?:부장|부)")
_GLUED = compiled(rf"(?P<name>[가-힣]{{2,4}}?)(?P<job>{_RANK}{{0,2}}대?(?:{JOBS}))")
_HANGUL_NAME = compiled(r"[가-힣]{2,4}")


def is_place(token: str) -> bool:
    """Whether a token of a byline is a city, a region, a venue."""
    return token in PLACES or (len(token) > 2 and _PLACE_ENDING.fullmatch(token) is not None)


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet: a known one, or one that ends like most (`…일보`, `…뉴스`)."""
    return name in _OUTLETS or (len(name) < 16 and _OUTLET_ENDING.fullmatch(name) is not None)


def is_person(token: str) -> bool:
    """Whether a token looks like a Korean personal name: a surname and one or two syllables, and no place or outlet."""
    if not _HANGUL_NAME.fullmatch(token) or token in PLACES or is_outlet(token):
        return False
    if token.startswith(_TWO_SYLLABLE_SURNAMES):
        return len(token) > 2
    return token[0] in _SURNAMES and len(token) < 4


def may_be_person(token: str) -> bool:
    """Whether a token right before a title may be a name: rarer forms too, which elsewhere would be words."""
    return is_person(token) or (
        _HANGUL_NAME.fullmatch(token) is not None and token[0] in _SURNAMES and len(token) == 4 and not is_outlet(token)
    )


def is_job(token: str) -> bool:
    """Whether a token is the title of someone who writes, with what stands before it (`의학전문기자`)."""
    return _JOB.fullmatch(token) is not None


def is_rank(token: str) -> bool:
    """Whether a token says which kind of reporter the title after it means (`객원 기자`, `선임 기자`)."""
    return _RANK_ALONE.fullmatch(token) is not None


def split_glued(token: str) -> tuple[str, str] | None:
    """Name and title of a token in which no space parts them (`이름기자`)."""
    match = _GLUED.fullmatch(token)
    if match is None or not is_person(match["name"]):
        return None
    return match["name"], match["job"]
