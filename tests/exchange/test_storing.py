"""Files: their names, and that nothing is overwritten, half-written or stored twice."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.made_articles import make_article
from tests.exchange.pages import LAYOUTS
from tui.document.encoding import decode
from tui.document.parse import parse_article
from tui.exchange.incoming.adding import Adder, OutcomeKind
from tui.exchange.incoming.article import IncomingArticle, iso_date, stored_text
from tui.exchange.incoming.known import address_key
from tui.exchange.incoming.page import read_page
from tui.exchange.incoming.storing import LONGEST_NAME, file_name, write_new

BODY = "가람정밀은 새 공장을 짓는다고 밝혔다.\n\n주민들은 소음을 걱정한다고 말했다.\n\n회사는 방음벽을 세우기로 했다."


@pytest.mark.parametrize(
    ("title", "published", "expected"),
    [
        ("가람정밀, 새 공장", "2025-10-01T09:00", "2025-10-01 가람정밀, 새 공장.txt"),
        ("가람정밀, 새 공장", None, "가람정밀, 새 공장.txt"),
        ("../../etc/passwd", "2025-10-01", "2025-10-01 etc passwd.txt"),
        ("/etc/passwd", None, "etc passwd.txt"),
        ("..\\..\\boot", None, "boot.txt"),
        ("a\0b\x1b]0;x\x07c\u202ed", None, "a b ]0;x c d.txt"),
        ("CON", None, "_CON.txt"),
        ("nul.txt", None, "_nul.txt.txt"),
        ("COM¹", None, "_COM¹.txt"),
        ("CON", "2025-10-01", "2025-10-01 CON.txt"),
        (".hidden", None, "hidden.txt"),
        ("끝. . .", None, "끝.txt"),
        ("   ", None, "article.txt"),
        (None, "2025", "article.txt"),
        ('"인용" <제목>: 무엇?*|', None, "인용 제목 무엇.txt"),
        ("%2e%2e%2f", None, "2e 2e 2f.txt"),
        ("\ud800x", None, "x.txt"),
    ],
)
def test_names(title, published, expected) -> None:
    assert file_name(title, published) == expected


@given(st.text(max_size=400), st.one_of(st.none(), st.dates().map(str), st.text(max_size=12)))
def test_every_name_is_safe(title, published) -> None:
    name = file_name(title, published)
    assert len(name.encode()) <= LONGEST_NAME
    assert Path(name).name == name
    assert name.endswith(".txt")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(character.isprintable() or character == " " for character in unicodedata.normalize("NFC", name))
    assert name[0] not in ". " and name[-5] not in " "


def test_a_title_of_three_hundred_bytes_is_cut_at_a_syllable() -> None:
    name = file_name("가" * 300, "2025-10-01")
    assert name.startswith("2025-10-01 가가")
    assert 100 < len(name.encode()) <= LONGEST_NAME


def test_nothing_is_overwritten(tmp_path) -> None:
    paths = [write_new(tmp_path, "a.txt", f"{n}".encode()) for n in range(3)]
    assert [path.name for path in paths] == ["a.txt", "a (2).txt", "a (3).txt"]
    assert [path.read_bytes() for path in paths] == [b"0", b"1", b"2"]
    (tmp_path / "link.txt").symlink_to(tmp_path / "elsewhere")
    assert write_new(tmp_path, "link.txt", b"x").name == "link (2).txt"
    assert not (tmp_path / "elsewhere").exists()


def test_without_hard_links_too(tmp_path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    assert [write_new(tmp_path, "a.txt", b"x").name for _ in range(2)] == ["a.txt", "a (2).txt"]
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_is_left_half_written(tmp_path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Adder(tmp_path) as adder:
        monkeypatch.setattr("os.link", refuse)
        monkeypatch.setattr("os.open", refuse)
        outcome = adder.add("x", IncomingArticle(body=BODY))
    assert outcome.kind is OutcomeKind.FAILED
    assert "space" in outcome.reason
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_used_is_said(tmp_path) -> None:
    from tui.exchange.errors import ExchangeError

    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExchangeError):
        Adder(tmp_path / "file")


HOSTILE = "a\x1b]52;c;eA==\x07b\x9bc\u202ed\x00e\ne\x85f\u2028g"


def test_no_control_reaches_the_file_in_any_field(adder) -> None:
    incoming = IncomingArticle(
        body=f"{HOSTILE}\n\n{BODY}",
        title=HOSTILE,
        subtitles=(HOSTILE,),
        outlet=HOSTILE,
        reporters=(HOSTILE,),
        published="2025-10-01",
        source=f"https://example.kr/{HOSTILE}",
        tags=(HOSTILE, '"]\n---\n'),
    )
    outcome = adder.add("x", incoming)
    text = outcome.path.read_text(encoding="utf-8")
    assert all(character.isprintable() or character == "\n" for character in text)
    assert adder.folder in outcome.path.resolve().parents
    article = parse_article(text)
    assert article.published == "2025-10-01"
    assert [one.text for section in article.sections for one in section.paragraphs][-1].startswith("회사는")


VALUES = [
    *("a: b", "'", '"', "- x", "[x]", "{x}", "#x", "null", "1", "2025-10-01", "a\\nb", "---", "@x", "a #b"),
    *("*x", "!x", "%x", "예: 아니오", "true", "~", "&x", "|", ">", "? x", "x, y", "a,b"),
]


@pytest.mark.parametrize("value", VALUES)
def test_front_matter_gives_back_every_value(value) -> None:
    incoming = IncomingArticle(body=BODY, title=value, outlet=value, tags=(value, "다른 것"))
    article = parse_article(stored_text(incoming))
    assert (article.title.text, article.outlet, article.tags) == (value, value, (value, "다른 것"))


def test_the_same_article_is_not_stored_twice(adder) -> None:
    article = make_article(4)
    page = LAYOUTS["regional"](article)
    assert adder.add("1", read_page(page)).kind is OutcomeKind.ADDED
    first = next(adder.folder.iterdir())
    other = LAYOUTS["agency"](article).replace(article.url.encode(), b"https://other.example/1")
    again = [read_page(page), read_page(other), IncomingArticle(body="\n".join(article.paragraphs))]
    for incoming in again:
        outcome = adder.add("2", incoming)
        assert (outcome.kind, outcome.path) == (OutcomeKind.ALREADY, first)
    assert len(list(adder.folder.iterdir())) == 1


def test_a_changed_article_is_offered_as_a_version(tmp_path) -> None:
    article = make_article(4)
    page = LAYOUTS["regional"](article)
    changed = page.replace(article.paragraphs[-1].encode(), "마지막 문단은 나중에 고쳐 썼다고 밝혔다.".encode())
    moved = changed.replace(article.url.encode(), b"https://other.example/1")
    with Adder(tmp_path) as adder:
        stored = adder.add("1", read_page(page)).path
        for version in (changed, moved):
            outcome = adder.add("2", read_page(version))
            assert (outcome.kind, outcome.path) == (OutcomeKind.VERSION, stored)
        assert len(list(tmp_path.iterdir())) == 1
    with Adder(tmp_path, keep_versions=True) as adder:
        outcome = adder.add("2", read_page(changed))
        assert outcome.kind is OutcomeKind.VERSION
        assert outcome.path != stored
        assert adder.add("3", read_page(page)).kind is OutcomeKind.ALREADY
    assert len(list(tmp_path.iterdir())) == 2


def test_different_articles_of_one_outlet_are_different(adder) -> None:
    kinds = {adder.add(str(n), read_page(LAYOUTS["wire"](make_article(n)))).kind for n in range(25)}
    assert kinds == {OutcomeKind.ADDED}


def test_what_others_stored_is_known_and_what_was_deleted_is_not(tmp_path) -> None:
    database = tmp_path / "cache.sqlite"
    folder = tmp_path / "articles"
    (folder / "2024").mkdir(parents=True)
    by_hand = folder / "2024" / "by hand.md"
    by_hand.write_text(BODY, encoding="utf-8")
    with Adder(folder, database=database) as adder:
        assert adder.add("x", IncomingArticle(body=BODY)).path == by_hand
    by_hand.unlink()
    with Adder(folder, database=database) as adder:
        assert adder.add("x", IncomingArticle(body=BODY)).kind is OutcomeKind.ADDED


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example.kr/a/1",
        "http://www.news.example.kr/a/1/",
        "https://m.news.example.kr/a/1?utm_source=x&fbclid=y#top",
        "https://NEWS.example.kr/a/1/amp",
    ],
)
def test_addresses_that_are_the_same(address) -> None:
    assert address_key(address) == "news.example.kr/a/1"


def test_addresses_that_differ() -> None:
    assert address_key("https://a.kr/v?id=1") != address_key("https://a.kr/v?id=2")
    assert [address_key(one) for one in (None, "", "file:///etc", "https://", "http://[")] == [None] * 5


def test_the_original_is_kept_when_asked_for(tmp_path) -> None:
    page = LAYOUTS["old_table"](make_article(2))
    with Adder(tmp_path, keep_original=True) as adder:
        stored = adder.add("x", read_page(page)).path
    assert stored.with_suffix(".html").read_bytes() == page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-01T09:15:00+09:00", "2025-10-01T09:15:00+09:00"),
        ("2025-10-01T00:15:00.000Z", "2025-10-01T00:15:00+00:00"),
        ("20251001091500", "2025-10-01T09:15:00"),
        ("20251001", "2025-10-01"),
        ("2025.10.01. 오후 3:20", "2025-10-01T15:20"),
        ("2025년 10월 1일", "2025-10-01"),
        ("입력 2025.10.01 (수) 09:15", "2025-10-01T09:15"),
        ("2025-10-01 09:15 KST", "2025-10-01T09:15+09:00"),
        ("2025/10/1 오전 12:01", "2025-10-01T00:01"),
        ("2025-13-40", None),
        ("어제", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text, expected) -> None:
    assert iso_date(text) == expected


def test_stored_files_are_utf8_and_nfc(adder) -> None:
    outcome = adder.add(
        "x", IncomingArticle(body=unicodedata.normalize("NFD", BODY), title=unicodedata.normalize("NFD", "제목입니다"))
    )
    data = outcome.path.read_bytes()
    assert data.decode() == unicodedata.normalize("NFC", data.decode())
    assert decode(data).encoding == "utf-8"
    assert outcome.path.name == "제목입니다.txt"


def test_a_broken_cache_costs_nothing(tmp_path) -> None:
    database = tmp_path / "known.sqlite"
    database.write_bytes(b"no database" * 500)
    with Adder(tmp_path / "a", database=database) as adder:
        assert adder.add("x", IncomingArticle(body=BODY)).kind is OutcomeKind.ADDED
        assert adder.add("x", IncomingArticle(body=BODY)).kind is OutcomeKind.ALREADY
