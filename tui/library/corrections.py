"""What the user says of names: another type, no entity at all, another name for the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from tui.language.model import Analysis, EntityType, Mention
from tui.library.journal import recorded
from tui.library.model import Correction

if TYPE_CHECKING:
    from tui.library.across.model import NameRow


def every(connection: sqlite3.Connection, library: str) -> list[Correction]:
    """All corrections of a library."""
    rows = connection.execute(
        "SELECT name, entity_type, new_type, ignored, same_as FROM user.corrections WHERE library = ? ORDER BY id",
        (library,),
    )
    return [Correction(name, kind, new, bool(ignored), same) for name, kind, new, ignored, same in rows]


def correct(connection: sqlite3.Connection, library: str, correction: Correction) -> None:
    """Keep a correction in place of the one before about this name and type; one that says nothing takes it back."""
    key = (library, correction.name, correction.entity_type)
    says_nothing = correction.new_type is None and not correction.ignored and correction.same_as is None
    with recorded(connection, "correction", correction.name):
        if says_nothing:
            connection.execute("DELETE FROM user.corrections WHERE library = ? AND name = ? AND entity_type = ?", key)
        else:
            connection.execute(
                "INSERT INTO user.corrections (library, name, entity_type, new_type, ignored, same_as)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (library, name, entity_type) DO UPDATE SET"
                " new_type = excluded.new_type, ignored = excluded.ignored, same_as = excluded.same_as",
                (*key, correction.new_type, correction.ignored, correction.same_as),
            )


def applied(analysis: Analysis, corrections: Sequence[Correction]) -> Analysis:
    """The analysis as the user corrected it: mentions with other types or names, or taken out. Facts stay as they are."""
    if not corrections:
        return analysis
    by_name = {(correction.name, correction.entity_type): correction for correction in corrections}
    mentions: list[Mention] = []
    for mention in analysis.mentions:
        correction = by_name.get((mention.name, mention.type.value))
        if correction is None:
            mentions.append(mention)
        elif not correction.ignored:
            mentions.append(
                msgspec.structs.replace(
                    mention,
                    type=EntityType(correction.new_type or mention.type),
                    name=correction.same_as or mention.name,
                    confidence=1.0,
                )
            )
    return msgspec.structs.replace(analysis, mentions=tuple(mentions))


def names(rows: Sequence[NameRow], corrections: Sequence[Correction]) -> list[NameRow]:
    """Names as the user corrected them; those that are no entities are left out."""
    by_name = {(correction.name, correction.entity_type): correction for correction in corrections}
    corrected: list[NameRow] = []
    for row in rows:
        correction = by_name.get((row.name, row.entity_type))
        if correction is None or not correction.ignored:
            kind = (correction and correction.new_type) or row.entity_type
            corrected.append(row if kind == row.entity_type else msgspec.structs.replace(row, entity_type=kind))
    return corrected
