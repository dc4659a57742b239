"""Single lines: what the rules take, and running text that looks like it and must stay."""

import pytest

from tui.document.bylines import lead_byline, reporter_names, tail_byline, whole_line_byline
from tui.document.headings import Mark, candidate, unmarked_headings
from tui.document.noise import Noise, copyright_holder, credited_entry, entry_of, noise_of
from tui.document.parse import parse_article
from tui.document.related import bracketed_headlines, glued_page, is_label, is_page_reference, labelled_headline

LEADS = [
    ("(강변=새벽통신) 홍다온 기자 = 본문이다.", "새벽통신", ("홍다온",)),
    ("(강변·한들=새벽통신) 홍다온 김보람 기자 = 본문이다.", "새벽통신", ("홍다온", "김보람")),
    ("(파리=새벽통신) 서가람 특파원 = 본문이다.", "새벽통신", ("서가람",)),
    ("[강변=뉴시스] 김보람 기자 = 본문이다.", "뉴시스", ("김보람",)),
    ("[강변=뉴시스]김보람 이하늘 기자 = 본문이다.", "뉴시스", ("김보람", "이하늘")),
    ("[서울=뉴시스] 본문이다. 이어진다.", "뉴시스", ()),
    ("(서울=뉴스1) 김보람 기자 | 본문이다.", "뉴스1", ("김보람",)),
    ("【강변=뉴시스】김보람 기자 = 본문이다.", "뉴시스", ("김보람",)),
    ("【도쿄=서가람 특파원】 본문이다.", None, ("서가람",)),
    ("[워싱턴=서가람 특파원] 본문이다.", None, ("서가람",)),
    ("[헤럴드경제=나도연·문새봄 기자] 본문이다.", "헤럴드경제", ("나도연", "문새봄")),
    ("[한빛경제 = 나도연 기자] 본문이다.", "한빛경제", ("나도연",)),
    ("[스포츠조선 배하리 기자] 본문이다.", "스포츠조선", ("배하리",)),
    ("[마이데일리 = 배하리 기자] 본문이다.", "마이데일리", ("배하리",)),
    ("[OSEN=배하리 기자] 본문이다.", "OSEN", ("배하리",)),
    ("[OSEN=잠실, 배하리 기자] 본문이다.", "OSEN", ("배하리",)),
    ("[스타뉴스 | 차이슬 기자] 본문이다.", "스타뉴스", ("차이슬",)),
    ("[스타뉴스 | 장충=차이슬 기자] 본문이다.", "스타뉴스", ("차이슬",)),
    ("[점프볼=잠실/문새봄 기자] 본문이다.", "점프볼", ("문새봄",)),
    ("(엑스포츠뉴스 수원, 배하리 기자) 본문이다.", "엑스포츠뉴스", ("배하리",)),
    ("(한빛뉴스 바람골, 배하리 기자) 본문이다.", "한빛뉴스", ("배하리",)),
    ("[SBS 연예뉴스 | 배하리 기자] 본문이다.", "SBS 연예뉴스", ("배하리",)),
    ("【대전=강변일보】 배하리 의학전문기자·도한결 기자 = 본문이다.", "강변일보", ("배하리", "도한결")),
    ("(지디넷코리아=나도연 기자) 본문이다.", "지디넷코리아", ("나도연",)),
    ("[포포투=배하리] 본문이다.", "포포투", ("배하리",)),
    ("[동아닷컴] 본문이다.", "동아닷컴", ()),
    ("[데일리한빛 = 나도연 인턴기자] 본문이다.", "데일리한빛", ("나도연",)),
    ("[이데일리 나도연 문새봄 기자] 본문이다.", "이데일리", ("나도연", "문새봄")),
    ("[한빛경제=노을빛 의학전문기자] 본문이다.", "한빛경제", ("노을빛",)),
    ("[강변일보 = 강변 노을빛 기자] 본문이다.", "강변일보", ("노을빛",)),
    ("세종=도한결 기자 han@example.com 본문이다.", None, ("도한결",)),
    ("LA = 도한결 기자 본문이다.", None, ("도한결",)),
    ("글·사진=도한결 기자 본문이다.", None, ("도한결",)),
    ("도한결 기자 = 본문이다.", None, ("도한결",)),
    ("[한빛경제] 나도연 기자 본문이다.", "한빛경제", ("나도연",)),
]

