"""Reading: any text in, claims out."""

from contingent.reading.models import quick_models
from contingent.reading.reader import read_claims

__all__ = ["quick_models", "read_claims"]
