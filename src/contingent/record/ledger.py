"""Ledger: many assertions of one sort (facts, events, statistics) as columns, found by what their fields say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from math import isnan
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from contingent.errors import RecordError

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Ledger(Generic[T]):
    """Assertions of one frozen dataclass whose fields are texts and numbers, sorted by all their fields.

    A text field is codes into a sorted table, a number field floats with NaN for None. Equal assertions are kept
    once. Rows become objects only when they are asked for.
    """

    of: type[T]
    numbers: dict[str, NDArray[np.float64]]
    codes: dict[str, NDArray[np.int32]]
    tables: dict[str, tuple[str, ...]]

    @classmethod
    def made(cls, of: type[T], items: Iterable[T]) -> Ledger[T]:
        """Arrange assertions as a ledger."""
        listed = list(dict.fromkeys(items))
        numbers, codes, tables = {}, {}, {}
        for name in _names(of):
            values = [getattr(item, name) for item in listed]
            if name in _number_names(of):
                numbers[name] = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
            else:
                tables[name] = tuple(sorted(set(values)))
                at = {text: code for code, text in enumerate(tables[name])}
                codes[name] = np.array([at[value] for value in values], dtype=np.int32)
        order = np.lexsort([(numbers | codes)[name] for name in reversed(_names(of))]) if listed else slice(0)
        return cls(
            of,
            {name: values[order] for name, values in numbers.items()},
            {name: values[order] for name, values in codes.items()},
            tables,
        )

    def __len__(self) -> int:
        return len(next(iter(self.codes.values())))

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows(np.arange(len(self))))

    def where(self, **asked: str | Collection[str]) -> list[T]:
        """Return the assertions whose text fields have the asked value, or one of the asked values."""
        return self.rows(np.flatnonzero(self.mask(**asked)))

    def mask(self, **asked: str | Collection[str]) -> NDArray[np.bool_]:
        """[row]: whether the text fields have the asked value, or one of the asked values."""
        mask = np.ones(len(self), dtype=np.bool_)
        for name, wanted in asked.items():
            values = {wanted} if isinstance(wanted, str) else set(wanted)
            mask &= np.isin(self.codes[name], [code for code, text in enumerate(self.tables[name]) if text in values])
        return mask

    def rows(self, places: NDArray[np.int64]) -> list[T]:
        """Return the assertions at `places`, in their order."""
        columns = []
        for name in _names(self.of):
            if name in self.numbers:
                columns.append([None if isnan(value) else value for value in self.numbers[name][places].tolist()])
            else:
                table = self.tables[name]
                columns.append([table[code] for code in self.codes[name][places].tolist()])
        return [self.of(*values) for values in zip(*columns, strict=True)]

    def part(self, places: NDArray[np.int64]) -> Ledger[T]:
        """Return the ledger with the rows at `places` only, in their order."""
        codes, tables = {}, {}
        for name, listed in self.codes.items():
            used, codes_of = np.unique(listed[places], return_inverse=True)
            tables[name] = tuple(self.tables[name][code] for code in used.tolist())
            codes[name] = codes_of.astype(np.int32)
        return Ledger(self.of, {name: values[places] for name, values in self.numbers.items()}, codes, tables)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the distinct texts of a field, sorted."""
        return self.tables[name]

    def decoded(self, name: str) -> NDArray[Any]:
        """Return a field as an array, [row]: texts as objects (None for empty), numbers as floats."""
        if name in self.numbers:
            return self.numbers[name]
        texts = np.array([text or None for text in self.tables[name]], dtype=np.object_)
        decoded: NDArray[Any] = texts[self.codes[name]] if len(texts) else np.array([], dtype=np.object_)
        return decoded

    def equals(self, other: Ledger[T]) -> bool:
        """Say whether two ledgers hold the same assertions."""
        return (
            self.tables == other.tables
            and all(np.array_equal(self.codes[name], other.codes[name]) for name in self.codes)
            and all(np.array_equal(self.numbers[name], other.numbers[name], equal_nan=True) for name in self.numbers)
        )

    def save(self, path: Path) -> None:
        """Write the ledger as a compressed .npz file; equal ledgers give equal bytes."""
        texts = {f"table_{name}": np.array(table, dtype=np.str_) for name, table in self.tables.items()}
        np.savez_compressed(path, **(self.numbers | self.codes | texts))  # type: ignore[arg-type]

    @classmethod
    def load(cls, of: type[T], path: Path) -> Ledger[T]:
        """Read a ledger written by `save`; an empty one where there is no file. Raises RecordError when damaged."""
        if not path.exists():
            return cls.made(of, ())
        numbers = _number_names(of)
        try:
            with np.load(path, allow_pickle=False) as file:
                return cls(
                    of,
                    {name: file[name] for name in _names(of) if name in numbers},
                    {name: file[name] for name in _names(of) if name not in numbers},
                    {name: tuple(file[f"table_{name}"].tolist()) for name in _names(of) if name not in numbers},
                )
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise RecordError(
                f"a ledger of the record cannot be read ({error})",
                where=str(path),
                to_do="build the record again with `contingent build`",
            ) from error


def _names(of: type[Any]) -> list[str]:
    return [field.name for field in fields(of)]


def _number_names(of: type[Any]) -> frozenset[str]:
    """The fields that hold a number or None: their annotations say so."""
    return frozenset(field.name for field in fields(of) if str(field.type).startswith("float"))
