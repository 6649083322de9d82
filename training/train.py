"""Train the reader's models from the passages: `python -m training.train`. Deterministic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from contingent.reading.reader import Models
from training.examples import Examples, examples_of
from training.fit import Weights, fit_groups, fit_labels
from training.passages import development

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "contingent" / "reading" / "weights" / "models.json"
PENALTY = {"kind": 1.0, "subject": 1.0, "mission": 1.0, "time": 1.0, "category": 1.0, "polarity": 1.0}
Stored = dict[str, dict[str, Any]]


def train(examples: Sequence[Examples]) -> Stored:
    """Fit every model: name -> labels and weights."""
    out: Stored = {}
    for sort in ("event", "party", "place", "quantity", "rank", "unit"):
        rows = [
            (features, kind, owner)
            for owner, example in enumerate(examples)
            for found, features, kind, _ in example.kinds
            if found == sort
        ]
        labels, weights = fit_labels(*zip(*rows, strict=True), PENALTY["kind"])
        out[f"kind.{sort}"] = {"labels": labels, "weights": weights}
    for slot in ("subject", "mission", "time", "category"):
        groups = [(group, owner) for owner, example in enumerate(examples) for group in example.groups[slot]]
        out[slot] = {"labels": ["score"], "weights": fit_groups(*zip(*groups, strict=True), PENALTY[slot])}
    meant = [(row, label, owner) for owner, example in enumerate(examples) for row, label in example.polarity]
    labels, weights = fit_labels(*zip(*meant, strict=True), PENALTY["polarity"])
    out["polarity"] = {"labels": labels, "weights": weights}
    return out


def as_models(stored: Stored, threshold: float = 0.65) -> Models:
    """The models as the reader uses them."""
    return Models.of(stored, threshold)


def write(stored: Stored, path: Path = WEIGHTS) -> None:
    """Write weights as JSON, one feature a line."""
    parts = []
    for name, part in sorted(stored.items()):
        weights: Weights = part["weights"]
        lines = ",\n".join(
            f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(values, separators=(',', ':'))}"
            for feature, values in sorted(weights.items())
        )
        parts.append(f'"{name}": {{"labels": {json.dumps(part["labels"])}, "weights": {{\n{lines}\n}}}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def main() -> None:
    """Train on all passages and write the weights."""
    write(train([examples_of(passage) for passage in development()]))


if __name__ == "__main__":
    main()
