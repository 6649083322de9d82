"""IPI's gender tables: contributor x mission x personnel type x sex, in two editions that share most months."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from contingent.model.month import Month
from contingent.model.observation import Observation, Sex
from contingent.model.quality import QualityFlag
from contingent.sources.base import Parsed
from contingent.sources.ipi.documents import describe
from contingent.sources.ipi.table import Row, looks_like, read_rows

HANDOVER = Month.of(2014, 3)
"""The edition of February 2014 serves the months before this one, the edition of October 2014 this one and later.

The editions overlap in 2009-11..2014-02. There the later one has lost the figures of the United States (243 rows are
empty) and misprints totals of Egypt, so that it is read only where the earlier one ends.
"""

TYPES = {
    "Individual Police": "ipo",
    "Formed Police Units": "fpu",
    "Experts on Mission": "experts",
    "Troops": "troops_staff",
}
"""IPI's groups of columns, in their order, and the personnel types they count. Troops include staff officers."""
EVERYONE = "all"
"""What stands for the contributor or the mission in rows that add up other rows."""

_GROUPS = (*TYPES, "Total")
_SEXES = ("Male", "Female", "Total")
_QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the table: its heading, and whether it serves the months before the handover."""

    columns: tuple[str, ...]
    before_handover: bool

    def serves(self, month: Month) -> bool:
        """Say whether the record takes `month` from this edition."""
        return (month < HANDOVER) == self.before_handover

    @property
    def code(self) -> str:
        """The column of the contributor's ISO code."""
        return self.columns[-len(_GROUPS) * len(_SEXES) - 2]

    @property
    def counts(self) -> tuple[str, ...]:
        """The columns of counts: for each group men, women and total."""
        return self.columns[-len(_GROUPS) * len(_SEXES) :]


def _edition(separator: str, first: tuple[str, ...], before_handover: bool) -> Edition:
    counts = (f"{group} {sex}".replace(" ", separator) for group in _GROUPS for sex in _SEXES)
    heading = ("Date", "Contributor", f"Contributor{separator}ISO-3", "Mission")
    return Edition((*first, *heading, *counts), before_handover)


EDITIONS = (_edition(" ", ("",), before_handover=True), _edition("_", (), before_handover=False))
"""The editions of February and of October 2014."""


@dataclass(frozen=True, slots=True)
class Dyad:
    """A row understood. `counts` are persons: men, women, total for each of TYPES, then for all types together."""

    row: Row
    month: Month
    contributor: str
    mission: str
    counts: tuple[int, ...]

    def triple(self, place: int) -> tuple[int, ...]:
        """Return men, women and total of the type at `place` in TYPES, or of all types together behind them."""
        return self.counts[3 * place : 3 * place + 3]


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is either edition of the gender table."""
    return name.endswith(".csv") and any(looks_like(data, edition.columns) for edition in EDITIONS)


def read(data: bytes, name: str) -> Parsed:
    """Read the months that this edition serves.

    A type with at least one person becomes one observation for each sex; the zeros and NA that pad the wide table
    are none. Totals are added up again. A row that repeats another exactly is read once, and the month is flagged;
    raises SourceError for one that repeats it with other figures.
    """
    edition = next(edition for edition in EDITIONS if looks_like(data, edition.columns))
    repeated: Counter[Month] = Counter()
    rows = _once(dyads(data, name, edition), repeated)
    recomputed = _recompute_sums(rows)
    observations: list[Observation] = []
    for dyad in rows:
        if edition.serves(dyad.month) and EVERYONE not in (dyad.contributor, dyad.mission):
            recomputed += _recompute_row(dyad)
            observations.extend(_observations(dyad))
    flags = tuple(_repeats(month, times) for month, times in sorted(repeated.items()) if edition.serves(month))
    document = describe(data, name, "Contributions by contributor, mission, type and sex", "dyad")
    return Parsed(document, tuple(observations), recomputed, flags)


def dyads(data: bytes, name: str, edition: Edition) -> Iterator[Dyad]:
    """Yield every row of an edition, those that add up others too, with `all` for whom they add up.

    NA, which the later edition writes where a type has nobody, counts as nobody.
    """
    for row in read_rows(data, name, edition.columns):
        month = row.month()
        counts = tuple(row.count(column) or 0 for column in edition.counts)
        yield Dyad(row, month, _contributor(row, edition, month), _mission(row, month), counts)


def _contributor(row: Row, edition: Edition, month: Month) -> str:
    """Return the party id, which the table's own ISO code must agree with."""
    name = row.cells["Contributor"].removesuffix(_QUOTE)
    code = row.cells[edition.code].removesuffix(_QUOTE)
    contributor = EVERYONE if name == EVERYONE else row.contributor(name, month)
    if code != contributor:
        raise row.error(f"'{name}' is {contributor}, but the table's code for it is {code}")
    return contributor


