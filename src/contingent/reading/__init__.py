"""Reading: any text in, claims out."""

from contingent.reading.reader import quick_models, read_claims

__all__ = ["quick_models", "read_claims"]
