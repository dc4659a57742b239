import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.query.fields import NAMES, amount_of, days_of, field_of
from tui.library.query.model import And, Field, Node, Not, Or, QueryError, Text
from tui.library.query.parser import parse


def shape(node: Node | None) -> object:
    """The tree without its spans."""
    match node:
        case Text(words=words, exact=exact, open_end=open_end):
            return f'"{words}"' if exact else words + ("*" if open_end else "")
        case Field(name=name, operator=operator, value=value):
            return f"{name}{operator}{value}"
        case And(parts=parts):
            return ("and", *map(shape, parts))
        case Or(parts=parts):
            return ("or", *map(shape, parts))
        case Not(part=part):
            return ("not", shape(part))
    return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("   ", None),
        ("협력", "협력"),
        ("협력 반도체", ("and", "협력", "반도체")),
        ("협력 and 반도체", ("and", "협력", "반도체")),
        ("협력 그리고 반도체", ("and", "협력", "반도체")),
        ("협력 OR 반도체 공장", ("or", "협력", ("and", "반도체", "공장"))),
        ("협력 또는 반도체", ("or", "협력", "반도체")),
        ("협력 | 반도체", ("or", "협력", "반도체")),
        ("(협력 or 반도체) 공장", ("and", ("or", "협력", "반도체"), "공장")),
        ("-협력 공장", ("and", ("not", "협력"), "공장")),
        ("not 협력", ("not", "협력")),
        ("제외 협력 공장", ("and", ("not", "협력"), "공장")),
        ("not not 협력", ("not", ("not", "협력"))),
        ("-(가 or 나)", ("not", ("or", "가", "나"))),
        ('"협력 방안" 공장', ("and", '"협력 방안"', "공장")),
        ("“협력 방안”", '"협력 방안"'),
        ("gpt*", "gpt*"),
        ("person:홍", "person:홍"),
        ("인물:홍 기관:가온", ("and", "person:홍", "org:가온")),
        ('title:"두 단어" 공장', ("and", "title:두 단어", "공장")),
        ("amount>1억", "amount>1억"),
        ("금액>=3,000만원", "amount>=3,000만원"),
        ("date:2025-08..2025-10", "date:2025-08..2025-10"),
        ("published<2025", "published<2025"),
        ("is:안읽음 has:인용", ("and", "is:안읽음", "has:인용")),
        ("-is:read", ("not", "is:read")),
    ],
)
def test_trees(text: str, expected: object) -> None:
    assert shape(parse(text).node) == expected


@pytest.mark.parametrize(
    "text",
    [
        "and",
        "or",
        "not",
        "또는",
        "R&D",
        "10:30",
        "3:1",
        "https://news.example/a?b=c",
        "C++",
        "-",
        "a-b",
        "8.15",
        "*",
        "=",
        "가:나",
    ],
)
def test_a_bare_word_is_a_word(text: str) -> None:
    node = parse(text).node
    assert isinstance(node, Text)
    assert node.words == text.rstrip("*")


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("가 (나", "(", "가 (나)"),
        ("가 나)", ")", "가 나"),
        ("가 ()", "()", "가"),
        ('가 "나', '"', '가 "나"'),
        ("가 titel:나", "titel", "가 title:나"),
        ("가 persn:나", "persn", "가 person:나"),
        ("is:unraed", "unraed", "is:unread"),
        ("type:zzz", "zzz", None),
        ("has:quotes 가", "quotes", "has:quote 가"),
        ("title>가", ">", "title:가"),
        ("amount>많이", "많이", None),
        ("date:2025-13", "2025-13", None),
        ("date:2025-10..2025-08", "2025-10..2025-08", None),
        ("published:..", "..", None),
        ("가 or", "or", "가"),
        ("가 and", "and", "가"),
        ("(가 or) 나", "or", "(가 ) 나"),
        ("가 title:", "title:", None),
        ("가 title: 나", "title:", None),
    ],
)
def test_a_mistake_is_shown_where_it_is(text: str, place: str, meant: str | None) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    error = raised.value
    assert error.span.of(text) == place
    assert error.position == text.index(place)
    assert error.message
    assert error.suggestion == meant


def test_too_deep() -> None:
    with pytest.raises(QueryError):
        parse("(" * 5000 + "가" + ")" * 5000)
    with pytest.raises(QueryError):
        parse("-" + "not " * 5000 + "가")


PIECES = st.sampled_from(
    [
        *'()"-:=<>*“” ',
        "and",
        "or",
        "not",
        " 또는 ",
        "title:",
        "amount>",
        "date:",
        "is:",
        "협력",
        "gpt",
        "2025-08",
        "1억",
        "..",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_never_raises_but_query_errors(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.span.start <= error.span.end <= len(text)
        assert error.message
    else:
        query.texts()


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_was_meant_is_one_step_nearer(text: str) -> None:
    for _ in range(60):
        try:
            parse(text)
            return
        except QueryError as error:
            if error.suggestion is None:
                return
            assert error.suggestion != text
            text = error.suggestion
    raise AssertionError(text)


def test_field_names() -> None:
    for english, korean in NAMES.items():
        assert field_of(english) == field_of(english.upper()) == english
        assert all(field_of(name) == english for name in korean)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1억", 1e8, None),
        ("3조5000억원", 3.5e12, "KRW"),
        ("1,500만달러", 1.5e7, "USD"),
        ("$20", 20, "USD"),
        ("12.5%", 12.5, "%"),
        ("3명", 3, "명"),
        ("7", 7, None),
    ],
)
def test_amounts(text: str, value: float, unit: str | None) -> None:
    assert amount_of(text) == (value, unit)


def test_days() -> None:
    assert days_of("2024-02")[1] - days_of("2024-02")[0] == 28
    assert days_of("2024.2.29")[0] == days_of("2024-02-29")[1]
    assert days_of("2024..2025")[1] - days_of("2024..2025")[0] == 730
    assert days_of("..2025")[0] == 0
