"""The weights are loaded in a compact form, which must say the same as the readable one."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from contingent.reading.groups import Features, group, names_of
from contingent.reading.history import Candidate
from contingent.reading.linear import LinearModel, Weights, load_weights
from contingent.reading.ranker import BIAS, Ranker


def test_the_compact_form_says_what_the_readable_one_does() -> None:
    text = resources.files("contingent.reading").joinpath("weights", "models.json").read_text(encoding="utf-8")
    readable, loaded = json.loads(text), load_weights("models")
    assert sorted(readable) == sorted(loaded), "make it anew: python -m training.compact"
    for name, part in readable.items():
        found, weights = loaded[name], part["weights"]
        assert list(found.labels) == part["labels"]
        assert sorted(found.features) == sorted(weights), f"{name}: make it anew: python -m training.compact"
        thousandths = np.array([weights[feature] for feature in found.features])
        assert np.array_equal(found.table, thousandths), f"{name}: make it anew: python -m training.compact"


def test_scores_are_sums_of_weights_and_unknown_features_count_nothing() -> None:
    model = LinearModel.of(Weights.of(("none", "level"), {"a": [0.5, -1.25], "b": [0.001, 2.0]}))
    rows = [Features(["a", "b", "unheard"], []), Features([], []), Features([], [group("b", "unheard")])]
    assert model.scores(rows).tolist() == [[0.501, 0.75], [0.0, 0.0], [0.001, 2.0]]
    assert model.scores_of(rows[0]) == pytest.approx([0.501, 0.75])


def ranker(first: dict[str, list[float]], last: float = 1.0) -> Ranker:
    """A ranker with one hidden unit."""
    return Ranker.of(Weights.of(("h00", "score"), first), Weights.of(("score",), {"h00": [last]}))


def best(model: Ranker, rows: list[Candidate]) -> int:
    """The number of the row that the ranker scores highest."""
    return int(model.scores(rows).argmax())


def test_the_best_row_counts_a_feature_once_and_is_the_first_of_equals() -> None:
    model = ranker({"a": [0.0, 0.3], "b": [0.0, 0.5]})
    assert best(model, [Candidate(None, None, row) for row in (["a", "a"], ["b"], ["b", "unheard"])]) == 1


def test_a_group_counts_what_its_features_do() -> None:
    model = ranker({"a": [0.0, 0.3], "b&c": [0.0, 0.5], "b&d": [0.0, 0.25], "d": [0.0, 9.0]})
    one = Candidate(None, None, ["a", "b&c", "b&d"])
    two = Candidate(None, None, ["a"], [group("c", "d", "unheard")["b"], group("unheard")])
    assert set(names_of(two)) == {*one.features, "unheard", "b&unheard"}
    assert best(model, [one, two]) == 0
    assert group("c", "d", "unheard") is group("c", "d", "unheard")


def test_a_hidden_unit_sees_features_together() -> None:
    model = ranker({"a": [1.0, 0.0], "b": [1.0, 0.0], BIAS: [-1.5, 0.0], "c": [0.0, 0.4]})
    rows = {name: Candidate(None, None, [], [group(*name)]) for name in ("a", "b", "ab", "c")}
    assert best(model, [rows["a"], rows["c"], rows["b"], rows["ab"]]) == 3
    assert best(model, [rows["a"], rows["c"], rows["b"]]) == 1


def test_what_a_ranker_remembers_does_not_change_what_it_answers() -> None:
    many = [Candidate(None, None, [], [group(f"f{at}"), group("a")]) for at in range(600)]
    model = ranker({"a": [0.0, 0.1], "f311": [0.0, 0.2]})
    assert [best(model, many) for _ in range(2)] == [311, 311]
