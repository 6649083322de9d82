"""Reading: any text in, claims out."""

from contingent.reading.reader import read_claims

__all__ = ["read_claims"]
