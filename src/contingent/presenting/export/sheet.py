"""Sheet: a table to be written out, one NumPy array a variable, so that a million rows fit in little memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.vocabulary.measures import all_measures

EMPTY = -1
"""The value of a variable in rows where it has none. No count, code or month is negative."""
CHUNK = 20_000
VARIABLES = Path(__file__).with_name("variables.csv")

Kind = Literal["text", "integer", "month"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Description:
    """What a variable is: a `label` of at most 80 characters and the full `description`.

    A `labelled` variable has few distinct texts, which a Stata file keeps as numbers with value labels.
    """

    label: str
    description: str
    labelled: bool = False


@cache
def descriptions() -> dict[str, Description]:
    """Return the description of every variable of the exports, measures included."""
    with VARIABLES.open(encoding="utf-8", newline="") as file:
        own = {
            row["name"]: Description(row["label"], row["description"], bool(row["labelled"]))
            for row in csv.DictReader(file)
        }
    return own | {measure.id: Description(measure.name, measure.definition) for measure in all_measures().values()}


@dataclass(frozen=True)
class Variable:
    """One column: `values` [row] are integers, Month ordinals, or codes into `texts`; EMPTY where there is nothing."""

    name: str
    kind: Kind
    values: NDArray[np.int32]
    texts: tuple[str, ...] = ()

    @property
    def about(self) -> Description:
        """What the variable means."""
        return descriptions()[self.name]

    def cells(self, rows: slice = slice(None)) -> NDArray[np.object_]:
        """Return [row] the values as Python has them: text, int, `YYYY-MM`, or None."""
        values = self.values[rows]
        if self.kind == "integer":
            cells = values.astype(np.object_)
            cells[values == EMPTY] = None
            return cells
        texts, codes = (self.texts, values) if self.kind == "text" else month_texts(values)
        return np.array([*texts, None], dtype=np.object_)[codes]


def month_texts(ordinals: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """Return the distinct months as `YYYY-MM`, and [row] the place of each row's month among them."""
    distinct, places = np.unique(ordinals, return_inverse=True)
    return [str(Month(ordinal)) for ordinal in distinct.tolist()], places.astype(np.int32)


def text_variable(name: str, codes: NDArray[Any], texts: Sequence[str | None]) -> Variable:
    """Make a text variable of `codes` [row] into `texts`, equal texts sharing a code and empty ones having none."""
    distinct = sorted({text for text in texts if text})
    place = {text: code for code, text in enumerate(distinct)}
    recode = np.array([place.get(text or "", EMPTY) for text in [*texts, None]], dtype=np.int32)
    return Variable(name, "text", recode[codes], tuple(distinct))


@dataclass(frozen=True)
class Sheet:
    """A table with a `name`, a `title` and its variables, all of one length."""

    name: str
    title: str
    variables: tuple[Variable, ...]

    def __len__(self) -> int:
        return len(self.variables[0].values)

    def __getitem__(self, name: str) -> Variable:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Variable]:
        return {variable.name: variable for variable in self.variables}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variables, in order."""
        return tuple(variable.name for variable in self.variables)

    def rows(self, progress: Progress = lambda done, of: None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as tuples of Python values, telling `progress` how many are done."""
        for start in range(0, len(self), CHUNK):
            progress(start, len(self))
            part = slice(start, start + CHUNK)
            yield from zip(*(variable.cells(part).tolist() for variable in self.variables), strict=True)
        progress(len(self), len(self))
