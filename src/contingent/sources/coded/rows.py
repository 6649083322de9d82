"""What every coded table demands of a row: cells that say who says it and in which words, and names that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contingent.errors import ContingentError, SourceError
from contingent.vocabulary.parties import find_party

SOURCE = "coded"
LONGEST_QUOTE = 300
TO_DO = "complete or correct the row as docs/coding says, or take it out; nothing of the table was taken"


def check_row(row: Mapping[str, str], required: Iterable[str], where: str) -> None:
    """Refuse a row that leaves a required cell empty, or quotes more than a short quotation. Raises SourceError."""
    missing = [column for column in required if not row[column].strip()]
    if missing:
        raise refused(f"the row has no {' and no '.join(missing)}", where)
    if len(row["quote"]) > LONGEST_QUOTE:
        raise refused(f"the quotation has {len(row['quote'])} characters, more than {LONGEST_QUOTE}", where)


def party(name: str, where: str) -> str:
    """Return the id of the party that a cell names. Raises SourceError for a name that no party has."""
    try:
        return find_party(name)
    except ContingentError as error:
        raise refused(error.what, where) from error


def number(cell: str, where: str) -> float | None:
    """Return the number in a cell, None of an empty one. Raises SourceError for anything else."""
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise refused(f"'{cell}' is no number", where) from error


def refused(what: str, where: str) -> SourceError:
    """Return the error by which a row is refused, and with it its table."""
    return SourceError(what, where=where, to_do=TO_DO)
