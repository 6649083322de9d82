"""Taking data out of the record: contributions, the balanced panel, the whole record, or a bundle, into a file."""

from __future__ import annotations

import datetime
from pathlib import Path

from contingent.errors import InputError
from contingent.model.month import Month
from contingent.presenting.export.about import About
from contingent.presenting.export.bundle import write_bundle
from contingent.presenting.export.contributions import GRANULARITIES, contributions_sheet
from contingent.presenting.export.files import new_file
from contingent.presenting.export.forms import FORMS, WRITERS, form_of
from contingent.presenting.export.panel import panel_sheet
from contingent.presenting.export.sheet import Progress, Sheet
from contingent.presenting.export.whole import write_record
from contingent.record.record import Record

__all__ = [
    "FORMS",
    "GRANULARITIES",
    "export_bundle",
    "export_contributions",
    "export_panel",
    "export_record",
]


def _silent(done: int, of: int) -> None:
    """Tell nobody how far the work is."""


def export_contributions(
    record: Record,
    path: Path,
    granularity: str = "finest",
    *,
    form: str | None = None,
    known: datetime.date | None = None,
    force: bool = False,
    progress: Progress = _silent,
) -> int:
    """Write observations, a row each, in one of FORMS (by default the file's ending), and return how many.

    See `contributions_sheet` for the granularities. `known` is the day as of which the record was asked, which the file
    tells. Raises InputError when the file exists and `force` is not given,
    or cannot be written; then nothing is left behind. Raises MissingExtraError for xlsx without XlsxWriter.
    """
    chosen = form_of(path, form)
    with new_file(path, force=force) as draft:
        return _write(contributions_sheet(record, granularity), draft, chosen, About(record, known), progress)


def export_panel(
    record: Record,
    path: Path,
    *,
    since: Month | None = None,
    until: Month | None = None,
    form: str | None = None,
    known: datetime.date | None = None,
    force: bool = False,
    progress: Progress = _silent,
) -> int:
    """Write the balanced panel of contributor x mission x month, and return its rows.

    See `panel_sheet` for its rows and statuses. Raises as `export_contributions` does, and InputError when no mission
    is known between `since` and `until`.
    """
    chosen = form_of(path, form)
    with new_file(path, force=force) as draft:
        sheet = panel_sheet(record, since, until)
        if not len(sheet):
            raise InputError(
                f"the record knows no mission between {since or 'its start'} and {until or 'its end'}",
                where=f"record {record.version}",
                to_do=f"choose months from {record.columns.first_month} to {record.columns.last_month}",
            )
        return _write(sheet, draft, chosen, About(record, known), progress)


def export_record(
    record: Record,
    path: Path,
    *,
    known: datetime.date | None = None,
    force: bool = False,
    progress: Progress = _silent,
) -> int:
    """Write all tables of the record into one SQLite file, and return their rows. Raises as the others do."""
    form_of(path, None, ("sqlite", "db"))
    with new_file(path, force=force) as draft:
        return write_record(draft, About(record, known), progress)


def export_bundle(
    record: Record,
    path: Path,
    *,
    form: str = "csv",
    known: datetime.date | None = None,
    force: bool = False,
    progress: Progress = _silent,
) -> int:
    """Write contributions, panel, codebook, crosswalk, citations and README into one zip file; return the rows.

    `form` is that of the figures. The same record gives the same bytes. Raises as the others do.
    """
    form_of(path, None, ("zip",))
    with new_file(path, force=force) as draft:
        return write_bundle(draft, About(record, known), form, progress)


def _write(sheet: Sheet, path: Path, form: str, about: About, progress: Progress) -> int:
    WRITERS[form](sheet, path, about, progress)
    return len(sheet)
