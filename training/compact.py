"""The compact form of the weights, which the reader loads: `python -m training.compact` makes it from the JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from contingent.reading.linear import BETWEEN, Weights

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "contingent" / "reading" / "weights" / "models.json"
THOUSAND = 1000


def write_compact(stored: Mapping[str, Mapping[str, Any]], path: Path) -> None:
    """Write all models in the arrays that `contingent.reading.linear.load_weights` describes; same weights, same bytes.

    Raises ValueError where a name or weight does not fit that form.
    """
    parts = {name: Weights.of(part["labels"], part["weights"]) for name, part in sorted(stored.items())}
    features = [feature for part in parts.values() for feature in part.features]
    values = np.concatenate([part.table.ravel() for part in parts.values()])
    if any(BETWEEN in feature for feature in features) or np.abs(values).max() > np.iinfo(np.int16).max:
        raise ValueError("a feature's name has a null character, or a weight is above 32")
    heads = [{"name": n, "labels": list(part.labels), "features": len(part.features)} for n, part in parts.items()]
    with path.open("wb") as file:
        np.savez(
            file,
            heads=np.frombuffer(json.dumps(heads).encode(), dtype=np.uint8),
            features=np.frombuffer(BETWEEN.join(features).encode(), dtype=np.uint8),
            weights=values.astype(np.int16),
        )


def whole(weights: Sequence[float]) -> list[int]:
    """Weights in thousandths, as the readable file has them."""
    return [round(weight * THOUSAND) for weight in weights]


def main() -> None:
    """Make the compact form anew, such as after merging two versions of the JSON."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for part in stored.values():
        part["weights"] = {name: [weight / THOUSAND for weight in row] for name, row in part["weights"].items()}
    write_compact(stored, WEIGHTS.with_suffix(".npz"))


if __name__ == "__main__":
    main()
