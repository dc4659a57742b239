"""Which year and month an expression names."""

from datetime import date

from tui.language.values import calendar
from tui.language.values.choosing import choose_year
from tui.language.values.context import Context
from tui.language.values.model import When


def year_of(when: When, context: Context) -> int | None:
    """The year that `when` names, or None where it names none or the reference is unknown."""
    if when.year is not None:
        return when.year
    today = context.today
    if when.year_offset is not None:
        return today.year + when.year_offset if today else None
    if when.named_year is not None:
        this_year = today.year if today else None
        if when.named_year < 0:  # `전년` compares: with the year of its sentence, else with this year
            order = (context.spoken_year, this_year, context.named_year)
        else:
            order = (context.named_year, context.sentence_year, this_year)
        spoken = next((year for year in order if year is not None), None)
        return spoken + when.named_year if spoken is not None else None
    return None


def names_year(when: When) -> bool:
    """Whether an expression says its year."""
    return when.year is not None or when.year_offset is not None or when.named_year is not None


def month_of(when: When, context: Context) -> tuple[int | None, int] | None:
    """Year (None where unknown) and month that `when` names."""
    if when.month_offset is not None:
        if context.today is None:
            return (None, 0)
        shifted = calendar.add_months(context.today.replace(day=1), when.month_offset)
        return shifted.year, shifted.month
    if when.named_month is not None:
        spoken = context.named_month or (context.today and (context.today.year, context.today.month))
        if not spoken:
            return (None, 0)
        shifted = calendar.add_months(date(*spoken, 1), when.named_month)
        return year_of(when, context) or shifted.year, shifted.month
    if when.month is not None:
        return year_of_month(when, context), when.month
    return None


def year_of_month(when: When, context: Context) -> int | None:
    """The year of a bare month or day of the year."""
    year = year_of(when, context)
    if year is not None or names_year(when) or when.month is None:
        return year
    month, day = when.month, when.day

    def day_in(candidate: int) -> date | None:
        if when.lunar and day:
            return calendar.lunar_date(candidate, month, day)
        try:
            return date(candidate, month, day or 1)
        except ValueError:
            return None

    return choose_year(day_in, day is None, context, when.direction)
