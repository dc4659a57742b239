"""Chains of pieces, each allowed after the one before it by the grammar, as one point in time."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tui.language.values.grammar import (
    DURING,
    FIELDS,
    FOLLOWS,
    HALF_PAST,
    JOINS,
    LATER_YEAR,
    MINUTES_BEFORE,
    ORDINAL_WEEKDAY,
    PART,
    START,
    TAKES_PART,
    TERM,
    WEEK,
    WEEKDAY_IN_BRACKETS,
)
from tui.language.values.lexer import Atom, Clock
from tui.language.values.model import Expression, When
from tui.language.values.numeric_dates import numeric_date
from tui.language.values.vocabulary import PARTS, Kind


class Reading(NamedTuple):
    """What was read from the atoms: an expression, the atom after it, and its place in the text."""

    expression: Expression
    next: int
    start: int
    end: int
    weak: bool


class Chains:
    """Reads chains of atoms as points in time."""

    def __init__(self, text: str, atoms: Sequence[Atom], news: bool) -> None:
        self._text = text
        self._atoms = atoms
        self._news = news

    def _gap(self, end: int, index: int) -> str | None:
        """What stands between character `end` and atom `index`, stripped; None where there is no atom or too much between."""
        if index >= len(self._atoms):
            return None
        start = self._atoms[index].start
        return self._text[end:start].strip() if 0 <= start - end <= 8 else None

    def _when(self, index: int, stop: int | None = None) -> Reading | None:
        """A chain of atoms before atom `stop`, each allowed after the one before it, as one `When`."""
        atoms, start = self._atoms, self._atoms[index].start
        fields: dict[str, Any] = {}
        previous, end, first = START, start, index
        weak_only = True
        while index < (len(atoms) if stop is None else stop):
            atom = atoms[index]
            if not self._may_follow(previous, end, index, first, fields):
                break
            if atom.kind is Kind.DAY and previous is START and self._is_length_of_days(atom):
                break
            if atom.kind is Kind.MONTH and index and previous is START and self._is_term(atoms[index - 1]):
                break
            step = self._step(atom, index, fields)
            if step is None:
                break
            previous, end = atom.kind, step
            weak_only = weak_only and atom.weak
            index += 1
            if previous in TAKES_PART and (part := PART.match(self._text, end)):
                fields["part"], end = PARTS[part["part"].replace(" ", "")], part.end()
                break
        index, end = self._trailing_year(index, end, fields)
        if not fields or (
            fields.keys() <= {"direction", "ordinal", "week", "lunar", "zone"} and not fields.get("week")
        ):
            return None
        return Reading(When(**fields), index, start, end, weak_only)

    def _may_follow(self, previous: Kind, end: int, index: int, first: int, fields: dict[str, Any]) -> bool:
        atom = self._atoms[index]
        if previous not in FOLLOWS.get(atom.kind, frozenset()):
            return False
        if index == first:
            return True
        gap = self._gap(end, index)
        if gap in JOINS:
            return "\n" not in self._text[end : atom.start]
        return (gap == "," and atom.kind is Kind.WEEKDAY) or (gap == "(" and atom.kind is Kind.WEEKDAY)

    def _is_length_of_days(self, atom: Atom) -> bool:
        """`3일간`, `7박 8일`, `+7일`: a bare number of days, no day of the month."""
        before = self._text[max(0, atom.start - 2) : atom.start].rstrip()
        return DURING.match(self._text, atom.end) is not None or before.endswith(("박", "+", "D-"))

    def _step(self, atom: Atom, index: int, fields: dict[str, Any]) -> int | None:
        """Fills the fields that `atom` gives; the end of what it read, or None where it does not fit."""
        end = atom.end
        if atom.kind is Kind.YEAR:
            return self._year(atom, index, fields)
        if atom.kind is Kind.DATE:
            date = numeric_date(str(atom.value), english=not self._news)
            if date is None:
                return None
            fields["date"] = date
        elif atom.kind is Kind.CLOCK and isinstance(atom.value, Clock):
            clock = atom.value
            fields.update(hour=clock.hour, minute=clock.minute, second=clock.second, settled=clock.settled)
        elif atom.kind is Kind.DIRECTION:
            fields["direction"] = atom.value
        elif atom.kind is Kind.SAME_PERIOD:
            fields["same_period"] = True
        elif atom.kind is Kind.PART:
            unit, fields["part"] = str(atom.value).split()
            fields[f"{unit}_offset"] = 0
        elif atom.kind is Kind.NOW:
            fields["now"] = True
        elif atom.kind is Kind.MINUTE and (before := MINUTES_BEFORE.match(self._text, end)):
            fields["minutes_before"], end = atom.value, before.end()
        else:
            fields[FIELDS[atom.kind]] = atom.value
        if atom.kind is Kind.HOUR and (half := HALF_PAST.match(self._text, end)):
            fields["minute"], end = 30, half.end()
        if atom.kind is Kind.ORDINAL:
            return self._ordinal(end, index, fields)
        if atom.kind is Kind.DAY and (bracket := WEEKDAY_IN_BRACKETS.match(self._text, end)):
            fields["weekday"], end = "월화수목금토일".index(bracket["day"]), bracket.end()
        return end

    def _year(self, atom: Atom, index: int, fields: dict[str, Any]) -> int | None:
        if isinstance(atom.value, tuple):
            fields["year"], fields["last_year"] = atom.value
            return atom.end
        year = integer(atom.value) or 0
        if year < 1000:
            followed = index + 1 < len(self._atoms) and self._atoms[index + 1].kind in (
                Kind.MONTH,
                Kind.HALF,
                Kind.QUARTER,
            )
            followed = followed and self._gap(atom.end, index + 1) == ""
            apostrophe = self._text[atom.start] in "'‘’"
            if followed and self._is_term(atom):
                return None
            if year < 100 and (followed or apostrophe):
                year += 2000 if year < 60 else 1900
        fields["year"] = year
        return atom.end

    def _is_term(self, atom: Atom) -> bool:
        """`징역 1년6월`: years and months of a term, no year and month of the calendar."""
        if atom.kind is not Kind.YEAR or atom.value not in range(100):
            return False
        return (
            self._text[atom.start + 1] == "년"
            or TERM.search(self._text, max(0, atom.start - 6), atom.start) is not None
        )

    def _ordinal(self, end: int, index: int, fields: dict[str, Any]) -> int | None:
        following = index + 1 < len(self._atoms) and self._atoms[index + 1].kind is Kind.WEEKDAY
        to_weekday = ORDINAL_WEEKDAY.match(self._text, end) if following else None
        if to_weekday is not None and to_weekday.end() == self._atoms[index + 1].start:
            return to_weekday.end()
        week = WEEK.match(self._text, end)
        if week is None:
            return None
        fields["week"] = True
        return week.end()

    def _trailing_year(self, index: int, end: int, fields: dict[str, Any]) -> tuple[int, int]:
        """`1월 12일, 2016년` and `9월 10일, 1901`."""
        if "day" not in fields or "month" not in fields or "year" in fields or "year_offset" in fields:
            return index, end
        if index < len(self._atoms) and self._atoms[index].kind is Kind.YEAR and self._gap(end, index) in ("", ","):
            year = integer(self._atoms[index].value)
            if year and year >= 1000:
                fields["year"] = year
                return index + 1, self._atoms[index].end
        if self._text[end : end + 2] == ", " and (bare := LATER_YEAR.match(self._text, end + 2)):
            fields["year"] = int(bare[0])
            return index, bare.end()
        return index, end


def integer(value: object) -> int | None:
    """`value` where it is an int."""
    return value if isinstance(value, int) else None
