"""What charts over time share: which months are covered, bands, sources and words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from contingent.checking.wording import month_name, number
from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.charts.drawing.colours import SERIES
from contingent.presenting.charts.drawing.stack import Band, Stack
from contingent.record.evidence import document_row
from contingent.record.record import Record
from contingent.record.rows import Row, merged
from contingent.vocabulary.parties import find_party

GAPS = "Shaded: months that no report in the record covers, which is not zero."
MOST = len(SERIES)
LEAST = 0.004
"""The share of the whole below which a band joins the others."""


def span_of(
    covered: NDArray[np.bool_], months: NDArray[np.int32], first: Month, until: Month | None
) -> NDArray[np.bool_]:
    """Return the part of `covered` (by `months`) from `first` to the last month covered by `until`."""
    kept = covered[(months >= first.ordinal) & (months <= (until.ordinal if until else months[-1]))]
    return kept[: int(np.flatnonzero(kept)[-1]) + 1]


def documents(record: Record, months: set[str]) -> tuple[Row, ...]:
    """Return the documents whose figures serve the months."""
    columns = record.columns
    wanted = np.isin(columns.month, [Month.parse(month).ordinal for month in months])
    codes = np.unique(columns.document[wanted]).tolist()
    return merged([document_row(record, columns.tables["document"][code]) for code in codes], "document")


def nobody(record: Record, what: str) -> NotCoveredError:
    """Return the error that says there is nothing to draw."""
    return NotCoveredError(
        f"nothing to draw: in the months that the record covers {what}",
        where=f"record {record.version}",
        to_do="see `contingent coverage`, or ask for other months",
    )


def party_of(name: str | None) -> str:
    """Return the id of a contributor; that of all together for none or for what they are called."""
    if name is None or name.strip().lower() in ("un-total", "un", "all", "total"):
        return ALL_CONTRIBUTORS
    return find_party(name)


def expanded(ranges: Iterable[str]) -> Iterable[Month]:
    """Yield the months of ranges as coverage writes them."""
    for written in ranges:
        start, _, end = written.partition("/")
        first, last = Month.parse(start), Month.parse(end or start)
        yield from (Month(ordinal) for ordinal in range(first.ordinal, last.ordinal + 1))


def bands_of(values: dict[str, NDArray[np.float64]], what: str, labels: dict[str, str]) -> list[Band]:
    """Give a band each to the largest, the one that began first at the bottom, and one to all others together."""
    size = {name: float(np.nansum(each)) for name, each in values.items()}
    ranked = sorted(values, key=lambda name: (-size[name], name))
    shown, rest = ranked[:MOST], ranked[MOST:]
    if len(rest) == 1:
        shown, rest = ranked[: MOST - 1], ranked[MOST - 1 :]
    least = LEAST * sum(size.values())
    rest = [*(name for name in shown if size[name] < least), *rest]
    shown = [name for name in shown if size[name] >= least]
    shown.sort(key=lambda name: (int(np.flatnonzero(np.nan_to_num(values[name]) > 0)[0]), -size[name]))
    bands = [Band(labels[name], colour, values[name]) for name, colour in zip(shown, SERIES, strict=False)]
    if rest:
        label = labels[rest[0]] if len(rest) == 1 else f"Other {what}"
        bands.append(Band(label, "other", np.asarray(np.sum([values[name] for name in rest], axis=0))))
    return bands


def written(first: Month, covered: NDArray[np.bool_]) -> tuple[str, ...]:
    """Write the covered months."""
    return tuple(str(first + at) for at in np.flatnonzero(covered).tolist())


def from_to(what: str, first: Month, last: Month) -> str:
    """Add the months to what is counted."""
    return f"{what}, {month_name(first)} to {month_name(last)}"


def _inside(label: str) -> str:
    """Return a band's name as it stands in a sentence: what no proper name is begins small."""
    return f"{label[:1].lower()}{label[1:]}" if label.startswith(("Other ", "Not told ")) else label


def stack_told(title: str, picture: Stack, within: str) -> str:
    """Say in words what the areas show: where it began, its height, and what there is at the end."""
    total = picture.total
    top = int(np.nanargmax(total))
    ends = [(band.label, band.values[-1]) for band in picture.bands if band.values[-1] > 0]
    ends.sort(key=lambda pair: -pair[1])
    at_end = ", ".join(f"{number(float(value))} {within} {_inside(label)}" for label, value in ends) or "nobody"
    return (
        f"Stacked areas by month. {title}: {number(float(total[0]))} in {month_name(picture.first)}, at most "
        f"{number(float(total[top]))} in {month_name(picture.first + top)}, {number(float(total[-1]))} in "
        f"{month_name(picture.last)} ({at_end})."
    )
