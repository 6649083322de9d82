"""Where publishers offer the files that the record can be kept current with. Nothing here opens the network."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OFFICIAL = "https://api.psdata.un.org/public"
"""What the official addresses begin with, and what a mirror's address takes the place of."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one dataset in one form (json, csv), of the source whose reader understands it."""

    dataset: str
    form: str
    url: str
    source: str
    what: str

    @property
    def file_name(self) -> str:
        """What the file is called in the folder of downloads."""
        return f"{self.dataset}.{self.form}"

    def at(self, base: str | None) -> str:
        """Return the dataset's address at a mirror whose address is `base`, or the official one."""
        return self.url if base is None else base.rstrip("/") + self.url.removeprefix(OFFICIAL)


@cache
def all_addresses() -> dict[str, Address]:
    """Return every address by dataset, in the order in which they are asked."""
    with Path(__file__).with_name("addresses.csv").open(encoding="utf-8", newline="") as file:
        return {row["dataset"]: Address(**row) for row in csv.DictReader(file)}
