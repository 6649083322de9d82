"""From an anchor of a known kind to its claim: each slot is chosen knowing those before it and the claims before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contingent.model.claim import Claim
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.among import among_whom, beside
from contingent.reading.anchor import Anchor
from contingent.reading.barred import is_of_one
from contingent.reading.categories import carried_category, category_candidates
from contingent.reading.context import Context
from contingent.reading.document import Document, Mention
from contingent.reading.elsewhere import counts_elsewhere, no_mission_there, outside_missions
from contingent.reading.focus import Focus
from contingent.reading.forces import fit_of_forces
from contingent.reading.history import Candidate, History
from contingent.reading.mission_facts import FORCE_KINDS, is_other
from contingent.reading.mission_lists import coordinated
from contingent.reading.models import Models
from contingent.reading.nouns import head_noun
from contingent.reading.operations import mission_candidates
from contingent.reading.opinions import Opinions
from contingent.reading.periods import When
from contingent.reading.polarity import polarity_features
from contingent.reading.ranker import Ranker
from contingent.reading.ranks import follower, rank_of, top_number
from contingent.reading.relations import object_of
from contingent.reading.sharing import sharers
from contingent.reading.spans import spans_of
from contingent.reading.speakers import Speakers
from contingent.reading.subjects import subject_candidates
from contingent.reading.timelines import has_happened
from contingent.reading.times import time_candidates
from contingent.reading.usual_forces import owner_of_force, unnamed_force
from contingent.reading.value_units import value_unit

_RELATIONS = frozenset({"membership", "diplomatic_relation"})
_THERE = frozenset({"mission_presence", "deployment_other"})
_OF_FORCES = frozenset({"deployment_other", "withdrawal"})


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
        kind, mission = self._force(anchor, kind, subject.value, month)
        unit = value_unit(context, anchor, kind)
        counted = self._best(
            "category", anchor, category_candidates(context, anchor, kind, unit, history, subject.value)
        ).value
        contributor = (
            ALL_CONTRIBUTORS if counts_contributors(kind, unit) else owner_of_force(kind, mission.value, subject.value)
        )
        contributor = follower(context, anchor) or contributor if kind == "contribution_rank" else contributor
        other, named = None, None
        if kind in _RELATIONS:
            other, named = object_of(context, anchor, kind, subject.value, self.objects.get(kind))
        return Slots(kind, polarity, subject, contributor, other, named, time, mission, unit, counted)

    def _force(self, anchor: Anchor, kind: str, subject: str | None, month: str | None) -> tuple[str, Candidate]:
        """The mission, and the kind as its owner makes it."""
        context = self.context
        mission = self._best(
            "mission", anchor, mission_candidates(context, self.focus, anchor, kind, subject, self.history, month)
        )
        mission = replace(mission, value=coordinated(context, anchor, mission, month))
        elsewhere = (
            (kind in FORCE_KINDS and outside_missions(context, anchor))
            or (kind in _THERE and anchor.value is None and no_mission_there(context, anchor, mission, month))
            or (kind == "contribution_level" and counts_elsewhere(context, anchor, subject, month))
        )
        if elsewhere:
            kind, mission = "deployment_other", Candidate(None, None)
        kind = settled_kind(kind, mission.value, anchor)
        if kind in _OF_FORCES and mission.value is None:
            alone = kind == "deployment_other" and not elsewhere
            mission = unnamed_force(context, self.focus, anchor, subject, month, alone=alone) or mission
        return kind, mission

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
        when = slots.time.when
        as_of = history.as_of if when is not None and is_of_one(context, when, slots.kind) else slots.time.value
        subject = slots.subject.value if counts_contributors(slots.kind, slots.unit) else slots.contributor
        return History(
            subject, slots.mission.value, as_of, self.document.tokens.sentence_of(anchor.core),
            slots.kind, carried_category(slots.kind, slots.counted, history.category),
            context.line_of[anchor.core],
            slots.counted if slots.kind == "contribution_rank" else history.ranked,
            history.times.then(slots.time.value),
            anchor.sort == "quantity" and head_noun(context, anchor) is None,
        )  # fmt: skip

    def _best(self, slot: str, anchor: Anchor, candidates: list[Candidate]) -> Candidate:
        if len(candidates) == 1:
            return candidates[0]
        ranker: Ranker = getattr(self.models, slot)
        scores = self.opinions.scores(slot, anchor, candidates, ranker.scores(candidates))
        if slot == "mission" and anchor.other_force is not None:
            scores = scores + fit_of_forces(candidates, anchor.other_force)
        return candidates[int(scores.argmax())]

    def _polarity(self, anchor: Anchor, kind: str) -> str:
        if anchor.form == "none":
            return "negated"
        model = self.models.polarity
        scores = model.scores_of(polarity_features(self.context, anchor, kind))
        polarity = self.opinions.polarity(anchor, model.labels, scores)
        return "asserted" if polarity == "planned" and has_happened(self.context, anchor) else polarity

    def _quote(self, anchor: Anchor) -> tuple[int, int]:
        if anchor.sort != "quantity":
            return anchor.first, anchor.end
        noun = head_noun(self.context, anchor)
        return anchor.first, max(anchor.end, self.document.reach[noun] if noun is not None else 0)


def counts_contributors(kind: str, unit: str | None) -> bool:
    """Whether a claim counts the countries that contribute, which is said of all of them together."""
    return kind == "contribution_level" and unit == "countries"


def settled_kind(kind: str, mission: str | None, anchor: Anchor) -> str:
    """The kind once the mission is known: a force not under UN command makes it `deployment_other`, and back."""
    if mission is None or kind not in FORCE_KINDS | {"contribution_rank"}:
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


def month_of(as_of: str | None, now: str | None) -> str | None:
    """The month (or year) at which places are looked up: the end of the period, else publication."""
    value = as_of or now
    if value is None:
        return None
    last = value.split("/")[-1].strip("~")
    return last[:7] if last[:4].isdigit() else None
