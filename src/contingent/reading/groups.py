"""Features that come together, as objects that recur, so that their weights are summed up once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

_MOST = 16_384


class Group(dict[str, "Group"]):
    """Features that come together; a model knows the object and remembers the sum of its weights.

    `group[prefix]` is the group of the same features, each joined to a prefix with "&".
    """

    __slots__ = ("_bare", "_prefix")
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__
    __ne__ = object.__ne__

    def __init__(self, bare: tuple[str, ...], prefix: str = "") -> None:
        self._bare = bare
        self._prefix = prefix

    @property
    def names(self) -> tuple[str, ...]:
        """The features by name."""
        return tuple([f"{self._prefix}&{name}" for name in self._bare]) if self._prefix else self._bare

    def __missing__(self, prefix: str) -> Group:
        found = self[prefix] = Group(self._bare, prefix)
        return found


@lru_cache(_MOST)
def group(*names: str) -> Group:
    """The group of features of these names: the same object for the same names, while they recur."""
    return Group(names)


@lru_cache(_MOST)
def plain(name: str, kind: str) -> Group:
    """A candidate's own name, alone and with the kind of claim."""
    return Group((name, f"{name}&{kind}"))


class Row(Protocol):
    """What models score: features, and groups of features, which for rankers share none with each other."""

    features: list[str]
    groups: list[Group]


@dataclass(slots=True)
class Features:
    """The features of one thing, such as an anchor; those it has in common with others come in groups."""

    features: list[str]
    groups: list[Group]


def names_of(row: Row) -> list[str]:
    """All features of a row by name, those of groups too."""
    return [*row.features, *(name for found in row.groups for name in found.names)]
