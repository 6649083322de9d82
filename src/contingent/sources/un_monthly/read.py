"""A report's bytes to observations: take apart, read, date, understand names, and check the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from contingent.errors import SourceError, UnknownNameError
from contingent.model.month import Month
from contingent.model.observation import Observation, Sex
from contingent.model.source import Document, Source
from contingent.sources.base import Parsed, load_source
from contingent.sources.un_monthly.layout import read_table
from contingent.sources.un_monthly.month import find_month
from contingent.sources.un_monthly.quality import flags
from contingent.sources.un_monthly.rows import PrintedRow
from contingent.sources.un_monthly.types import type_ids
from contingent.sources.un_monthly.words import Pages, read_pages
from contingent.vocabulary import printed

SOURCE: Source = load_source(Path(__file__).parent)


def recognises(data: bytes, name: str) -> bool:
    """Say whether the file is a PDF; whether it is one of these reports, and whole, is for `read` to find out."""
    return data.startswith(b"%PDF-")


def read(data: bytes, name: str) -> Parsed:
    """Read one monthly report completely.

    Every row gives one observation for each sex it prints, or one of unknown sex. Raises SourceError when anything
    in the file is not understood or does not add up, and UnknownNameError for a country or mission not known.
    """
    pages = read_pages(data, name)
    table = read_table(pages)
    rows = table.ledger.rows
    month = find_month(pages, table.row_dates, sorted({row.mission for row in rows} - {""}))
    observations = tuple(_observe(rows, month, name))
    _check_whole(observations, name)
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(),
        source=SOURCE.id,
        name=name,
        title=_title(pages),
        granularity="dyad" if any(row.mission for row in rows) else "contributor",
        published=pages.created,
        pages=len(pages.pages),
    )
    return Parsed(document, observations, table.ledger.recomputed, tuple(flags(observations)))


def _observe(rows: Sequence[PrintedRow], month: Month, name: str) -> Iterator[Observation]:
    types = type_ids(rows, month, name)
    countries = _resolved(rows, lambda row: row.country, lambda text: printed.contributor(text, month), name)
    missions = _resolved(rows, lambda row: row.mission, lambda text: printed.mission(text, month), name)
    for row in rows:
        counts: list[tuple[Sex, int]] = [("unknown", row.total)]
        if row.male is not None and row.female is not None:
            counts = [("f", row.female), ("m", row.male)]
        for sex, count in counts:
            yield Observation(
                month=month,
                contributor=countries[row.country],
                mission=missions.get(row.mission),
                personnel_type=types[row.type],
                sex=sex,
                count=count,
                locator=f"page {row.page}, row {row.row}",
                contributor_as_printed=row.country,
                mission_as_printed=row.mission,
                type_as_printed=row.type,
            )


def _resolved(
    rows: Sequence[PrintedRow], field: Callable[[PrintedRow], str], resolve: Callable[[str], str], name: str
) -> dict[str, str]:
    """Return the id of each name the rows print, asked for once; an error tells the first row that prints it."""
    found: dict[str, str] = {}
    for row in rows:
        text = field(row)
        if text and text not in found:
            try:
                found[text] = resolve(text)
            except UnknownNameError as error:
                where = f"{name}, page {row.page}, row {row.row}"
                raise UnknownNameError(error.what, where=where, to_do=error.to_do) from error
    return found


def _check_whole(observations: Sequence[Observation], name: str) -> None:
    """Compare the numbers of contributors and persons with what any report of this series can have."""
    measured = {
        "contributors": len({observation.contributor for observation in observations if observation.count}),
        "uniformed": sum(observation.count for observation in observations),
    }
    for key, value in measured.items():
        least, most = SOURCE.assertions[f"min_{key}"], SOURCE.assertions[f"max_{key}"]
        if not least <= value <= most:
            raise SourceError(
                f"the report has {value:,} {key}, outside {least:,} to {most:,}",
                where=name,
                to_do="compare with the publisher's copy; if it is right, widen the assertion in source.yml",
            )


def _title(pages: Pages) -> str:
    """Return the heading printed above the table, or the embedded title where none is printed."""
    above: list[str] = []
    for line in pages.pages[0][:6]:
        if line.text.lower().startswith(("country", "mission")):
            break
        above.append(line.text)
    return " ".join(above) or pages.title
