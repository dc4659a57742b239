import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.hanja import further_readings, reading
from tui.library.tokens import index_terms, normalise, normalise_with_places, phrase, single_syllables
from tui.library.word_forms import forms, without_particle


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("협력했다", "협력 력했 했다 다"),
        ("칩", "칩"),
        ("AI칩", "ai 칩"),
        ("3,500억원", "3500 억원 원"),
        ("２０２５년", "2025 년"),
        ("5km", "5 km"),
        ("北韓", "북한 한 北韓 韓"),
        ("金 대표", "금 대표 표 金 김"),
        ("…·!", ""),
    ],
)
def test_terms(text: str, terms: str) -> None:
    assert index_terms(text) == terms


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("협력", '"협력"'),
        ("협력했", '"협력 력했"'),
        ("칩", '"칩" *'),
        ("인공 지능", '"인공 공 지능"'),
        ("5000억", '"5000 억" *'),
        ("AI", '"ai"'),
        ("北", '("北" *)'),
        ("北측", '("北" * AND "측" *)'),
        ('"', ""),
    ],
)
def test_phrases(words: str, expression: str) -> None:
    assert phrase(words) == expression


@given(st.text())
def test_phrases_hold_nothing_that_fts_reads(text: str) -> None:
    inside = phrase(text).replace('" *', '"').replace('" AND "', '""').strip("()")
    assert inside.count('"') % 2 == 0
    assert not set(inside) & set("*:^-+{}'")


@given(st.text())
def test_places_lead_back(text: str) -> None:
    normal, places = normalise_with_places(text)
    assert len(normal) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(alphabet="가나1,234AＢ㈜㎞ "))
def test_places_of_common_text(text: str) -> None:
    normal, _ = normalise_with_places(text)
    assert normal == normalise(text)


@pytest.mark.parametrize(
    ("hanja", "hangul"),
    [
        ("大韓民國", "대한민국"),
        ("女性", "여성"),
        ("南女", "남녀"),
        ("李", "이"),
        ("比率", "비율"),
        ("確率", "확률"),
        ("勞動", "노동"),
        ("가나", "가나"),
    ],
)
def test_hanja_by_reading(hanja: str, hangul: str) -> None:
    assert reading(hanja) == hangul


def test_further_readings_only_of_hanja_alone() -> None:
    assert "김" in further_readings("金 의원")
    assert further_readings("資金") == []


def test_syllables() -> None:
    assert single_syllables(index_terms("가나가 AI")) == "가 나"


@pytest.mark.parametrize(
    ("word", "among"),
    [
        ("협력했다", {"협력"}),
        ("협력하기로", {"협력"}),
        ("협력된다", {"협력"}),
        ("만나다", {"만났", "만난", "만날"}),
        ("만났다", {"만나", "만난"}),
        ("올랐다", {"오르", "오른", "올라"}),
        ("늘렸다", {"늘리", "늘린", "늘려"}),
        ("세웠다", {"세우", "세운"}),
        ("받는다", {"받았", "받을", "받아"}),
        ("먹었다", {"먹는", "먹어"}),
        ("전했다", {"전하", "전한", "전해"}),
        ("어렵다", {"어려운", "어려워"}),
        ("어려웠다", {"어렵고", "어려운"}),
        ("깨닫는다", {"깨달아", "깨달은"}),
        ("짓는다", {"지어", "지은"}),
        ("만납니다", {"만나", "만났"}),
        ("올랐습니다", {"오르", "올라"}),
        ("받습니다", {"받았", "받은"}),
    ],
)
def test_verb_forms(word: str, among: set[str]) -> None:
    assert among <= set(forms(word))


@pytest.mark.parametrize("word", ["협력", "대통령", "됐다", "간다", "대한민국", "가", "은행은"])
def test_words_without_forms(word: str) -> None:
    assert forms(word) == ()


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8))
def test_forms_are_never_single_syllables(word: str) -> None:
    assert all(len(form) > 1 for form in forms(word))
    noun = without_particle(word)
    assert noun is None or (len(noun) > 1 and word.startswith(noun))


@pytest.mark.parametrize(
    ("word", "noun"), [("정부가", "정부"), ("전문가", None), ("협력을", "협력"), ("서울에서", "서울"), ("책이", None)]
)
def test_particles(word: str, noun: str | None) -> None:
    assert without_particle(word) == noun
