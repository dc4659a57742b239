# ruff: noqa: E501
"""Articles and facts going out: equality of what comes back, and safety of each format."""

import csv
import io
import json
import re

import pytest
import yaml

from tests.exchange.made_articles import make_article
from tests.exchange.pages import LAYOUTS
from tui.document.parse import parse_article
from tui.document.span import Span
from tui.exchange.errors import ExchangeError
from tui.exchange.fact_text import CSV_COLUMNS, facts_as_csv, facts_as_json, facts_as_markdown, facts_as_text
from tui.exchange.incoming.article import stored_text
from tui.exchange.incoming.files import read_data
from tui.exchange.incoming.page import read_page
from tui.exchange.outgoing import citations
from tui.exchange.outgoing.export import Export
from tui.exchange.outgoing.formats import FORMATS, write
from tui.exchange.outgoing.markdown import as_markdown, as_obsidian
from tui.exchange.outgoing.records import article_record, articles_as_csv, ninjs
from tui.exchange.outgoing.templates import render
from tui.exchange.safe_text import csv_cell, markdown, url_or_none
from tui.language.model import (
    Alias,
    Amount,
    Analysis,
    Date,
    EntityType,
    Event,
    Mention,
    Person,
    Quote,
    Role,
)
from tui.library.model import Colour, Highlight

TEXT = """---
title: "가람정밀, 새 공장 가동 [단독]"
subtitle: "주민 “소음 대책 먼저”"
outlet: 한빛일보
reporter: 표승하
date: 2025-10-01T09:30:00+09:00
source: https://news.example.kr/a_(1)
tags: [공장, 은하시]
---

[은하=한빛일보] 표승하 기자 = 가람정밀은 새 공장을 *다음 달* 가동한다고 밝혔다.

새 공장의 조감도 /가람정밀 제공

■ 남은 과제

한서율 대표는 “소음을 줄이겠다”고 말했다. 1. 방음벽 2. 통행 제한을 약속했다.

<저작권자(c) 한빛일보, 무단 전재-재배포 금지>

관련기사

- [Why] 은하시 땅값이 먼저 움직인 이유

- 누리해운 노사, 근무 체계 개편 합의
"""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SENTENCE = span("한서율 대표는 “소음을 줄이겠다”고 말했다.")
FACTS = (
    Role(sentence=SENTENCE, person="한서율", title="대표", org="가람정밀"),
    Quote(sentence=SENTENCE, text="소음을 줄이겠다", speaker="한서율"),
    Amount(sentence=SENTENCE, text="3~4명", value=(3, 4), unit="명"),
    Date(sentence=SENTENCE, text="다음 달", value="2025-11"),
    Alias(sentence=SENTENCE, short="가람", long="가람정밀"),
    Person(sentence=SENTENCE, name="한서율", mentions=("한",), titles=("대표",)),
    Event(sentence=SENTENCE, predicate="만나다", participants=("가람정밀", "주민")),
)


@pytest.fixture
def export() -> Export:
    mentions = tuple(
        Mention(span(text), text, kind, name)
        for text, kind, name in (
            ("가람정밀은", EntityType.ORGANISATION, "가람정밀"),
            ("한서율", EntityType.PERSON, "한서율"),
            ("다음 달", EntityType.DATE, "2025-11"),
        )
    )
    highlight = Highlight(1, 1, "x", span("새 공장을"), "새 공장을", Colour.YELLOW, "확인할 것", 0.0)
    analysis = Analysis(version="1", published="2025-10-01", mentions=mentions, facts=FACTS)
    return Export("a.txt", parse_article(TEXT), analysis, (highlight,), ("내 꼬리표",))


def shape(text: str) -> dict:
    article = parse_article(text)
    return {
        "title": None if article.title.derived else article.title.text,
        "subtitles": [one.text for one in article.subtitles],
        "about": (article.outlet, article.reporters, article.published, article.source, article.tags),
        "sections": [
            (one.heading.text if one.heading else None, [paragraph.text for paragraph in one.paragraphs])
            for one in article.sections
        ],
        "related": [one.text for one in article.related],
        "noise": [one.text for one in article.noise],
    }


