"""Refreshing a document: stale claims are put right, every change tracked, and nothing else is touched."""

from contingent.presenting.refresh.change import Edit, Left, applied
from contingent.presenting.refresh.document import TRACKED, RefreshedDocument, opened, refresh_document
from contingent.presenting.refresh.refreshed import AsOf, Refreshed, refresh

__all__ = [
    "TRACKED",
    "AsOf",
    "Edit",
    "Left",
    "Refreshed",
    "RefreshedDocument",
    "applied",
    "opened",
    "refresh",
    "refresh_document",
]
