from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import PartKind
from tui.document.parse import parse_article

FRAGMENTS = st.sampled_from(
    [
        "---\n",
        "title: 제목\n",
        "[서울=한빛뉴스] 홍길동 기자 = ",
        "◇ 소제목\n",
        "했다.",
        "\n",
        "\n\n",
        "- [Why] 왜 그런가\n",
        "(관련 기사: 강변시 다리 다시 잇는다)",
        "hong@hanbit.kr",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=30).map("".join))


@given(TEXTS)
def test_parts_cover_the_text_exactly(text):
    article = parse_article(text)
    assert "".join(part.span.of(text) for part in article.parts) == text


def test_parts_cover_the_shared_articles_exactly(shared):
    for path in sorted((shared / "articles").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        article = parse_article(text)
        assert "".join(part.span.of(text) for part in article.parts) == text, path.name


@given(TEXTS)
def test_views_show_what_the_parts_hold(text):
    article = parse_article(text)
    paragraphs = [passage for section in article.sections for passage in section.paragraphs]
    headings = [section.heading for section in article.sections if section.heading]
    for passage in (*paragraphs, *headings, *article.related, *article.noise):
        assert passage.text == passage.span.of(text) == passage.text.strip() != ""
    for kind, passages in (
        (PartKind.PARAGRAPH, paragraphs),
        (PartKind.HEADING, headings),
        (PartKind.RELATED, article.related),
        (PartKind.NOISE, article.noise),
    ):
        assert [part.span for part in article.parts if part.kind is kind] == [passage.span for passage in passages]
    assert all(section.span.contains(passage.span) for section in article.sections for passage in section.paragraphs)
    assert article.title.derived == (article.title.span is None)


def test_a_text_without_words_is_an_article_without_content():
    for text in ("", "\n\n", "---\n---\n"):
        article = parse_article(text)
        assert (article.title.text, article.sections, article.reporters) == ("", (), ())