NO_LEADS = [
    "[단독] 누리전자가 공장을 짓는다.",
    "[Why] 왜 그런가를 물었다.",
    "[앵커] 다리가 통제됩니다.",
    "(서울) 비가 온다.",
    "<강변일보>는 이 일을 처음 보도했다.",
    "[표 1]에서 보듯 광고비가 늘었다.",
    "(사진=강변시 제공) 야시장이 열렸다.",
    "A=B라는 식을 쓴다.",
    "도한결 기자는 이 일을 오래 취재했다.",
    "하늘찬 의원은 “기자 = 시민”이라고 했다.",
    "[한 줄 요약] 강변시가 달라진다.",
    "한국=선진국이라는 말이 낯설지 않다.",
]


@pytest.mark.parametrize(("line", "outlet", "reporters"), LEADS)
def test_lead_bylines(line, outlet, reporters):
    found = lead_byline(line)
    assert found is not None
    assert (found.outlet, found.reporters, line[found.length :][:4]) == (outlet, reporters, "본문이다")


@pytest.mark.parametrize("line", NO_LEADS)
def test_text_that_is_no_lead(line):
    assert lead_byline(line) is None


@pytest.mark.parametrize(
    ("line", "outlet", "reporters"),
    [
        ("도한결 기자 han@example.com", None, ("도한결",)),
        ("도한결기자 han@example.com", None, ("도한결",)),
        ("han@example.com", None, ()),
        ("/han@example.com", None, ()),
        ("[ 도한결 기자 / han@example.com ]", None, ("도한결",)),
        ("워싱턴 서가람 특파원·서울 도한결 기자", None, ("서가람", "도한결")),
        ("강변일보 노을빛 기자", "강변일보", ("노을빛",)),
        ("글·사진 도한결 기자", None, ("도한결",)),
        ("용인=도한결 기자, 나도연 기자", None, ("도한결", "나도연")),
        ("(SBS 디지털뉴스편집부)", None, ()),
        ("온라인뉴스팀 online@example.com", None, ()),
        ("MBC뉴스 유다름입니다.", "MBC", ("유다름",)),
        ("강변에서 KBS 뉴스 유다름입니다.", "KBS", ("유다름",)),
        ("기자 = 도한결", None, ("도한결",)),
        ("기자명 도한결 기자", None, ("도한결",)),
        ("YTN 유다름 (dareum@example.com)", "YTN", ("유다름",)),
        ("MBN뉴스 유다름입니다. [dareum@example.com]", "MBN", ("유다름",)),
        ("도한결 한경닷컴 기자 han@example.com", "한경닷컴", ("도한결",)),
        ("[도한결 기자]", None, ("도한결",)),
        ("바람골=도한결 기자 han@example.com", None, ("도한결",)),
        ("워싱턴 서가람 특파원·바람골 도한결 기자 han@example.com", None, ("서가람", "도한결")),
        ("도한결 디모아 기자 han@example.com", "디모아", ("도한결",)),
        ("도한결 객원 기자 han@example.com", None, ("도한결",)),
        ("도한결 디모아21 기자 han@example.com", "디모아21", ("도한결",)),
        ("【바람골=강변일보】 도한결·나도연 기자 =", "강변일보", ("도한결", "나도연")),
        ("[한빛경제=도한결 기자]", "한빛경제", ("도한결",)),
        ("도한결 의학전문기자·나도연 기자", None, ("도한결", "나도연")),
        ("도한결 기자 ⓒ 한빛경제", "한빛경제", ("도한결",)),
        ("◇ 특별취재팀", None, ()),
    ],
)
def test_lines_that_are_bylines(line, outlet, reporters):
    found = whole_line_byline(line)
    assert found is not None
    assert (found.outlet, found.reporters) == (outlet, reporters)