def back(text: str, name: str) -> str:
    [(_, found)] = read_data(text.encode(), name, name)
    return stored_text(found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_markdown_and_json_come_back_the_same(layout) -> None:
    text = stored_text(read_page(LAYOUTS[layout](make_article(31))))
    export = Export("a.txt", parse_article(text))
    for form, name in (("markdown", "a.md"), ("json", "a.json"), ("jsonl", "a.jsonl")):
        assert shape(back("\n".join(write(form, [export])), name)) == shape(text), form


SAMPLES = (
    "제목 한 줄\n\n[은하=한빛일보] 표승하 기자 = 첫 문단이 이렇게 시작한다고 밝혔다.\n\n◇남은 과제=주민들은 소음을 걱정한다고 말했다. 그리고 길을 넓혀 달라고 요구했다고 전했다.\n",
    "[앵커]\n새 공장이 다음 달 문을 연다는 소식입니다.\n[기자]\n은하시에 들어선 공장입니다. 주민들은 걱정합니다.\n",
    "첫 문단은 이렇게 *별표*와 _밑줄_, `따옴표`, [괄호](x)와 <꺾쇠>를 담고 있다고 밝혔다.\n1. 첫째는 이렇다고 말했다.\n- 둘째는 저렇다고 말했다.\n# 셋째는 그렇다고 말했다.\n> 넷째는 \\이렇다고 말했다.\n",
    '---\ntitle: 안녕: "하세요" # 아님\n---\n문단 하나가 있다고 말했다.\n\n---\n\n문단 둘이 있다고 말했다.\n',
    "가나다라 대표는 이렇게 말했다고 전했다.\n\n- 질문은 무엇입니까?\n대답은 이것이라고 말했다.\n- 또 질문이 있습니까?\n대답은 저것이라고 말했다.\n",
)


@pytest.mark.parametrize("text", SAMPLES)
def test_markdown_of_difficult_texts_comes_back_the_same(text) -> None:
    assert shape(back(as_markdown(Export("a.txt", parse_article(text))), "a.md")) == shape(text)


def test_real_articles_come_back_the_same(shared) -> None:
    from tui.document.encoding import decode

    files = sorted((shared / "articles" / "wikinews").glob("*.txt"))[::20]
    for file in files:
        text = decode(file.read_bytes()).text
        assert shape(back(as_markdown(Export("a.txt", parse_article(text))), "a.md")) == shape(text), file.name


def test_markdown(export) -> None:
    text = as_markdown(export)
    assert "## 남은 과제" in text
    assert r"\*다음 달\*" in text
    assert r"- \[Why\] 은하시" in text


def test_obsidian(export) -> None:
    text = as_obsidian(export)
    head, _, rest = text.removeprefix("---\n").partition("---\n")
    fields = yaml.safe_load(head)
    assert fields["title"] == "가람정밀, 새 공장 가동 [단독]"
    assert fields["entities"] == ["[[가람정밀]]", "[[한서율]]"]
    assert fields["tags"] == ["공장", "은하시", "내_꼬리표"]
    assert "[[가람정밀|가람정밀은]] 새 공장을" in rest
    assert "[[한서율]] 대표는" in rest
    assert "> 새 공장을\n\n확인할 것" in rest
    assert "[[2025-11]]" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_something_that_no_terminal_acts_on(export, form) -> None:
    evil = TEXT.replace("한빛일보", "한빛\x1b]0;x\x07\x9b\u202e일보").replace("가람정밀은", "가람\x1b[31m정밀은")
    hostile = Export("a\x1b.txt", parse_article(evil), None, export.highlights, ("\x1b",))
    for one in (export, hostile):
        text = "".join(write(form, [one]))
        assert text.strip()
        assert not set(text) & set("\x1b\x07\x9b\u202e")


def test_ninjs(export) -> None:
    item = ninjs(export)
    assert item["uri"] == "https://news.example.kr/a_%281%29"
    assert item["standard"]["version"] == "2.0"
    assert [one["role"] for one in item["headlines"]] == ["main", "sub"]
    assert item["people"] == [{"name": "한서율"}]
    assert item["organisations"] == [{"name": "가람정밀"}]
    assert item["contentCreated"] == "2025-10-01T09:30:00+09:00"
    assert item["bodies"][0]["charCount"] == len(item["bodies"][0]["value"])
    bare = ninjs(Export("한 글.txt", parse_article("문단 하나가 있다고 말했다.")))
    assert re.fullmatch(r"urn:dokja:[\w%.]+", bare["uri"])


def test_citations(export) -> None:
    article = export.article
    assert (
        citations.plain(article) == "가람정밀, 새 공장 가동 [단독], 한빛일보, 2025-10-01, https://news.example.kr/a_(1)"
    )
    assert citations.plain(article, FACTS[1]).startswith("한서율")
    assert citations.apa(article) == (
        "표승하 (2025, October 1). 가람정밀, 새 공장 가동 [단독]. 한빛일보. https://news.example.kr/a_%281%29"
    )
    item = citations.csl_json(article)
    assert item["issued"] == {"date-parts": [[2025, 10, 1]]}
    entry = citations.bibtex(article)
    assert entry.startswith("@article{dokja-20251001-")
    assert "year = {2025}" in entry


def test_bibtex_escapes_what_tex_acts_on() -> None:
    article = parse_article('---\ntitle: "5% & \\\\input{x} #1 $a_b^c~d"\n---\n문단이 있다고 말했다.\n')
    entry = citations.bibtex(article)
    assert r"5\% \& \textbackslash{}input\{x\} \#1 \$a\_b\textasciicircum{}c\textasciitilde{}d" in entry
    assert entry.count("{") == entry.count("}")


def test_articles_of_which_little_is_known_are_cited_too() -> None:
    article = parse_article("문단 하나가 있다고 말했다. 그뿐이라고 했다.")
    assert "n.d." in citations.apa(article)
    assert citations.plain(article)
    assert "year" not in citations.bibtex(article)


def test_a_broken_style_says_so(export, tmp_path) -> None:
    for content in (
        "",
        "<style/>",
        "no xml",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><style>&e;</style>',
    ):
        file = tmp_path / "x.csl"
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ExchangeError):
            citations.styled(export.article, file)


