"""Records for the tests of briefs."""

from __future__ import annotations

import pytest

from contingent.presenting.briefs.compose import brief
from contingent.presenting.briefs.model import Brief
from contingent.record.record import Record
from tests.presenting.briefs.ledgers import with_ledgers, without_ledgers


@pytest.fixture(scope="session")
def full(record: Record) -> Record:
    """The starter record with a few facts of its own."""
    return with_ledgers(record)


@pytest.fixture(scope="session")
def bare(record: Record) -> Record:
    """The starter record with contributions only."""
    return without_ledgers(record)


@pytest.fixture(scope="session")
def rwanda(full: Record) -> Brief:
    """The short brief of Rwanda as of July 2021, with charts."""
    return brief(full, "Rwanda", "2021-07")
