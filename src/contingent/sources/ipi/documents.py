"""IPI's files as documents of the record."""

from __future__ import annotations

import hashlib

from contingent.model.source import Document, Granularity

SOURCE = "ipi"


def describe(data: bytes, name: str, title: str, granularity: Granularity) -> Document:
    """Return the document that the bytes of file `name` are. The tables have no creation date of their own."""
    return Document(hashlib.sha256(data).hexdigest(), SOURCE, name, title, granularity)