def _mission(row: Row, month: Month) -> str:
    name = row.cells["Mission"].removesuffix(_QUOTE)
    return EVERYONE if name == EVERYONE else row.mission(name, month)


def _once(rows: Iterator[Dyad], repeated: Counter[Month]) -> list[Dyad]:
    """Keep the first of rows that say the same; count the others by month."""
    first: dict[tuple[Month, str, str], Dyad] = {}
    for dyad in rows:
        known = first.setdefault((dyad.month, dyad.contributor, dyad.mission), dyad)
        if known is not dyad:
            if known.counts != dyad.counts:
                what = f"{dyad.contributor} in {dyad.mission}, {dyad.month}, has other figures in {known.row.locator}"
                raise dyad.row.error(what)
            repeated[dyad.month] += 1
    return list(first.values())


def _recompute_row(dyad: Dyad) -> int:
    """Compare each type's total with its sexes, and the row's totals with its types; return how many there are."""
    for place, group in enumerate(_GROUPS):
        men, women, total = dyad.triple(place)
        if men + women != total:
            raise dyad.row.error(f"{group}: {men} men and {women} women are not the {total} persons printed")
    for place, sex in enumerate(_SEXES):
        summed, printed = sum(dyad.counts[place:-3:3]), dyad.counts[place - 3]
        if summed != printed:
            raise dyad.row.error(f"Total {sex} {printed} is printed, but the types add up to {summed}")
    return len(TYPES) + len(_SEXES)


def _recompute_sums(rows: list[Dyad]) -> int:
    """Compare each contributor's `all` row with its missions; return how many there are.

    The rows for all contributors together are not compared: they count the United States, whose own rows the
    only edition that has them left empty.
    """
    parts: defaultdict[tuple[Month, str], list[tuple[int, ...]]] = defaultdict(list)
    sums = [dyad for dyad in rows if dyad.mission == EVERYONE != dyad.contributor]
    for dyad in rows if sums else ():
        if dyad.mission != EVERYONE:
            parts[dyad.month, dyad.contributor].append(dyad.counts)
    for dyad in sums:
        summed = map(sum, zip(*parts[dyad.month, dyad.contributor], strict=True))
        if tuple(summed) != dyad.counts:
            raise dyad.row.error(f"the missions of {dyad.contributor} do not add up to its row for all missions")
    return len(sums)


def _observations(dyad: Dyad) -> Iterator[Observation]:
    row = dyad.row
    printed = row.cells["Contributor"], row.cells["Mission"]
    for place, (group, personnel_type) in enumerate(TYPES.items()):
        men, women, total = dyad.triple(place)
        by_sex: tuple[tuple[Sex, int], ...] = (("f", women), ("m", men)) if total else ()
        for sex, count in by_sex:
            yield Observation(
                dyad.month, dyad.contributor, dyad.mission, personnel_type, sex, count, row.locator, *printed, group
            )


def _repeats(month: Month, times: int) -> QualityFlag:
    note = f"{times} rows repeat other rows of the same table exactly; each was read once"
    return QualityFlag("row_repeated", month, None, None, None, None, None, note)
