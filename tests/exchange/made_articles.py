"""Articles about invented people, companies and towns, put together at random: what the pages of `pages.py` are filled with."""

import random
from dataclasses import dataclass, field

_NAMES = ("한서율", "도윤재", "마은결", "표승하", "길다온", "국이안", "탁현오", "소라희")
_FIRMS = ("가람정밀", "누리해운", "다솜바이오", "라온전자", "미르건설", "새빛에너지")
_TOWNS = ("은하시", "솔내군", "바람골", "푸른군", "별내포")
_OUTLETS = ("한빛일보", "온누리경제", "새길신문", "도담뉴스", "다온방송")
_SENTENCES = (
    "{firm}은 {town}에 짓고 있는 새 공장의 공정률이 {n}%를 넘었다고 밝혔다.",
    "{name} 대표는 “올해 안에 시험 가동을 마치겠다”고 말했다.",
    "이 회사가 지난해 올린 매출은 {n}00억원으로, 한 해 전보다 {m}% 늘었다.",
    "{town} 주민들은 공사 차량이 드나드는 길의 소음을 줄여 달라고 요구해 왔다.",
    "군은 다음 달까지 방음벽을 세우고 통행 시간을 제한하기로 했다.",
    "{name} 연구원은 “원료를 들여오는 길이 하나뿐이라 값이 쉽게 흔들린다”며 “대체할 곳을 찾아야 한다”고 설명했다.",
    "업계에서는 {firm}이 내놓은 계획이 현실과 거리가 있다는 지적도 나온다.",
    "반면 {name} 교수는 설비 투자가 끝나는 2년 뒤에는 사정이 달라질 것으로 내다봤다.",
    "{town}에서 열린 설명회에는 주민 {n}여 명이 참석해 세 시간 넘게 질문을 쏟아냈다.",
    "회사 쪽은 지역에서 {n}명을 새로 뽑고 교육 시설을 함께 쓰겠다고 약속했다.",
    "전문가들은 수출이 회복되더라도 환율이 변수로 남을 것이라고 본다.",
    "지난 {m}년 동안 이 지역에서 문을 닫은 업체는 {n}곳에 이른다.",
    "{firm} 관계자는 “구체적인 금액은 계약이 끝난 뒤 공개하겠다”고 했다.",
    "노조는 근무 체계를 바꾸기 전에 충분한 협의가 있어야 한다는 입장을 거듭 확인했다.",
    "시민단체 ‘{town} 지킴이’는 환경 조사를 다시 해야 한다고 주장했다.",
    "이번 사업에는 정부 예산 {n}억원과 민간 자금 {m}00억원이 들어간다.",
)
_HEADINGS = (
    "공장은 어디까지 왔나",
    "주민이 걱정하는 것들",
    "값이 흔들리는 까닭",
    "“약속은 문서로 남겨야”",
    "남은 과제와 일정",
    "일자리 늘어날까",
)
_TITLES = (
    "{firm}, {town} 새 공장 시험 가동 앞두고 주민과 접점 찾기",
    "[단독] {firm} {town} 투자 두 배로… “내년 흑자 자신”",
    "{town}의 조용한 변화, {firm} 들어선 뒤 {m}년",
    "“길부터 넓혀야” {town} 설명회서 쏟아진 질문",
    "{name} {firm} 대표 “원료 다변화가 먼저”",
)
_RELATED = (
    "{firm} 노사, 근무 체계 개편 합의",
    "[Why] {town} 땅값이 먼저 움직인 이유",
    "{name} “지역과 함께 크는 회사 만들 것”",
    "{town}군, 내년 예산 {n}00억원 편성… 도로에 집중",
)
_SUBTITLES = ("공정률 {n}% 넘겨… 다음 달 시험 가동", "주민 “소음 대책 먼저”, 회사 “방음벽 세우겠다”")
_CAPTIONS = (
    "{town}에 들어서는 {firm} 새 공장 조감도",
    "{name} 대표가 설명회에서 발언하고 있다",
    "{town} 앞바다를 지나는 화물선",
)
_CREDITS = (" /{firm} 제공", ". {outlet} 자료사진", " (사진={firm})", "")


@dataclass
class MadeArticle:
    """What stands on a page, and so what should come in. `sections`: heading (None for the lead) and paragraphs."""

    title: str
    subtitles: list[str]
    outlet: str
    reporter: str
    published: str  # local time without zone, to the minute
    url: str
    sections: list[tuple[str | None, list[str]]]
    captions: list[str]
    related: list[str]
    tags: list[str] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        return [one for _, paragraphs in self.sections for one in paragraphs]

    @property
    def headings(self) -> list[str]:
        return [heading for heading, _ in self.sections if heading]


def make_article(seed: int) -> MadeArticle:
    """The article of this number, always the same."""
    chance = random.Random(seed)
    outlet = chance.choice(_OUTLETS)

    def fill(template: str) -> str:
        return template.format(
            name=chance.choice(_NAMES),
            firm=chance.choice(_FIRMS),
            town=chance.choice(_TOWNS),
            outlet=outlet,
            n=chance.randint(21, 97),
            m=chance.randint(3, 9),
        )

    def paragraph() -> str:
        return " ".join(fill(one) for one in chance.sample(_SENTENCES, chance.randint(1, 4)))

    headings = chance.sample(_HEADINGS, chance.randint(2, 4))
    sections: list[tuple[str | None, list[str]]] = [(None, [paragraph() for _ in range(chance.randint(2, 4))])]
    sections += [(heading, [paragraph() for _ in range(chance.randint(1, 4))]) for heading in headings]
    day, hour = chance.randint(1, 28), chance.randint(0, 23)
    published = f"2025-{chance.randint(1, 12):02}-{day:02}T{hour:02}:{chance.randint(0, 59):02}"
    return MadeArticle(
        title=fill(chance.choice(_TITLES)),
        subtitles=[fill(one) for one in _SUBTITLES],
        outlet=outlet,
        reporter=chance.choice(_NAMES),
        published=published,
        url=f"https://news.example.kr/article/{published[:10].replace('-', '')}{seed:04}",
        sections=sections,
        captions=[fill(one) + fill(chance.choice(_CREDITS)) for one in chance.sample(_CAPTIONS, 2)],
        related=[fill(one) for one in chance.sample(_RELATED, 3)],
        tags=[chance.choice(_FIRMS), chance.choice(_TOWNS)],
    )
