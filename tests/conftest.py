"""What all tests share: the starter record, and the folder of publishers' files beside the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from contingent.record.record import Record, open_record

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="session")
def record() -> Record:
    """The starter record that ships with the package."""
    return open_record()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of publishers' files; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of publishers' files is not beside the project")
    return SHARED


@pytest.fixture()
def run() -> Callable[..., Result]:
    """Run the command line in this process, with the exit codes of the real one."""
    from tests.command import run_command

    def call(*arguments: str, **more: Any) -> Result:
        return run_command(list(arguments), **more)

    return call
