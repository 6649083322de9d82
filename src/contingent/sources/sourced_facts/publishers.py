"""Who says what the rows state, and with which authority."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from contingent.errors import SourceError
from contingent.vocabulary.assertions import authorities

_TABLE = Path(__file__).with_name("publishers.csv")


@cache
def _authorities() -> dict[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["publisher"]: row["authority"] for row in csv.DictReader(file)}


def authority_of(publisher: str, where: str) -> str:
    """Return the authority of a publisher, its remark in brackets left aside. Raises SourceError for an unknown one."""
    for name in (publisher, publisher.split(" (", maxsplit=1)[0]):
        if name in _authorities():
            return _authorities()[name]
    raise SourceError(
        f"the authority of the publisher '{publisher}' is not known",
        where=where,
        to_do=f"add it to {_TABLE.name} with one of: {', '.join(authorities())}",
    )
