"""Lines that are no part of the article: captions, copyright, promotions, notices, dates of entry."""

import re
from enum import StrEnum

from tui.document.dates import iso_date

_PHOTO_AGENCY = (
    r"연합뉴스(?:TV)?|뉴시스|뉴스1|로이터|AFP|AP|EPA|신화|타스|게티이미지(?:뱅크|코리아)?|셔터스톡|조선일보\s?DB|중앙포토|"
    r"동아일보\s?DB|한경DB"
)


class Noise(StrEnum):
    """What a line that is no article is."""

    CAPTION = "caption"
    COPYRIGHT = "copyright"
    PROMOTION = "promotion"
    NOTICE = "notice"
    ENTRY = "entry"
    SEPARATOR = "separator"


_SEPARATOR = re.compile(r"[-=*_~─━—–·•․…◇◆■□●○※#＊]{2,}|[-*_~─━—–·•]|◇|◆|■")
_COPYRIGHT = re.compile(
    r"(?:ⓒ|©|\(c\)|copyrights?\b|저작권자).{0,120}(?:무단|전재|배포|금지|reserved|prohibited|copyright|\.com|\.kr)"
    r"|^\W{0,4}(?:copyrights?\b|저작권자|저작권은|<저작권).{0,100}"
    r"|^\W{0,3}[ⓒ©][^.]{1,40}[\]>)]?\.?$"
    r"|all rights? reserved",
    re.IGNORECASE,
)
_COPYRIGHT_SIGN = re.compile(r"ⓒ|©|\(c\)|금지합니다|금합니다", re.IGNORECASE)
_SENTENCE = re.compile(r"[가-힣]다\.?$")
_PROHIBITION = re.compile(
    r"^.{0,40}무단\s?(?:전재|복제|배포|수집|도용|사용)[^다]{0,50}(?:금지|금합니다|금지합니다|엄금)\s*[\])>}]?\.?\s*-?$"
    r"|^(?:및\s)?(?:재배포|무단전재)[^다]{0,30}금지\s*[\])>]?\.?$"
)
_GLUED_COPYRIGHT = re.compile(
    r"\s*[\[<(]?\s*(?:-\s*)?(?:[A-Za-z ]{2,20}\s)?(?:copyright\s*)?(?:ⓒ|©|저작권자\s?\(c\)|저작권자\s?[ⓒ©]|"
    r"copyright\s\(c\))[^\n]{0,110}"
    r"(?:금지|reserved\.?|\.com|\.kr|prohibited\.?)[^\n가-힣]{0,5}$",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:ⓒ|©|\(c\)|copyright)\s*(?:(?:ⓒ|©|\(c\)|19\d\d|20\d\d|by|저작권자)[\s.,-]*)*(?P<outlet>[가-힣A-Za-z0-9]{2,14})(?=[\s.,&|<>\])(]|$)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^[\W_]*(?:(?:기사)?\s?(?:최초\s?)?(?:입력|등록|승인|작성|게재|게시|발행|수정|최종\s?수정|업데이트|송고)(?:일|시간|일시|일자)?|지면\s?(?:A|[0-9])?\S*|온라인\s?기사|뉴스)?"
    r"\s*[:：]?\s*(?P<date>(?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?)\s*(?:\(?[월화수목금토일]\)?)?"
    r"\s*(?P<time>(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?)?\s*(?P<rest>.*)$"
)
_ENTRY_WORD = re.compile(r"입력|등록|승인|작성|게재|게시|발행|수정|업데이트|송고")
_ENTRY_REST = re.compile(
    r"(?:\s|[|/·,:ㅣ~()\[\]]|KST|기사|최종|최초|입력|등록|승인|작성|게재|게시|발행|수정|업데이트|송고|시간|일시|지면|조회수?|댓글|[A-D]?\d{1,3}면|"
    r"(?:19|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?|(?:오전|오후)|\d{1,2}:\d\d(?::\d\d)?|\d+)*"
)
_CREDIT_BEFORE = r"(?:[.다요”’\"')\]]|[/\[(<（=ⓒ|])\s?"
_CAPTION_END = re.compile(
    rf"(?:[.다요”’\"')\]]\s?/\s?[^/.\s][^/.]{{1,24}}"
    rf"|/\s?(?:{_PHOTO_AGENCY}|[가-힣]{{2,4}}\s?(?:[가-힣]{{0,2}}기자|특파원|작가)|[가-힣A-Za-z0-9·\s]{{1,16}}\s?(?:제공|DB|캡처|캡쳐))"
    rf"|(?:^|[/\[(（|.\s])\s?(?:사진|자료|출처|그래픽|영상|이미지|일러스트)\s?[=:ㅣ|](?!.*다\.?$)\s?[^.=”\"]{{1,40}}[\])）]?"
    rf"|[ⓒ©]\s?[^.]{{1,30}}"
    rf"|(?:^|{_CREDIT_BEFORE})(?:{_PHOTO_AGENCY})(?:[·/=,\s]{{1,3}}(?:{_PHOTO_AGENCY}))?[\])>）]?"
    rf"|{_CREDIT_BEFORE}(?:독자|[가-힣A-Za-z0-9·]{{2,16}}(?:\s[가-힣A-Za-z0-9·]{{2,10}})?)\s제공[\])>）]?"
    rf"|(?:자료|참고)\s?사진[\])>）]?|[\[(（/.|]\s?[가-힣A-Za-z0-9·' ]{{2,20}}\s?(?:캡처|캡쳐|갈무리)[\])>）]?"
    rf"|\s모습(?=\.))\.?$"
)
_CAPTION_DATE = re.compile(
    r"(?:19|20)\d\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?\s*(?:/?\s?[\w.+-]+@[\w.-]*|/?\s?[가-힣]{2,4}\s?기자|/?\s?(?:연합뉴스|뉴시스|뉴스1))?$"
)
_CAPTION_START = re.compile(
    r"^[\[(<【（▲△▼◀■]?\s?(?:사진|자료사진|영상|그래픽|일러스트|포토|이미지|표|그림|인포그래픽)"
    r"\s?\d{0,2}\s?(?:[\])>】）](?![가-힣])|=|:|ㅣ|\||설명|제공|출처)"
    r"|^이미지 (?:확대|크게)|^(?:사진|이미지)\s?(?:확대|크게 ?보기)|^클릭하(?:시|면)"
    r"|^\S{1,60}\.(?:jpe?g|png|gif|webp|svg)$|^\[\[.{0,60}\]\]$"
    r"|^(?:사진|그래픽|영상)(?:제공)?$",
    re.IGNORECASE,
)
_ARROW_CAPTION = re.compile(r"^[▲△▼◀▶]\s?\S.{4,200}(?:다\.?|모습\.?|전경\.?|장면\.?)$")
_OBITUARY = re.compile(r"별세|발인|빈소|장례식장|모친상|부친상")
_PROMOTION = re.compile(
    r"^[\W_]{0,4}\s?(?:(?:기사\s?)?제보는\s|제보하기|기사\s?제보(?:\W|$)|카(?:카오)?톡\s?(?:제보|채널|플러스친구|:)|공감언론\s|"
    r"네이버(?:에서\s.{0,30}(?:구독|보기|만나)|\s?메인에서|\s?채널\s?구독)|유튜브(?:에서\s.{0,30}(?:구독|보기|만나)|\s?채널\s?구독)|"
    r"기사\s?원문|원문\s?(?:보기|바로)|무료\s?(?:구독|체험|만화|웹툰)\W*$|구독(?:하기|신청)\W*$|뉴스레터\s?(?:구독|신청)|"
    r"여러분의\s?제보|당신의\s?제보|지금\s?뜨는\s(?:뉴스|기사)|(?:이메일|메일|전화|카카오톡)\s?[:\]]\s?\S)"
    r"|^[\W_]{0,4}(?:댓글|전체\s?댓글|공유하기|공유|기사\s?공유|글자\s?크기|글씨\s?크기|프린트|인쇄|스크랩|좋아요|추천|닫기|본문\s?(?:듣기|요약)|기사\s?듣기|"
    r"음성으로\s?듣기|AD|ADVERTISEMENT|광고|페이스북|트위터|인스타그램|카카오톡|카카오스토리|밴드|URL\s?복사|바로가기|목록|이전|다음|맨위로|북마크|"
    r"기자\s?구독|응원해요|후속\s?원해요|이 기사가 좋으셨다면|소셜\s?댓글|당신을 위한|맞춤 뉴스\s?by Dable)"
    r"(?:\s|[\d\W_])*$"
    r"|(?:구독하(?:기|세요)|구독해\s?주세요|친구\s?추가|채널\s?추가|제보해\s?주세요|제보를\s?기다립니다|홈페이지\s?바로가기|앱에서\s?보기|okjebo|"
    r"[☞▶]\s?바로가기)\s?[☞▶>.)\]!]*$"
    r"|^[☞▶▷※■]\s?.{0,30}(?:구독|제보|카카오톡|카톡|유튜브|텔레그램|뉴스레터|바로가기|다운로드|네이버에서|홈페이지|앱에서|특별\s?할인)[^.]{0,40}$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^[\W_]{0,4}\s?(?:본\s?(?:기사|콘텐츠|보도|칼럼|기고|원고)|(?:이|해당)\s?(?:기사|콘텐츠|뉴스))[은는이가]\s.{0,60}(?:자동|인공지능|AI|프로그램|로봇|제휴|무관|"
    r"저작권|후원|지원을 받|자문|외부 필진|투자 참고|지어낸|가상의|송고|먼저 게재|유료)"
    r"|^\W{0,3}면책\s?조항|^AI 해설(?: 기사$|은 )|^읽어주기 기능은|^브라우저에서만 사용|^기사 본문 영역$"
    r"|^※.{0,100}(?:상담\s?전화|상담을|자살예방|우울감|109|1393|1577|도움을 받|도움받|신고(?:할|하)|"
    r"작성(?:된|했|되)|전문가의 도움|자동\s?(?:생성|작성|번역))"
    r"|^(?:기사내용|기사\s?내용|AI|기사|뉴스|3줄|세\s?줄|핵심)\s?(?:한\s?줄\s?|자동\s?|3줄\s?|세줄\s?)?요약$"
    r"|^[\[(<]?\s?(?:외부\s?(?:필자|기고)|기고\s?내용|필자의?)\s?.{0,60}(?:방향|입장|의견)(?:과|와).{0,40}"
    r"|^[(\[]?\s?(?:영상\s?취재|영상\s?편집|촬영\s?기자|촬영기자|그래픽|취재\s?지원|디자인|화면\s?제공|구성|CG|VJ|작가|자막뉴스)\s?[:：=].{1,80}$"
    r"|^(?:\(끝\)|<끝>|\[끝\]|끝)$"
    r"|^\(?(?:계속|이어집니다|속보\s?계속)\)?$"
)
SUMMARY_LABEL = re.compile(
    r"^[\W_]{0,3}(?:기사\s?내용|AI|기사|뉴스|3줄|세\s?줄|핵심)\s?(?:한\s?줄\s?|자동\s?|3줄\s?|세줄\s?)?요약[\W_]{0,3}$"
)


