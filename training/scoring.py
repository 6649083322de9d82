"""Scoring read claims against annotated ones: pairs of equal kind whose quotes overlap by half the shorter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from training.align import locate

STRUCTURE = (
    "contributor",
    "object",
    "mission",
    "category",
    "comparator",
    "value",
    "value_unit",
    "rank",
    "as_of",
    "polarity",
)
_DEFAULTS = {"value_unit": "persons", "comparator": "=", "polarity": "asserted"}


@dataclass
class Tally:
    """Counts of one group of claims: annotated, read, matched, matched with every field right."""

    gold: int = 0
    read: int = 0
    matched: int = 0
    whole: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of matched claims."""
        return 2 * self.matched / (self.read + self.gold) if self.read + self.gold else 0.0


@dataclass
class Score:
    """Tallies by kind, and for every read claim its confidence and whether it was right."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    wrong_fields: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Sequence[dict[str, Any]], read: Sequence[dict[str, Any]]) -> None:
        """Count one passage."""
        pairs = match(text, gold, read)
        hit = {at for _, at in pairs}
        for claim in gold:
            self._of(claim).gold += 1
        for at, claim in enumerate(read):
            self._of(claim).read += 1
            self.sure.append((claim["confidence"], at in hit))
        for first, second in pairs:
            wrong = [name for name in STRUCTURE if plain(name, gold[first][name]) != plain(name, read[second][name])]
            self._of(gold[first]).matched += 1
            self._of(gold[first]).whole += not wrong
            self.wrong_fields.update(wrong)

    def _of(self, claim: dict[str, Any]) -> Tally:
        return self.kinds.setdefault(claim["kind"], Tally())

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error: mean distance of confidence and share right, over bins weighted by size."""
        total = 0.0
        for at in range(bins):
            inside = [
                (sure, right) for sure, right in self.sure if at / bins <= sure < (at + 1) / bins + (at == bins - 1)
            ]
            if inside:
                said, was = (sum(pair[n] for pair in inside) / len(inside) for n in (0, 1))
                total += abs(said - was) * len(inside)
        return total / max(1, len(self.sure))


def plain(name: str, value: Any) -> Any:
    """A field's value made comparable: numbers as float, dates to the month, lists sorted, defaults filled in."""
    if value in ("", None):
        return _DEFAULTS.get(name)
    if name in {"value", "rank"}:
        return float(value)
    if name == "as_of":
        ends = [part.replace("~", "") for part in str(value).split("/")]
        return "/".join(end[:7] if end[:4].isdigit() else end for end in ends)
    if name in {"mission", "object"}:
        return ";".join(sorted(part.strip().upper() for part in str(value).split(";")))
    return str(value)


def match(text: str, gold: Sequence[dict[str, Any]], read: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """One-to-one pairs (annotated, read), those that agree most first."""
    spans = [locate(text, claim) for claim in gold]
    scored = []
    for first, (start, end) in enumerate(spans):
        for second, claim in enumerate(read):
            shared = min(end, claim["end"]) - max(start, claim["start"])
            shorter = max(1, min(end - start, claim["end"] - claim["start"]))
            if claim["kind"] == gold[first]["kind"] and shared / shorter >= 0.5:
                agree = sum(plain(name, gold[first][name]) == plain(name, claim[name]) for name in STRUCTURE)
                scored.append((-agree, -shared / shorter, first, second))
    pairs: list[tuple[int, int]] = []
    for _, _, first, second in sorted(scored):
        if all(first != one and second != other for one, other in pairs):
            pairs.append((first, second))
    return pairs
