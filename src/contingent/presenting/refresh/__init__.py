"""Refreshing a document: stale claims are put right, every change tracked, and nothing else is touched."""

from contingent.presenting.refresh.change import Edit, Left, applied
from contingent.presenting.refresh.refreshed import AsOf, Refreshed, refresh

__all__ = ["AsOf", "Edit", "Left", "Refreshed", "applied", "refresh"]
