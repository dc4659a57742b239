import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.front_matter import read_front_matter
from tui.document.parse import parse_article

SIMPLE = """---
title: "강변시, \\"노을천\\" 고친다"
subtitle: '그는 ''좋다''고 했다'
outlet: 강변일보
reporter: 노을빛 기자
date: 2025-10-01
source: https://example.com/a?b=1#c
tags: [강변시, 하천]
---
본문이다.
"""
NESTED = """---
title: >-
  강변시가
  노을천을 고친다
subtitle:
  - 첫째 부제
  - "둘째 부제"
reporters: [노을빛, 송이든]
meta: {title: 다른 제목, list: [a, b]}
anchor: &a 값
copy: *a
date: 2025-10-01 10:12:00 +09:00
---
본문이다.
"""


def values(text):
    return {key: [value.text for value in found] for key, found in read_front_matter(text).values.items()}


def test_simple_blocks():
    assert values(SIMPLE) == {
        "title": ['강변시, "노을천" 고친다'],
        "subtitle": ["그는 '좋다'고 했다"],
        "outlet": ["강변일보"],
        "reporter": ["노을빛 기자"],
        "date": ["2025-10-01"],
        "source": ["https://example.com/a?b=1#c"],
        "tags": ["강변시", "하천"],
    }


def test_spans_show_where_a_value_stands():
    front = read_front_matter(SIMPLE)
    assert front.first("outlet").span.of(SIMPLE) == "강변일보"
    assert front.first("title").span.of(SIMPLE) == '강변시, \\"노을천\\" 고친다'
    assert front.values["tags"][1].span.of(SIMPLE) == "하천"
    nested = read_front_matter(NESTED)
    assert nested.values["subtitle"][0].span.of(NESTED) == "첫째 부제"
    assert nested.values["subtitle"][1].span.of(NESTED) == "둘째 부제"


def test_blocks_with_more_of_yaml():
    assert values(NESTED) == {
        "title": ["강변시가 노을천을 고친다"],
        "subtitle": ["첫째 부제", "둘째 부제"],
        "reporter": ["노을빛", "송이든"],
        "date": ["2025-10-01 10:12:00 +09:00"],
    }


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ('title: "강변시\noutlet: 강변일보', '"강변시'),
        ("title: [강변시\n  - : ]\noutlet: 강변일보", "[강변시"),
        ("title: 강변시\n\toutlet: 강변일보", "강변시"),
        ("title: 강변시 & 한들시 - 다리: 끝나다", "강변시 & 한들시 - 다리: 끝나다"),
        ("title: @강변시", "@강변시"),
        ("title: !!python/object/apply:os.system [ls]\nsource: x", "!!python/object/apply:os.system [ls]"),
    ],
)
def test_broken_blocks_give_what_can_be_read(block, title):
    article = parse_article(f"---\n{block}\n---\n본문이다. 이어진다.\n")
    assert article.title.text in (title, "ls")
    assert [passage.text for section in article.sections for passage in section.paragraphs] == ["본문이다. 이어진다."]


@pytest.mark.parametrize(
    "text",
    [
        "---\n본문이다.\n---\n이어진다.",
        "---\ntitle: 끝나지 않는다\n본문이다.",
        "본문이다.\n---\ntitle: 아니다\n---\n",
        "----\ntitle: 가\n----\n",
        "",
    ],
)
def test_texts_without_front_matter(text):
    assert read_front_matter(text).end == 0


def test_hostile_yaml_costs_nothing():
    bomb = "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a, *a]\n" for i in range(200))
    assert values(f"---\ntitle: 가\n{bomb}---\n") == {"title": ["가"]}
    assert values("---\ntitle: 가\nx: " + "[" * 9000 + "\n---\n")["title"] == ["가"]


@given(st.text(max_size=200))
def test_any_block_is_read(block):
    text = f"---\ntitle: 가\n{block}\n---\n본문"
    front = read_front_matter(text)
    for found in front.values.values():
        assert all(0 <= value.span.start <= value.span.end <= front.end for value in found)


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2025-10-01", "2025-10-01"),
        ("2025-10-01T10:12:00+09:00", "2025-10-01T10:12:00+09:00"),
        ("2025-10-01 10:12", "2025-10-01T10:12"),
        ("2025.10.1", "2025-10-01"),
        ("2025년 10월 1일 오후 3:05", "2025-10-01T15:05"),
        ("Wed, 01 Oct 2025 10:12:00 +0900", "2025-10-01T10:12:00+09:00"),
        ("2025-10-01T01:12:00Z", "2025-10-01T01:12:00Z"),
        ("2025-02-31", None),
        ("어제", None),
    ],
)
def test_dates(date, iso):
    assert parse_article(f"---\ntitle: 가\ndate: {date}\n---\n본문").published == iso


def test_simple_blocks_do_not_load_yaml():
    code = f"import sys; from tui.document.parse import parse_article; parse_article({SIMPLE!r}); sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
