"""What a brief asks of the figures: a count, a share, a rank, with the notes of where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from contingent.checking.lookup import Lookup, lookup_of
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.briefs.model import Datum, Note, Sentence
from contingent.presenting.briefs.notes import notes_of_evidence
from contingent.record.evidence import Evidence, evidence, places
from contingent.record.record import Record
from contingent.vocabulary.measures import all_measures


@dataclass(frozen=True)
class Ask:
    """The figures of a record, as of one month and any other."""

    record: Record
    month: Month
    thorough: bool = False
    """Whether the brief is long, and so what only it shows is worth its time."""
    _months: dict[Month, Record] = field(default_factory=dict)

    @cached_property
    def lookup(self) -> Lookup:
        """The record's figures as arrays."""
        return lookup_of(self.record)

    def at(self, month: Month | None = None) -> int:
        """Return the place of a month (this one by default) on the axis, or -1."""
        return self.record.cubes.axes.month_index((month or self.month).ordinal)

    def value(self, contributor: str, measure: str, scope: str = "all", month: Month | None = None) -> float | None:
        """Return a figure; None where the month is not covered or there is nobody to be a share of."""
        at = self.at(month)
        if at < 0 or (scope != "all" and scope not in self.lookup.scopes):
            return None
        if scope.startswith("mission:"):
            cube = self._part(month or self.month).cubes.cube(scope)
            value = cube.series(contributor)[cube.measure_index(measure), 0]
        else:
            value = self.lookup.levels(scope, contributor).values[self.lookup.place[measure], at]
        return None if np.isnan(value) else float(value)

    def _part(self, month: Month) -> Record:
        """Return the part of the record that is about one month: its figures are quick to add up."""
        if month not in self._months:
            self._months[month] = self.record.of_month(month)
        return self._months[month]

    def rank(self, contributor: str, measure: str, scope: str = "all", group: str | None = None) -> int | None:
        """Return a competition rank; None where there is none."""
        return self.lookup.rank_at(scope, contributor, group, self.lookup.place[measure], self.at())

    def field(self, measure: str, scope: str = "all", month: Month | None = None) -> dict[str, int]:
        """Return the contributors with somebody of a measure, the largest first (then by id)."""
        cube = self.lookup.cube(scope)
        values = cube.values[self.lookup.place[measure], self.at(month)]
        found = {cube.axes.contributors[at]: int(values[at]) for at in np.flatnonzero(values > 0).tolist()}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def months_with(self, contributor: str, scope: str = "all") -> list[Month]:
        """Return the months in which a contributor has uniformed personnel, oldest first."""
        values = self.lookup.levels(scope, contributor).values[self.lookup.place["uniformed"]]
        return [Month(int(self.lookup.months[at])) for at in np.flatnonzero(values > 0).tolist()]

    def missions(self, contributor: str, month: Month | None = None) -> dict[str, int]:
        """Return a contributor's missions with its uniformed personnel in each, the largest first."""
        part = self._part(month or self.month)
        columns = part.columns
        rows = np.flatnonzero(part.cubes.rows_of("all")) if len(columns) else np.empty(0, dtype=np.int64)
        rows = rows[columns.contributor[rows] == columns.code("contributor", contributor)]
        totals = np.bincount(columns.mission[rows], columns.count[rows], len(columns.tables["mission"]))
        found = {name: int(n) for name, n in zip(columns.tables["mission"], totals, strict=True) if name and n}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def notes(self, contributor: str, measure: str, scope: str = "all", month: Month | None = None) -> tuple[Note, ...]:
        """Return the notes of a figure: document and pages."""
        return self.notes_of([(contributor, measure, scope)], month)

    def notes_of(self, figures: Iterable[tuple[str, str, str]], month: Month | None = None) -> tuple[Note, ...]:
        """Return the notes of several figures (contributor, measure, scope) of a month, one a document."""
        part = self._part(month or self.month)
        rows: dict[str, set[int]] = {}
        whole: set[str] = set()
        for contributor, measure, scope in figures:
            found = self._evidence(part, contributor, measure, scope)
            rows.setdefault(found.document, set()).update(found.rows)
            whole |= {found.document} if found.locator == "all rows" else set()
        listed = [
            Evidence(document, "all rows" if document in whole else _places(part, of), ())
            for document, of in rows.items() if document
        ]  # fmt: skip
        return notes_of_evidence(self.record, listed)

    def _evidence(self, part: Record, contributor: str, measure: str, scope: str) -> Evidence:
        """Return where a figure stands; a share stands where the women and all people stand."""
        defined = all_measures()[measure]
        found = evidence(part, contributor, part.columns.last_month, defined.whole, scope)
        return found if found.document else evidence(part, contributor, part.columns.last_month, measure, scope)

    def sentence(
        self,
        text: str,
        contributor: str,
        *measures: str,
        scopes: tuple[str, ...] = ("all",),
        month: Month | None = None,
        rank: int | None = None,
    ) -> Sentence:
        """Return a sentence about figures of a contributor, with their notes and data.

        Where a report names nobody of it, the whole report is the source.
        """
        month = month or self.month
        asked = [(measure, scope) for measure in measures for scope in scopes]
        notes = self.notes_of([(contributor, m, s) for m, s in asked], month)
        notes = notes or self.notes_of([(ALL_CONTRIBUTORS, m, s) for m, s in asked], month)
        data = tuple(self.datum(contributor, m, s, month, rank) for m, s in asked)
        defined = "; ".join(all_measures()[measure].definition for measure in measures)
        return Sentence(text, (str(month),), ",".join(measures), defined, notes, data)

    def datum(
        self, contributor: str, measure: str, scope: str, month: Month | None = None, rank: int | None = None
    ) -> Datum:
        """Return a figure as a row of data."""
        month = month or self.month
        notes = self.notes(contributor, measure, scope, month)
        value = self.value(contributor, measure, scope, month)
        return {
            "period": str(month),
            "party": contributor if contributor != ALL_CONTRIBUTORS else "UN-total",
            "mission": scope.removeprefix("mission:") if scope.startswith("mission:") else "",
            "scope": scope,
            "measure": measure,
            "value": None if value is None else round(value, 4),
            "unit": all_measures()[measure].unit,
            "rank": rank,
            "document": "; ".join(note.document for note in notes),
            "where": "; ".join(note.where for note in notes),
        }


def _places(part: Record, rows: Iterable[int]) -> str:
    return places([part.columns.text("locator", row) for row in sorted(rows)])
