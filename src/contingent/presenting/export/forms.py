"""The forms of a sheet, and choosing one by a file's ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from contingent.errors import InputError
from contingent.presenting.export.about import About
from contingent.presenting.export.excel import write_excel
from contingent.presenting.export.parquet import write_parquet
from contingent.presenting.export.plain import write_csv
from contingent.presenting.export.sheet import Progress, Sheet
from contingent.presenting.export.sqlite import write_sqlite
from contingent.presenting.export.stata import write_stata

Writer = Callable[[Sheet, Path, About, Progress], None]

WRITERS: dict[str, Writer] = {
    "csv": write_csv,
    "xlsx": write_excel,
    "dta": write_stata,
    "parquet": write_parquet,
    "sqlite": write_sqlite,
}
"""What writes each form; a form is also the ending of its files."""
FORMS = tuple(WRITERS)


def form_of(path: Path, form: str | None, forms: Iterable[str] = FORMS) -> str:
    """Return the form asked for, or else the one that the file's ending names. Raises InputError for another ending."""
    chosen = form or path.suffix.lower().removeprefix(".")
    known = tuple(forms)
    if chosen not in known:
        endings = ", ".join(f".{name}" for name in known)
        raise InputError(
            f"the ending '{path.suffix}' says no form to write", where=str(path), to_do=f"end the name in {endings}"
        )
    return chosen
