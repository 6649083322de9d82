"""The words by which the parts of a web page are told apart, read from `web_words.csv`."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def ordered(name: str) -> tuple[str, ...]:
    """The words of set `name` in their order."""
    table = files("contingent.reading.documents").joinpath("web_words.csv").read_text(encoding="utf-8")
    return next(tuple(line["words"].split()) for line in csv.DictReader(table.splitlines()) if line["set"] == name)


@cache
def words(name: str) -> frozenset[str]:
    """The words of set `name`."""
    return frozenset(ordered(name))
