"""Commands that take data out: export."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from contingent.cli.options import MONTH, Context, form_option, pass_context, show
from contingent.model.month import Month
from contingent.presenting.export import (
    FORMS,
    GRANULARITIES,
    export_bundle,
    export_contributions,
    export_panel,
    export_record,
)
from contingent.presenting.export.crosswalk import crosswalk as correspondences
from contingent.presenting.tables import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

output_option = click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
force_option = click.option("--force", is_flag=True, help="Replace an existing file.")
sheet_form_option = click.option(
    "--format", "form", type=click.Choice(FORMS), help="Form of the file (default: by its ending)."
)


@click.group()
def export() -> None:
    """Take data out of the record into a file: csv, xlsx, dta (Stata), parquet or sqlite, by the file's ending.

    The file appears when it is complete; an existing one is replaced only with --force. xlsx needs
    `pip install 'contingent[export]'`; the other forms need nothing.
    """


@export.command()
@output_option
@sheet_form_option
@click.option(
    "--granularity",
    type=click.Choice(GRANULARITIES),
    default="finest",
    show_default=True,
    help="Tables to take: each month's most detailed one, or only those of one kind.",
)
@force_option
@pass_context
def contributions(context: Context, output: Path, form: str | None, granularity: str, force: bool) -> None:
    """Write every count of contributions, a row each, with source, document and place."""
    count = export_contributions(
        context.record, output, granularity, form=form, known=context.known, force=force, progress=_progress
    )
    _tell(context, count, output)


@export.command()
@output_option
@sheet_form_option
@click.option("--since", type=MONTH, help="First month (default: the record's first).")
@click.option("--until", type=MONTH, help="Last month (default: the record's last).")
@force_option
@pass_context
def panel(
    context: Context, output: Path, form: str | None, since: Month | None, until: Month | None, force: bool
) -> None:
    """Write a balanced panel of contributor x mission x month, with a column a measure.

    Every contributor-mission pair that a report names has a row for each month of the mission's life. The column
    status keeps apart what is reported, reported as 0, absent from a report, and not covered by any (counts empty).
    """
    count = export_panel(
        context.record,
        output,
        since=since,
        until=until,
        form=form,
        known=context.known,
        force=force,
        progress=_progress,
    )
    _tell(context, count, output)


@export.command()
@output_option
@force_option
@pass_context
def record(context: Context, output: Path, force: bool) -> None:
    """Write the whole record as one SQLite file with keys between its tables, ready for Datasette."""
    _tell(context, export_record(context.record, output, known=context.known, force=force, progress=_progress), output)


@export.command()
@output_option
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="csv", show_default=True, help="Form of the figures."
)
@force_option
@pass_context
def bundle(context: Context, output: Path, form: str, force: bool) -> None:
    """Write a zip file with contributions, panel, codebook, crosswalk, citations (BibTeX) and README."""
    _tell(
        context,
        export_bundle(context.record, output, form=form, known=context.known, force=force, progress=_progress),
        output,
    )


@export.command()
@form_option(*FORMATS)
def crosswalk(form: str) -> None:
    """List what the variables of the exports are called in IPI, the UN Data Hub and Geo-PKO."""
    show(correspondences(), form, title="Crosswalk")


def _tell(context: Context, count: int, output: Path) -> None:
    click.echo(f"{count:,} rows written to {output} (record {context.record.version})", err=True)


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        share = 100 if done == of else 100 * done // of
        click.echo(f"\r\033[K{share} %" if done < of else "\r\033[K", err=True, nl=False)
