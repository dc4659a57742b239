# ruff: noqa: E501
"""Files of every kind: texts, archives, PDF, Word, tables."""

import json
from pathlib import Path

import pytest

from tests.exchange.made_articles import make_article
from tests.exchange.pages import regional
from tui.document.parse import parse_article
from tui.exchange.errors import ExchangeError
from tui.exchange.incoming.adding import Adder, OutcomeKind
from tui.exchange.incoming.article import IncomingArticle, stored_text
from tui.exchange.incoming.files import read_data, read_file
from tui.exchange.incoming.link import Link
from tui.exchange.incoming.sources import add_data, add_sources, path_of

BODY = "가람정밀은 새 공장을 짓는다고 밝혔다.\n\n주민들은 소음을 걱정한다고 말했다."


def one(data: bytes, name: str):
    [(_, found)] = read_data(data, name, name)
    return found


def parsed(data: bytes, name: str):
    found = one(data, name)
    assert isinstance(found, IncomingArticle), found
    return parse_article(stored_text(found))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_texts_in_every_encoding(encoding) -> None:
    article = parsed(BODY.encode(encoding), "a.txt")
    assert [one.text for section in article.sections for one in section.paragraphs] == BODY.split("\n\n")


def test_a_text_with_front_matter_keeps_it(adder, tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"---\ntitle: 새 공장\ndate: 2025-10-01\nmine: kept\n---\n{BODY}\n", encoding="utf-8")
    [outcome] = add_sources([str(file)], adder)
    assert outcome.path.name == "2025-10-01 새 공장.txt"
    assert "mine: kept" in outcome.path.read_text(encoding="utf-8")


def test_markdown_gives_its_words() -> None:
    text = "# 새 *공장* 가동\n\n가람정밀은 [새 공장](https://a.kr/x)을 **다음 달** 가동한다고 \\[밝혔다\\].\n\n![그림](a.png)\n\n## 남은 과제\n\n> 주민들은 [[은하시|시청]] 앞에서 2 * 3 * 4를 외쳤다고 말했다."
    article = parsed(text.encode(), "a.md")
    assert article.title.text == "새 공장 가동"
    assert [section.heading.text for section in article.sections if section.heading] == ["남은 과제"]
    words = [one.text for section in article.sections for one in section.paragraphs]
    assert words == [
        "가람정밀은 새 공장을 다음 달 가동한다고 [밝혔다].",
        "주민들은 시청 앞에서 2 * 3 * 4를 외쳤다고 말했다.",
    ]


def test_a_saved_page_in_one_file() -> None:
    made = make_article(2)
    page = regional(made).decode().replace(made.url, "").encode()
    import quopri

    archive = (
        b"From: <Saved>\r\nSnapshot-Content-Location: https://news.example.kr/saved/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example.kr/saved/1\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n----b--\r\n"
    )
    for name in ("a.mhtml", "a.eml"):
        article = parsed(archive, name)
        assert (article.title.text, article.source) == (made.title, "https://news.example.kr/saved/1")


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "unreadable_empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a.png", "unreadable_binary"),
        (b"PK\x03\x04" + b"\0" * 99, "a.zip", "kind"),
        (b"PK\x03\x04" + b"\0" * 99, "a.docx", "kind"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "a.mht", "no_article"),
        (b"{", "a.json", "broken"),
        (b"3", "a.json", "no_object"),
        (b"a,b\n1,2\n", "a.csv", "no_columns"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.hwp", "unreadable_binary"),
    ],
)
def test_what_cannot_be_read_says_why(data, name, reason) -> None:
    found = one(data, name)
    assert isinstance(found, ExchangeError)
    assert found.what == reason
    assert str(found)


def test_deeply_nested_json_is_no_crash() -> None:
    assert one(b"[" * 200_000, "a.json").what == "broken"
    assert one(b'{"a":' * 200_000, "a.jsonl").what == "broken"


def test_missing_files_folders_and_sizes(tmp_path, monkeypatch) -> None:
    [(_, found)] = read_file(tmp_path / "none")
    assert found.what == "no_such_file"
    [(_, found)] = read_file(tmp_path)
    assert found.what == "no_file"
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(500_000_000)
    [(_, found)] = read_file(big)
    assert found.what == "too_large"


BIGKINDS = (
    "뉴스 식별자,일자,언론사,기고자,제목,통합 분류1,인물,키워드,본문,URL,분석제외 여부\n"
    '1,20251001,한빛일보,표승하,"새 공장, 곧 가동",경제>산업,누구,"가,나","가람정밀은 새 공장을\n다음 달 가동한다고 밝혔다.",https://a.kr/1,\n'
    "2,20251002,온누리경제,,둘째 기사,사회,,,주민들은 소음을 걱정한다고 말했다.,,\n"
    "3,20251003,한빛일보,,본문이 없는 기사,사회,,,,,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_bigkinds_export(adder, tmp_path, encoding) -> None:
    file = tmp_path / "NewsResult.csv"
    file.write_bytes(BIGKINDS.encode(encoding))
    outcomes = list(add_sources([str(file)], adder))
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.ADDED, OutcomeKind.ADDED, OutcomeKind.FAILED]
    article = parse_article(outcomes[0].path.read_text(encoding="utf-8"))
    assert (article.title.text, article.outlet, article.reporters, article.published, article.source) == (
        "새 공장, 곧 가동",
        "한빛일보",
        ("표승하",),
        "2025-10-01",
        "https://a.kr/1",
    )
    assert outcomes[1].path.name == "2025-10-02 둘째 기사.txt"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_tables_with_other_columns_and_marks(delimiter) -> None:
    rows = [["Title", "Date", "Content"], ["새 공장", "2025.10.1", "가람정밀은 새 공장을 짓는다고 밝혔다."]]
    text = "\n".join(delimiter.join(row) for row in rows)
    article = parsed(text.encode(), "a.csv")
    assert (article.title.text, article.published) == ("새 공장", "2025-10-01")


