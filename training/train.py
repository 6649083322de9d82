"""Train the reader's models from the passages: `python -m training.train`. Deterministic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from contingent.reading.linear import Weights as Compact
from contingent.reading.models import Models
from training.compact import WEIGHTS, whole, write_compact
from training.examples import Examples, examples_of, histories_of
from training.fit import Weights, fit_labels
from training.network import fit_network
from training.passages import Passage, development
from training.plain_forms import plain_passages
from training.rankers import fit_ranker

PENALTY = 1.0
"""How strongly large weights of the model of polarity are held back."""
Stored = dict[str, dict[str, Any]]


FOLDS, FOLDS_OF_HISTORY = 5, 2
"""Parts that the passages are split into: to evaluate, and to learn what histories the reader leaves."""
SLOTS = ("subject", "mission", "time", "category")


def train(examples: Sequence[Examples], followed: Sequence[Examples] = ()) -> Stored:
    """Fit every model: name -> labels and weights. `followed` are the same passages with the reader's own history."""
    return train_labels(examples) | train_slots(examples, followed)


def train_labels(examples: Sequence[Examples]) -> Stored:
    """Fit the kinds of anchors and polarity."""
    rows = [
        (features, sort, kind, owner)
        for owner, example in enumerate(examples)
        for sort, features, kind, _ in example.kinds
    ]
    out: Stored = fit_network(*zip(*rows, strict=True))
    meant = [(row, label, owner) for owner, example in enumerate(examples) for row, label in example.polarity]
    labels, weights = fit_labels(*zip(*meant, strict=True), PENALTY)
    out["polarity"] = {"labels": labels, "weights": weights}
    return out


def train_slots(examples: Sequence[Examples], followed: Sequence[Examples]) -> Stored:
    """Fit the rankers of the slots, on the annotated history and on the reader's own."""
    out: Stored = {}
    for slot in SLOTS:
        groups = [
            (group, at) for found in (examples, followed) for at, e in enumerate(found) for group in e.groups[slot]
        ]
        out |= fit_ranker(slot, *zip(*groups, strict=True))
    return out


def out_of_fold(
    passages: Sequence[Passage], examples: Sequence[Examples], folds: int = FOLDS
) -> tuple[list[Stored], list[Examples]]:
    """The weights of each fold (trained without its passages), and examples with the history these models leave."""
    stored = [
        train([e for e, passage in zip(examples, passages, strict=True) if passage.fold(folds) != fold])
        for fold in range(folds)
    ]
    models = [as_models(part) for part in stored]
    return stored, [examples_of(passage, histories_of(passage, models[passage.fold(folds)])) for passage in passages]


def as_models(stored: Stored) -> Models:
    """The models as the reader uses them."""
    return Models.of({name: Compact.of(part["labels"], part["weights"]) for name, part in stored.items()})


def write(stored: Stored, path: Path = WEIGHTS) -> None:
    """Write weights as JSON, one feature a line, in thousandths; and beside it the compact form that is loaded."""
    parts = []
    for name, part in sorted(stored.items()):
        weights: Weights = part["weights"]
        lines = ",\n".join(
            f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(whole(values), separators=(',', ':'))}"
            for feature, values in weights.items()
        )
        parts.append(f'"{name}": {{"labels": {json.dumps(part["labels"])}, "weights": {{\n{lines}\n}}}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
    write_compact(stored, path.with_suffix(".npz"))


def train_on(passages: Sequence[Passage]) -> Stored:
    """Fit every model on these passages, the rankers also on the history that models of other folds leave."""
    examples = [examples_of(passage) for passage in passages]
    _, followed = out_of_fold(passages, examples, FOLDS_OF_HISTORY)
    return train(examples, followed)


def main() -> None:
    """Train on all passages, the plain ones too, and write the weights."""
    write(train_on([*development(), *plain_passages()]))


if __name__ == "__main__":
    main()
