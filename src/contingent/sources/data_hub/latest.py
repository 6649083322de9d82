"""DPO-UCLATEST: each contributor's total of uniformed personnel and its rank, in the latest month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.sources.base import Parsed
from contingent.sources.data_hub.contributions import MEN, WOMEN, month_of
from contingent.sources.data_hub.documents import describe, last_update
from contingent.sources.data_hub.names import COUNTRY_CODES, country
from contingent.sources.data_hub.table import Row, looks_like, read_rows

RANK, TOTAL = "personnel_contribution_rank", "total_uniformed_personnel"
COLUMNS = (*COUNTRY_CODES, "contributing_country", RANK, WOMEN, MEN, TOTAL, "last_reporting_date")
TITLE = "Latest Uniformed Personnel Contribution By Country (DPO-UCLATEST)"


@dataclass(frozen=True, slots=True)
class ContributorTotal:
    """One contributor's uniformed personnel at the end of `month`, and its `rank` among all contributors."""

    month: Month
    contributor: str
    rank: int
    women: int
    men: int

    @property
    def total(self) -> int:
        """Women and men together."""
        return self.women + self.men


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is this dataset, as JSON or CSV."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Check the dataset. Its totals name no personnel type, so that it gives no observations: see `read_totals`."""
    rows = tuple(read_rows(data, name, COLUMNS))
    recomputed = 2 * len(_totals(rows))
    return Parsed(describe(data, name, TITLE, "contributor", last_update(rows)), (), recomputed)


def read_totals(data: bytes, name: str) -> tuple[ContributorTotal, ...]:
    """Return the totals, every sum and every rank recomputed.

    Raises SourceError for a total that is not women plus men, a rank that is not the one its total has (equal totals
    share a rank), a contributor given twice, or more than one month.
    """
    return _totals(tuple(read_rows(data, name, COLUMNS)))


def _totals(rows: Sequence[Row]) -> tuple[ContributorTotal, ...]:
    totals = tuple(_total(row) for row in rows)
    sizes = Counter(total.total for total in totals)
    ranks, ahead = {}, 0
    for size in sorted(sizes, reverse=True):
        ranks[size] = ahead + 1
        ahead += sizes[size]
    seen: set[str] = set()
    for row, total in zip(rows, totals, strict=True):
        if total.contributor in seen:
            raise row.error(f"{total.contributor} is given twice")
        if total.month != totals[0].month:
            raise row.error(f"the row is about {total.month}, the first about {totals[0].month}")
        if total.rank != ranks[total.total]:
            what = f"rank {total.rank} is given, but a total of {total.total:,} is rank {ranks[total.total]}"
            raise row.error(what)
        seen.add(total.contributor)
    return totals


def _total(row: Row) -> ContributorTotal:
    contributor = country(row, "contributing_country")
    total = ContributorTotal(month_of(row), contributor, row.whole(RANK), row.whole(WOMEN), row.whole(MEN))
    if total.total != row.whole(TOTAL):
        raise row.error(f"{TOTAL} {row.whole(TOTAL):,} is given, but women and men are {total.total:,}")
    return total


def differences(totals: Iterable[ContributorTotal], observations: Iterable[Observation]) -> list[str]:
    """Return in words where the totals differ from the contributions of their month, by sex; sorted by contributor."""
    stated = tuple(totals)
    months = {total.month for total in stated}
    counted: Counter[tuple[str, str]] = Counter()
    for observation in observations:
        if observation.month in months:
            counted[observation.contributor, observation.sex] += observation.count
    return list(_differences(stated, counted))


def _differences(totals: Iterable[ContributorTotal], counted: Counter[tuple[str, str]]) -> Iterator[str]:
    by_contributor = {total.contributor: total for total in totals}
    for contributor in sorted(by_contributor.keys() | {contributor for contributor, _ in counted}):
        total = by_contributor.get(contributor)
        stated = (total.women, total.men) if total else (0, 0)
        found = (counted[contributor, "f"], counted[contributor, "m"])
        if stated != found:
            yield (
                f"{contributor}: the total is {stated[0]:,} women and {stated[1]:,} men, "
                f"the contributions add up to {found[0]:,} and {found[1]:,}"
            )
