"""The errors contingent raises. Each says what is wrong, where, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class ContingentError(Exception):
    """Base of all errors meant for a user: `what` is wrong, `where`, and what `to_do` about it."""

    def __init__(self, what: str, *, where: str, to_do: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.to_do = to_do

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  to do: {self.to_do}"


class UnknownNameError(ContingentError):
    """A party, mission, measure, scope or other name that the vocabulary does not have."""

    @classmethod
    def of(cls, kind: str, name: str, known: Iterable[str], *, where: str) -> UnknownNameError:
        """Build the error for `name`, offering the nearest of the `known` names."""
        names = sorted(set(known))
        near = difflib.get_close_matches(name, names, n=4, cutoff=0.6)
        if not near:
            lowered = {known_name.lower(): known_name for known_name in names}
            near = [lowered[found] for found in difflib.get_close_matches(name.lower(), lowered, n=4, cutoff=0.5)]
        offer = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(names[:12])} ..."
        return cls(f"unknown {kind} '{name}'", where=where, to_do=offer)


class AmbiguousNameError(ContingentError):
    """A name that several parties bear (Congo, Korea): the candidates are offered, none is chosen."""


class NotCoveredError(ContingentError):
    """A question about a month or detail the record does not cover. The answer is unknown, not zero."""


class SourceError(ContingentError):
    """A source file that cannot be understood completely, so that nothing of it is taken."""


class DownloadError(ContingentError):
    """A file that a publisher's server does not hand over whole and as it should be."""


class RecordError(ContingentError):
    """A record that is missing, damaged or cannot be written."""


class InputError(ContingentError):
    """Input from a user (a text, a claim, an option) that cannot be used."""


class MissingExtraError(ContingentError):
    """A feature whose optional dependency is not installed."""

    @classmethod
    def of(cls, feature: str, package: str, extra: str) -> MissingExtraError:
        """Build the error that names the install line of `extra`."""
        return cls(
            f"{feature} needs the package {package}, which is not installed",
            where=feature,
            to_do=f"pip install 'contingent[{extra}]'",
        )
