from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.values.formatting import format_number, parse_number
from tui.language.values.numerals import parse_numeral

CASES = [
    ("1,824", 1824),
    ("3조2000억", 3_200_000_000_000),
    ("1억2천만", 120_000_000),
    ("9만 4천", 94_000),
    ("30만9천381", 309_381),
    ("1백억 5천만", 10_050_000_000),
    ("2.5조", 2_500_000_000_000),
    ("0.25", Decimal("0.25")),
    ("이천십팔", 2018),
    ("이공이사", 2024),
    ("이만칠천", 27_000),
    ("일점이삼", Decimal("1.23")),
    ("만 천 백 십팔", 11_118),
    ("스물두", 22),
    ("아흔아홉", 99),
    ("넉", 4),
    ("서너", (3, 4)),
    ("대여섯", (5, 6)),
    ("三千", 3000),
    ("二十五", 25),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_numeral_has_its_exact_value(text, value):
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "강아지", "3조원", "1.2.3", "이리"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match="not a numeral"):
        parse_numeral(text)


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=5))
def test_a_number_in_korean_groups_of_four_reads_as_itself(groups):
    number = int("".join(f"{group:04}" for group in groups))
    units = ("경", "조", "억", "만", "")[-len(groups) :]
    written = "".join(f"{group}{unit}" for group, unit in zip(groups, units, strict=True) if group)
    if written:
        assert parse_numeral(written) == number


@given(st.one_of(st.integers(-(10**25), 10**25), st.decimals(allow_nan=False, allow_infinity=False, places=3)))
def test_formatting_a_number_and_reading_it_is_the_identity(number):
    assert parse_number(format_number(number)) == number
