"""From a text to its claims: anchors, their kinds, and each one's slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from contingent.model.claim import Claim
from contingent.reading.among import among_whom, beside
from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.categories import carried_category, category_candidates
from contingent.reading.context import Context
from contingent.reading.document import Document, Mention
from contingent.reading.encoder import Encoder, shipped_encoder
from contingent.reading.features import anchor_features, head_noun
from contingent.reading.focus import Focus
from contingent.reading.forces import force_meant
from contingent.reading.history import Candidate, History
from contingent.reading.linear import Floats, LinearModel, Weights, load_weights
from contingent.reading.network import KindNetwork
from contingent.reading.operations import (
    FORCE_KINDS,
    coordinated,
    is_other,
    mission_candidates,
    no_mission_there,
    outside_missions,
)
from contingent.reading.opinions import Opinions
from contingent.reading.periods import When
from contingent.reading.polarity import polarity_features
from contingent.reading.qualify import object_of, value_unit
from contingent.reading.ranker import Ranker, parts
from contingent.reading.ranks import follower, rank_of, top_number
from contingent.reading.rules import by_rule
from contingent.reading.scan import scan
from contingent.reading.series import mark_series
from contingent.reading.settle import NOT_A_CLAIM, SURE_OF_TEXT, stands, without_shadows
from contingent.reading.sharing import sharers
from contingent.reading.spans import spans_of
from contingent.reading.speakers import Speakers
from contingent.reading.subjects import subject_candidates
from contingent.reading.times import time_candidates

_RELATIONS = frozenset({"membership", "diplomatic_relation"})
_THERE = frozenset({"mission_presence", "deployment_other"})


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


def read_claims(text: str, published: str | None = None, models: Models | None = None) -> list[Claim]:
    """The claims of an English text, in reading order.

    `published` is the text's date (EDTF), against which "last month" is resolved. What the text leaves open stays
    None. The result depends on the text and the date only.
    """
    document = scan(text, published)
    anchors = find_anchors(document)
    if not anchors:
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
    if max((claim.confidence for claim in claims), default=0.0) < SURE_OF_TEXT:
        return []
    return sorted(without_repeats(claims), key=lambda claim: (claim.start, claim.end, claim.kind))


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
    return [
        (model.labels[label], chance) if stands(model.labels[label], none) else (NOT_A_CLAIM, 1.0)
        for label, chance, none in zip(best, sure, nothing, strict=True)
    ]


def _smooth(probabilities: Floats, series: list[int]) -> None:
    """Give numbers of one series the geometric mean of their probabilities: a column states one kind of thing."""
    members: dict[int, list[int]] = {}
    for at, number in enumerate(series):
        if number >= 0:
            members.setdefault(number, []).append(at)
    for rows in members.values():
        mean = np.exp(np.log(probabilities[rows] + 1e-6).mean(axis=0))
        probabilities[rows] = mean / mean.sum()


def settled_kind(kind: str, mission: str | None, anchor: Anchor) -> str:
    """The kind once the mission is known: a force not under UN command makes it `deployment_other`, and back."""
    if kind not in FORCE_KINDS or mission is None:
        return kind
    if is_other(mission.split(";")[0]):
        return "deployment_other"
    if kind == "deployment_other":
        return (
            "units"
            if anchor.sort == "unit"
            else ("contribution_level" if anchor.sort == "quantity" else "mission_presence")
        )
    return kind


@dataclass(frozen=True, slots=True)
class Slots:
    """What was chosen for one claim; `other` is the second party of a relation, `counted` the category."""

    kind: str
    polarity: str
    subject: Candidate
    contributor: str | None
    other: str | None
    other_named: Mention | None
    time: Candidate
    mission: Candidate
    unit: str | None
    counted: str | None

    def places(self) -> dict[str, Mention | When | None]:
        """The names and dates that the slots were read from."""
        mission = None if self.kind in _RELATIONS else self.mission.mention
        return {
            "contributor": self.subject.mention, "object": self.other_named, "mission": mission, "as_of": self.time.when
        }  # fmt: skip


class Builder:
    """Fills the slots of one claim after another, remembering what came before."""

    def __init__(self, context: Context, models: Models, opinions: Opinions) -> None:
        self.context = context
        self.document: Document = context.document
        self.models = models
        self.opinions = opinions
        self.focus = Focus(context)
        self.history = History()
        self.objects: dict[str, str | None] = {}
        self.speakers = Speakers(context.document.tokens.text)
        self.last_rank: tuple[int, int, str | None] | None = None

    def build(self, anchor: Anchor, kind: str, sure: float) -> list[Claim]:
        """The claim at an anchor of a known kind; several where it is said of each of several parties."""
        slots = self._slots(anchor, kind)
        self.objects |= {slots.kind: slots.other} if slots.kind in _RELATIONS else {}
        before = self.last_rank
        rank, self.last_rank = rank_of(self.context, anchor, slots.kind, slots.contributor, before)
        claim = self._claim(anchor, slots, sure, rank, before)
        self.history = self._after(anchor, slots)
        shared = sharers(self.context, anchor, slots.subject.mention)
        return [claim, *(self._shared(claim, other) for other in shared)]

    def _shared(self, claim: Claim, other: Mention) -> Claim:
        """The same claim of another party; its words begin at the party's name, where that stands before."""
        first, end = self.document.tokens.span(other.first, other.end)
        start = min(first, claim.start)
        quote = self.document.tokens.text[start : claim.end]
        spans = claim.spans | {"contributor": (first, end)}
        return replace(claim, contributor=other.id_of("party"), quote=quote, start=start, spans=spans)

    def _slots(self, anchor: Anchor, kind: str) -> Slots:
        """Choose subject, time, mission and category, each knowing those before it."""
        context, history = self.context, self.history
        polarity = self._polarity(anchor, kind)
        subject = self._best("subject", anchor, subject_candidates(context, self.focus, anchor, kind, history))
        time = self._best("time", anchor, time_candidates(context, anchor, kind, polarity, history))
        month = month_of(time.value, context.own_time)
        mission = self._best(
            "mission", anchor, mission_candidates(context, self.focus, anchor, kind, subject.value, history, month)
        )
        mission = replace(mission, value=coordinated(context, mission, month))
        if kind in FORCE_KINDS and outside_missions(context, anchor):
            kind, mission = "deployment_other", Candidate(None, None)
        if kind in _THERE and anchor.value is None and no_mission_there(context, anchor, mission, month):
            kind, mission = "deployment_other", Candidate(None, None)
        kind = settled_kind(kind, mission.value, anchor)
        if kind == "deployment_other" and mission.value is None:
            mission = force_meant(context, anchor, month) or mission
        unit = value_unit(context, anchor, kind)
        counted = self._best("category", anchor, category_candidates(context, anchor, kind, unit, history)).value
        contributor = follower(context, anchor) or subject.value if kind == "contribution_rank" else subject.value
        other, named = None, None
        if kind in _RELATIONS:
            other, named = object_of(context, anchor, kind, subject.value, self.objects.get(kind))
        return Slots(kind, polarity, subject, contributor, other, named, time, mission, unit, counted)

    def _claim(
        self, anchor: Anchor, slots: Slots, sure: float, rank: int | None, before: tuple[int, int, str | None] | None
    ) -> Claim:
        context, unit, contributor = self.context, slots.unit, slots.contributor
        ranked = slots.kind == "contribution_rank"
        comparator = anchor.comparator if unit is not None or rank is not None else None
        if ranked and top_number(context, anchor) is not None:
            comparator = "<="
        value = float(rank) if anchor.sort == "rank" and rank is not None else anchor.value
        start, stop = self.document.tokens.span(*self._quote(anchor))
        said_by = self.speakers.of(start, stop)
        compared = beside(context, anchor, contributor, before, rank) if ranked else ()
        spans = spans_of(context, anchor, slots.places(), compared, counted=slots.counted is not None)
        return Claim(
            quote=self.document.tokens.text[start:stop], start=start, end=stop, kind=slots.kind,  # type: ignore[arg-type]
            contributor=contributor, object=slots.other,
            mission=None if slots.kind in _RELATIONS else slots.mission.value,
            category=slots.counted, comparator=comparator,  # type: ignore[arg-type]
            value=value if unit is not None else None,
            value_high=anchor.high, value_unit=unit, rank=rank if unit is None else None,
            relative_to=compared,
            among=among_whom(context, anchor, slots.mission.value, slots.counted) if ranked else None,
            as_of=slots.time.value, polarity=slots.polarity, below=anchor.below,  # type: ignore[arg-type]
            clause=context.clause_of(anchor), confidence=round(sure, 4),
            speaker=self.document.tokens.text[slice(*said_by)] if said_by else None,
            spans=spans | ({"speaker": said_by} if said_by else {}),
        )  # fmt: skip

    def _after(self, anchor: Anchor, slots: Slots) -> History:
        """What the next claim may carry over."""
        history, context = self.history, self.context
        return History(
            slots.contributor, slots.mission.value, slots.time.value, self.document.tokens.sentence_of(anchor.core),
            slots.kind, carried_category(slots.kind, slots.counted, history.category),
            context.line_of[anchor.core],
            slots.counted if slots.kind == "contribution_rank" else history.ranked,
            history.times.then(slots.time.value),
        )  # fmt: skip

    def _best(self, slot: str, anchor: Anchor, candidates: list[Candidate]) -> Candidate:
        if len(candidates) == 1:
            return candidates[0]
        ranker: Ranker = getattr(self.models, slot)
        return self.opinions.best(slot, anchor, candidates, ranker.scores(candidates))

    def _polarity(self, anchor: Anchor, kind: str) -> str:
        if anchor.form == "none":
            return "negated"
        model = self.models.polarity
        scores = model.scores_of(polarity_features(self.context, anchor, kind))
        return self.opinions.polarity(anchor, model.labels, scores)

    def _quote(self, anchor: Anchor) -> tuple[int, int]:
        if anchor.sort != "quantity":
            return anchor.first, anchor.end
        noun = head_noun(self.context, anchor)
        return anchor.first, max(anchor.end, self.document.reach[noun] if noun is not None else 0)


