import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.headline import headline_key, headline_similarity

HEADLINE = "누리전자, 강변 공장 내년 봄 첫 삽…2조원 투자"


@pytest.mark.parametrize(
    "other",
    [
        f"[단독] {HEADLINE}",
        f"[Why] {HEADLINE}",
        f"- {HEADLINE}",
        f"【속보】{HEADLINE}",
        f"{HEADLINE}(종합)",
        f"{HEADLINE} (종합2보)",
        f"[단독] {HEADLINE} [영상]",
        "누리전자, 강변 공장 내년 봄 첫 삽... 2조원 투자",
        "누리전자 강변공장 내년봄 첫삽 … 2조원투자",
        "누리전자, 강변 공장 내년 봄 첫 삽…２조원 투자",
        "‘누리전자’, 강변 공장 내년 봄 첫 삽…“2조원 투자”",
    ],
)
def test_one_headline_in_many_forms(other):
    assert headline_key(other) == headline_key(HEADLINE)
    assert headline_similarity(other, HEADLINE) == 1


@pytest.mark.parametrize(
    "other", ["누리전자, 강변 공장 내년 가을 첫 삽…2조원 투자", "한들전자, 강변 공장 내년 봄 첫 삽", ""]
)
def test_other_headlines(other):
    assert headline_key(other) != headline_key(HEADLINE)


def test_hanja_and_quotes_read_alike():
    assert headline_key("美 관세에 韓 “비상”") == headline_key("미 관세에 한 '비상'")


def test_a_prefix_alone_is_kept():
    assert headline_key("[인사]") == "인사"
    assert headline_key("(종합)") == "종합"
    assert headline_key("…") == ""


def test_close_headlines_are_alike_and_others_are_not():
    assert headline_similarity(HEADLINE, "누리전자, 강변 공장 내년 봄 착공…2조원 투자") > 0.7
    assert headline_similarity(HEADLINE, "누리전자 주가 사상 최고") < 0.4
    assert headline_similarity("…", "…") == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarity_is_a_measure(one, other):
    value = headline_similarity(one, other)
    assert 0 <= value <= 1
    assert value == headline_similarity(other, one)
