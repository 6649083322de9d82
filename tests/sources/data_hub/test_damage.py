"""Damaged files: whatever the bytes, they are understood completely or refused in three parts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from contingent.errors import ContingentError
from contingent.sources.base import Parsed
from contingent.sources.data_hub import contributions, fatalities, latest, operations

from . import test_fatalities, test_latest, test_operations
from .test_contributions import ROWS
from .upstream import FORMS, written

LISTED = [test_operations.listed("UNMISS", "Yes", "2011-07-09", None)]
DATASETS = {
    "contributions": (contributions.read, ROWS),
    "latest": (latest.read, test_latest.ROWS),
    "fatalities": (fatalities.read, test_fatalities.ROWS),
    "operations": (operations.read, LISTED),
}
SPLINTERS = (b"", b"0", b"-", b".5", b"null", b"true", b"[]", b"{}", b'"', b",", b"\n", b"\x00", b"\xff", b"1e400")


def damaged(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(SPLINTERS) + data[place + chance.randrange(4) :]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dataset", DATASETS)
def test_damage_is_understood_or_refused(dataset: str, form: str) -> None:
    read: Callable[[bytes, str], Parsed]
    read, rows = DATASETS[dataset]
    whole, chance = written(rows, form), random.Random(2010)
    refused = 0
    for _ in range(400):
        try:
            read(damaged(whole, chance), "file")
        except ContingentError as error:
            refused += 1
            assert error.where.startswith("file")
            assert error.to_do
    assert refused > 200
