import codecs
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.encoding import Unreadable, UnreadableError, decode

TEXT = "강변시가 노을천을 고친다.\n예산은 3억원이다.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp949"), "cp949"),
        (TEXT.encode("euc-kr"), "cp949"),
        ("똠방각하가 펲시를 샀다.".encode("cp949"), "cp949"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("iso2022_kr"), "iso2022_kr"),
    ],
)
def test_encodings_of_korean_text(data, encoding):
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.text in (TEXT, "똠방각하가 펲시를 샀다.")


def archive():
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(zipfile.ZipInfo("a.txt"), TEXT)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n\t\r\n", Unreadable.EMPTY),
        (codecs.BOM_UTF8 + b" \n", Unreadable.EMPTY),
        (b"\x00" * 40, Unreadable.BINARY),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Unreadable.BINARY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Unreadable.BINARY),
        (archive(), Unreadable.BINARY),
        (bytes(range(256)) * 20, Unreadable.BINARY),
        (TEXT.encode() * 9 + b"\x00\x01\x02\x03" * 9, Unreadable.BINARY),
        (TEXT.encode() * 20 + b"\xff\xfe\xfd", Unreadable.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", Unreadable.ENCODING),
        (codecs.BOM_UTF8 + b"\xff\xff", Unreadable.ENCODING),
    ],
    ids=[
        "empty",
        "blank",
        "mark only",
        "zeros",
        "pdf",
        "png",
        "zip",
        "all bytes",
        "control",
        "broken utf-8",
        "broken utf-16",
        "bom",
    ],
)
def test_what_is_no_text_says_why(data, reason):
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.reason is reason
    assert str(error.value) == reason.value


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data):
    try:
        decoded = decode(data)
    except UnreadableError as error:
        assert isinstance(error.reason, Unreadable)
    else:
        assert decoded.text.strip()


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=4))
def test_hangul_survives_in_each_encoding(text):
    for encoding in ("utf-8", "cp949", "utf-16"):
        assert decode(text.encode(encoding)).text == text
