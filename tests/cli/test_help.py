"""Help is fast because it imports no command, and yet says what each says of itself."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from contingent.cli import COMMANDS, cli


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_line_in_the_table_is_the_commands_own(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert COMMANDS[name][1] == command.get_short_help_str(1000)


def test_help_imports_no_command() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from contingent.cli import cli; "
        "print(CliRunner().invoke(cli, ['--help']).output); "
        "print([name for name in ('numpy', 'duckdb', 'contingent.cli.checking') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1] == "[]"
    assert all(f"  {name} " in printed for name in COMMANDS)
