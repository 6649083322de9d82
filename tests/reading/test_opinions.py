"""The small models and the encoder, joined: each can outweigh the other, and without an encoder nothing changes."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.encoder import SLOTS, UNITS_OF_KEYS, Encoder, Opinion
from contingent.reading.history import Candidate
from contingent.reading.linear import Floats
from contingent.reading.opinions import Opinions
from contingent.reading.periods import When
from contingent.reading.scan import scan

ANCHORS = [Anchor("quantity", 5, 6, 5), Anchor("quantity", 9, 10, 9)]
NAMES = [Candidate("RWA", Mention(0, 1, {})), Candidate("GHA", Mention(7, 8, {})), Candidate("UN-total", None)]


def opinion() -> Opinion:
    """An encoder that sees a level, asserted, of troops, and the second name as the subject, in the first anchor."""
    queries = np.zeros((2, len(SLOTS), UNITS_OF_KEYS), np.float32)
    queries[0, 0, 0] = 40.0
    there, here = np.zeros((2, len(SLOTS), UNITS_OF_KEYS), np.float32)
    here[0, 0] = 1.0
    return Opinion(
        {
            "kinds": ("level", "none"), "polarity": ("asserted", "planned"), "category": ("police", "troops"),
            "dated": ("point", "published", "start"),
        },
        {
            "kinds": np.array([[0.99, 0.01], [0.5, 0.5]]), "polarity": np.array([[0.95, 0.05], [0.5, 0.5]]),
            "category": np.array([[0.01, 0.99], [0.5, 0.5]]), "dated": np.array([[0.01, 0.02, 0.97], [0.4, 0.3, 0.3]]),
        },
        queries, np.zeros((2, len(SLOTS)), np.float32), [{0: there, 7: here}] * 2,
    )  # fmt: skip


class Told:
    """An encoder that has one opinion, and keeps what it was asked about."""

    def __init__(self) -> None:
        self.asked: list[Anchor] = []

    def read(self, context: Context, anchors: list[Anchor]) -> Opinion:
        self.asked = anchors
        return opinion()


def joined(chances: list[list[float]]) -> tuple[Opinions, Any, Told]:
    told = Told()
    opinions = Opinions(cast(Encoder, told), Context(scan("", None)))
    return opinions, opinions.kinds(ANCHORS, np.array(chances), ["none", "level"]), told


def best(opinions: Opinions, slot: str, anchor: Anchor, candidates: list[Candidate], ours: Floats) -> Candidate:
    return candidates[int(opinions.scores(slot, anchor, candidates, ours).argmax())]


def test_kinds_are_joined_and_remain_probabilities() -> None:
    _, chances, _ = joined([[0.6, 0.4], [0.8, 0.2]])
    assert chances.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert chances[0, 1] > 0.5 > chances[0, 0]
    assert chances[1].argmax() == 0


def test_of_what_is_surely_no_claim_the_encoder_is_not_asked() -> None:
    opinions, chances, told = joined([[0.999, 0.001], [0.999, 0.001]])
    assert not told.asked
    assert opinions.opinion is None
    assert chances.tolist() == [[0.999, 0.001], [0.999, 0.001]]


def test_what_the_small_models_leave_open_the_encoder_decides() -> None:
    opinions, _, _ = joined([[0.6, 0.4], [0.8, 0.2]])
    assert opinions.polarity(ANCHORS[0], ["planned", "asserted"], np.zeros(2)) == "asserted"
    assert best(opinions, "subject", ANCHORS[0], NAMES, np.zeros(3)) is NAMES[1]
    categories = [Candidate("police", None), Candidate("troops", None), Candidate(None, None)]
    assert best(opinions, "category", ANCHORS[0], categories, np.zeros(3)).value == "troops"


def test_how_a_time_comes_from_a_date_is_asked_too() -> None:
    opinions, _, _ = joined([[0.6, 0.4], [0.8, 0.2]])
    since = When(2, 3, "1992", "year")
    times = [
        Candidate("1992", None, when=since, forms=("point",)),
        Candidate("1992/2021-07~", None, when=since, forms=("start",)),
        Candidate("2021-07~", None, forms=("published", "carried")),
    ]
    assert best(opinions, "time", ANCHORS[0], times, np.zeros(3)) is times[1]


def test_what_the_small_models_are_sure_of_stays() -> None:
    opinions, _, _ = joined([[0.6, 0.4], [0.8, 0.2]])
    assert best(opinions, "subject", ANCHORS[1], NAMES, np.array([9.0, 0.0, 0.0])) is NAMES[0]
    assert opinions.polarity(ANCHORS[1], ["planned", "asserted"], np.array([5.0, 0.0])) == "planned"


def test_without_an_encoder_the_small_models_decide_alone() -> None:
    alone = Opinions(None, Context(scan("", None)))
    ours = np.array([[0.6, 0.4], [0.2, 0.8]])
    assert alone.kinds(ANCHORS, ours, ["level", "none"]) is ours
    assert best(alone, "subject", ANCHORS[0], NAMES, np.array([0.0, 0.0, 1.0])) is NAMES[2]
    assert alone.polarity(ANCHORS[0], ["planned", "asserted"], np.array([0.1, 0.0])) == "planned"