@pytest.mark.parametrize(
    "line",
    [
        "도한결 기자가 강변시에서 만났다.",
        "기자 출신인 하늘찬 의원이 조례를 냈다.",
        "누리전자 하늘찬 대표",
        "하늘찬 기자회견 전문",
        "문의는 han@example.com 으로 하면 된다.",
        "“기자가 물었다.”",
        "교육부와 경제부가 맞섰다",
        "강변일보",
        "저는 유다름입니다.",
        "돌아온 도한결 기자",
        "바람골 도한결 기자",
        "[앵커]",
        "ⓒ 한빛경제",
        "문제=도한결 기자가 답했다",
    ],
)
def test_lines_that_are_no_bylines(line):
    assert whole_line_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "tail"),
    [
        ("회사는 약속을 지켰다. 나도연 기자 na@example.com", "나도연 기자 na@example.com"),
        ("회사는 약속을 지켰다.na@example.com", "na@example.com"),
        ("회사는 “지킨다”고 했다. /나도연 기자", "/나도연 기자"),
        ("회사는 약속을 지켰다.나도연 기자", "나도연 기자"),
    ],
)
def test_bylines_glued_to_a_paragraph(paragraph, tail):
    found = tail_byline(paragraph)
    assert found is not None
    assert paragraph[-found.length :] == tail


@pytest.mark.parametrize(
    "paragraph",
    [
        "회사는 약속을 지켰다. 질문은 기자",
        "그는 3.5%라고 했다.",
        "그는 기자다.",
        "이름은 나도연. 직업은 기자",
        "끝났다.",
        ".",
    ],
)
def test_paragraphs_without_a_glued_byline(paragraph):
    assert tail_byline(paragraph) is None


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("나도연 기자", ("나도연",)),
        ("용인=나도연 기자", ("나도연",)),
        ("강지음 기자, 구다온 기자, 김나래 기자", ("강지음", "구다온", "김나래")),
        ("나도연 교육학 박사·전 한들고 교장", ("나도연",)),
        ("나도연 논설위원", ("나도연",)),
        ("나도연 의학전문기자", ("나도연",)),
        ("나도연", ("나도연",)),
        ("Jane Doe", ("Jane Doe",)),
        ("나도연 na@example.com", ("나도연",)),
        ("논설위원", ()),
    ],
)
def test_reporter_fields(field, names):
    assert reporter_names(field) == names


