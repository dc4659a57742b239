# ruff: noqa: E501
"""Files of every kind: texts, archives, PDF, Word, tables."""

import io
import json
import zipfile
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


def pdf(*lines: str, extra: bytes = b"") -> bytes:
    """A PDF of one page, by hand."""
    shown = b"".join(b"(" + line.encode() + b") Tj 0 -14 Td " for line in lines)
    stream = b"BT /F1 12 Tf 50 700 Td " + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + content + b"endobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R" + extra + f">>\nstartxref\n{len(out)}\n%%EOF".encode()


def docx(fill) -> bytes:
    import docx

    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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


def test_pdf() -> None:
    lines = (
        "The plant in the new town will start next month, said the",
        "company on Monday.",
        "A second paragraph follows here.",
    )
    article = parsed(pdf(*lines, extra=b"/Info<</Title(x.docx)>>"), "a.pdf")
    words = " ".join(one.text for section in article.sections for one in section.paragraphs)
    assert "said the company on Monday." in words
    assert article.title.derived


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"%PDF-1.4\n" + b"\xff" * 5000, pdf("x")[:300], pdf()], ids=["empty", "noise", "cut", "blank"]
)
def test_broken_pdf_says_so(data) -> None:
    assert one(data, "a.pdf").what in ("broken", "no_text")


def test_word() -> None:
    def fill(document) -> None:
        document.add_heading("새 공장 가동", 0)
        document.add_paragraph("가람정밀은 새 공장을 다음 달 가동한다고 밝혔다.")
        document.add_heading("남은 과제", 1)
        document.add_paragraph("주민들은 소음을 걱정한다고 말했다.")
        document.add_paragraph().add_run("값이 흔들리는 까닭").bold = True
        document.add_paragraph("전문가들은 환율이 변수로 남을 것이라고 본다.")
        table = document.add_table(1, 2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "매출", "100억원"

    article = parsed(docx(fill), "a.docx")
    assert article.title.text == "새 공장 가동"
    assert [section.heading.text for section in article.sections if section.heading] == [
        "남은 과제",
        "값이 흔들리는 까닭",
    ]
    assert "매출 | 100억원" in article.text


def test_a_word_document_that_unpacks_to_too_much() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    assert one(out.getvalue(), "a.docx").what == "too_large"


def test_a_word_document_with_external_entities(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("비밀이 새어 나왔다고 한다.", encoding="utf-8")
    good = io.BytesIO(docx(lambda document: document.add_paragraph("MARK 문단이 하나 있다고 밝혔다.")))
    out = io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w") as archive:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                head, tail = data.split(b"?>", 1)
                data = (
                    head
                    + f'?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
                    + tail.replace(b"MARK", b"&e;")
                )
            archive.writestr(item, data)
    found = one(out.getvalue(), "a.docx")
    assert isinstance(found, ExchangeError) or "비밀" not in found.body


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


def workbook(*rows: list[str], shared: bool = True, head: str = "") -> bytes:
    """An Excel workbook of one sheet."""
    name = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    words: list[str] = []

    def cell(column: int, row: int, text: str) -> str:
        place = f"{chr(65 + column)}{row}"
        if text.isdecimal():
            return f'<c r="{place}"><v>{text}.0</v></c>'
        if not shared:
            return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        words.append(text)
        return f'<c r="{place}" t="s"><v>{len(words) - 1}</v></c>'

    body = "".join(
        f'<row r="{n}">' + "".join(cell(column, n, text) for column, text in enumerate(row) if text) + "</row>"
        for n, row in enumerate(rows, start=1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook {name}/>")
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"{head}<worksheet {name}><sheetData>{body}</sheetData></worksheet>"
        )
        strings = "".join(f"<si><t>{one}</t></si>" for one in words)
        archive.writestr("xl/sharedStrings.xml", f"<sst {name}>{strings}</sst>")
    return out.getvalue()


@pytest.mark.parametrize("shared", [True, False])
def test_a_bigkinds_workbook(shared) -> None:
    rows = (
        ["일자", "언론사", "기고자", "제목", "본문"],
        ["20251001", "한빛일보", "", "새 공장", "가람정밀은 새 공장을 짓는다고 밝혔다."],
    )
    article = parsed(workbook(*rows, shared=shared), "NewsResult.xlsx")
    assert (article.title.text, article.outlet, article.reporters, article.published) == (
        "새 공장",
        "한빛일보",
        (),
        "2025-10-01",
    )


def test_broken_and_hostile_workbooks() -> None:
    good = workbook(["제목", "본문"], ["새 공장", "가람정밀은 새 공장을 짓는다고 밝혔다."])
    assert one(workbook(["a"], ["b"]), "a.xlsx").what == "no_columns"
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/worksheets/sheet0.xml", "<broken")
    assert one(out.getvalue(), "a.xlsx").what == "broken"
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "ha" * 1000
        + '"><!ENTITY b "'
        + "&a;" * 1000
        + '"><!ENTITY c "'
        + "&b;" * 1000
        + '">]>'
    )
    found = one(
        workbook(["제목", "본문"], ["&c;", "가람정밀은 새 공장을 짓는다고 밝혔다."], shared=False, head=laughs),
        "a.xlsx",
    )
    assert isinstance(found, ExchangeError) or "haha" not in (found.title or "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 120_000_000)
    assert one(out.getvalue(), "a.xlsx").what == "too_large"


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
