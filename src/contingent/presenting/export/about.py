"""What goes along with exported figures: the codebook, the citations and the version of the record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from contingent.presenting.citations import cite
from contingent.presenting.export.sheet import Sheet, Variable
from contingent.record.record import Record
from contingent.record.rows import Rows
from contingent.vocabulary.crosswalk import DATASETS, called_in

CODEBOOK_FIELDS = ("table", "variable", "type", "label", "description", "values", *DATASETS)
MANY_VALUES = 12
"""A codebook lists the values of a variable that has at most so many."""


@dataclass(frozen=True)
class About:
    """The record that figures are taken from, as the files that carry them tell it."""

    record: Record
    known: datetime.date | None = None
    """The day as of which the record was asked, if not as of today."""

    @property
    def version(self) -> str:
        """The version of the record, and the day as of which it was asked."""
        return self.record.version if self.known is None else f"{self.record.version} as known on {self.known}"

    @property
    def name(self) -> str:
        """The record in a phrase."""
        return f"contingent record {self.version}"

    @cached_property
    def citations(self) -> Rows:
        """The citations, producers first."""
        return cite(self.record)


def codebook(sheet: Sheet) -> Rows:
    """Return one row a variable: type, meaning, values, and what other datasets call it."""
    rows = tuple(
        {
            "table": sheet.name,
            "variable": variable.name,
            "type": variable.kind,
            "label": variable.about.label,
            "description": variable.about.description,
            "values": _values(variable),
            **{dataset: called_in(variable.name, dataset) for dataset in DATASETS},
        }
        for variable in sheet.variables
    )
    return Rows(CODEBOOK_FIELDS, rows, {})


def _values(variable: Variable) -> str:
    return "; ".join(variable.texts) if len(variable.texts) <= MANY_VALUES else ""
