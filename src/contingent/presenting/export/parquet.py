"""Sheets as Parquet."""

from __future__ import annotations

from pathlib import Path

import duckdb

from contingent.presenting.export.about import About
from contingent.presenting.export.sheet import EMPTY, Progress, Sheet, Variable


def write_parquet(sheet: Sheet, path: Path, about: About, progress: Progress) -> None:
    """Write months and texts as strings and figures as 32-bit integers; what is empty is null."""
    arrays = {v.name: v.values if v.kind == "integer" else v.cells() for v in sheet.variables}
    target = str(path).replace("'", "''")
    metadata = ", ".join(f"{key}: '{value}'" for key, value in (("title", sheet.title), ("record", about.version)))
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("rows_in_hand", arrays)
        connection.execute(
            f"COPY (SELECT {', '.join(map(_column, sheet.variables))} FROM rows_in_hand) "
            f"TO '{target}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {{{metadata}}})"
        )
    progress(len(sheet), len(sheet))


def _column(variable: Variable) -> str:
    quoted = f'"{variable.name}"'
    value = f"NULLIF({quoted}, {EMPTY})::INTEGER" if variable.kind == "integer" else f"{quoted}::VARCHAR"
    return f"{value} AS {quoted}"