NOISE = [
    ("[ⓒ 강변일보 & gbilbo.co.kr, 무단전재 및 재배포 금지]", Noise.COPYRIGHT),
    ("<저작권자(c) 새벽통신, 무단 전재-재배포 금지>", Noise.COPYRIGHT),
    ("<저작권자(c) 새벽통신, 무단 전재-재배포, AI 학습 및 활용 금지>", Noise.COPYRIGHT),
    ("GoodNews paper ⓒ 강변일보(www.example.com), 무단전재 및 수집, 재배포금지", Noise.COPYRIGHT),
    ("- Copyright ⓒ 한빛비즈 & example.com -", Noise.COPYRIGHT),
    ("Copyright © 한빛뉴스. All rights reserved.", Noise.COPYRIGHT),
    ("Copyright ⓒ 한빛뉴스.", Noise.COPYRIGHT),
    ("무단 전재 및 재배포 금지", Noise.COPYRIGHT),
    ("All rights reserved. 무단 전재, 재배포 및 AI학습 이용 금지.", Noise.COPYRIGHT),
    ("저작권자 © 한빛뉴스 무단전재 및 재배포 금지", Noise.COPYRIGHT),
    ("노을시장을 찾은 시민들. /뉴스1", Noise.CAPTION),
    ("노을시장을 찾은 시민들이 줄을 서 있다. /송이든 기자", Noise.CAPTION),
    ("노을시장 전경. /강변시의회", Noise.CAPTION),
    ("노을시장 옛 모습. /조선일보DB", Noise.CAPTION),
    ("노을시장. /독자 제공", Noise.CAPTION),
    ("노을시장 야시장 (사진=강변시 제공)", Noise.CAPTION),
    ("사진= 강변시", Noise.CAPTION),
    ("[사진] 노을시장 야시장 강변시 제공", Noise.CAPTION),
    ("▲ 노을시장 야시장. ⓒ연합뉴스", Noise.CAPTION),
    ("이미지 확대", Noise.CAPTION),
    ("불을 밝힌 노을시장 모습.", Noise.CAPTION),
    ("노을시장 야시장. [강변시 제공]", Noise.CAPTION),
    ("노을시장 자료사진", Noise.CAPTION),
    ("노을시장이 붐비고 있다. 2026.7.29", Noise.CAPTION),
    ("노을시장이 붐비고 있다. 2026.07.29. boram@example.com", Noise.CAPTION),
    ("그래픽=이새별", Noise.CAPTION),
    ("하늘찬 의원 [연합뉴스 자료사진]", Noise.CAPTION),
    ("[촬영 송이든]", Noise.CAPTION),
    ("노을시장 [강변시 제공. 재판매 및 DB 금지]", Noise.CAPTION),
    ("야시장이 붐비고 있다. 2025.10.02. boram@example.com *재판매 및 DB 금지", Noise.CAPTION),
    ("야시장이 붐비고 있다. 2025.10.2/뉴스1 ⓒ News1 송이든 기자", Noise.CAPTION),
    ("노을시장 전경. 사진 강변시", Noise.CAPTION),
    ("시민들이 줄을 서 있다. 송이든 기자", Noise.CAPTION),
    ("총탄 자국이 남은 벽. 키이우=AFP 연합뉴스", Noise.CAPTION),
    ("노을시장 야시장 /사진제공=강변시", Noise.CAPTION),
    ("야시장이 붐비고 있다. 공동취재사진", Noise.CAPTION),
    ("본문 글씨 키우기", Noise.PROMOTION),
    ("페이스북(으)로 기사보내기", Noise.PROMOTION),
    ("0", Noise.PROMOTION),
    ("SNS 기사보내기", Noise.PROMOTION),
    ("※ '당신의 제보가 뉴스가 됩니다'", Noise.NOTICE),
    ("◎공감언론 뉴시스 boram@example.com", Noise.PROMOTION),
    ("noeul.jpg", Noise.CAPTION),
    ("[[분류:시장]]", Noise.CAPTION),
    ("☞공감언론 뉴시스 boram@example.com", Noise.PROMOTION),
    ("▶제보는 카톡 okjebo", Noise.PROMOTION),
    ("▷ 유튜브, 네이버, 카카오에서도 강변뉴스를 구독해주세요!", Noise.PROMOTION),
    ("[전화] 02-000-0000", Noise.PROMOTION),
    ("좋아요 12", Noise.PROMOTION),
    ("(끝)", Noise.NOTICE),
    ("기사내용 요약", Noise.NOTICE),
    ("※ 우울감 등 말하기 어려운 고민이 있으면 109에서 상담을 받을 수 있습니다.", Noise.NOTICE),
    ("이 기사는 기사 작성 프로그램이 자동으로 쓴 것입니다.", Noise.NOTICE),
    ("2023/06/23 10:12 송고", Noise.ENTRY),
    ("송고시간 2023-06-23 10:12", Noise.ENTRY),
    ("입력 2025.10.01 10:12 수정 2025.10.01 11:40", Noise.ENTRY),
    ("보도시점 2025. 4. 9.(수) 11:00", Noise.ENTRY),
    ("보 도 자 료", Noise.NOTICE),
    ("월간가람 2025년 5월호", Noise.NOTICE),
    ("이 기사는 10월 2일 10:12 한빛인베스트에 게재됐습니다", Noise.NOTICE),
    ("※외부 필자의 기고는 본지의 편집 방향과 다를 수 있습니다.", Noise.NOTICE),
    ("끝.", Noise.NOTICE),
    ("본문 바로가기", Noise.PROMOTION),
    ("구독자 1,204", Noise.PROMOTION),
    ("좋아요 0개 슬퍼요 3개 화나요 1개", Noise.PROMOTION),
    ("지면 9면", Noise.PROMOTION),
    ("-----", Noise.SEPARATOR),
]

