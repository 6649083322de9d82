"""Commands about forces and what becomes of them: deployments, units, fatalities."""

from __future__ import annotations

import click

from contingent.cli.options import MONTH, Context, form_option, pass_context, show
from contingent.model.month import Month
from contingent.presenting.tables import FORMATS


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@click.command()
@click.argument("nationality", required=False)
@click.option("--mission", help="One mission only.")
@click.option("--cause", help="One cause only: malicious_act, accident, illness, self_inflicted ...")
@click.option("--since", type=MONTH, help="First month (default: the list's first).")
@click.option("--until", type=MONTH, help="Last month (default: the list's last).")
@click.option("--by", default="", metavar="LIST", help="Add up by nationality, mission, cause, type, year, month.")
@form_option(*FORMATS)
@pass_context
def fatalities(
    context: Context,
    nationality: str | None,
    mission: str | None,
    cause: str | None,
    since: Month | None,
    until: Month | None,
    by: str,
    form: str,
) -> None:
    """Count the deaths in UN missions, of all or of one NATIONALITY.

    Deaths are only ever counted together; the record keeps no single case.
    """
    from contingent.record.fatalities import fatalities as ask

    answer = ask(context.record, nationality, mission=mission, cause=cause, since=since, until=until, by=_parts(by))
    show(answer, form, title="Deaths")


@click.command()
@click.argument("sender", required=False)
@click.option("--host", metavar="PARTY", help="Only forces in this party; without SENDER, whoever sends them.")
@click.option("--month", type=MONTH, help="What was there in one month.")
@click.option("--since", type=MONTH, help="First month (default: the record's first).")
@click.option("--until", type=MONTH, help="Last month (default: the record's last).")
@click.option("--every", is_flag=True, help="Show also what other sources say of UN missions.")
@form_option(*FORMATS)
@pass_context
def deployments(
    context: Context,
    sender: str | None,
    host: str | None,
    month: Month | None,
    since: Month | None,
    until: Month | None,
    every: bool,
    form: str,
) -> None:
    """List where SENDER has forces: in UN missions, in other forces, and on its own.

    Each row is what one source says over a stretch of time, with the date until which it vouches for it.
    """
    from contingent.record.deployments import deployments as ask

    answer = ask(context.record, sender, host=host, month=month, since=since, until=until, every=every)
    show(answer, form, title="Deployments")


@click.command()
@click.argument("contributor", required=False)
@click.option("--mission", help="One mission only.")
@click.option("--place", help="Places whose name has these letters.")
@click.option("--type", "unit", help="One type: battalion, company, formed_police_unit, hospital, helicopter ...")
@click.option("--since", type=int, metavar="YEAR", help="First year (default: the newest of each source).")
@click.option("--until", type=int, metavar="YEAR", help="Last year.")
@form_option(*FORMATS)
@pass_context
def units(
    context: Context,
    contributor: str | None,
    mission: str | None,
    place: str | None,
    unit: str | None,
    since: int | None,
    until: int | None,
    form: str,
) -> None:
    """List whose units are in which missions: battalions, companies, police units, hospitals, helicopters.

    Numbers of units are as the pages of the coded table count them. Where Geo-PKO's tables are in the record, its
    rows of the UN's deployment maps give strengths by place (standard sizes of units, not headcounts) and the types
    of units there: infantry, engineers, medical ...
    """
    from contingent.record.units import units as ask

    answer = ask(context.record, contributor, mission=mission, place=place, unit=unit, since=since, until=until)
    show(answer, form, title="Units")
