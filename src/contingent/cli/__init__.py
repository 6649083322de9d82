"""The command line: one module a command group. It prints, and every error of the house ends in exit code 2."""

from __future__ import annotations

import datetime
import importlib
import sys
from typing import Any

import click

from contingent.cli.options import DAY, Context
from contingent.errors import ContingentError

COMMANDS = {
    "build": "contingent.cli.building:build",
    "check": "contingent.cli.checking:check",
    "cite": "contingent.cli.describing:cite",
    "contributions": "contingent.cli.asking:contributions",
    "coverage": "contingent.cli.describing:coverage",
    "date": "contingent.cli.checking:date",
    "deployments": "contingent.cli.deploying:deployments",
    "doctor": "contingent.cli.health:doctor",
    "events": "contingent.cli.facts:events",
    "export": "contingent.cli.exporting:export",
    "facts": "contingent.cli.facts:facts",
    "fatalities": "contingent.cli.deploying:fatalities",
    "history": "contingent.cli.facts:history",
    "measures": "contingent.cli.describing:measures",
    "members": "contingent.cli.facts:members",
    "missions": "contingent.cli.asking:missions",
    "motives": "contingent.cli.motives:motives",
    "rank": "contingent.cli.asking:rank",
    "refugees": "contingent.cli.statistics:refugees",
    "revisions": "contingent.cli.asking:revisions",
    "similar": "contingent.cli.motives:similar",
    "sources": "contingent.cli.describing:sources",
    "sql": "contingent.cli.asking:sql",
    "sync": "contingent.cli.syncing:sync",
    "units": "contingent.cli.deploying:units",
}
"""Every command and where it is defined. A module is imported only when its command is asked for."""


class LazyGroup(click.Group):
    """A group that imports a command's module when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


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