TEXT = [
    "무단 전재를 금지하는 법안이 국회를 통과했다.",
    "저작권자에게 알리지 않고 쓰면 과태료를 문다.",
    "강변시의회, 사진 무단 사용 금지 조례 통과",
    "청년에 월세 20만원 제공",
    "새로운 스마트폰에 들어간 AP",
    "달라진 강변시의 모습",
    "“사진=기록”이라고 그는 말했다.",
    "광고 시장이 달라졌다",
    "구독하기 전에 알아야 할 것",
    "이 영상은 조회수 100만 회를 넘기며 화제를 제공했다.",
    "이 글은 지난해 작성된 것으로 확인됐다.",
    "네이버에서 검색한 결과는 달랐다.",
    "2025년 10월 1일 문을 연 시장은 하루 3천 명이 찾는다.",
    "2025.10.1 개장한 노을시장",
    "다음은 일문일답.",
    "끝이 보이지 않는 줄이었다.",
    "1/3 가격에 나온 강변의 집",
    "지금 뜨는 동네 세 곳",
    "하늘찬 의원은 현장을 보고 있다. 그 옆에 기자",
    "공유 경제의 그늘",
    "그는 [연합뉴스]라는 이름을 지었다고 했다.",
    "강변시가 자료 제공을 요청했다.",
    "이 기사는 지난해 한 잡지에 실렸다.",
    "보도자료를 낸 날은 3일이다.",
    "구독자 100만 명을 넘긴 강변시",
    "의견은 둘로 갈렸다.",
    "▲버스 ▲지하철 ▲택시 요금도 함께 오른다.",
    "잡지는 2025년 5월호에 그를 실었다.",
]


@pytest.mark.parametrize(("line", "kind"), NOISE)
def test_noise(line, kind):
    assert noise_of(line) is kind


@pytest.mark.parametrize("line", TEXT)
def test_text_that_is_no_noise(line):
    assert noise_of(line) is None


@pytest.mark.parametrize(
    ("line", "when", "changed"),
    [
        ("입력 2025.10.01 10:12", "2025-10-01T10:12", False),
        ("기사입력 2025-10-01 오후 4:05", "2025-10-01T16:05", False),
        ("등록 2025/10/01 00:12:30", "2025-10-01T00:12:30", False),
        ("2023/06/23 10:12 송고", "2023-06-23T10:12", False),
        ("송고시간2023-06-23 10:12", "2023-06-23T10:12", False),
        ("승인 2025.10.01", "2025-10-01", False),
        ("발행일 : 2025년 10월 1일", "2025-10-01", False),
        ("수정 2025.10.01 10:12", "2025-10-01T10:12", True),
        ("입력 2025.13.41 10:12", None, False),
        ("수정 2025-10-17 09:12등록 2025-10-16 18:35", "2025-10-16T18:35", False),
        ("입력 2025.10.20 (19:10)", "2025-10-20T19:10", False),
        ("25.10.03 11:20최종 업데이트 25.10.04 11:20", "2025-10-03T11:20", False),
        ("2025년08월22일 10시31분 송고", "2025-08-22T10:31", False),
    ],
)
def test_lines_of_entry(line, when, changed):
    assert entry_of(line) == (when, changed)


@pytest.mark.parametrize(
    ("line", "mark", "words", "rest"),
    [
        ("▌ 강변시가 내민 손", Mark.STRONG, "강변시가 내민 손", None),
        ("◇늘어난 빈집", Mark.STRONG, "늘어난 빈집", None),
        ("■ “더는 못 참는다”", Mark.STRONG, "“더는 못 참는다”", None),
        ("□ 남은 과제 □", Mark.STRONG, "남은 과제", None),
        ("━ 전문가 “돌봄이 열쇠” ━", Mark.STRONG, "전문가 “돌봄이 열쇠”", None),
        ("━ 전문가의 눈", Mark.STRONG, "전문가의 눈", None),
        ("## 남은 과제", Mark.STRONG, "남은 과제", None),
        ("**남은 과제**", Mark.STRONG, "남은 과제", None),
        ("【남은 과제】", Mark.BRACKET, "남은 과제", None),
        ("<남은 과제>", Mark.BRACKET, "남은 과제", None),
        ("[남은 과제]", Mark.SQUARE, "남은 과제", None),
        ("① 일자리", Mark.NUMBER, "일자리", None),
        ("❶ 일자리", Mark.NUMBER, "일자리", None),
        ("2. 집값", Mark.NUMBER, "집값", None),
        ("#1. 계약서", Mark.SCENE, "계약서", None),
        ("#no1. 계약서", Mark.SCENE, "계약서", None),
        ("▲ 일자리", Mark.WEAK, "일자리", None),
        ("–왜 강변시였나.", Mark.QUESTION, "왜 강변시였나.", None),
        ("- 가장 힘들었던 때는?", Mark.QUESTION, "가장 힘들었던 때는?", None),
        ("[앵커]", Mark.SPEAKER, "앵커", None),
        ("◀ 리포트 ▶", Mark.SPEAKER, "리포트", None),
        ("【 앵커멘트 】", Mark.SPEAKER, "앵커멘트", None),
        ("<기자> 하천 바닥이 하얗게 덮였습니다.", Mark.SPEAKER, "기자", "하천 바닥이 하얗게 덮였습니다."),
        ("◇요금=요금은 그대로 둔다.", Mark.RUN_IN, "요금", "요금은"),
        ("◇복지=복지 예산은 8400억원으로 가장 많고 내년에도 늘어날 예정이다.", Mark.RUN_IN, "복지", "복지 예산은"),
    ],
)
def test_heading_marks(line, mark, words, rest):
    found = candidate(line)
    assert found is not None
    assert (found.mark, line[found.start : found.end]) == (mark, words)
    assert (found.rest is None) == (rest is None)
    if rest:
        assert line[found.rest :].startswith(rest)


