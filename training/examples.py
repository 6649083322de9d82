"""Training examples from annotated passages: anchors with kinds, and candidate groups for each slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.builder import Builder, month_of
from contingent.reading.categories import carried_category, category_candidates
from contingent.reading.context import Context
from contingent.reading.features import anchor_features
from contingent.reading.focus import Focus
from contingent.reading.groups import names_of
from contingent.reading.history import Candidate, History
from contingent.reading.models import Models
from contingent.reading.operations import mission_candidates
from contingent.reading.opinions import Opinions
from contingent.reading.polarity import polarity_features
from contingent.reading.reader import final_kinds
from contingent.reading.scan import scan
from contingent.reading.series import mark_series
from contingent.reading.settle import NOT_A_CLAIM
from contingent.reading.subjects import subject_candidates
from contingent.reading.times import time_candidates
from contingent.reading.value_units import value_unit
from training.align import align, doubtful
from training.passages import Passage

Place = tuple[int, int] | None
Group = tuple[list[list[str]], int]


@dataclass
class Examples:
    """What one passage teaches: kind rows by sort, groups by slot, polarity rows, and slots no candidate had.

    `pointed` has of each choice the anchor's number, the slot, the candidates' places, and which is right; `dated`
    by anchor how the right time comes from a date.
    """

    kinds: list[tuple[str, list[str], str, int]] = field(default_factory=list)
    groups: dict[str, list[Group]] = field(
        default_factory=lambda: {"subject": [], "mission": [], "time": [], "category": []}
    )
    polarity: list[tuple[list[str], str]] = field(default_factory=list)
    pointed: list[tuple[int, str, list[Place], int]] = field(default_factory=list)
    dated: dict[int, str] = field(default_factory=dict)
    missing: list[tuple[str, str, Any, list[Any]]] = field(default_factory=list)


def histories_of(passage: Passage, models: Models) -> dict[int, History]:
    """What the reader with these models remembers before each anchor of a passage: rankers must bear its errors."""
    document = scan(passage.text, passage.published)
    anchors = find_anchors(document)
    context = Context(document)
    mark_series(context, anchors)
    opinions = Opinions(None, context)
    builder = Builder(context, models, opinions)
    out: dict[int, History] = {}
    for number, (kind, sure) in enumerate(final_kinds(context, anchors, models, opinions)):
        out[number] = builder.history
        if kind != NOT_A_CLAIM:
            builder.build(anchors[number], kind, sure)
    return out


def examples_of(passage: Passage, histories: Mapping[int, History] | None = None) -> Examples:
    """The training examples of one passage; what came before a claim is what is annotated, else `histories`."""
    out = Examples()
    document = scan(passage.text, passage.published)
    anchors = find_anchors(document)
    context = Context(document)
    mark_series(context, anchors)
    focus = Focus(context)
    aligned = align(document, anchors, list(passage.claims))
    unsure = doubtful(document, anchors, list(passage.claims))
    history = History()
    for number, anchor in enumerate(anchors):
        claims = [passage.claims[at] for at in aligned.get(number, [])]
        if claims or number not in unsure:
            kind = claims[0]["kind"] if claims else NOT_A_CLAIM
            out.kinds.append((anchor.sort, names_of(anchor_features(context, anchor)), kind, anchor.series))
        for claim in claims[:1]:
            known = histories[number] if histories is not None else history
            history = _slots(out, context, focus, anchors, number, claim, known, passage)
    return out


def _slots(
    out: Examples,
    context: Context,
    focus: Focus,
    anchors: list[Anchor],
    number: int,
    claim: dict[str, Any],
    history: History,
    passage: Passage,
) -> History:
    anchor = anchors[number]
    kind, polarity = claim["kind"], claim["polarity"]
    out.polarity.append((names_of(polarity_features(context, anchor, kind)), polarity))
    _group(
        out,
        "subject",
        subject_candidates(context, focus, anchor, kind, history),
        claim["contributor"],
        claim,
        passage,
        number,
    )
    _group(
        out, "time", time_candidates(context, anchor, kind, polarity, history), claim["as_of"], claim, passage, number
    )
    month = month_of(claim["as_of"], context.own_time)
    if kind not in {"membership", "diplomatic_relation"}:
        mission = (claim["mission"] or "").split(";")[0].upper() or None
        candidates = mission_candidates(context, focus, anchor, kind, claim["contributor"], history, month)
        _group(
            out,
            "mission",
            [replace(c, value=c.value and c.value.upper()) for c in candidates],
            mission,
            claim,
            passage,
            number,
        )
    unit = value_unit(context, anchor, kind)
    found = category_candidates(context, anchor, kind, unit, history, claim["contributor"])
    if len(found) > 1:
        _group(out, "category", found, claim["category"], claim, passage, number)
    carried = carried_category(kind, claim["category"], history.category)
    return History(
        claim["contributor"], claim["mission"] or None, claim["as_of"],
        context.document.tokens.sentence_of(anchor.core), kind, carried,
        context.line_of[anchor.core],
        claim["category"] if kind == "contribution_rank" else history.ranked, history.times.then(claim["as_of"]),
    )  # fmt: skip


def _month(value: str | None) -> str | None:
    return None if value is None else "/".join(part.replace("~", "")[:7] for part in value.split("/"))


def _group(
    out: Examples,
    slot: str,
    candidates: list[Candidate],
    gold: str | None,
    claim: dict[str, Any],
    passage: Passage,
    number: int,
) -> None:
    values = [candidate.value for candidate in candidates]
    if slot == "time" and gold not in values:
        values, gold = [_month(value) for value in values], _month(gold)
    if gold in values:
        right = candidates[values.index(gold)]
        out.pointed.append((number, slot, [candidate.place for candidate in candidates], values.index(gold)))
        out.dated |= {number: right.forms[0]} if right.forms else {}
        out.groups[slot].append(([names_of(candidate) for candidate in candidates], values.index(gold)))
    else:
        out.missing.append((slot, passage.id, (claim["quote"], gold), values))
