"""The crosswalk as rows: our variables, and what other datasets call them."""

from __future__ import annotations

from contingent.presenting.export.sheet import descriptions
from contingent.record.rows import Rows
from contingent.vocabulary.crosswalk import DATASETS, all_correspondences

FIELDS = ("variable", "label", "dataset", "dataset_title", "name", "relation", "note")


def crosswalk() -> Rows:
    """Return one row a correspondence; `relation` is same, sum, part or close (see the vocabulary)."""
    rows = tuple(
        {
            "variable": found.variable,
            "label": descriptions()[found.variable].label,
            "dataset": found.dataset,
            "dataset_title": DATASETS[found.dataset],
            "name": found.name,
            "relation": found.relation,
            "note": found.note,
        }
        for found in all_correspondences()
    )
    return Rows(FIELDS, rows, {}, brief=("variable", "dataset", "name", "relation", "note"))
