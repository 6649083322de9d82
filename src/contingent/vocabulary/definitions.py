"""What a concept ("refugees hosted") may be defined as: indicators that are added up, or statuses that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from contingent.errors import UnknownNameError
from contingent.vocabulary.tables import fold, parts, rows


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition of a concept.

    `words` are what means it literally; for other words of the concept it is loose. `indicators` are added up, or,
    where facts are counted, `statuses` count. `counted_at` says when: at the end of a year, over a year or a month.
    """

    concept: str
    id: str
    words: tuple[str, ...]
    indicators: tuple[str, ...]
    statuses: tuple[str, ...]
    counted_at: str
    meaning: str


@cache
def all_definitions() -> dict[tuple[str, str], Definition]:
    """Return the definitions by (concept, id)."""
    listed: list[Any] = rows("definitions", "concept definition words indicators statuses counted_at meaning")
    made = (
        Definition(concept, name, parts(words), parts(indicators), parts(statuses), counted_at, meaning)
        for concept, name, words, indicators, statuses, counted_at, meaning in listed
    )
    return {(one.concept, one.id): one for one in made}


def definitions_of(concept: str) -> tuple[Definition, ...]:
    """Return the definitions of a concept. Raises UnknownNameError for another one."""
    found = tuple(one for one in all_definitions().values() if one.concept == concept)
    if not found:
        known = {one.concept for one in all_definitions().values()}
        raise UnknownNameError.of("concept", concept, known, where="definition")
    return found


def find_definition(concepts: str | Iterable[str], name: str) -> Definition:
    """Return the definition of a concept (or one of several) that people call `name`: its id, or words that mean it.

    Raises UnknownNameError with the nearest names.
    """
    wanted = (concepts,) if isinstance(concepts, str) else tuple(concepts)
    listed = [one for concept in wanted for one in definitions_of(concept)]
    for one in listed:
        if fold(name) in {fold(one.id.replace("_", " ")), fold(one.id), *map(fold, one.words)}:
            return one
    raise UnknownNameError.of("definition", name, (one.id for one in listed), where=f"definitions of {wanted[0]}")


def read_as(concept: str, words: str) -> tuple[tuple[Definition, bool], ...]:
    """Return every definition of a concept and whether `words` mean it literally, literal ones first."""
    meant = fold(words)
    marked = [(one, meant in {fold(word) for word in one.words}) for one in definitions_of(concept)]
    return tuple(sorted(marked, key=lambda pair: not pair[1]))