def test_json_lines_and_lists() -> None:
    record = {
        "title": "새 공장",
        "date": "2025-10-01",
        "body": BODY,
        "reporters": ["표승하 기자", "한서율"],
        "url": "javascript:x",
    }
    for name, text in (
        ("a.jsonl", json.dumps(record) + "\nbroken\n" + json.dumps(record)),
        ("a.json", json.dumps([record, 3, record])),
        ("a.json", json.dumps({"articles": [record, {}, record]})),
    ):
        found = [one for _, one in read_data(text.encode(), name, name)]
        assert [isinstance(one, IncomingArticle) for one in found] == [True, False, True]
        assert (found[0].reporters, found[0].source) == (("표승하", "한서율"), None)


def test_a_wallabag_export() -> None:
    entry = {
        "title": "새 공장",
        "url": "https://a.kr/1",
        "domain_name": "a.kr",
        "published_at": "2025-10-01T09:00:00+0900",
        "published_by": ["표승하"],
        "tags": ["경제", "공장"],
        "content": "<p>가람정밀은 은하시에 새 공장을 짓는다고 지난달 밝혔다.</p><h3>남은 과제</h3><p>주민들은 소음을 걱정한다고 말했다.</p><figure><figcaption>새 공장의 전경 그림</figcaption></figure>",
    }
    article = parsed(json.dumps([entry]).encode(), "wallabag.json")
    assert [section.heading.text for section in article.sections if section.heading] == ["남은 과제"]
    assert (article.published, article.reporters, article.tags) == (
        "2025-10-01T09:00:00+09:00",
        ("표승하",),
        ("경제", "공장"),
    )
    assert [one.text for one in article.noise] == ["[사진] 새 공장의 전경 그림"]


def test_pocket_exports_are_links() -> None:
    page = b'<!DOCTYPE html><html><body><ul><li><a href="https://a.kr/1" time_added="1" tags="x,y">T</a></li><li><a href="javascript:x" time_added="2">B</a></li></ul></body></html>'
    table = b"title,url,time_added,tags,status\nT,https://a.kr/1,1700000000,x|y,unread\n"
    listed = b'{"list": {"1": {"given_url": "https://a.kr/1", "given_title": "T"}}}'
    for data, name in ((page, "ril_export.html"), (table, "part.csv"), (listed, "a.json")):
        [(_, found)] = read_data(data, name, name)
        assert isinstance(found, Link)
        assert (found.address, found.title) == ("https://a.kr/1", "T")


def test_links_are_fetched_unless_told_not_to(adder, tmp_path, server) -> None:
    address = server.page("/1", regional(make_article(1)))
    file = tmp_path / "a.csv"
    file.write_text(f"url\n{address}\n", encoding="utf-8")
    [outcome] = add_sources([str(file)], adder, fetch=False)
    assert outcome.kind is OutcomeKind.FAILED
    assert server.asked == []


def test_folders_whole_and_not_the_store_itself(tmp_path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for number, place in enumerate(("a.txt", "deep/b.html", ".hidden/c.txt", "deep/.d.txt", "e.png")):
        made = make_article(number)
        (folder / place).write_bytes(
            regional(made) if place.endswith("html") else "\n\n".join(made.paragraphs).encode()
        )
    for _ in range(2):
        with Adder(folder / "stored") as adder:
            outcomes = list(add_sources([str(folder)], adder))
    assert sorted(Path(one.label).name for one in outcomes) == ["a.txt", "b.html", "e.png"]
    assert {one.kind for one in outcomes} == {OutcomeKind.ALREADY}
    assert len(list((folder / "stored").iterdir())) == 3


def test_pasted_text_and_pages(adder) -> None:
    assert [one.kind for one in add_data(BODY.encode(), "-", adder)] == [OutcomeKind.ADDED]
    assert [one.title for one in add_data(regional(make_article(9)), "-", adder)] == [make_article(9).title]
    assert [one.kind for one in add_data(b"   \n", "-", adder)] == [OutcomeKind.FAILED]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("/tmp/a b.txt", "/tmp/a b.txt"),
        ("'/tmp/a b.txt'", "/tmp/a b.txt"),
        ('"/tmp/a.txt"', "/tmp/a.txt"),
        ("/tmp/a\\ b.txt", "/tmp/a b.txt"),
        ("file:///tmp/%EA%B0%80.txt", "/tmp/가.txt"),
    ],
)
def test_paths_as_terminals_drop_them(source, path) -> None:
    assert path_of(source) == Path(path)
