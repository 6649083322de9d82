"""The crosswalk names variables that exist, in datasets that are known, and leaves no count of ours without a match."""

from __future__ import annotations

from typing import get_args

from contingent.model.crosswalk import Relation
from contingent.presenting.export.sheet import descriptions
from contingent.vocabulary.crosswalk import DATASETS, all_correspondences, called_in
from contingent.vocabulary.measures import all_measures


def test_every_row_names_a_variable_a_dataset_and_a_relation() -> None:
    for found in all_correspondences():
        assert found.variable in descriptions(), found
        assert found.dataset in DATASETS and found.relation in get_args(Relation) and found.name, found
        assert found.note or found.relation == "same", found


def test_no_row_is_there_twice() -> None:
    keys = [(found.variable, found.dataset) for found in all_correspondences()]
    assert len(keys) == len(set(keys))


def test_every_count_is_in_the_hub_or_in_ipi() -> None:
    counts = [measure.id for measure in all_measures().values() if measure.unit == "persons"]
    assert all(called_in(name, "data_hub") for name in counts)
    assert all(
        called_in(name, "ipi") for name in counts if name not in ("troops", "staff", "women_troops", "women_staff")
    )


def test_names_are_those_the_publishers_use() -> None:
    assert called_in("contributor", "data_hub") == "isocode3"
    assert called_in("contributor", "ipi") == "Contributor_ISO-3"
    assert called_in("mission", "geo_pko") == "mission"
    assert called_in("flags", "ipi") == ""
