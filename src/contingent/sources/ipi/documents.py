"""IPI's files as documents of the record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from contingent.model.month import Month
from contingent.model.source import Document, Granularity

SOURCE = "ipi"
EXPERTS_SINCE = Month.of(1992, 8)
"""Before this month the tables have no experts, and count military observers as troops."""


def types(columns: Mapping[str, str], month: Month) -> dict[str, str]:
    """Return the personnel type that each of IPI's `columns` counts in `month`."""
    if month >= EXPERTS_SINCE:
        return dict(columns)
    return {column: "military" if kind == "troops_staff" else kind for column, kind in columns.items()}


def describe(data: bytes, name: str, title: str, granularity: Granularity) -> Document:
    """Return the document that the bytes of file `name` are. The tables have no creation date of their own."""
    return Document(hashlib.sha256(data).hexdigest(), SOURCE, name, title, granularity)