@pytest.mark.parametrize(
    "value", ["=1+1", "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "-a", "=cmd|' /C calc'!A0"]
)
def test_csv_cells_are_no_formulas(value) -> None:
    assert csv_cell(value).startswith("'")


@pytest.mark.parametrize("value", ["-5", "+3.5", "-1,000", "5%", "가나", "a=b", "1e5"])
def test_csv_cells_that_are_none_stay(value) -> None:
    assert csv_cell(value) == value


def test_csv_of_articles_is_a_table_even_with_hostile_cells(export) -> None:
    article = parse_article(TEXT.replace("한서율 대표는", '=HYPERLINK("x") "한서율", 대표는'))
    text = "".join(write("csv", [Export("a.txt", article), export]))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["title"] for row in rows] == ["가람정밀, 새 공장 가동 [단독]"] * 2
    assert any(line.startswith("'=HYPERLINK") for line in rows[0]["body"].split("\n"))


def test_facts_to_copy(export) -> None:
    article = export.article
    text = facts_as_text(FACTS, article)
    assert len(text.splitlines()) == len(FACTS) + 1
    assert (
        text.splitlines()[-1]
        == "Source: 가람정밀, 새 공장 가동 [단독], 한빛일보, 2025-10-01, https://news.example.kr/a_(1)"
    )
    lines = facts_as_markdown(FACTS, article).splitlines()
    assert sum(line.startswith("- ") for line in lines) == len(FACTS)
    assert lines[-1] == r"— [가람정밀, 새 공장 가동 \[단독\]](https://news.example.kr/a_%281%29), 한빛일보, 2025-10-01"
    record = json.loads(facts_as_json(FACTS, article))
    assert [one["kind"] for one in record["facts"]] == ["role", "quote", "amount", "date", "alias", "person", "event"]
    assert record["facts"][2]["value"] == [3, 4]
    assert record["facts"][0]["sentence"] == SENTENCE.of(TEXT)
    rows = list(csv.DictReader(io.StringIO(facts_as_csv(FACTS, article))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert (rows[1]["subject"], rows[1]["text"], rows[2]["value"]) == ("한서율", "소음을 줄이겠다", "3~4")


def test_hostile_words_in_facts_stay_words() -> None:
    evil = 'x\x1b]52;c;eA==\x07\n# [a](javascript:x) <script> =1 | "q"'
    article = parse_article(f"---\ntitle: [x]\nsource: javascript:alert(1)\n---\n{TEXT}")
    fact = Quote(sentence=Span(0, 10), text=evil, speaker="=cmd")
    for make in (facts_as_text, facts_as_markdown, facts_as_json, facts_as_csv):
        text = make([fact], article)
        assert "\x1b" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", facts_as_markdown([fact], article))
    assert next(csv.DictReader(io.StringIO(facts_as_csv([fact], article))))["subject"] == "'=cmd"


@pytest.mark.parametrize(
    "address", ["javascript:x", "file:///etc", "https://a b", "https://a<b", 'https://a"b', "https://a\x1b", None, ""]
)
def test_addresses_that_are_not_linked(address) -> None:
    assert url_or_none(address) is None


def test_markdown_escapes_marks_only() -> None:
    assert markdown("- 1 * 2_3 [a] <b> `c` #d |e|") == r"\- 1 \* 2\_3 \[a\] \<b\> \`c\` \#d \|e\|"
    assert markdown("2025. 10. 1. 3.5% “인용”") == r"2025\. 10. 1. 3.5% “인용”"


def template(tmp_path, text: str):
    file = tmp_path / "t.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_templates_of_the_users_own(export, tmp_path) -> None:
    text = "{% for one in articles %}{{ one.title | markdown }} ({{ one.outlet }})\n{% for fact in one.facts if fact.kind == 'quote' %}“{{ fact.text }}” {{ fact.speaker }}\n{% endfor %}{% endfor %}"
    assert render(template(tmp_path, text), [export]) == (
        "가람정밀, 새 공장 가동 \\[단독\\] (한빛일보)\n“소음을 줄이겠다” 한서율\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ article.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
        "{{ article.nothing }}",
        "{{ nothing }}",
        "{% for x in range(999999999) %}x{% endfor %}",
        "{% for x in range(9999) %}{% for y in range(9999) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 999999999 }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ 1 / 0 }}",
        "{% if %}",
        "{{ article.update({'title': 1}) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.ljust(999999999) }}",
    ],
)
def test_templates_stay_in_their_sandbox(export, tmp_path, text) -> None:
    with pytest.raises(ExchangeError):
        render(template(tmp_path, text), [export])


def test_missing_and_binary_templates(export, tmp_path) -> None:
    with pytest.raises(ExchangeError):
        render(tmp_path / "none", [export])
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExchangeError):
        render(tmp_path / "b", [export])


def test_a_title_made_from_the_first_subtitle_goes_out_once() -> None:
    text = "---\nsubtitle: 새 다리가 놓인다\noutlet: 가온일보\n---\n공사는 3년이 걸린다.\n"
    article = parse_article(text)
    assert article.title.derived and article.subtitles[0].text == article.title.text
    export = Export("a.txt", article)
    for written in (
        as_markdown(export),
        as_obsidian(export),
        articles_as_csv([export]),
        json.dumps(ninjs(export), ensure_ascii=False),
    ):
        assert written.count("새 다리가 놓인다") == 1
    record = article_record(export)
    assert (record["title"], record["subtitles"]) == ("새 다리가 놓인다", [])
