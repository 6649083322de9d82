"""Events counted together by country and month: what is kept of files that list them one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from contingent.model.statistic import Statistic


@dataclass
class Tally:
    """Sums by indicator, area and month (YYYY-MM), with bounds where events have them."""

    sums: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    low: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    high: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, indicator: str, area: str, month: str, value: int, bounds: tuple[int, int] | None = None) -> None:
        """Add an event's figure."""
        key = indicator, area, month
        self.sums[key] += value
        if bounds is not None:
            self.low[key] += bounds[0]
            self.high[key] += bounds[1]

    def statistics(self, document: str) -> Iterator[Statistic]:
        """Yield the sums, sorted; the release is the last month of the file."""
        release = f"to {max((month for _, _, month in self.sums), default='')}"
        for key in sorted(self.sums):
            indicator, area, month = key
            low, high = (self.low[key], self.high[key]) if key in self.low else (None, None)
            yield Statistic(
                indicator, area, "", month, month, self.sums[key], low, high,
                release=release, document=document, locator="all events of this country and month",
            )  # fmt: skip
