"""The measures, personnel types and scopes: what is counted, of whom, and in which missions."""

from __future__ import annotations

from functools import cache
from typing import Any

from contingent.errors import UnknownNameError
from contingent.model.measure import Measure, PersonnelType, Scope
from contingent.model.month import Month
from contingent.vocabulary.tables import fold, parts, rows


@cache
def all_measures() -> dict[str, Measure]:
    """Return the measures by id, in the order of `measures.csv`."""
    columns = "id name types sex unit noun definition source_wording valid_since valid_until comparable_with"
    return {row[0]: _measure(row) for row in rows("measures", columns)}


def _measure(row: list[Any]) -> Measure:
    identifier, name, types, sex, unit, noun, definition, wording, since, until, comparable = row
    return Measure(
        identifier, name, parts(types, "+"), sex, unit, noun, definition, wording,
        _month(since), _month(until), parts(comparable),
    )  # fmt: skip


def _month(text: str) -> Month | None:
    return Month.parse(text) if text else None


def find_measure(name: str) -> str:
    """Return the id of the measure called `name` (id, name or noun). Raises UnknownNameError."""
    wanted = fold(name)
    for measure in all_measures().values():
        if wanted in (fold(measure.id), fold(measure.name), fold(measure.noun)):
            return measure.id
    raise UnknownNameError.of("measure", name, all_measures(), where="measure")


@cache
def all_personnel_types() -> dict[str, PersonnelType]:
    """Return the personnel types by id."""
    return {row[0]: PersonnelType(*row) for row in rows("personnel_types", "id name noun definition")}


@cache
def all_scopes() -> dict[str, Scope]:
    """Return the scopes and families of scopes (`mission:*`, `region:*`) by id."""
    return {row[0]: Scope(*row) for row in rows("scopes", "id name definition")}