def noise_of(line: str) -> Noise | None:
    """What kind of noise a whole line is, None for a line of the article. Cost is bounded: long lines are articles."""
    length = len(line)
    if length > 300:
        return None
    if _SEPARATOR.fullmatch(line):
        return Noise.SEPARATOR
    if length < 200 and (_COPYRIGHT.search(line) or _PROHIBITION.search(line)) and not _is_prose(line):
        return Noise.COPYRIGHT
    if length < 160 and entry_of(line) is not None:
        return Noise.ENTRY
    if is_caption(line):
        return Noise.CAPTION
    if length < 200 and _NOTICE.search(line):
        return Noise.NOTICE
    if length < 120 and _PROMOTION.search(line) and not line.endswith("다."):
        return Noise.PROMOTION
    return None


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a picture: a credit at its end, a label at its start, a date after an agency's lead."""
    if _CAPTION_START.search(line) and len(line) < 200:
        return True
    tail = line[-60:]
    return bool(_CAPTION_END.search(tail) or _CAPTION_DATE.search(tail))


def is_dated(line: str) -> bool:
    """Whether a line ends in the date (and credit) with which agencies end captions: `2026.7.29 mail`."""
    return _CAPTION_DATE.search(line[-60:]) is not None


def is_arrow_caption(line: str) -> bool:
    """Whether a single line after `▲` describes a picture (obituaries have the same mark)."""
    return _ARROW_CAPTION.match(line) is not None and _OBITUARY.search(line) is None


