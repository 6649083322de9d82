"""Train the encoder of kinds: `python -m training.encoder`. It takes two hours on two cores."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from contingent.reading.encoder import LABELLED
from contingent.reading.pieces import Pieces
from training.compact import WEIGHTS
from training.kind_reader import PRETRAINED, KindReader, Labels, arrays, loss
from training.kind_weights import restored, stored
from training.lessons import Lesson, lessons
from training.optimiser import DECAY, LEAST, RATE, SEED, WARM_UP
from training.passages import development
from training.plain_forms import plain_passages

CYCLES, BATCH = (5, 5), 8
"""The rounds over all passages between two fresh starts of the rates, and the windows of a batch."""
MORE = (4,)
"""The rounds of an encoder that goes on from another."""
RATE_BELOW, DECAY_BELOW = 1.2e-4, 0.01
"""How fast the pre-trained weights may change; what is new learns at the rate of the other networks."""
PIECES_OUT = 0.1
"""The share of pieces that are masked at random in training."""
LONGEST_STEP = 1.0


def fit(
    model: KindReader, taught: Sequence[Lesson], labels: Labels, pieces: Pieces, cycles: Sequence[int]
) -> KindReader:
    """Train on these lessons, in a fixed random order."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    model.train()
    for rounds in cycles:
        _learn(model, [batch for _ in range(rounds) for batch in _batches(taught, draw)], labels, pieces)
    return model.eval()


def _learn(model: KindReader, batches: Sequence[Sequence[Lesson]], labels: Labels, pieces: Pieces) -> None:
    """Learn from these batches one after another, fast at first and slowly in the end."""
    new = [weights for name, weights in model.named_parameters() if not name.startswith("below.")]
    groups = [
        {"params": list(model.below.parameters()), "lr": RATE_BELOW, "weight_decay": DECAY_BELOW},
        {"params": new, "lr": RATE, "weight_decay": DECAY},
    ]
    learner = torch.optim.AdamW(groups, fused=True)
    rates = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda n: min(1.0, (n + 1) / (WARM_UP * len(batches))) * max(LEAST, 1 - n / len(batches))
    )
    for number, batch in enumerate(batches):
        told = arrays(batch, labels)
        told["ids"][torch.rand(told["ids"].shape) < PIECES_OUT] = pieces.mask
        learner.zero_grad()
        off = loss(model(**told), batch, labels)
        off.backward()
        nn.utils.clip_grad_norm_(model.parameters(), LONGEST_STEP)
        learner.step()
        rates.step()
        if number % 100 == 0:
            sys.stderr.write(f"batch {number} of {len(batches)}: {off.item():.3f}\n")


def _batches(taught: Sequence[Lesson], draw: random.Random) -> Iterator[list[Lesson]]:
    """Batches of lessons of about one length, in random order."""
    order = draw.sample(list(taught), len(taught))
    size = BATCH * 20
    for start in range(0, len(order), size):
        some = sorted(order[start : start + size], key=lambda lesson: len(lesson.window.pieces))
        cut = [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
        yield from draw.sample(cut, len(cut))


def main() -> None:
    """Train on all passages, or on those whose name does not begin with one of `--without`, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), help="how names of passages to leave out begin")
    parser.add_argument("--output", type=Path, default=WEIGHTS.with_name("encoder.npz"))
    parser.add_argument("--start", type=Path, help="a weights file to go on from")
    asked = parser.parse_args()
    vocabulary = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = Pieces.of(vocabulary)
    passages = [
        passage for passage in (*development(), *plain_passages()) if not passage.id.startswith(tuple(asked.without))
    ]
    taught = [lesson for passage in passages for lesson in lessons(passage, pieces)]
    model, labels = restored(asked.start) if asked.start else _fresh(taught)
    fit(model, taught, labels, pieces, MORE if asked.start else CYCLES)
    with asked.output.open("wb") as file:
        np.savez(file, **stored(model, labels, vocabulary))


def _fresh(taught: Sequence[Lesson]) -> tuple[KindReader, Labels]:
    """The pre-trained language model with new layers above it, for the labels of these lessons."""
    torch.manual_seed(SEED)
    labels = {name: _different(told for one in taught for told in getattr(one, name)) for name in LABELLED}
    labels["sorts"] = _different(anchor.sort for one in taught for anchor in one.anchors)
    labels["marks"] = _different(mark for one in taught for word in one.marks for mark in word)
    return KindReader(labels), labels


def _different(told: Iterable[str | None]) -> list[str]:
    return sorted({one for one in told if one is not None})


if __name__ == "__main__":
    main()
