"""Types of formed units: what they are called, and which words of a claim mean them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from contingent.vocabulary.tables import parts, rows


@dataclass(frozen=True, slots=True)
class UnitType:
    """A type of formed unit.

    `category` is the category of claims that it belongs to; `words` single it out among the types of its category
    (parts of words, in small letters): a type without words is what the category means where none is said.
    """

    id: str
    name: str
    plural: str
    category: str
    words: tuple[str, ...]

    def counted(self, number: float | None) -> str:
        """Return a number of such units as a phrase: 1 battalion, 3 battalions, formed police units."""
        if number is None:
            return self.plural
        return f"{number:,.0f} {self.name if number == 1 else self.plural}"


@cache
def unit_types() -> dict[str, UnitType]:
    """Return the types of units by id."""
    listed = rows("unit_types", "id name plural category words")
    return {one: UnitType(one, name, plural, kind, parts(words)) for one, name, plural, kind, words in listed}


def types_meant(category: str, words: str) -> tuple[UnitType, ...]:
    """Return the types that a category of claims means in these words: what is named last, or else the plain ones.

    The last word is the noun that is counted: a helicopter unit is an aviation unit, not a helicopter.
    """
    own = [one for one in unit_types().values() if one.category == category]
    said = words.casefold()
    named = {one: max((said.rfind(word) for word in one.words), default=-1) for one in own}
    last = max(named.values(), default=-1)
    if last >= 0:
        return tuple(one for one in own if named[one] == last)
    return tuple(one for one in own if not one.words) or tuple(own)
