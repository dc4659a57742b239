# ruff: noqa: E501
"""Pages: text, structure and metadata in twelve layouts, and what hostile pages do."""

import time

import pytest

from tests.exchange.made_articles import make_article
from tests.exchange.pages import LAYOUTS
from tui.document.parse import parse_article
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.article import stored_text
from tui.exchange.incoming.page import LARGEST_PAGE, read_page

WITHOUT_HEADINGS = {"script_made", "broadcast"}
WITHOUT_SUBTITLES = {"old_table", "script_made", "broadcast", "division", "amp", "magazine", "styled"}
WITHOUT_CAPTIONS = {"script_made", "broadcast", "division"}
WITH_RELATED = {"wire", "regional", "modern", "amp", "agency"}
PROSE = "가람정밀은 은하시에 짓는 새 공장을 다음 달에 시험 가동한다고 밝혔다."


def read(page: bytes):
    return parse_article(stored_text(read_page(page)))


@pytest.mark.parametrize("seed", range(100, 103))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_back_the_article(layout, seed) -> None:
    made = make_article(seed)
    article = read(LAYOUTS[layout](made))
    assert article.title.text == made.title
    assert article.outlet == made.outlet
    assert article.reporters == (made.reporter,)
    assert article.published is not None
    assert made.published.startswith(article.published[:10])
    paragraphs = [one.text for section in article.sections for one in section.paragraphs]
    assert [one for one in made.paragraphs if one not in paragraphs] == []
    if layout not in WITHOUT_HEADINGS:
        assert [section.heading.text for section in article.sections if section.heading] == made.headings
        assert [one for one in paragraphs if one not in made.paragraphs] == []
    if layout not in WITHOUT_SUBTITLES:
        assert [one.text for one in article.subtitles] == made.subtitles
    if layout not in WITHOUT_CAPTIONS:
        noise = {one.text.removeprefix("[사진] ") for one in article.noise}
        assert set(made.captions[:1] if layout == "old_table" else made.captions) <= noise
    assert [one.text for one in article.related] == (made.related if layout in WITH_RELATED else [])
    if layout != "old_table":
        assert article.source == made.url


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(body: str = "", head: str = ""):
    return read(page(f"<article><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>{body}</article>", head))


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("<title>새 공장 가동 앞둔 은하시 - 한빛일보</title>", "새 공장 가동 앞둔 은하시", "한빛일보"),
        ("<title>새 공장 | 가동 앞둔 은하시 | 한빛일보</title>", "새 공장 | 가동 앞둔 은하시", "한빛일보"),
        (
            '<meta property="og:title" content="새 공장 - 가동 앞둔 은하시"><meta property="og:site_name" content="한빛">',
            "새 공장 - 가동 앞둔 은하시",
            "한빛",
        ),
        (
            '<meta property="og:title" content="&amp;lsquo;새&amp;rsquo; 공장 amp;#39;가동amp;#39;">',
            "‘새’ 공장 '가동'",
            None,
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "그래프 속 제목입니다", "publisher": {"name": "한빛"}}]}</script>',
            "그래프 속 제목입니다",
            "한빛",
        ),
        ('<script type="application/ld+json">{broken</script><title>제목 하나입니다</title>', "제목 하나입니다", None),
        (
            '<script type="application/ld+json">[[[[[[{"@type":"NewsArticle","headline":"x"}]]]]]]</script><title>제목 둘입니다</title>',
            "제목 둘입니다",
            None,
        ),
    ],
)
def test_titles_and_outlets(head, title, outlet) -> None:
    found = article(head=head)
    assert (found.title.text, found.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("표승하 기자", ("표승하",)),
        ("표승하 기자, 한서율 기자", ("표승하", "한서율")),
        ("표승하·한서율 기자", ("한서율",)),
        ("표승하 sung@example.kr", ("표승하",)),
        ("한빛일보", ()),
        ("https://example.kr/reporter", ()),
        ("워싱턴=표승하 특파원", ("표승하",)),
    ],
)
def test_reporters(author, names) -> None:
    head = f'<meta name="author" content="{author}"><meta property="og:site_name" content="한빛일보">'
    assert article(head=head).reporters == names


