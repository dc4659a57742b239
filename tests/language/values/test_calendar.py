from datetime import date

import pytest

from tui.language.values.calendar import (
    add_business_days,
    add_months,
    easter,
    holiday,
    lunar_date,
    nth_week_of_month,
    nth_weekday,
)

# Public holidays as the almanacs of those years give them.
HOLIDAY_CASES = [
    ("설날", 2024, date(2024, 2, 10)),
    ("설날", 2026, date(2026, 2, 17)),
    ("추석", 2023, date(2023, 9, 29)),
    ("추석", 2025, date(2025, 10, 6)),
    ("부처님오신날", 2025, date(2025, 5, 5)),
    ("광복절", 2025, date(2025, 8, 15)),
    ("추수감사절", 2024, date(2024, 11, 28)),
    ("블랙프라이데이", 2024, date(2024, 11, 29)),
]


@pytest.mark.parametrize(("name", "year", "day"), HOLIDAY_CASES)
def test_a_holiday_falls_on_its_day(name, year, day):
    assert holiday(name, year) == day


def test_lunar_days_that_do_not_exist_are_none():
    assert lunar_date(2023, 13, 1) is None
    assert lunar_date(3000, 1, 1) is None
    assert holiday("설날", 2999) is None


@pytest.mark.parametrize(
    ("year", "day"), [(2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))]
)
def test_easter(year, day):
    assert easter(year) == day


def test_months_end_on_their_last_day():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


def test_weekdays_and_weeks_of_a_month():
    assert nth_weekday(2024, 5, 4, 1) == date(2024, 5, 3)
    assert nth_weekday(2024, 5, 4, -1) == date(2024, 5, 31)
    assert nth_weekday(2024, 5, 0, 5) is None
    assert nth_week_of_month(2024, 9, -1) == date(2024, 9, 23)


def test_business_days_pass_over_weekends():
    assert add_business_days(date(2024, 5, 16), 2) == date(2024, 5, 20)
    assert add_business_days(date(2024, 5, 20), -1) == date(2024, 5, 17)
