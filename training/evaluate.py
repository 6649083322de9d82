"""Out-of-fold evaluation of the reader: `python -m training.evaluate [--predictions FILE]`."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

from contingent.reading.reader import Models, read_claims
from training.examples import Examples, examples_of
from training.passages import Passage, development
from training.train import as_models, train

FOLDS = 5


def out_of_fold(passages: list[Passage], threshold: float = 0.65) -> dict[str, list[dict[str, Any]]]:
    """Claims of every passage, read by models trained on the other folds."""
    examples: list[Examples] = [examples_of(passage) for passage in passages]
    claims: dict[str, list[dict[str, Any]]] = {}
    for fold in range(FOLDS):
        known = [example for example, passage in zip(examples, passages, strict=True) if passage.fold(FOLDS) != fold]
        models = as_models(train(known), threshold)
        for passage in passages:
            if passage.fold(FOLDS) == fold:
                claims[passage.id] = [as_json(claim) for claim in read_claims(passage.text, passage.published, models)]
    return claims


def as_json(claim: Any) -> dict[str, Any]:
    """A claim as the scoring script reads it."""
    out = dataclasses.asdict(claim)
    out["relative_to"] = ";".join(out["relative_to"]) or None
    return out


def main() -> None:
    """Write out-of-fold predictions in the form of `contingent check --format json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predictions", type=Path, default=Path("predictions.json"))
    parser.add_argument("--threshold", type=float, default=0.65)
    arguments = parser.parse_args()
    found = out_of_fold(development(), arguments.threshold)
    documents = [{"name": name, "claims": claims} for name, claims in found.items()]
    arguments.predictions.write_text(json.dumps({"documents": documents}), encoding="utf-8")


if __name__ == "__main__":
    main()
