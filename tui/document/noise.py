"""Lines that are no part of the article: captions, copyright, promotions, notices, dates of entry."""

import re
from enum import StrEnum

from tui.document.captions import is_caption
from tui.document.dates import iso_date
from tui.document.names import is_outlet
from tui.document.patterns import compiled

_LONGEST = 300


class Noise(StrEnum):
    """What a line that is no article is."""

    CAPTION = "caption"
    COPYRIGHT = "copyright"
    PROMOTION = "promotion"
    NOTICE = "notice"
    ENTRY = "entry"
    SEPARATOR = "separator"


def _any(*alternatives: str) -> re.Pattern[str]:
    return compiled("|".join(alternatives), re.IGNORECASE)


_SEPARATOR = compiled(r"[-=*_~─━—–·•․…◇◆■□●○※#＊]{2,}|[-*_~─━—–·•]|◇|◆|■")

_SIGN = r"(?:ⓒ|©|\(c\))"
_COPYRIGHT = _any(
    rf"(?:{_SIGN}|copyrights?\b|저작권자).{{0,120}}(?:무단|전재|배포|금지|reserved|prohibited|copyright|\.com|\.kr)",
    r"^\W{0,4}(?:copyrights?\b|저작권자|저작권은|<저작권).{0,100}",
    r"^\W{0,3}[ⓒ©][^.]{1,40}[\]>)]?\.?$",
    r"all rights? reserved",
    r"^.{0,40}무단\s?(?:전재|복제|배포|수집|도용|사용)[^다]{0,50}(?:금지|금합니다|금지합니다|엄금)\s*[\])>}]?\.?\s*-?$",
    r"^(?:및\s)?(?:재배포|무단전재)[^다]{0,30}금지\s*[\])>]?\.?$",
)
_SENTENCE = compiled(r"[가-힣]다\.?$")
_COPYRIGHT_SIGN = _any(_SIGN, "금지합니다", "금합니다")
_GLUED_COPYRIGHT = compiled(
    rf"\s*[\[<(]?\s*(?:-\s*)?(?:[A-Za-z ]{{2,20}}\s)?(?:copyright\s*)?(?:[ⓒ©]|저작권자\s?{_SIGN}|copyright\s\(c\))[^\n]{{0,110}}"
    r"(?:금지|reserved\.?|\.com|\.kr|prohibited\.?)[^\n가-힣]{0,5}$",
    re.IGNORECASE,
)
_HOLDER = compiled(
    rf"(?:{_SIGN}|copyright)[\s.,-]*{_SIGN}?\s*(?:[12]\d{{3}}[\s.,-]*)?(?P<outlet>[가-힣A-Za-z0-9]{{2,14}})"
    r"(?=[.,&|(<>\]]|\s*$|\s[&|무])",
    re.IGNORECASE,
)
_NAME = compiled(r"[가-힣A-Za-z0-9]{2,14}")

_ENTERED = r"(?:입력|등록|승인|작성|게재|게시|발행|최종\s?수정|수정|업데이트|송고|보도(?:시점|일시)?|배포)"
_DATE = r"(?:(?:19|20)\d\d|\d\d(?=\.\d\d\.\d\d\.?\s\d\d:))\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[일.]?"
_TIME = r"(?:오전|오후)?\s?\d{1,2}(?::\d\d(?::\d\d)?|시\s?\d{1,2}분)"
_ENTRY = compiled(
    rf"^[\W_]*(?:(?:기사)?\s?(?:최초\s?)?{_ENTERED}(?:일|시간|일시|일자)?|지면\s?(?:A|[0-9])?\S*|온라인\s?기사|뉴스)?"
    rf"\s*[:：]?\s*(?P<date>{_DATE})\s*(?:\(?[월화수목금토일]\)?)?\s*\(?(?P<time>{_TIME})?\)?\s*(?P<rest>.*)$"
)
_CREDITED = compiled(
    rf"(?P<credit>[가-힣A-Za-z][가-힣A-Za-z0-9·,= ]{{1,23}}?)[\s|ㅣ/]*(?=(?:기사)?\s?(?:최초\s?)?{_ENTERED}|{_DATE})"
)
_ENTRY_ENDS = frozenset("0123456789.일분l)송고")
_ENTERED_WORD = compiled(_ENTERED)
_CHANGED = ("수정", "업데이트")
_ENTRY_DATE = compiled(
    rf"(?P<word>{_ENTERED})?(?:일|시간|일시|일자)?\s*[:：]?\s*(?P<date>{_DATE})\s*(?:\(?[월화수목금토일]\)?)?\s*\(?(?P<time>{_TIME})?"
)
_ENTRY_REST = compiled(
    rf"(?:[\s|l/·,:ㅣ~()\[\]]|KST|조간|석간|이후|부터|기사|최종|최초|{_ENTERED}|시간|일시|지면|조회수?|댓글|[A-Z]?\d{{1,3}}면?|{_DATE}|오전|오후|{_TIME}|\d+)*"
)

