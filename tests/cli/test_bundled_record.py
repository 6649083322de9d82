"""What a newcomer asks first of the bundled record: every command on facts answers, whatever the party."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]
PARTIES = ("RWA", "USA", "FRA", "ETH", "DEU", "COMESA")
COMMANDS = (
    *(("facts", party) for party in PARTIES),
    *(("facts", party, "--conflicts") for party in PARTIES),
    *(("facts", party, "--on", "2009-06-01") for party in PARTIES),
    *(("facts", party, "--every") for party in PARTIES[:3]),
    *(("events", party) for party in PARTIES),
    *(("history", "RWA", party) for party in PARTIES[1:3]),
    ("facts",),
    ("events",),
    ("units",),
    ("units", "RWA"),
    ("deployments", "RWA"),
    ("refugees", "RWA"),
    ("members", "COMESA", "--on", "2018-06-30"),
    ("motives", "RWA", "--month", "2021-07"),
    ("similar", "RWA"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_answers_with_its_source(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code == 0, result.stderr
    assert "record: " in result.stdout
    assert "source: " in result.stdout or "do not disagree" in result.stdout


def test_who_is_only_known_to_have_begun_is_not_said_to_hold_long_after(run: Run) -> None:
    then = run("facts", "RWA", "--on", "1962-07-01", "--format", "json").stdout
    later = run("facts", "RWA", "--on", "2009-06-01", "--format", "json").stdout
    assert '"charge"' in then
    assert '"charge"' not in later
    assert '"ambassador"' in later
