"""The indicators of the motives: where each is taken from, and by which rule it speaks for or against."""

from __future__ import annotations

import csv
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contingent.errors import SourceError, UnknownNameError

MOTIVES = ("international", "regional", "domestic")
_RULE = re.compile(r"(?P<sign>>=|<=|>|<)(?P<number>-?\d+(?:\.\d+)?)")
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of one motive.

    `taken_from` is contributions, deployments, refugees, or `statistic:` with ids of indicators, the first that the
    record has being taken. `judged_by` is value, percentile or change, which `supports` or `contradicts` the motive
    where it fits (">0"); where both are empty the indicator says nothing and is shown for context. `reason` says why.
    """

    motive: str
    indicator: str
    name: str
    unit: str
    taken_from: str
    judged_by: str
    supports: str
    contradicts: str
    reason: str

    @property
    def statistics(self) -> tuple[str, ...]:
        """The statistical series it may be taken from, the preferred first; none for what is computed."""
        kind, _, names = self.taken_from.partition(":")
        return tuple(names.split("|")) if kind == "statistic" else ()

    def says(self, judged: float | None) -> str:
        """Return supports, contradicts or says nothing, for what the line is judged by."""
        if judged is None or not self.judged_by:
            return "says nothing"
        if _fits(self.supports, judged):
            return "supports"
        return "contradicts" if _fits(self.contradicts, judged) else "says nothing"

    @property
    def rule(self) -> str:
        """The rule in words."""
        if not self.judged_by:
            return "context only"
        against = f", contradicts if {self.contradicts}" if self.contradicts else ""
        return f"by {self.judged_by}: supports if {self.supports}{against}" if self.supports else "context only"


def _fits(rule: str, value: float) -> bool:
    found = _RULE.fullmatch(rule)
    return found is not None and _SIGNS[found["sign"]](value, float(found["number"]))


@cache
def all_lines() -> tuple[Line, ...]:
    """Return the indicators in the order of the file. Raises SourceError for a line that is not understood."""
    path = Path(__file__).with_name("motives.csv")
    with path.open(encoding="utf-8", newline="") as file:
        _, *body = csv.reader(file)
    lines = tuple(Line(*row) for row in body)
    for line in lines:
        rules = [rule for rule in (line.supports, line.contradicts) if rule]
        if line.motive not in MOTIVES or not line.reason or not all(map(_RULE.fullmatch, rules)):
            raise SourceError("a line is not understood", where=f"{path.name}: {line.indicator}", to_do="correct it")
    return lines


def lines_of(motive: str | None) -> tuple[Line, ...]:
    """Return the indicators of a motive, or all. Raises UnknownNameError for another motive."""
    if motive is not None and motive not in MOTIVES:
        raise UnknownNameError.of("motive", motive, MOTIVES, where="motive")
    return tuple(line for line in all_lines() if motive in (None, line.motive))
