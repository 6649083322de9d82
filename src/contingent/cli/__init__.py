"""The command line: one module a command group. It prints, and every error of the house ends in exit code 2."""

from __future__ import annotations

import datetime
import importlib
import sys
from typing import Any

import click

from contingent.cli.options import DAY, Context
from contingent.errors import ContingentError

COMMANDS: dict[str, tuple[str, str]] = {
    "brief": (
        "contingent.cli.briefing:brief",
        "Write a fact sheet about SUBJECT in which every sentence has its source.",
    ),
    "build": (
        "contingent.cli.building:build",
        "Build a new version of the record from source files or folders of them.",
    ),
    "chart": (
        "contingent.cli.charting:chart",
        "Draw a chart or map of the record, with title, source, month and words for those who cannot see it.",
    ),
    "check": (
        "contingent.cli.checking:check",
        "Check the claims in texts: for which month and by which definition is each true, and what to write instead.",
    ),
    "cite": (
        "contingent.cli.describing:cite",
        "Cite the sources, the producer first: all of them, one SOURCE, or the documents of a month.",
    ),
    "compare": (
        "contingent.cli.briefing:compare",
        "Put the contributions of two to eight PARTIES side by side, each figure with its source.",
    ),
    "contributions": (
        "contingent.cli.asking:contributions",
        "Show what CONTRIBUTOR has in UN missions, month by month.",
    ),
    "coverage": (
        "contingent.cli.describing:coverage",
        "Show which months the record can answer for, in what detail, and what is flagged.",
    ),
    "date": (
        "contingent.cli.checking:date",
        "Tell from which month's data a text was written, by all its claims together.",
    ),
    "deployments": (
        "contingent.cli.deploying:deployments",
        "List where SENDER has forces: in UN missions, in other forces, and on its own.",
    ),
    "doctor": (
        "contingent.cli.health:doctor",
        "Examine the record and the installation: what is whole, what is missing, and what to do about it.",
    ),
    "events": (
        "contingent.cli.facts:events",
        "List dated happenings of PARTY, oldest first: accessions, severances, embassies, threats, agreements.",
    ),
    "export": (
        "contingent.cli.exporting:export",
        "Take data out of the record into a file: csv, xlsx, dta (Stata), parquet or sqlite, by the file's ending.",
    ),
    "facts": (
        "contingent.cli.facts:facts",
        "List what holds of PARTY: memberships, relations, embassies, deployments, with sources and conflicts.",
    ),
    "fatalities": (
        "contingent.cli.deploying:fatalities",
        "Count the deaths in UN missions, of all or of one NATIONALITY.",
    ),
    "history": (
        "contingent.cli.facts:history",
        "Tell the history between two parties: relations, embassies and happenings, oldest first.",
    ),
    "measures": (
        "contingent.cli.describing:measures",
        "List the measures: what each counts, and since when reports give it.",
    ),
    "members": (
        "contingent.cli.facts:members",
        "List and count the members of ORGANISATION on a day, and compare with what sources list and state.",
    ),
    "missions": (
        "contingent.cli.asking:missions",
        "List missions: kind, hosts, start, end, and the months with personnel.",
    ),
    "motives": (
        "contingent.cli.motives:motives",
        "Show what speaks for and against three motives of PARTY: international, regional, domestic.",
    ),
    "rank": ("contingent.cli.asking:rank", "Rank the contributors of a month by a measure."),
    "refresh": (
        "contingent.cli.refreshing:refresh",
        "Bring a document up to date: what is stale in FILE (md, txt, html, docx) is put right, and nothing else.",
    ),
    "refugees": (
        "contingent.cli.statistics:refugees",
        "Show how many refugees PARTY hosts, from where, and its rank among hosts.",
    ),
    "revisions": (
        "contingent.cli.asking:revisions",
        "List figures that two documents give differently: revised editions, and sources in conflict.",
    ),
    "similar": (
        "contingent.cli.motives:similar",
        "List the contributors most like PARTY on the indicators of `motives`, with the distance by indicator.",
    ),
    "sources": (
        "contingent.cli.describing:sources",
        "List the sources: publisher, licence, cadence, what is out of scope.",
    ),
    "sql": ("contingent.cli.asking:sql", "Answer a SQL STATEMENT from the record's tables (DuckDB's dialect)."),
    "sync": ("contingent.cli.syncing:sync", "Bring the record up to date from the UN's Peace and Security Data Hub."),
    "units": (
        "contingent.cli.deploying:units",
        "List whose units are in which missions: battalions, companies, police units, hospitals, helicopters.",
    ),
}
"""Every command: where it is defined, and its help in a line. A module is imported when its command is asked for."""


class LazyGroup(click.Group):
    """A group that imports a command's module when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, so that help imports none of them."""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        told = [click.Command(name, help=COMMANDS[name][1]) for name in sorted(COMMANDS)]
        rows = [(str(command.name), command.get_short_help_str(limit)) for command in told]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--record", "folder", envvar="CONTINGENT_RECORD", metavar="FOLDER", help="Record to use (default: the starter)."
)
@click.option("--record-version", "version", metavar="VERSION", help="Version of it (default: the current one).")
@click.option("--known", type=DAY, help="Answer as the record would have on this day.")
@click.version_option(package_name="contingent")
@click.pass_context
def cli(ctx: click.Context, folder: str | None, version: str | None, known: datetime.date | None) -> None:
    """For which month, and by which definition, is it true?

    contingent checks claims about peace operations against a sourced, dated record of who sends troops and police
    where, and answers questions about that record.
    """
    ctx.obj = Context(folder, version, known)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 on --fail-on, 2 for bad input."""
    try:
        code: Any = cli.main(args=arguments, prog_name="contingent", standalone_mode=False)
    except ContingentError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