# Buttons of a page, their spaces, digits and signs left out.
_BUTTONS = frozenset(
    [
        *(
            "댓글",
            "전체댓글",
            "공유",
            "공유하기",
            "기사공유",
            "글자크기",
            "글씨크기",
            "프린트",
            "인쇄",
            "스크랩",
            "좋아요",
            "추천",
            "닫기",
        ),
        *(
            "본문듣기",
            "본문요약",
            "기사듣기",
            "음성으로듣기",
            "AD",
            "ADVERTISEMENT",
            "Advertisement",
            "광고",
            "페이스북",
            "트위터",
        ),
        *(
            "인스타그램",
            "카카오톡",
            "카카오스토리",
            "밴드",
            "URL복사",
            "바로가기",
            "목록",
            "이전",
            "다음",
            "맨위로",
            "북마크",
            "기자구독",
        ),
        *(
            "응원해요",
            "후속원해요",
            "이기사가좋으셨다면",
            "소셜댓글",
            "당신을위한",
            "맞춤뉴스byDable",
            "관련사진보기",
            "SNS기사보내기",
        ),
        *(
            "기사보내기",
            "본문글씨키우기",
            "본문글씨줄이기",
            "글자크기설정",
            "다른공유찾기",
            "이기사를공유합니다",
            "영상시청",
            "로그인",
        ),
        *(
            "회원가입",
            "구독",
            "지면보기",
            "기자페이지",
            "가가",
            "종목이야기",
            "태그",
            "싫어요",
            "후속기사원해요",
            "메일보내기",
            "복사하기",
        ),
        *(
            "본문바로가기",
            "본문요약봇",
            "텍스트음성변환서비스사용하기",
            "글자크기변경하기",
            "글자크기조정",
            "글씨크기조절하기",
            "SNS보내기",
            "기자프로필",
            "구독중",
            "구독자",
            "응원수",
        ),
        *(
            "기사섹션분류안내",
            "번역설정",
            "인쇄하기",
            "요약beta",
            "associatepic",
            "지면면",
            "기사공유하기",
            "개의댓글",
            "댓글개",
            "댓글정렬",
            "의견",
            "포토TV",
        ),
    ]
)
_NO_LETTER = compiled(r"[\W\d_]+")
# Calls to send news, to subscribe, to follow.
_PROMOTION = _any(
    r"^[\W_]{0,4}\s?(?:(?:기사\s?)?제보는\s|제보하기|기사\s?제보(?:\W|$)|카(?:카오)?톡\s?(?:제보|채널|플러스친구|:)|공감언론\s)",
    r"^[\W_]{0,4}\s?(?:네이버|유튜브)(?:에서\s.{0,30}(?:구독|보기|만나)|\s?(?:메인에서|채널\s?구독))",
    r"^[\W_]{0,4}\s?(?:기사\s?원문|원문\s?(?:보기|바로)|지금\s?뜨는\s(?:뉴스|기사)|(?:여러분|당신)의\s?제보)",
    r"^[\W_]{0,4}\s?(?:무료\s?(?:구독|체험|만화|웹툰)|구독(?:하기|신청)|뉴스레터\s?(?:구독|신청))\W*$",
    r"^[\W_]{0,4}\s?(?:이메일|메일|전화|카카오톡|사이트)\s?[:\]]\s?\S|^[▷▶☎☏]\s?(?:이메일|메일|전화|카카오톡)\s\S+$",
    r"^(?:태그\s?[:：]?\s?)?(?:#[^\s#\d][^\s#]*\s*)+$",
    r"^뉴스\s?\d{1,2}(?:\([가-힣]{2,5}\))?$",
    r"^(?:(?:좋아요|훈훈해요|슬퍼요|화나요|싫어요|후속\s?기사\s?원해요|쏠쏠정보|흥미진진|공감백배|분석탁월)\s?\d*개?\s*){2,}$",
    r"^추천\s?\d+\s댓글\s?\d+|좋아요를 눌러",
    r"(?:구독하(?:기|세요)|구독해\s?주세요|친구\s?추가|채널\s?추가|제보해\s?주세요|제보를\s?기다립니다|홈페이지\s?바로가기|앱에서\s?보기|okjebo|"
    r"[☞▶]\s?바로가기)\s?[☞▶>.)\]!]*$",
    r"^[☞▶▷※■◎]\s?.{0,30}(?:구독|제보|카카오톡|카톡|유튜브|텔레그램|뉴스레터|바로가기|다운로드|"
    r"네이버에서|홈페이지|앱에서|특별\s?할인)[^.]{0,40}$",
)
_SUMMARY = (
    r"^[\W_]{0,3}(?:기사\s?내용|AI|기사|뉴스|3줄|세\s?줄|핵심)\s?(?:한\s?줄\s?|자동\s?|3줄\s?|세줄\s?)?요약[\W_]{0,3}$"
)
_NOTICE = _any(
    r"^[\W_]{0,4}\s?(?:본\s?(?:기사|콘텐츠|보도|칼럼|기고|원고)|(?:이|해당)\s?(?:기사|콘텐츠|뉴스))[은는이가]\s.{0,60}"
    r"(?:자동|인공지능|AI|프로그램|로봇|제휴|무관|저작권|후원|지원을 받|자문|외부 필|투자 참고|"
    r"지어낸|가상의|송고|먼저 게재|유료)",
    r"인공지능이 자동으로 (?:줄인|요약)|^전체 내용을 이해하기 위해서는",
    r"^\W{0,3}면책\s?조항|^AI 해설(?: 기사$|은 )|^읽어주기 기능은|^브라우저에서만 사용|^기사 본문 영역$",
    r"^[\[(]자료\s?제공\s?[:：]|^※.{0,30}(?:여러분|당신)의 제보",
    r"^※.{0,100}(?:상담\s?전화|상담을|자살예방|우울감|109|1393|1577|도움을 받|도움받|"
    r"신고(?:할|하)|작성(?:된|했|되)|전문가의 도움|"
    r"자동\s?(?:생성|작성|번역))",
    _SUMMARY,
    r"^[\[(<]?\s?※?\s?(?:외부\s?(?:필자|기고)|기고\s?내용|필자의?)\s?.{0,60}(?:방향|입장|의견)[과와].{0,40}",
    r"^[(\[]?\s?(?:영상\s?취재|영상\s?편집|촬영\s?기자|그래픽|취재\s?지원|디자인|화면\s?제공|구성|CG|VJ|작가|자막뉴스)\s?[:：=].{1,80}$",
    r"^(?:\(끝\)|<끝>|\[끝\]|끝\.?)$",
    r"^\(?(?:계속|이어집니다|속보\s?계속)\)?$",
    r"^(?:이|해당|본) (?:기사|글|콘텐츠)[은는] .{2,100}(?:분류했|게재됐|게재되었|실렸|보도됐|출고됐)습니다\.?$",
    r"^보\s?도\s?(?:참\s?고\s?)?자\s?료$",
    r"^(?:월간|주간|계간)?\s?[가-힣A-Za-z0-9 ]{1,12}\s(?:19|20)\d\d년 (?:\d{1,2}월|봄|여름|가을|겨울)호$",
    r"여러분의 제보를 기다립니다\.?$|^덧붙이는 글\s?[|ㅣ]",
)


