"""The weights are loaded in a compact form, which must say the same as the readable one."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np

from contingent.reading.groups import Features, group, names_of
from contingent.reading.history import Candidate
from contingent.reading.linear import LinearModel, Ranker, Weights, load_weights


def test_the_compact_form_says_what_the_readable_one_does() -> None:
    text = resources.files("contingent.reading").joinpath("weights", "models.json").read_text(encoding="utf-8")
    readable, loaded = json.loads(text), load_weights("models")
    assert sorted(readable) == sorted(loaded), "make it anew: python -m training.compact"
    for name, part in readable.items():
        found, weights = loaded[name], part["weights"]
        assert list(found.labels) == part["labels"]
        assert sorted(found.features) == sorted(weights), f"{name}: make it anew: python -m training.compact"
        table = np.array([weights[feature] for feature in found.features], dtype=float)
        assert np.array_equal(found.table / 1000, table), f"{name}: make it anew: python -m training.compact"


def test_scores_are_sums_of_weights_and_unknown_features_count_nothing() -> None:
    one = Weights.of(("none", "level"), {"a": [0.5, -1.25], "b": [0.001, 2.0]})
    model = LinearModel.of({"number": one, "name": Weights.of(("none",), {"b": [3.0]})})
    rows = [Features(["a", "b", "unheard"], []), Features([], []), Features([], [group("b", "unheard")])]
    assert model.scores(rows).tolist() == [[0.501, 0.75, 3.0], [0.0, 0.0, 0.0], [0.001, 2.0, 3.0]]
    chances = model.probabilities(rows, ["number", "number", "name"])
    assert chances[1:].tolist() == [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]
    assert model.labels[int(chances[0].argmax())] == "level"
    assert LinearModel.of({"": one}).best(rows[0]) == "level"


def test_the_best_row_counts_a_feature_once_and_is_the_first_of_equals() -> None:
    ranker = Ranker.of(Weights.of(("score",), {"a": [0.3], "b": [0.5]}))
    assert ranker.best([Candidate(None, None, row) for row in (["a", "a"], ["b"], ["b", "unheard"])]) == 1


def test_a_group_counts_what_its_features_do() -> None:
    ranker = Ranker.of(Weights.of(("score",), {"a": [0.3], "b&c": [0.5], "b&d": [0.25], "d": [9.0]}))
    one = Candidate(None, None, ["a", "b&c", "b&d"])
    two = Candidate(None, None, ["a"], [group("c", "d", "unheard")["b"], group("unheard")])
    assert set(names_of(two)) == {*one.features, "unheard", "b&unheard"}
    assert ranker.best([one, two]) == 0
    assert group("c", "d", "unheard") is group("c", "d", "unheard")