def test_addresses_that_are_no_web_addresses_are_left_out() -> None:
    for address in ("javascript:alert(1)", "file:///etc/passwd", "https://example.kr/", "http://[", ""):
        assert article(head=f'<link rel="canonical" href="{address}">').source is None


def test_emphasis_inside_a_paragraph_makes_no_heading() -> None:
    found = article(f"<p><b>강조한 말</b>은 문단에 남는다고 설명했다.</p><p><strong>{PROSE}</strong></p><p>{PROSE}</p>")
    assert [section.heading for section in found.sections] == [None]


def test_what_is_hidden_stays_out() -> None:
    hidden = "숨은 글입니다. 화면에 보이지 않는다고 했다."
    boxes = (
        "<p hidden>{}</p>",
        '<p style="display:none">{}</p>',
        "<template>{}</template>",
        "<script>{}</script>",
        "<!-- {} -->",
        "<noscript>{}</noscript>",
    )
    for box in boxes:
        assert hidden not in article(box.format(hidden)).text


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 60_000 + PROSE,
        "<b><i>" * 30_000 + PROSE,
        "<table><tr><td>" * 20_000 + PROSE,
        f"<p>{PROSE}</p>" + "<p>" * 30_000,
        f"<p>{PROSE}{PROSE}{PROSE}</p>" + "<br>" * 30_000,
        f"<p>{'가' * 1_000_000}다.</p><p>{PROSE}</p>",
        f"<p>{PROSE}</p>" + "<a href=x>" * 30_000,
        "&amp;" * 300_000 + f"<p>{PROSE}{PROSE}</p>",
        f'<p class="{"a " * 300_000}">{PROSE}{PROSE}</p>',
    ],
    ids=lambda text: text[:12],
)
def test_hostile_pages_take_no_time(hostile) -> None:
    start = time.process_time()
    try:
        read_page(page(hostile))
    except ExchangeError as error:
        assert error.what == "no_article"
    assert time.process_time() - start < 6


def test_a_page_of_twenty_megabytes_is_refused_at_once() -> None:
    with pytest.raises(ExchangeError) as failure:
        read_page(page("<p>" + "가" * 7_000_000 + "</p>"))
    assert failure.value.what == "too_large"


def test_a_page_near_the_limit_is_read_in_bounded_time() -> None:
    body = f"<article>{f'<p>{PROSE}</p>' * 10_000}</article>"
    assert len(page(body)) < LARGEST_PAGE
    start = time.process_time()
    assert read_page(page(body)).body.count(PROSE) == 10_000
    assert time.process_time() - start < 10


def test_terminal_controls_in_every_field_of_a_page() -> None:
    evil = "&#27;]52;c;eA==&#7;&#155;31m&#8238;\x1b[2J\x9b"
    head = f'<meta property="og:title" content="제목{evil}입니다"><meta property="og:site_name" content="{evil}"><meta name="author" content="{evil}">'
    head += f'<meta name="keywords" content="{evil}"><link rel="canonical" href="https://example.kr/{evil}">'
    text = stored_text(
        read_page(
            page(f"<h1>{evil}</h1><article><p>{PROSE}{evil}</p><p>{PROSE}</p><figure>{evil}</figure></article>", head)
        )
    )
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize("body", ["", "<p>짧다.</p>", "<script>x</script>", "<nav><a href=x>메뉴</a></nav>"])
def test_pages_without_an_article_say_so(body) -> None:
    with pytest.raises(ExchangeError) as failure:
        read_page(page(body))
    assert failure.value.what == "no_article"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings(encoding) -> None:
    text = f"<html><head><title>새 공장 가동</title></head><body><article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    assert read(text.encode(encoding)).title.text == "새 공장 가동"


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    data = page(f"<article><p>{PROSE}</p><p>{PROSE}</p><p>" + PROSE * 10 + "</p></article>", '<meta charset="utf-8">')
    broken = data.replace("새 공장".encode(), b"\xff\xfe", 1)
    assert PROSE in read_page(broken).body


def test_undecodable_bytes_are_refused() -> None:
    with pytest.raises(ExchangeError):
        read_page(b"<html>" + bytes(range(128, 256)) * 200)
