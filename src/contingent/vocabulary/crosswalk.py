"""The crosswalk: what the variables of the exports are called in the datasets of others."""

from __future__ import annotations

from functools import cache
from typing import Any

from contingent.model.crosswalk import Correspondence
from contingent.vocabulary.tables import rows

DATASETS = {
    "ipi": "IPI Peacekeeping Database",
    "data_hub": "UN Peace and Security Data Hub, DPO-UCHISTORICAL",
    "geo_pko": "Geo-PKO (Uppsala University)",
}
"""The datasets that the crosswalk goes to."""


@cache
def all_correspondences() -> tuple[Correspondence, ...]:
    """Return every correspondence, in the order of `crosswalk.csv`."""
    listed: list[Any] = rows("crosswalk", "variable dataset name relation note")
    return tuple(Correspondence(*row) for row in listed)


def called_in(variable: str, dataset: str) -> str:
    """Return what `dataset` calls a variable of ours, alternatives joined by semicolons; empty where it has none."""
    found = (c.name for c in all_correspondences() if (c.variable, c.dataset) == (variable, dataset))
    return "; ".join(found)
