"""Captions of pictures: lines with a credit at their end, a label at their start, a date after an agency's lead."""

import re

from tui.document.patterns import compiled

_AGENCY = (
    r"(?:연합뉴스(?:TV)?|뉴시스|뉴스1|로이터|AFP|AP|EPA|UPI|신화|타스|게티이미지(?:뱅크|코리아)?|셔터스톡|조선일보\s?DB|"
    r"중앙포토|동아일보\s?DB|한경DB)"
)
_BEFORE_CREDIT = r"(?:[.다요”’\"')\]]|[/\[(<（=ⓒ|])\s?"
_PICTURE = r"(?:사진|자료|출처|그래픽|영상|이미지|일러스트)"

_CREDITS = (
    r"[.다요”’\"')\]]\s?/\s?[^/.\s][^/.]{1,24}",  # …있다. /강변시의회
    rf"/\s?(?:{_AGENCY}|[가-힣]{{2,4}}\s?(?:[가-힣]{{0,2}}기자|특파원|작가))",
    r"/\s?[가-힣A-Za-z0-9·\s]{1,16}\s?(?:제공|DB|캡처|캡쳐)",
    rf"\[[^\[\]]{{0,30}}(?:{_AGENCY}|촬영|제공|자료사진|제작|DB 금지)[^\[\]]{{0,24}}\]",
    r"\[촬영 [^\[\]]{1,20}\]",
    rf"[.다요]\s?{_PICTURE}\s(?!.*[다요]\.?$)[가-힣A-Za-z0-9·' ]{{2,20}}",  # …전경. 사진 한빛전자
    r"(?:있다|모습|전경|장면|보인다|있습니다)\.\s[가-힣]{2,4}\s(?:[가-힣]{2})?기자",
    r"재판매 및 DB 금지",
    r"(?:사진|공동)(?:공동)?(?:기자단|취재단|취재사진)[\])]?",
    rf"(?:^|[/\[(（|.\s])\s?{_PICTURE}(?:제공|출처)?\s?[=:ㅣ|](?!.*다\.?$)\s?[^.=”\"]{{1,40}}[\])）]?",
    r"[ⓒ©]\s?[^.]{1,30}",
    rf"(?:^|{_BEFORE_CREDIT}){_AGENCY}(?:[·/=,\s]{{1,3}}{_AGENCY})?[\])>）]?",
    rf"{_BEFORE_CREDIT}(?:독자|[가-힣A-Za-z0-9·]{{2,16}}(?:\s[가-힣A-Za-z0-9·]{{2,10}})?)\s제공[\])>）]?",
    r"(?:자료|참고)\s?사진[\])>）]?",
    r"[\[(（/.|]\s?[가-힣A-Za-z0-9·' ]{2,20}\s?(?:캡처|캡쳐|갈무리)[\])>）]?",
    r"\s모습(?=\.)",
)
_LABELS = (
    r"[\[(<【（▲△▼◀■]?\s?(?:사진|자료사진|영상|그래픽|일러스트|포토|이미지|표|그림|인포그래픽)\s?\d{0,2}"
    r"\s?(?:[\])>】）](?![가-힣])|=|:|ㅣ|\||설명|제공|출처)",
    r"이미지 (?:확대|크게)",
    r"(?:사진|이미지)\s?(?:확대|크게 ?보기)",
    r"클릭하(?:시|면)",
    r"\S{1,60}\.(?:jpe?g|png|gif|webp|svg)$",
    r"\[\[.{0,60}\]\]$",
    r"(?:사진|그래픽|영상)(?:제공)?$",
)
_CREDIT = compiled(rf"(?:{'|'.join(_CREDITS)})\.?$")
_LABEL = compiled("|".join(_LABELS), re.IGNORECASE)
_DATED = compiled(
    r"(?:19|20)\d\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?\s*"
    r"(?:/?\s?[\w.+-]+@[\w.-]*|/?\s?[가-힣]{2,4}\s?기자|/?\s?(?:연합뉴스|뉴시스|뉴스1))?(?:\s?\*?재판매 및 DB 금지)?$"
)
_ARROW = compiled(r"[▲△▼◀▶]\s?\S.{4,200}(?:다\.?|모습\.?|전경\.?|장면\.?)$")
_PHOTO = compiled(r"[\[<【](?:포토|화보|포토뉴스|사진)[^\]>】=]{0,8}[\]>】]\s?\S.{3,60}(?<!다)(?<!\.)$")
_ARROW_INSIDE = compiled("[▲△▼]")
_OBITUARY = compiled(r"별세|발인|빈소|장례식장|모친상|부친상")


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a picture, by its credit, its label or its date."""
    if len(line) < 200 and _LABEL.match(line):
        return True
    return bool(_CREDIT.search(line[-60:])) or is_dated(line)


def is_dated(line: str) -> bool:
    """Whether a line ends in the date (and credit) with which agencies end captions: `2026.7.29 mail`."""
    return _DATED.search(line[-70:]) is not None


def is_photo_headline(line: str) -> bool:
    """Whether a line is the headline of a report in pictures (`[포토] …`); captions have a credit or end in a sentence."""
    return _PHOTO.match(line) is not None and not _CREDIT.search(line[-60:]) and not is_dated(line)


def is_arrow_caption(line: str) -> bool:
    """Whether a single line after `▲` describes a picture (obituaries have the same mark)."""
    return _ARROW.match(line) is not None and _ARROW_INSIDE.search(line, 1) is None and _OBITUARY.search(line) is None