def noise_of(line: str) -> Noise | None:
    """What kind of noise a whole line is, None for a line of the article. Cost is bounded: long lines are articles."""
    length = len(line)
    if length > _LONGEST:
        return None
    if _SEPARATOR.fullmatch(line):
        return Noise.SEPARATOR
    if length < 200 and _COPYRIGHT.search(line) and not _is_prose(line):
        return Noise.COPYRIGHT
    if length < 160 and entry_of(line) is not None:
        return Noise.ENTRY
    if is_caption(line):
        return Noise.CAPTION
    if length < 200 and _NOTICE.search(line):
        return Noise.NOTICE
    if length < 30 and _is_button(_NO_LETTER.sub("", line)):
        return Noise.PROMOTION
    if length < 120 and not line.endswith("다.") and _PROMOTION.search(line):
        return Noise.PROMOTION
    return None


def _is_button(letters: str) -> bool:
    """Whether the letters of a line are those of a button of a page, or none at all (a count beside one)."""
    return letters in _BUTTONS or letters.endswith(("기사보내기", "기자의기사모음")) or not letters


def is_summary_label(line: str) -> bool:
    """Whether a line is the label over the points of a summary (`기사내용 요약`)."""
    return len(line) < 20 and re.match(_SUMMARY, line) is not None


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
    names: list[str] = _NAME.findall(line)
    if known := next(filter(is_outlet, names), None):
        return known
    match = _HOLDER.search(line)
    return match["outlet"] if match else None


def entry_of(line: str) -> tuple[str | None, bool] | None:
    """ISO date or date-time of a line that says when the article was entered or sent out, and whether it was changed only.

    None where the line is none such. No zone: these lines give none.
    """
    match = _ENTRY.match(line)
    if match is None or not _ENTRY_REST.fullmatch(match["rest"]):
        return None
    if match["time"] is None and _ENTERED_WORD.search(line) is None:
        return None
    for entry in _ENTRY_DATE.finditer(line):
        if not (entry["word"] or "").endswith(_CHANGED):
            return _iso(entry), False
    return _iso(match), True


def credited_entry(line: str) -> tuple[str, tuple[str | None, bool]] | None:
    """The credit before the date of entry on one line (`나라뉴스 입력 2026.02.11 11:42`), and what `entry_of` makes of the rest.

    The credit is any few words; whether they are an outlet or a byline is for the caller to judge.
    """
    if len(line) > 120 or line[-1] not in _ENTRY_ENDS or not any(map(str.isdigit, line)):
        return None
    match = _CREDITED.match(line)
    entry = entry_of(line[match.end() :]) if match else None
    return (match["credit"], entry) if match and entry else None


def _iso(entry: re.Match[str]) -> str | None:
    date = entry["date"] if entry["date"][2:3].isdigit() else f"20{entry['date']}"
    return iso_date(f"{date} {entry['time'] or ''}")


def _is_prose(line: str) -> bool:
    """Whether a line that speaks of copyright does so in a sentence."""
    return _SENTENCE.search(line) is not None and not _COPYRIGHT_SIGN.search(line)
