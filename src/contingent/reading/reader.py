"""From a text to its claims: anchors, their kinds, and each one's slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from contingent.model.claim import Claim
from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.builder import Builder
from contingent.reading.calibration import calibrated
from contingent.reading.context import Context
from contingent.reading.features import anchor_features
from contingent.reading.linear import Floats
from contingent.reading.mission_facts import FORCE_KINDS
from contingent.reading.models import Models, shipped_models
from contingent.reading.opinions import LEAST, Opinions
from contingent.reading.repeats import without_repeats
from contingent.reading.rules import by_rule
from contingent.reading.scan import scan
from contingent.reading.series import mark_series
from contingent.reading.settle import NOT_A_CLAIM, is_told, makes_claims, stands, without_shadows


def read_claims(text: str, published: str | None = None, models: Models | None = None) -> list[Claim]:
    """The claims of an English text, in reading order.

    `published` is the text's date (EDTF), against which "last month" is resolved. What the text leaves open stays
    None. The result depends on the text and the date only.
    """
    document = scan(text, published)
    anchors = find_anchors(document)
    if not anchors or not any(word.isalpha() for word in document.tokens.low):
        return []
    models = models or shipped_models()
    context = Context(document)
    mark_series(context, anchors)
    opinions = Opinions(models.encoder, context)
    kinds = final_kinds(context, anchors, models, opinions)
    builder = Builder(context, models, opinions)
    claims = [
        claim
        for anchor, (kind, sure) in zip(anchors, kinds, strict=True)
        if kind != NOT_A_CLAIM
        for claim in builder.build(anchor, kind, sure)
    ]
    if not makes_claims([claim.confidence for claim in claims], len(document.tokens.low)):
        return []
    claims = without_repeats([claim for claim in claims if is_told(claim.kind, claim.confidence)], text)
    told = [replace(claim, confidence=round(calibrated(claim.confidence), 4)) for claim in claims]
    return sorted(told, key=lambda claim: (claim.start, claim.end, claim.kind))


def final_kinds(
    context: Context, anchors: Sequence[Anchor], models: Models, opinions: Opinions
) -> list[tuple[str, float]]:
    """The kind of each anchor with its probability, by the models and the rules after them (`rules.py`)."""
    return by_rule(
        context, anchors, without_shadows(context, anchors, decide_kinds(context, anchors, models, opinions))
    )


def decide_kinds(
    context: Context, anchors: Sequence[Anchor], models: Models, opinions: Opinions
) -> list[tuple[str, float]]:
    """The kind of each anchor ("none" where it is no claim) with its probability."""
    model = models.kinds
    rows = [anchor_features(context, anchor) for anchor in anchors]
    chances = opinions.kinds(anchors, model.probabilities(rows, [anchor.sort for anchor in anchors]), model.labels)
    _smooth(chances, [anchor.series for anchor in anchors])
    nowhere = model.labels.index(NOT_A_CLAIM)
    nothing = chances[:, nowhere].tolist()
    chances[:, nowhere] = -1
    best = chances.argmax(axis=1).tolist()
    sure = chances.max(axis=1).tolist()
    _mark_forces(anchors, best, chances, model.labels)
    return [
        (model.labels[label], chance) if stands(model.labels[label], none) else (NOT_A_CLAIM, 1.0)
        for label, chance, none in zip(best, sure, nothing, strict=True)
    ]


def _mark_forces(anchors: Sequence[Anchor], best: Sequence[int], chances: Floats, labels: Sequence[str]) -> None:
    """Tell the anchors whose likeliest kind is one of forces how likely the force is not under UN command."""
    forces = [labels.index(kind) for kind in sorted(FORCE_KINDS)]
    others = chances[:, labels.index("deployment_other")] / np.maximum(chances[:, forces].sum(axis=1), LEAST)
    for anchor, label, other in zip(anchors, best, others.tolist(), strict=True):
        anchor.other_force = other if label in forces else None


def _smooth(probabilities: Floats, series: list[int]) -> None:
    """Give numbers of one series the geometric mean of their probabilities: a column states one kind of thing."""
    members: dict[int, list[int]] = {}
    for at, number in enumerate(series):
        if number >= 0:
            members.setdefault(number, []).append(at)
    for rows in members.values():
        mean = np.exp(np.log(probabilities[rows] + 1e-6).mean(axis=0))
        probabilities[rows] = mean / mean.sum()
