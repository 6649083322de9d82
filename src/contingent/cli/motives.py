"""Commands on why contributors contribute: motives, similar."""

from __future__ import annotations

import click

from contingent.cli.options import MONTH, Context, form_option, pass_context, show
from contingent.model.month import Month
from contingent.presenting.tables import FORMATS


@click.command()
@click.argument("party")
@click.option("--month", type=MONTH, help="Month asked about (default: the latest covered).")
@click.option("--since", type=MONTH, help="Month from which change is counted (default: ten years before).")
@click.option("--motive", type=click.Choice(["international", "regional", "domestic"]), help="One motive only.")
@form_option(*FORMATS)
@pass_context
def motives(
    context: Context, party: str, month: Month | None, since: Month | None, motive: str | None, form: str
) -> None:
    """Show what speaks for and against three motives of PARTY: international, regional, domestic.

    Each indicator has its value, its place among contributors, its change, its source, and whether by its own rule it
    supports, contradicts or says nothing about the motive; reactions are shown as said. Nothing is added up to a score.
    """
    from contingent.scenarios.motives import motives as ask

    show(ask(context.record, party, month, since=since, motive=motive), form, title="Motives")


@click.command()
@click.argument("party")
@click.option("--month", type=MONTH, help="Month asked about (default: the latest covered).")
@click.option("--among", metavar="GROUP", help="Within a group only: africa, p5, eu, ecowas ...")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Show the nearest N.")
@form_option(*FORMATS)
@pass_context
def similar(context: Context, party: str, month: Month | None, among: str | None, top: int, form: str) -> None:
    """List the contributors most like PARTY on the indicators of `motives`, with the distance by indicator."""
    from contingent.scenarios.similar import similar as ask

    show(ask(context.record, party, month, among=among, top=top), form, title="Most alike")
