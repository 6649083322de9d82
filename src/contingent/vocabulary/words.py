"""Which measure a word means: the literal measures of each category of claims. Every other measure is loose."""

from __future__ import annotations

from functools import cache

from contingent.errors import UnknownNameError
from contingent.vocabulary.tables import rows


@cache
def all_words() -> dict[str, tuple[str, ...]]:
    """Return for each category its literal measures, the first being the plainest meaning.

    A category for which the record has no measure (civilians, refugees, units) has an empty tuple.
    """
    words: dict[str, list[str]] = {}
    for category, measure in rows("words", "category measure"):
        words.setdefault(category, []).extend([measure] if measure else [])
    return {category: tuple(measures) for category, measures in words.items()}


def literal_measures(category: str) -> tuple[str, ...]:
    """Return the ids of the measures that `category` means literally. Raises UnknownNameError."""
    if category not in all_words():
        raise UnknownNameError.of("category", category, all_words(), where="category")
    return all_words()[category]
