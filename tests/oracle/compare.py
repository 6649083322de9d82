"""The checker's verdicts beside the oracle's, claim by claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contingent.checking import check_claims
from contingent.checking.given import read_given
from contingent.model.verdict import Verdict
from contingent.record.record import Record
from contingent.vocabulary.missions import all_missions

from .facts import Facts
from .generator import Case
from .rules import Judged, Reading, judge, together

UNCOMPARED = ("not_asserted", "unknown")
"""Statuses that list no months to compare."""


@dataclass(frozen=True)
class Outcome:
    """One claim with the oracle's verdict and the checker's."""

    case: Case
    index: int
    oracle: Judged
    verdict: Verdict
    together: frozenset[str]

    @property
    def claim(self) -> dict[str, Any]:
        """The claim in the annotation scheme."""
        return self.case.claims[self.index]

    @property
    def found(self) -> frozenset[Reading]:
        """The checker's readings that fit."""
        parts = self.verdict.true_for
        return frozenset((part.measure, _joined(part.scope), month) for part in parts for month in part.months)

    @property
    def same_status(self) -> bool:
        """Whether the statuses are equal, or the rules leave both open."""
        return self.oracle.allows(self.verdict.status)

    @property
    def same_months(self) -> bool:
        """Whether the sets of (measure, scope, month) are equal; true where the oracle lists none to compare."""
        return self.oracle.status in UNCOMPARED or self.found == self.oracle.true_for

    @property
    def shares_a_clause(self) -> bool:
        """Whether the claim is not the only one of its clause."""
        return self.case.clauses.count(self.case.clauses[self.index]) > 1

    @property
    def same_together(self) -> bool:
        """Whether the months in which all claims of the clause hold are equal."""
        return frozenset(map(str, self.verdict.together)) == self.together

    @property
    def wrongly_contradicted(self) -> bool:
        """Whether the checker denies what some admissible month and definition make true."""
        return self.verdict.status == "contradicted" and bool(self.oracle.true_for)


def _joined(scope: str) -> str:
    """A scope of several missions in the oracle's spelling."""
    names = sorted(name.removeprefix("mission:") for name in scope.split(";"))
    return scope if ";" not in scope else f"mission:{';'.join(names)}"


def facts_of(record: Record) -> Facts:
    """The oracle's figures of a record."""
    special = frozenset(name for name, mission in all_missions().items() if mission.kind != "peacekeeping")
    return Facts(record.columns, record.flags, special)


def compare(cases: Iterable[Case], facts: Facts, record: Record) -> Iterator[Outcome]:
    """Judge every case twice."""
    for case in cases:
        (passage,) = read_given([json.dumps(case.passage())]).passages
        verdicts = check_claims(passage.text, passage.claims, record, passage.published).verdicts
        judged = [judge(facts, one, case.published, said) for one, said in zip(case.claims, case.said, strict=True)]
        for index, (oracle, verdict) in enumerate(zip(judged, verdicts, strict=True)):
            clause = [n for n, number in enumerate(case.clauses) if number == case.clauses[index]]
            months = together([(case.claims[n], judged[n]) for n in clause]) if len(clause) > 1 else set()
            yield Outcome(case, index, oracle, verdict, frozenset(map(str, months)))