@pytest.mark.parametrize(
    "line",
    [
        "◇ 강변시는 지난해 인구가 2만 명 늘었다고 밝혔다.",
        "■ 진행 : 하늘찬 앵커",
        "◆ 하늘찬> 그렇습니다.",
        "○ 일시: 11월 3일 오후 2시",
        "#1. 도배공 하늘찬 씨는 계약서를 백 번쯤 읽었다고 했다.",
        "<표>",
        "[단독]",
        "= 제목",
        "3.5% 오른 물가가 문제다.",
        "#강변시 #야시장",
        "【강변=뉴시스】김보람 기자 = 강변 시립도서관이 다음 달부터 밤 11시까지 문을 연다고 알렸다.",
        "*각주",
        "◇요금=1200원.",
    ],
)
def test_marks_that_make_no_heading(line):
    assert candidate(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "[관련기사]",
        "▶관련기사",
        "관련기사",
        "<관련 기사>",
        "야시장 관련기사",
        "많이 본 뉴스",
        "함께 보면 좋은 기사",
        "[기사보기]",
        "이 시각 주요뉴스",
        "▶ 함께 읽기 좋은 기사",
        "[강변뉴스 베스트 기사]",
    ],
)
def test_labels_of_related_lists(line):
    assert is_label(line)


@pytest.mark.parametrize(
    "line", ["관련 기사가 나간 뒤 전화가 이어졌다.", "기사 관련 문의", "관련 기사를 모두 지웠다", "뉴스", "추천 여행지"]
)
def test_lines_that_are_no_labels(line):
    assert not is_label(line)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("▶관련기사: 강변시, 다리 다시 잇는다", "강변시, 다리 다시 잇는다"),
        ("[관련기사] 강변시, 다리 다시 잇는다", "강변시, 다리 다시 잇는다"),
        ("☞ 관련 기사 : [Why] 강변시는 왜 다리를 끊었나", "[Why] 강변시는 왜 다리를 끊었나"),
        ("강변시, 다리 다시 잇는다 [기사보기]", "강변시, 다리 다시 잇는다"),
        ("[기사보기] 강변시, 다리 다시 잇는다", "강변시, 다리 다시 잇는다"),
        ("관련기사 ▶ ‘다리 없는 마을’", "다리 없는 마을"),
        ("(관련 기사 : 강변시, 다리 다시 잇는다)", "강변시, 다리 다시 잇는다"),
        ("[관련기사] 강변시, 다리 (다시) 잇는다 [종합]", "강변시, 다리 (다시) 잇는다 [종합]"),
    ],
)
def test_headlines_with_a_label(line, headline):
    span = labelled_headline(line)
    assert span is not None
    assert span.of(line) == headline


@pytest.mark.parametrize(
    "line",
    ["▶관련기사 3·15면", "관련 기사 A4면", "관련 기사가 나간 뒤 전화가 이어졌다.", "관련기사 때문에 소송을 냈다."],
)
def test_lines_without_a_headline(line):
    assert labelled_headline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "page"),
    [
        ("시는 다리를 잇는다. <관련 기사 A12면>", " <관련 기사 A12면>"),
        ("시는 다리를 잇는다.▶관련기사 3·15면", "▶관련기사 3·15면"),
        ("시는 다리를 잇는다. (기사 4면에 계속)", " (기사 4면에 계속)"),
        ("벽은 네 면이다. (면)", None),
        ("시는 관련 기사 3면을 읽었다.", None),
    ],
)
def test_page_references_glued_to_a_paragraph(paragraph, page):
    start = glued_page(paragraph)
    assert (None if start is None else paragraph[start:]) == page


