"""Commands that ask the record for figures: rank, contributions, missions, sql."""

from __future__ import annotations

import click

from contingent.cli.options import MONTH, Context, form_option, pass_context, show
from contingent.model.month import Month
from contingent.presenting.tables import FORMATS, rows_of


@click.command()
@click.option("--month", type=MONTH, help="Month to rank (default: the latest covered).")
@click.option("--measure", default="uniformed", show_default=True, help="What is counted; see `contingent measures`.")
@click.option(
    "--scope", default="all", show_default=True, help="Missions counted: all, peacekeeping, MINUSCA, region:africa ..."
)
@click.option("--among", metavar="GROUP", help="Rank within a group only: africa, p5, eu, ecowas ...")
@click.option("--top", type=click.IntRange(min=1), help="Show the first N ranks only.")
@click.option("--without-flagged", is_flag=True, help="Leave out contributors whose figures a quality rule flags.")
@form_option(*FORMATS)
@pass_context
def rank(
    context: Context,
    month: Month | None,
    measure: str,
    scope: str,
    among: str | None,
    top: int | None,
    without_flagged: bool,
    form: str,
) -> None:
    """Rank the contributors of a month by a measure.

    Equal figures share a rank (1, 2, 2, 4) and are marked as tied.
    """
    from contingent.record.ranking import rank as ask

    answer = ask(context.record, month, measure, scope, among, without_flagged=without_flagged, top=top)
    show(answer, form, title="Rank")


@click.command()
@click.argument("contributor")
@click.option("--since", type=MONTH, help="First month (default: the record's first).")
@click.option("--until", type=MONTH, help="Last month (default: the record's last).")
@click.option("--month", type=MONTH, help="One month only: the same as --since and --until it.")
@click.option("--by", default="", metavar="LIST", help="Break down by mission, type, sex (joined by commas).")
@click.option("--mission", help="One mission only.")
@click.option("--wide", is_flag=True, help="One column a personnel type (or mission) instead of one row.")
@click.option("--zeros", is_flag=True, help="Show also what a report prints as 0.")
@form_option(*FORMATS)
@pass_context
def contributions(
    context: Context,
    contributor: str,
    since: Month | None,
    until: Month | None,
    month: Month | None,
    by: str,
    mission: str | None,
    wide: bool,
    zeros: bool,
    form: str,
) -> None:
    """Show what CONTRIBUTOR has in UN missions, month by month.

    CONTRIBUTOR is a country as people write it (Rwanda, RWA, rwandan, "Ivory Coast"), or UN-total for all together.
    """
    from contingent.record.contributions import contributions as ask
    from contingent.record.contributions import widened

    breakdown = [part.strip() for part in by.split(",") if part.strip()]
    answer = ask(
        context.record,
        contributor,
        since=month or since,
        until=month or until,
        by=breakdown,
        mission=mission,
        zeros=zeros,
    )
    show(widened(answer) if wide else answer, form, title="Contributions")


@click.command()
@click.option("--month", type=MONTH, help="Month whose personnel is counted (default: the latest covered).")
@click.option("--every", is_flag=True, help="List every mission known since 1948, not only those with personnel.")
@form_option(*FORMATS)
@pass_context
def missions(context: Context, month: Month | None, every: bool, form: str) -> None:
    """List missions: kind, hosts, start, end, and the months with personnel."""
    from contingent.record.missions import missions as ask

    show(ask(context.record, month, every=every), form, title="Missions")


@click.command()
@click.argument("statement")
@form_option(*FORMATS)
@pass_context
def sql(context: Context, statement: str, form: str) -> None:
    """Answer a SQL STATEMENT from the record's tables (DuckDB's dialect).

    The tables are loaded first; then files, network, extensions and settings are closed to the statement.
    """
    from contingent.record.sql import query

    answer = query(context.record, statement)
    show(rows_of(answer.columns, answer.rows, {"record": context.record.version}), form)


@click.command()
@click.option("--since", type=MONTH, help="First month (default: the record's first).")
@click.option("--until", type=MONTH, help="Last month (default: the record's last).")
@form_option(*FORMATS)
@pass_context
def revisions(context: Context, since: Month | None, until: Month | None, form: str) -> None:
    """List figures that two documents give differently: revised editions, and sources in conflict."""
    from contingent.record.revisions import revisions as ask

    show(ask(context.record, since, until), form, title="Revisions")
