"""What the small models and the encoder say, joined: geometric means of their probabilities, by shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.encoder import SLOTS, Encoder, Opinion
from contingent.reading.history import Candidate
from contingent.reading.linear import Floats
from contingent.reading.settle import NOT_A_CLAIM

SHARES: Mapping[str, float] = {
    "kinds": 0.75, "polarity": 0.6, "category": 0.4, "subject": 0.45, "time": 0.05, "mission": 0.35
}  # fmt: skip
"""How much the encoder counts in each answer; the small models have the rest. Chosen on passages it had not seen."""
SURE_OF_NOTHING = 0.98
LEAST = 1e-6
"""The probability of what the encoder does not know at all."""
LEAST_POINTED = 0.02
"""What is added to the probability of each place, as the encoder is surer than right of where a slot is filled from."""


class Opinions:
    """Asks the encoder, if there is one, about a text, and joins what it says with the scores of the small models."""

    def __init__(self, encoder: Encoder | None, context: Context) -> None:
        self.encoder = encoder
        self.context = context
        self.opinion: Opinion | None = None
        self.numbers: dict[int, int] = {}

    def kinds(self, anchors: Sequence[Anchor], chances: Floats, labels: Sequence[str]) -> Floats:
        """The probabilities of kinds for all anchors, shape (anchors, labels), from those of the small network.

        Of what the network takes for no claim at all the encoder is not asked.
        """
        open_rows = np.flatnonzero(chances[:, labels.index(NOT_A_CLAIM)] < SURE_OF_NOTHING)
        if self.encoder is None or not len(open_rows):
            return chances
        asked = [anchors[row] for row in open_rows.tolist()]
        self.opinion = self.encoder.read(self.context, asked)
        self.numbers = {id(anchor): number for number, anchor in enumerate(asked)}
        known = self.opinion.labels["kinds"]
        theirs = self.opinion.named["kinds"][:, [known.index(label) for label in labels]]
        joined = np.exp(_joined("kinds", np.log(chances[open_rows] + LEAST), np.log(theirs + LEAST)))
        out = chances.copy()
        out[open_rows] = joined / joined.sum(axis=1, keepdims=True)
        return out

    def polarity(self, anchor: Anchor, labels: Sequence[str], scores: Floats) -> str:
        """How the claim at an anchor is meant, from the scores of each label."""
        number = self.numbers.get(id(anchor))
        if self.opinion is not None and number is not None:
            chances = dict(zip(self.opinion.labels["polarity"], self.opinion.named["polarity"][number], strict=True))
            theirs = np.log([chances.get(label, 0.0) + LEAST for label in labels])
            scores = _joined("polarity", _logarithms(scores), theirs)
        return labels[int(scores.argmax())]

    def scores(self, slot: str, anchor: Anchor, candidates: Sequence[Candidate], scores: Floats) -> Floats:
        """The logarithms of the weights of the candidates of a slot, from the score of each.

        Where only women come into question the encoder is not asked which: the rules know whom the text named.
        """
        number = self.numbers.get(id(anchor))
        ours = _logarithms(scores)
        if self.opinion is None or number is None or all(map(_of_women, candidates)):
            return ours
        return _joined(slot, ours, _of_candidates(self.opinion, slot, number, candidates))


def _of_women(candidate: Candidate) -> bool:
    return candidate.value is not None and candidate.value.startswith("women_")


def _of_candidates(opinion: Opinion, slot: str, number: int, candidates: Sequence[Candidate]) -> Floats:
    if slot in SLOTS:
        pointed: Floats = np.logaddexp(opinion.pointed(number, SLOTS.index(slot), candidates), np.log(LEAST_POINTED))
        return pointed + _of_forms(opinion, number, candidates) if slot == "time" else pointed
    chances = dict(zip(opinion.labels[slot], opinion.named["category"][number], strict=True))
    told: Floats = np.log([chances.get(candidate.value or "", 0.0) + LEAST for candidate in candidates])
    return told


def _of_forms(opinion: Opinion, number: int, candidates: Sequence[Candidate]) -> Floats:
    """The logarithms of the probability that a time comes from a date in one of the forms of each candidate."""
    chances = dict(zip(opinion.labels["dated"], opinion.named["dated"][number], strict=True))
    told: Floats = np.log([sum(chances.get(form, 0.0) for form in one.forms) + LEAST_POINTED for one in candidates])
    return told


def _joined(answer: str, ours: Floats, theirs: Floats) -> Floats:
    share = SHARES[answer]
    joined: Floats = (1 - share) * ours + share * theirs
    return joined


def _logarithms(scores: Floats) -> Floats:
    """The logarithms of the probabilities that scores stand for."""
    found: Floats = scores - scores.max() - np.log(np.exp(scores - scores.max()).sum())
    return found
