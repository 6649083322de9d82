"""When a kind is sure enough to stand, and which of two anchors of one statement stands for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import prod

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context

NOT_A_CLAIM = "none"
Kind = tuple[str, float]
"""A kind with its probability."""
THRESHOLDS: Mapping[str, float] = {
    "contribution_level": 0.6, "contribution_rank": 0.85, "mission_presence": 0.7, "cumulative_total": 0.6,
    "deployment_other": 0.7, "withdrawal": 0.7, "fatalities": 0.6, "refugees_hosted": 0.8, "membership": 0.85,
    "other": 0.75, "gender_share": 0.75, "diplomatic_relation": 0.7, "training": 0.65, "units": 0.65,
}  # fmt: skip
"""Kind -> the probability of "no claim" from which on it is dropped, chosen for F1 on passages not seen."""
_REST = 0.7
SURE_OF_TEXT, SURE_OF_SENTENCE = 0.85, 0.5
"""The probability from which on a text makes any claim at all; who gives but a sentence or two asks what it claims."""
_SENTENCES = 40
_LEAST_SURE = 0.34
"""The probability below which no claim is told, chosen for F1 on passages not seen."""
_LEAST_SURE_OF: Mapping[str, float] = {"contribution_level": 0.46}
"""Kind -> the same where it is higher: a wrong number does more harm than a missing one."""
_NEAR = 6
_BEHIND = frozenset({"behind", "after"})


def makes_claims(chances: Sequence[float], words: int) -> bool:
    """Whether a text of so many tokens makes a claim at all, given the probabilities of those read in it."""
    any_stands = 1 - prod(1 - chance for chance in chances)
    return any_stands >= (SURE_OF_TEXT if words > _SENTENCES else SURE_OF_SENTENCE)


def stands(kind: str, nothing: float) -> bool:
    """Whether a kind stands although no claim at all has probability `nothing`."""
    return nothing < THRESHOLDS.get(kind, _REST)


def is_told(kind: str, sure: float) -> bool:
    """Whether a claim is sure enough to be told at all."""
    return sure >= _LEAST_SURE_OF.get(kind, _LEAST_SURE)


def without_shadows(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> list[Kind]:
    """Drop verbs and places beside a surer anchor of the same kind: one fact, once."""
    out = [
        (NOT_A_CLAIM, sure) if kind == "deployment_other" and _is_un(context, anchor) else (kind, sure)
        for anchor, (kind, sure) in zip(anchors, kinds, strict=True)
    ]
    sentences: dict[int, list[int]] = defaultdict(list)
    for number, (kind, _) in enumerate(out):
        if kind != NOT_A_CLAIM and anchors[number].sort != "quantity":
            sentences[context.document.tokens.sentence_of(anchors[number].core)].append(number)
    for members in sentences.values():
        for number in members:
            if any(_told_by(context, anchors, out, other, number) for other in members):
                out[number] = (NOT_A_CLAIM, out[number][1])
        for number in members:
            if anchors[number].sort in {"event", "place"} and any(
                other != number and _covers(anchors, out, other, number) for other in members
            ):
                out[number] = (NOT_A_CLAIM, out[number][1])
    return out


def _is_un(context: Context, anchor: Anchor) -> bool:
    """Whether an anchor is the name of the United Nations, which is no force besides its own."""
    mention = context.document.mention_at.get(anchor.core)
    return mention is not None and mention.id_of("organisation") == "UN"


def _told_by(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind], other: int, number: int) -> bool:
    """Whether "behind X" only says beside whom the place stated just before it is: "second, behind Nepal"."""
    rank, behind = anchors[other], anchors[number]
    both = kinds[other][0] == kinds[number][0] == "contribution_rank"
    near = 0 < behind.first - rank.end <= _NEAR and rank.rank is not None
    return both and near and behind.form == "rank.next" and bool(_BEHIND & set(context.low[behind.first : behind.end]))


def _covers(anchors: Sequence[Anchor], kinds: Sequence[Kind], other: int, number: int) -> bool:
    """Whether another anchor nearby is of the same kind, and surer than this one."""
    near = abs(anchors[other].core - anchors[number].core) <= _NEAR
    return near and kinds[other][0] == kinds[number][0] and kinds[other][1] > kinds[number][1]
