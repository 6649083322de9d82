"""Running the command line inside a test, with the exit codes and messages of the installed program."""

from __future__ import annotations

from typing import Any

import click
from click.testing import CliRunner, Result

from contingent.cli import main


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def _program(arguments: tuple[str, ...]) -> None:
    main(list(arguments))


def run_command(arguments: list[str], **more: Any) -> Result:
    """Run `contingent ARGUMENTS`; the result has exit_code, stdout and stderr."""
    return CliRunner().invoke(_program, arguments, **more)