def glued_copyright(line: str) -> int | None:
    """Where the copyright note glued to the end of a line begins, None where there is none."""
    begin = max(0, len(line) - 160)
    tail = line[begin:]
    if not ("금지" in tail or "eserved" in tail or "ⓒ" in tail or "©" in tail):
        return None
    match = _GLUED_COPYRIGHT.search(tail)
    return begin + match.start() if match and begin + match.start() > 0 else None


def copyright_holder(line: str) -> str | None:
    """The outlet that a copyright line names, None where it names none in the usual place."""
    match = _HOLDER.search(line)
    return match["outlet"] if match else None


def entry_of(line: str) -> tuple[str | None, bool] | None:
    """ISO date or date-time of a line that says when the article was entered or sent out, and whether it was changed only.

    None where the line is none such. No zone: these lines give none.
    """
    match = _ENTRY.match(line)
    if match is None or not _ENTRY_REST.fullmatch(match["rest"]):
        return None
    word = _ENTRY_WORD.search(line)
    if word is None and match["time"] is None:
        return None
    return iso_date(f"{match['date']} {match['time'] or ''}"), bool(word and word.group() in ("수정", "업데이트"))


def _is_prose(line: str) -> bool:
    """Whether a line that speaks of copyright does so in a sentence."""
    return _SENTENCE.search(line) is not None and not _COPYRIGHT_SIGN.search(line)
