"""Claims x record: all readings of a claim, its verdict, the text's vintage, and the sentence that would be right."""

from contingent.checking.check import check_claims

__all__ = ["check_claims"]
