"""The command that builds a record from source files."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from contingent.cli.options import DAY, Context, pass_context
from contingent.errors import InputError
from contingent.record.build import build as make
from contingent.record.store import Store


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--add", is_flag=True, help="Add the files to the current version instead of starting anew.")
@click.option("--retrieved", type=DAY, help="The day the files were obtained.")
@pass_context
def build(context: Context, paths: tuple[Path, ...], add: bool, retrieved: datetime.date | None) -> None:
    """Build a new version of the record from source files or folders of them.

    The record is the folder that `contingent --record FOLDER` names. A version is complete before it becomes the
    current one; whatever goes wrong, the old one stays as it was. With --add, a later edition of a month replaces the
    earlier one in answers, and both are kept (see `contingent revisions`); an empty FOLDER starts from the starter
    record.
    """
    if context.folder is None:
        raise InputError(
            "no record is named", where="--record", to_do="write `contingent --record FOLDER build FILE...`"
        )
    report = make(paths, Store(Path(context.folder)), add=add, retrieved=retrieved, progress=_progress)
    if report.passed_over:
        click.echo(f"passed over, of no known kind: {', '.join(report.passed_over)}", err=True)
    state = "unchanged" if report.unchanged else "built"
    click.echo(
        f"record {report.version} {state}: {report.documents:,} documents, {report.observations:,} observations, "
        f"{report.recomputed:,} printed totals recomputed and equal, {report.flags:,} quality flags"
    )


def _progress(done: int, of: int, name: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{done}/{of} {name}", err=True, nl=done == of)
