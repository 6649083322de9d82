"""The Data Hub's files as documents of the record."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from pathlib import Path

from contingent.model.source import Document, Granularity, Source
from contingent.sources.base import load_source
from contingent.sources.data_hub.table import Row

SOURCE: Source = load_source(Path(__file__).parent)


def describe(
    data: bytes, name: str, title: str, granularity: Granularity, updated: datetime.date | None = None
) -> Document:
    """Return the document that the bytes of file `name` are; `updated` is the day it gives as its last update."""
    return Document(hashlib.sha256(data).hexdigest(), SOURCE.id, name, title, granularity, published=updated)


def last_update(rows: Iterable[Row]) -> datetime.date | None:
    """Return the latest day in the column last_update, or None where the dataset has no such column."""
    days = (row.day("last_update") for row in rows if "last_update" in row.cells)
    return max((day for day in days if day), default=None)
