"""PDF, Word and Excel documents, broken and hostile ones among them."""

import io
import zipfile
import zlib

import pytest

from tests.exchange.test_files import one, parsed
from tui.exchange.errors import ExchangeError


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


def test_a_pdf_that_takes_too_long_is_left() -> None:
    from tui.exchange.incoming.pdf import read_pdf

    with pytest.raises(ExchangeError) as failure:
        read_pdf(pdf("x"), seconds=0.01)
    assert failure.value.what == "slow"


def test_a_pdf_bomb_does_not_unpack() -> None:
    packed = zlib.compress(b" " * 100_000_000, 1)
    plain = pdf("x")
    start, end = plain.index(b"<</Length"), plain.index(b"endstream")
    bomb = plain[:start] + b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\n" + plain[end:]
    assert one(bomb, "a.pdf").what in ("broken", "no_text", "slow")


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
