"""Commands that ask for figures of statistical series: refugees."""

from __future__ import annotations

import click

from contingent.cli.options import Context, form_option, pass_context, show
from contingent.presenting.tables import FORMATS

YEAR = click.IntRange(1900, 2100)


@click.command()
@click.argument("party", required=False)
@click.option("--year", type=YEAR, help="One year only (with --by, or without PARTY: the latest by default).")
@click.option("--since", type=YEAR, help="First year (default: the first there is).")
@click.option("--until", type=YEAR, help="Last year (default: the last there is).")
@click.option("--by", type=click.Choice(["origin", "host"]), help="Break one year down by the other side, with shares.")
@click.option(
    "--definition", default="refugees", show_default=True,
    help="Who counts: refugees, refugees_and_asylum_seekers, refugees_and_protected, people_of_concern, "
    "asylum_seekers.",
)  # fmt: skip
@click.option("--abroad", is_flag=True, help="Count refugees who come from PARTY, not those it hosts.")
@click.option("--release", help="As this release published it (default: the latest of each year).")
@click.option("--top", type=click.IntRange(min=1), help="Show the first N rows only.")
@form_option(*FORMATS)
@pass_context
def refugees(
    context: Context,
    party: str | None,
    year: int | None,
    since: int | None,
    until: int | None,
    by: str | None,
    definition: str,
    abroad: bool,
    release: str | None,
    top: int | None,
    form: str,
) -> None:
    """Show how many refugees PARTY hosts, from where, and its rank among hosts.

    Without PARTY, all hosts of a year are ranked. Figures are of the end of a year, as UNHCR publishes them.
    """
    from contingent.record.refugees import refugees as ask

    answer = ask(
        context.record, party, year=year, since=since, until=until, by=by, definition=definition,
        abroad=abroad or by == "host", release=release, top=top,
    )  # fmt: skip
    show(answer, form, title="Refugees")
