"""Evaluation of the reader on passages it was not trained on: `python -m training.evaluate`.

Out of fold for the small models alone; with the encoder, on the passages that `--without` leaves out of all training.
With `--unseen`, the models that ship on the passages of `training/unseen`, which nothing is trained on.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from contingent.reading.encoder import Encoder
from contingent.reading.models import quick_models, shipped_models
from contingent.reading.reader import read_claims
from training.examples import Examples, examples_of
from training.passages import Passage, development, unseen
from training.scoring import Score, Tally
from training.train import FOLDS, as_models, out_of_fold, train_on, train_slots


def read_out_of_fold(passages: list[Passage]) -> dict[str, list[dict[str, Any]]]:
    """Claims of every passage, read by models trained on the other folds."""
    examples: list[Examples] = [examples_of(passage) for passage in passages]
    claims: dict[str, list[dict[str, Any]]] = {}
    stored, followed = out_of_fold(passages, examples)
    for fold, part in enumerate(stored):
        known = [at for at, passage in enumerate(passages) if passage.fold(FOLDS) != fold]
        slots = train_slots([examples[at] for at in known], [followed[at] for at in known])
        models = as_models(part | slots)
        for passage in passages:
            if passage.fold(FOLDS) == fold:
                claims[passage.id] = [as_json(claim) for claim in read_claims(passage.text, passage.published, models)]
    return claims


def read_left_out(passages: list[Passage], left_out: tuple[str, ...], encoder: Path) -> dict[str, list[dict[str, Any]]]:
    """Claims of the passages whose names begin with one of `left_out`, read by models trained on all others.

    `encoder` is the weights file of an encoder trained without them too.
    """
    known = [passage for passage in passages if not passage.id.startswith(left_out)]
    with encoder.open("rb") as file, np.load(file) as arrays:
        models = dataclasses.replace(as_models(train_on(known)), encoder=Encoder.of(arrays))
    return {
        passage.id: [as_json(claim) for claim in read_claims(passage.text, passage.published, models)]
        for passage in passages
        if passage.id.startswith(left_out)
    }


def read_unseen(passages: list[Passage], *, quick: bool) -> dict[str, list[dict[str, Any]]]:
    """Claims of passages, read by the models that ship."""
    models = quick_models() if quick else shipped_models()
    return {
        passage.id: [as_json(claim) for claim in read_claims(passage.text, passage.published, models)]
        for passage in passages
    }


def as_json(claim: Any) -> dict[str, Any]:
    """A claim as the scoring script reads it."""
    out = dataclasses.asdict(claim)
    out["relative_to"] = ";".join(out["relative_to"]) or None
    return out


def report(score: Score) -> str:
    """Per kind: annotated, read, matched, F1, whole; then totals, wrong fields and calibration."""
    lines = [f"{'kind':20s} gold  read  match    F1 whole"]
    total = Tally()
    for kind, tally in sorted(score.kinds.items(), key=lambda item: -item[1].gold):
        lines.append(f"{kind:20s} {tally.gold:4d} {tally.read:5d} {tally.matched:6d} {tally.f1:5.3f} {tally.whole:5d}")
        for name in ("gold", "read", "matched", "whole"):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    whole = 2 * total.whole / max(1, total.read + total.gold)
    lines.append(
        f"all: P {total.matched / max(1, total.read):.3f} R {total.matched / max(1, total.gold):.3f} F1 {total.f1:.3f}"
    )
    lines.append(f"whole structure F1 {whole:.3f}; wrong fields {dict(score.wrong_fields.most_common())}")
    lines.append(f"expected calibration error {score.calibration_error():.3f}")
    return "\n".join(lines)


def main() -> None:
    """Print scores by group of passages; with --predictions, also write the claims as the command does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--by", choices=("source", "style"), default="source")
    parser.add_argument("--without", nargs="*", default=(), help="how the names of passages left out begin")
    parser.add_argument("--encoder", type=Path, help="weights of an encoder trained without them")
    parser.add_argument("--unseen", action="store_true", help="read what nothing is trained on, by what ships")
    parser.add_argument("--quick", action="store_true", help="that without the encoder")
    arguments = parser.parse_args()
    passages = unseen() if arguments.unseen else development()
    if arguments.unseen:
        found = read_unseen(passages, quick=arguments.quick)
    elif arguments.encoder:
        found = read_left_out(passages, tuple(arguments.without), arguments.encoder)
    else:
        found = read_out_of_fold(passages)
    groups: dict[str, Score] = {}
    for passage in (passage for passage in passages if passage.id in found):
        name = passage.style if arguments.by == "style" else passage.id.partition("-")[0]
        groups.setdefault(name, Score()).add(passage.text, passage.claims, found[passage.id])
    for name, score in sorted(groups.items()):
        sys.stdout.write(f"== {name}\n{report(score)}\n")
    if arguments.predictions:
        documents = [{"name": name, "claims": claims} for name, claims in found.items()]
        arguments.predictions.write_text(json.dumps({"documents": documents}), encoding="utf-8")


if __name__ == "__main__":
    main()
