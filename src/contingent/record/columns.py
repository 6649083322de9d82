"""Observations as NumPy columns: one array a field, text fields as codes into a sorted table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import RecordError
from contingent.model.month import Month
from contingent.model.observation import Observation

SEXES = ("f", "m", "unknown")
CODED = (
    "contributor",
    "mission",
    "personnel_type",
    "sex",
    "document",
    "granularity",
    "locator",
    "contributor_as_printed",
    "mission_as_printed",
    "type_as_printed",
)
"""The text fields, in the order of the tables that decode them. An empty mission means all missions together."""

ORDER = ("granularity", "month", "contributor", "mission", "personnel_type", "sex", "document", "locator")
"""By what rows are sorted, first things first; the codes of a field sort as its texts do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """All observations of a record, [row] in every array; `tables[field][code]` gives the text of a coded field.

    `month` holds Month ordinals and `count` persons. Rows are sorted by granularity, month, contributor, mission,
    type, sex, document and locator, so that equal sources give equal columns.
    """

    month: NDArray[np.int32]
    count: NDArray[np.int32]
    contributor: NDArray[np.int16]
    mission: NDArray[np.int16]
    personnel_type: NDArray[np.int16]
    sex: NDArray[np.int16]
    document: NDArray[np.int16]
    granularity: NDArray[np.int16]
    locator: NDArray[np.int32]
    contributor_as_printed: NDArray[np.int16]
    mission_as_printed: NDArray[np.int16]
    type_as_printed: NDArray[np.int16]
    tables: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.count)

    def code(self, field: str, text: str) -> int:
        """Return the code of `text` in `field`, or -1 where no observation bears it."""
        table = self.tables[field]
        return table.index(text) if text in table else -1

    def text(self, field: str, row: int) -> str:
        """Return the text of a coded `field` in `row`."""
        codes: NDArray[np.int16] = getattr(self, field)
        return self.tables[field][int(codes[row])]

    def month_at(self, row: int) -> Month:
        """Return the month that `row` is about."""
        return Month(int(self.month[row]))

    @property
    def first_month(self) -> Month:
        """The oldest month that any observation is about."""
        return Month(int(self.month.min()))

    @property
    def last_month(self) -> Month:
        """The newest month that any observation is about."""
        return Month(int(self.month.max()))

    def only(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Columns:
        """Return the columns with some of their rows: a mask, or row numbers."""
        return Columns(**{name: getattr(self, name)[rows] for name in _array_names()}, tables=self.tables)

    def decoded(self, field: str) -> NDArray[np.object_]:
        """Return the texts of a coded `field`, [row]."""
        texts = np.array(self.tables[field], dtype=np.object_)
        decoded: NDArray[np.object_] = texts[getattr(self, field)]
        return decoded

    def equals(self, other: Columns) -> bool:
        """Say whether two sets of columns hold the same observations."""
        return self.tables == other.tables and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in _array_names()
        )

    def save(self, path: Path) -> None:
        """Write the columns as a compressed .npz file; equal columns give equal bytes."""
        arrays = {name: getattr(self, name) for name in _array_names()}
        tables = {f"table_{name}": np.array(table, dtype=np.str_) for name, table in self.tables.items()}
        np.savez_compressed(path, **arrays, **tables)  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> Columns:
        """Read columns written by `save`. Raises RecordError when the file is missing or damaged."""
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays = {name: file[name] for name in _array_names()}
                tables = {name: tuple(file[f"table_{name}"].tolist()) for name in CODED}
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise RecordError(
                f"the record's columns cannot be read ({error})",
                where=str(path),
                to_do="build the record again with `contingent build`",
            ) from error
        return cls(**arrays, tables=tables)


def merged(one: Columns, other: Columns) -> Columns:
    """Return the observations of both, sorted as `from_observations` sorts them."""
    texts = {name: np.concatenate([one.decoded(name), other.decoded(name)]) for name in CODED}
    coded = {name: _encode(name, texts[name].tolist()) for name in CODED}
    numbers = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("month", "count")}
    arrays = {**numbers, **{name: codes for name, (codes, _) in coded.items()}}
    order = np.lexsort([arrays[name] for name in reversed(ORDER)])
    tables = {name: table for name, (_, table) in coded.items()}
    return Columns(**{name: array[order] for name, array in arrays.items()}, tables=tables)


def from_observations(parts: Sequence[tuple[str, str, Sequence[Observation]]]) -> Columns:
    """Arrange (document, granularity, observations) parts as sorted columns."""
    rows = [
        (granularity, o.month.ordinal, o.contributor, o.mission or "", o.personnel_type, o.sex, document, o.locator, o)
        for document, granularity, observations in parts
        for o in observations
    ]
    rows.sort(key=lambda row: row[:8])
    texts: dict[str, list[str]] = {
        "granularity": [row[0] for row in rows],
        "contributor": [row[2] for row in rows],
        "mission": [row[3] for row in rows],
        "personnel_type": [row[4] for row in rows],
        "sex": [row[5] for row in rows],
        "document": [row[6] for row in rows],
        "locator": [row[7] for row in rows],
        "contributor_as_printed": [row[8].contributor_as_printed for row in rows],
        "mission_as_printed": [row[8].mission_as_printed for row in rows],
        "type_as_printed": [row[8].type_as_printed for row in rows],
    }
    coded: dict[str, tuple[Any, tuple[str, ...]]] = {name: _encode(name, texts[name]) for name in CODED}
    return Columns(
        month=np.array([row[1] for row in rows], dtype=np.int32),
        count=np.array([row[8].count for row in rows], dtype=np.int32),
        **{name: codes for name, (codes, _) in coded.items()},
        tables={name: table for name, (_, table) in coded.items()},
    )


def _encode(field: str, texts: list[str]) -> tuple[NDArray[Any], tuple[str, ...]]:
    table = tuple(sorted(set(texts)))
    codes = {text: code for code, text in enumerate(table)}
    return np.array([codes[text] for text in texts], dtype=np.int32 if field == "locator" else np.int16), table


def _array_names() -> list[str]:
    return [field.name for field in fields(Columns) if field.name != "tables"]
