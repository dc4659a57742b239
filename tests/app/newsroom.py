"""Articles about invented companies and people, and an analysis of one of them put together by hand."""

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import (
    ANALYSIS_VERSION,
    Amount,
    Analysis,
    Argument,
    Date,
    EntityType,
    Mention,
    Person,
    Quote,
    Role,
)

FOUNDRY = "foundry.txt"

NEWSROOM = {
    FOUNDRY: """---
title: 누리반도체, 해솔시에 공장 짓는다
outlet: 가람일보
reporter: 서다온
date: 2025-03-04
source: https://example.com/foundry
---
누리반도체가 해솔시에 새 공장을 짓기로 했다고 4일 밝혔다. 투자액은 3조2000억원이다.
▌ 해솔시의 기대
한가람 누리반도체 대표는 “해솔시와 함께 자라겠다”고 말했다. 한가람은 이날 협약서에 서명했다.
해솔시는 일자리 1200개가 생길 것으로 본다.
▌ 남은 과제
전력과 물을 어디서 끌어올지는 아직 정해지지 않았다. 한 대표는 오는 6월까지 답을 내놓겠다고 했다.
- [Why] 해솔시는 왜 반도체를 골랐나
- 미리내전자, 인력 500명 뽑는다
""",
    "mirinae.txt": """---
title: 미리내전자, 인력 500명 뽑는다
outlet: 나루신문
date: 2025-02-11
---
미리내전자가 올해 500명을 새로 뽑는다. 누리반도체와의 경쟁이 거세질 것으로 보인다.
""",
    "markup.txt": """---
title: "[Why] [bold]굵게[/bold] [@click=app.quit]나가기[/]"
outlet: "[red]빨강[/]"
date: 2025-01-20
---
제목에 대괄호가 있는 기사다. [/앵커] 라는 글자도 그대로 보여야 한다.
""",
    "old.txt": """---
title: 가온강에 새 다리
outlet: 가람일보
date: 2024-11-02
---
가온강에 새 다리가 놓인다. 공사는 3년이 걸린다.
""",
}


def analysis_of(article: Article) -> Analysis:
    """What a perfect analyser would say of the article in `FOUNDRY`."""
    text = article.text

    def span(words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return Span(start, start + len(words))

    def sentence(words: str) -> Span:
        start = text.index(words)
        return Span(start, text.index("다.", start) + 2)

    names = (
        ("누리반도체", 1, EntityType.ORGANISATION, "누리반도체"),
        ("해솔시", 1, EntityType.PLACE, "해솔시"),
        ("한가람", 0, EntityType.PERSON, "한가람"),
        ("한가람", 1, EntityType.PERSON, "한가람"),
    )
    said = sentence("한가람 누리반도체")
    return Analysis(
        version=ANALYSIS_VERSION,
        published=article.published,
        mentions=tuple(
            Mention(span(words, nth), words, type_, name, 0.9) for words, nth, type_, name in sorted(names, key=str)
        ),
        facts=(
            Person(sentence=said, name="한가람", titles=("대표",), organisations=("누리반도체",), count=3),
            Role(sentence=said, person="한가람", title="대표", org="누리반도체"),
            Quote(
                sentence=said,
                text="해솔시와 함께 자라겠다",
                speaker="한가람",
                arguments=(Argument("speaker", span("한가람")),),
            ),
            Amount(
                sentence=sentence("투자액은"), text="3조2000억원", value=3_200_000_000_000, unit="KRW", measure="투자액"
            ),
            Date(sentence=sentence("누리반도체가 해솔시에"), text="4일", value="2025-03-04"),
            Date(sentence=sentence("한 대표는 오는"), text="오는 6월", value="2025-06"),
        ),
        sentences=(
            sentence("누리반도체가 해솔시에"),
            sentence("투자액은"),
            said,
            sentence("해솔시는 일자리"),
            sentence("한 대표는 오는"),
        ),
    )
