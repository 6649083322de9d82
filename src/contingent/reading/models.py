"""The trained parts of the reader, and those that come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from contingent.reading.encoder import Encoder, shipped_encoder
from contingent.reading.linear import LinearModel, Weights, load_weights
from contingent.reading.network import KindNetwork
from contingent.reading.ranker import Ranker, parts


@dataclass(frozen=True, slots=True)
class Models:
    """The trained parts: kinds of anchors, rankers for subject, mission, time and category, polarity; the encoder."""

    kinds: KindNetwork
    subject: Ranker
    mission: Ranker
    time: Ranker
    category: Ranker
    polarity: LinearModel
    encoder: Encoder | None = None

    @classmethod
    def of(cls, stored: Mapping[str, Weights]) -> Models:
        """Build the models from the weights of each, without an encoder."""
        subject, mission, time, category = (
            Ranker.of(*(stored[part] for part in parts(slot))) for slot in ("subject", "mission", "time", "category")
        )
        return cls(KindNetwork.of(stored), subject, mission, time, category, LinearModel.of(stored["polarity"]))


@cache
def shipped_models() -> Models:
    """The models that come with the package."""
    return replace(quick_models(), encoder=shipped_encoder())


@cache
def quick_models() -> Models:
    """Those of them that read an archive quickly: all but the encoder."""
    return Models.of(load_weights("models"))
