"""The UN's monthly reports of uniformed personnel by mission, country, personnel type and sex (PDF, since 2015)."""

from contingent.sources.un_monthly.read import SOURCE, read, recognises

__all__ = ["SOURCE", "read", "recognises"]