def month_of(as_of: str | None, now: str | None) -> str | None:
    """The month (or year) at which places are looked up: the end of the period, else publication."""
    value = as_of or now
    if value is None:
        return None
    last = value.split("/")[-1].strip("~")
    return last[:7] if last[:4].isdigit() else None


def without_repeats(claims: list[Claim]) -> list[Claim]:
    """Keep one of the claims of a clause that say the same of the same words: the surest."""
    kept: dict[int | None, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: -claim.confidence):
        same_clause = kept.setdefault(claim.clause, [])
        if not any(_same(claim, other) for other in same_clause):
            same_clause.append(claim)
    return [claim for found in kept.values() for claim in found]


def _fact(claim: Claim) -> tuple[object, ...]:
    """What a claim without a number states, but for its date: of a relation, it is one who is named first."""
    parties = (claim.contributor or "", claim.object or "")
    if claim.kind == "diplomatic_relation":
        parties = (min(parties), max(parties))
    return (*parties, claim.mission, claim.polarity)


def _same(one: Claim, other: Claim) -> bool:
    if one.kind == other.kind == "contribution_rank" and one.clause == other.clause and one.rank == other.rank:
        return one.contributor == other.contributor and one.mission == other.mission
    if one.kind == other.kind and one.value is one.rank is other.value is other.rank is None:
        return _fact(one) == _fact(other) and (one.as_of == other.as_of or (one.as_of is None and bool(one.object)))
    overlap = min(one.end, other.end) > max(one.start, other.start)
    return one.kind == other.kind and overlap and one.value == other.value and one.rank == other.rank
