"""Commands that describe the record: measures, sources, coverage, cite."""

from __future__ import annotations

import click

from contingent.cli.options import MONTH, Context, form_option, pass_context, show
from contingent.model.month import Month
from contingent.presenting import citations, descriptions
from contingent.presenting.tables import FORMATS


@click.command()
@form_option(*FORMATS)
def measures(form: str) -> None:
    """List the measures: what each counts, and since when reports give it."""
    show(descriptions.measures(), form, title="Measures")


@click.command()
@form_option(*FORMATS)
@pass_context
def sources(context: Context, form: str) -> None:
    """List the sources: publisher, licence, cadence, what is out of scope."""
    show(descriptions.sources(context.record), form, title="Sources")


@click.command()
@click.option("--monthly", is_flag=True, help="One row a month instead of runs of months.")
@click.option("--flags", is_flag=True, help="List the quality flags instead.")
@form_option(*FORMATS)
@pass_context
def coverage(context: Context, monthly: bool, flags: bool, form: str) -> None:
    """Show which months the record can answer for, in what detail, and what is flagged."""
    if flags:
        answer, title = descriptions.flags(context.record), "Quality flags"
    else:
        answer, title = descriptions.coverage_rows(context.record, monthly=monthly), "Coverage"
    show(answer, form, title=title)


@click.command()
@click.argument("source", required=False)
@click.option("--month", type=MONTH, help="Cite the documents of this month.")
@form_option("text", "bibtex", "json")
@pass_context
def cite(context: Context, source: str | None, month: Month | None, form: str) -> None:
    """Cite the sources, the producer first: all of them, one SOURCE, or the documents of a month."""
    answer = citations.cite(context.record, source, month)
    if form == "json":
        show(answer, form)
    else:
        click.echo(citations.plain(answer) if form == "text" else citations.bibtex(answer), nl=False)
