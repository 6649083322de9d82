"""Who is first: all contributors of a month by one measure, as the UN ranks them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.quality import QualityFlag
from contingent.record.evidence import Evidence, counting_rows, document_row, evidence, pages
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.record.scopes import find_scope
from contingent.vocabulary.groups import find_group
from contingent.vocabulary.measures import all_measures, find_measure
from contingent.vocabulary.parties import all_parties

HEAD = ("rank", "contributor", "name")
EVIDENCE = ("tied", "flags", "document", "locator")


def rank(
    record: Record,
    month: Month | str | None = None,
    measure: str = "uniformed",
    scope: str = "all",
    among: str | None = None,
    *,
    without_flagged: bool = False,
    top: int | None = None,
) -> Rows:
    """Rank the contributors of `month` (the latest covered by default) by `measure` in `scope`, within `among`.

    Competition ranking: equal figures share a rank and are marked as tied. Contributors with nobody of the measure
    are not ranked; with `top`, ranks after it are left out. Raises NotCoveredError when the month is not covered:
    the answer is unknown, not empty.
    """
    name = find_measure(measure)
    group = find_group(among) if among else None
    place = find_scope(record, scope)
    month = Month.read(month) or latest(record, name, place)
    part = record.of_month(month)
    values = _values(record, part, month, name, place)
    cube = part.cubes.cube(place)
    flagged = _flags_by_contributor(part, place)
    left_out = set(flagged) if without_flagged else set()
    member = part.cubes.among(group)[0] if group else np.ones(len(values), dtype=np.bool_)
    listed = [c for c in _first(np.where(member, values, 0), top) if cube.axes.contributors[c] not in left_out]
    counted = counting_rows(part, month, name, place)
    found = {c: evidence(part, cube.axes.contributors[c], month, name, place, counted=counted) for c in listed}
    rows = [_row(name, cube.axes.contributors[c], float(values[c]), flagged, found[c]) for c in listed]
    rows = _ranked(rows)
    about = {"month": str(month), "measure": name, "scope": place, "among": group, "record": record.version}
    figure = "percent" if all_measures()[name].unit == "percent" else "count"
    return Rows(
        (*HEAD, figure, *EVIDENCE),
        tuple({**row, "document": record.document_by_id[row["document"]].name} for row in rows),
        about,
        merged([document_row(record, row["document"]) for row in rows], "document"),
        _notes(flagged, without_flagged),
        brief=(*HEAD, figure, "tied", "flags", "pages"),
    )


def _first(values: NDArray[np.float32], top: int | None) -> list[int]:
    """Return who has a figure above 0, the largest first, down to rank `top` with all who share it."""
    order = np.argsort(-np.nan_to_num(values), kind="stable")
    listed: list[int] = [c for c in order.tolist() if values[c] > 0]
    return [c for c in listed if top is None or len(listed) <= top or values[c] >= values[listed[top - 1]]]


def latest(record: Record, measure: str, scope: str) -> Month:
    """Return the newest month that covers a measure in a scope. Raises NotCoveredError when none does."""
    months = record.months(measure, scope)
    if not months:
        raise NotCoveredError(
            f"no month covers {measure} ({scope})", where=f"record {record.version}", to_do="see `contingent coverage`"
        )
    return months[-1]


def _values(record: Record, part: Record, month: Month, measure: str, scope: str) -> NDArray[np.float32]:
    """Return the figure of each contributor in the month. Raises NotCoveredError, naming the nearest covered months."""
    if len(part.columns):
        cube = part.cubes.cube(scope)
        if cube.covered[cube.measure_index(measure), 0]:
            values: NDArray[np.float32] = cube.values[cube.measure_index(measure), 0]
            return values
    months = record.months(measure, scope)
    before = [str(m) for m in months if m < month][-1:]
    after = [str(m) for m in months if m > month][:1]
    around = " and ".join(before + after) or "none at all"
    raise NotCoveredError(
        f"unknown: the record holds no report that gives {measure} ({scope}) for {month}",
        where=f"record {record.version}",
        to_do=f"ask for a covered month; the nearest are {around} (see `contingent coverage`)",
    )


def _flags_by_contributor(part: Record, scope: str) -> dict[str, list[QualityFlag]]:
    flags: dict[str, list[QualityFlag]] = {}
    for flag in part.flags:
        if flag.contributor in (None, ALL_CONTRIBUTORS):
            continue
        if scope == "all" or flag.mission in (None, scope.partition(":")[2]):
            flags.setdefault(str(flag.contributor), []).append(flag)
    return flags


def _row(measure: str, contributor: str, value: float, flagged: dict[str, list[QualityFlag]], found: Evidence) -> Row:
    share = all_measures()[measure].unit == "percent"
    return {
        "rank": 0,
        "contributor": contributor,
        "name": all_parties()[contributor].name,
        **({"percent": round(value, 2)} if share else {"count": int(value)}),
        "tied": False,
        "flags": ", ".join(sorted({flag.rule for flag in flagged.get(contributor, [])})),
        "document": found.document,
        "locator": found.locator,
        "pages": pages(found.locator),
    }


def _ranked(rows: list[Row]) -> list[Row]:
    """Sort by figure, give competition ranks, mark ties."""
    figure = "percent" if rows and "percent" in rows[0] else "count"
    rows.sort(key=lambda row: (-row[figure], row["name"]))
    figures = [row[figure] for row in rows]
    return [{**row, "rank": figures.index(row[figure]) + 1, "tied": figures.count(row[figure]) > 1} for row in rows]


def _notes(flagged: dict[str, list[QualityFlag]], without_flagged: bool) -> tuple[str, ...]:
    if not flagged:
        return ()
    who = ", ".join(all_parties()[contributor].name for contributor in sorted(flagged))
    if without_flagged:
        return (f"left out because a quality rule flags their figures: {who}",)
    return (f"a quality rule flags figures of: {who} (see `contingent coverage --flags`; --without-flagged)",)