@pytest.mark.parametrize(
    ("line", "credit", "entry"),
    [
        ("한빛뉴스 입력 2026.02.11 오전 11:42", "한빛뉴스", ("2026-02-11T11:42", False)),
        ("도한결 기자2025. 3. 11. 17:05", "도한결 기자", ("2025-03-11T17:05", False)),
        ("도한결 기자 | 수정 2025.03.11 17:05", "도한결 기자", ("2025-03-11T17:05", True)),
    ],
)
def test_a_credit_and_the_date_of_entry(line, credit, entry):
    assert credited_entry(line) == (credit, entry)


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("누리전자, 접는 태블릿 공개", True),
        ("“밤새 걸었다”…강변시 산불 대피 행렬", True),
        ("강변시·누리전자 협력, 산업 전환과 맞물려 기대", False),
        ("매출 늘고, 이익 줄고", False),
        ("내달 1일부터 노선 바뀌어…배차 7분", False),
    ],
)
def test_which_single_line_before_a_lead_is_the_title(line, is_title):
    article = parse_article(f"{line}\n[한빛경제=나도연 기자] 강변시가 산업 전환을 서두른다. 회사도 돕기로 했다.")
    assert article.title.derived is not is_title
    assert [subtitle.text for subtitle in article.subtitles] == ([] if is_title else [line])


def test_a_single_line_before_a_lead_that_is_repeated_is_the_title():
    line = "강변시 버스 노선 바뀐다"
    article = parse_article(f"{line}\n[한빛경제=나도연 기자] 강변시가 노선을 바꾼다. 회사도 돕기로 했다.\n{line}")
    assert (article.title.text, article.title.derived) == (line, False)


def test_pages_of_the_printed_paper():
    assert is_page_reference("▶관련기사 3·15면")
    assert not is_page_reference("▶관련기사: 3·15 의거 기념식 열려")


@pytest.mark.parametrize(
    ("paragraph", "headlines"),
    [
        ("다리가 끊겼다(관련 기사: 강변시, 다리 다시 잇는다). 시는 사과했다.", ["강변시, 다리 다시 잇는다"]),
        ("다리가 끊겼다. [관련기사: [Why] 강변시는 왜] 시는 사과했다.", []),
        ("다리가 끊겼다. (관련 기사 ‘강변시는 왜 다리를 끊었나’)", ["강변시는 왜 다리를 끊었나"]),
        ("다리가 끊겼다(관련 기사 3면).", []),
        ("다리가 끊겼다(관련 기사가 삭제된 바 있다).", []),
    ],
)
def test_brackets_inside_a_paragraph(paragraph, headlines):
    assert [span.of(paragraph) for _, span in bracketed_headlines(paragraph)] == headlines


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("[ⓒ 강변일보 & gbilbo.co.kr, 무단전재 및 재배포 금지]", "강변일보"),
        ("<ⓒ시민을 위한 살림 길잡이, 강변경제(www.example.com) 무단전재 배포금지>", "강변경제"),
        ("Copyright © 한빛. All rights reserved.", "한빛"),
        ("Copyright ⓒ 2025 강변뉴스. 무단 전재 금지", "강변뉴스"),
        ("무단 전재 및 재배포 금지", None),
    ],
)
def test_holders_of_copyright(line, outlet):
    assert copyright_holder(line) == outlet


def test_plain_headings_stand_between_paragraphs():
    prose = "강변시는 이날 회의를 열어 시장 상인들이 내놓은 의견을 모두 듣고, 다음 달까지 답을 내놓기로 했다고 밝혔다."
    lines = [prose, "늘어난 빈 점포", prose, "“밤이 길어졌다” 불만도", prose]
    assert unmarked_headings(lines, [False] * 5) == [1, 3]
    assert unmarked_headings(lines, [False, True, False, False, False]) == []
    for other in ("하늘찬 의원.", "그는 이렇게 말했다", "“그만두고 싶다.”", "한 단어", "(현지 시각)"):
        assert unmarked_headings([prose, "늘어난 빈 점포", prose, other, prose], [False] * 5) == [], other
