"""What every source module hands over: a document, its observations, and what was checked on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contingent.errors import SourceError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.fatality import FatalityCount
from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.model.quality import QualityFlag
from contingent.model.source import Document, Gap, Source
from contingent.model.statistic import Statistic


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document read completely.

    `recomputed` counts the printed subtotals and totals that were added up again and agreed. `flags` are remarks
    that only a reader of the file can make, such as rows that the file repeats and that were read once. `fatalities`
    are deaths counted together, from the one dataset that lists them. `facts`, `events` and `statistics` are what other
    documents assert, checked by `contingent.sources.asserting`.
    """

    document: Document
    observations: tuple[Observation, ...]
    recomputed: int
    flags: tuple[QualityFlag, ...] = ()
    fatalities: tuple[FatalityCount, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    statistics: tuple[Statistic, ...] = ()


def load_source(folder: Path) -> Source:
    """Read the `source.yml` in a source's folder. Raises SourceError when it is missing or not understood."""
    path = folder / "source.yml"
    try:
        described: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        gaps = tuple(_gap(row) for row in described.get("gaps", ()))
        return Source(**{**described, "out_of_scope": tuple(described["out_of_scope"]), "gaps": gaps})
    except (OSError, yaml.YAMLError, TypeError, KeyError) as error:
        raise SourceError(
            f"the description of a source cannot be read ({error})",
            where=str(path),
            to_do="give it exactly the fields of contingent.model.source.Source",
        ) from error


def _gap(row: dict[str, str]) -> Gap:
    return Gap(**{**row, "since": Month.parse(row["since"]), "until": Month.parse(row["until"])})  # type: ignore[arg-type]
