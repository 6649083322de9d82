"""Commands that ask for facts and events: what holds, what happened, who belongs, how two parties stand."""

from __future__ import annotations

import datetime

import click

from contingent.cli.options import DAY, Context, form_option, pass_context, show
from contingent.presenting.tables import FORMATS


@click.command()
@click.argument("party", required=False)
@click.option("--on", type=DAY, help="Only what is known of this day.")
@click.option("--since", type=DAY, help="Only what touches this day or later ones.")
@click.option("--until", type=DAY, help="Only what touches this day or earlier ones.")
@click.option("--with", "with_party", metavar="NAME", help="The other party, or the organisation.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Kind of fact, as membership; may be repeated.")
@click.option("--conflicts", is_flag=True, help="Only what the sources disagree on.")
@click.option("--every", is_flag=True, help="Each assertion of each source, instead of the consensus.")
@form_option(*FORMATS)
@pass_context
def facts(
    context: Context,
    party: str | None,
    on: datetime.date | None,
    since: datetime.date | None,
    until: datetime.date | None,
    with_party: str | None,
    kinds: tuple[str, ...],
    conflicts: bool,
    every: bool,
    form: str,
) -> None:
    """List what holds of PARTY: memberships, relations, embassies, deployments, with sources and conflicts.

    PARTY is a country or organisation as people write it. Each row is the consensus of the sources, with the date
    until which it is confirmed and who says otherwise.
    """
    from contingent.record import asserted

    if conflicts:
        answer = asserted.fact_conflicts(context.record, party, with_party=with_party, kinds=kinds, on=on)
    else:
        answer = asserted.facts(
            context.record, party, on=on, since=since, until=until, with_party=with_party, kinds=kinds, every=every
        )
    show(answer, form, title="Conflicts" if conflicts else "Facts")


@click.command()
@click.argument("party", required=False)
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day.")
@click.option("--with", "with_party", metavar="NAME", help="Another party that the event is about.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Kind of event, as accession; may be repeated.")
@form_option(*FORMATS)
@pass_context
def events(
    context: Context,
    party: str | None,
    since: datetime.date | None,
    until: datetime.date | None,
    with_party: str | None,
    kinds: tuple[str, ...],
    form: str,
) -> None:
    """List dated happenings of PARTY, oldest first: accessions, severances, embassies, threats, agreements.

    What somebody said or accused is kept as said, with who said it and when.
    """
    from contingent.record.asserted import events as ask

    answer = ask(context.record, party, since=since, until=until, with_party=with_party, kinds=kinds)
    show(answer, form, title="Events")


@click.command()
@click.argument("organisation")
@click.option("--on", type=DAY, help="The day (default: the last day of the record's last month).")
@click.option(
    "--stage", type=click.Choice(["signed", "ratified", "deposited"]), help="Who had taken this step, or a later one."
)
@form_option(*FORMATS)
@pass_context
def members(context: Context, organisation: str, on: datetime.date | None, stage: str | None, form: str) -> None:
    """List and count the members of ORGANISATION on a day, and compare with what sources list and state."""
    from contingent.record.asserted import member_rows

    day = on or context.record.columns.last_month.last_day
    show(member_rows(context.record, organisation, day, stage=stage), form, title="Members")


@click.command()
@click.argument("one")
@click.argument("other")
@form_option(*FORMATS)
@pass_context
def history(context: Context, one: str, other: str, form: str) -> None:
    """Tell the history between two parties: relations, embassies and happenings, oldest first."""
    from contingent.record.asserted import history_rows

    show(history_rows(context.record, one, other), form, title="History")
