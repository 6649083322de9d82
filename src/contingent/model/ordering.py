"""The order of assertions: by their fields, one after the other, a missing number before any."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Self


class InOrder:
    """Gives a dataclass an order by its fields in which None, unlike in the order that dataclasses make, may stand."""

    __slots__ = ()

    def __lt__(self, other: Self) -> bool:
        return _key(self) < _key(other)


def _key(one: Any) -> tuple[tuple[bool, Any], ...]:
    values = (getattr(one, field.name) for field in fields(one))
    return tuple((value is not None, value) for value in values)
