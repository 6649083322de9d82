"""Source and Document: who publishes a series, and one file of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from contingent.model.month import Month

Granularity = Literal["dyad", "contributor", "mission", "assertions"]
"""What a table resolves: contributor x mission, contributors only, or missions only; or that a document has no such
table, but facts, events or statistics."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months for which a source's tables of one granularity lack a contributor that was there: unknown, not zero."""

    contributor: str
    granularity: Granularity
    since: Month
    until: Month
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication series by one producer under one licence, as its `source.yml` describes it.

    Where several sources give a month in the same detail, the one of the lowest `precedence` serves. A source of
    `whole_months` gives all of a month in one document, so that a later document of the month replaces an earlier.
    """

    id: str
    title: str
    publisher: str
    licence: str
    citation: str
    cadence: str
    url: str
    covers: str
    out_of_scope: tuple[str, ...]
    bibtex: str
    precedence: int = 9
    whole_months: bool = False
    gaps: tuple[Gap, ...] = ()
    assertions: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One retrieved file of a source, known by the SHA-256 of its bytes.

    `published` is the file's own creation date where it has one: the source said it no earlier in this file, though
    an earlier edition may have existed. `retrieved` is when the file was obtained.
    """

    sha256: str
    source: str
    name: str
    title: str
    granularity: Granularity
    published: datetime.date | None = None
    retrieved: datetime.date | None = None
    pages: int | None = None
