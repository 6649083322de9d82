"""Commands that take data out: export."""

from __future__ import annotations

from pathlib import Path

import click

from contingent.cli.options import Context, pass_context
from contingent.presenting.export import GRANULARITIES, export_contributions


@click.group()
def export() -> None:
    """Take data out of the record into a file."""


@export.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option(
    "--granularity",
    type=click.Choice(GRANULARITIES),
    default="finest",
    show_default=True,
    help="Tables to take: each month's most detailed one, or only those of one kind.",
)
@click.option("--force", is_flag=True, help="Write over an existing file.")
@pass_context
def contributions(context: Context, output: Path, granularity: str, force: bool) -> None:
    """Write every count of contributions to a CSV file, with source, document and place."""
    count = export_contributions(context.record, output, granularity, force=force)
    click.echo(f"{count:,} rows written to {output} (record {context.record.version})", err=True)
