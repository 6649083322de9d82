"""Anchors: the places in a text where a claim could stand. What each is gets decided later, by a model."""

from __future__ import annotations

from functools import cache

from contingent.reading.anchor import Anchor
from contingent.reading.document import Document
from contingent.reading.ordinals import begins_ordinal, read_ordinal
from contingent.reading.quantities import quantities

EVENT_CLASSES = (
    "v.withdraw",
    "v.relate",
    "v.join",
    "v.mission",
    "v.event",
    "v.arrive",
    "v.deploy",
    "v.die",
    "v.host",
    "commander",
)
_LIGHT = frozenset({
    "has", "have", "had", "having", "number", "numbers", "count", "counts", "counted", "wear", "account", "present",
    "out", "of", "part", "members", "member",
})  # fmt: skip


def find_anchors(document: Document) -> list[Anchor]:
    """All anchors of a document in reading order; what stands on no line, as in the opening of a table, is none."""
    anchors = [*quantities(document), *_words(document), *_parties(document)]
    anchors = [anchor for anchor in anchors if anchor.core in document.line_of]
    anchors.sort(key=lambda anchor: (anchor.core, anchor.sort))
    return anchors


def _words(document: Document) -> list[Anchor]:
    """Anchors at rank words, units and event words."""
    tokens, out = document.tokens, []
    low = tokens.low
    rank_end = 0
    for index, groups in enumerate(document.classes):
        ordinal = read_ordinal(tokens, index) if index >= rank_end and begins_ordinal(low[index]) else None
        if ordinal and index not in document.covered:
            rank_end = ordinal[1]
            out.append(Anchor("rank", index, ordinal[1], index, rank=ordinal[0], form="ordinal"))
        if not groups:
            continue
        out += _class_anchors(document, index, groups, rank_end)
    return out


@cache
def _anchoring(groups: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    """The rank, the unit and the event class among the classes of a phrase. There are few combinations of classes."""
    return (
        next((group for group in ("rank.one", "rank.next", "rank.more") if group in groups), None),
        next((group for group in groups if group.startswith("unit.")), None),
        next((group for group in EVENT_CLASSES if group in groups), None),
    )


def _class_anchors(document: Document, index: int, groups: tuple[str, ...], rank_end: int) -> list[Anchor]:
    out: list[Anchor] = []
    rank, unit, event = _anchoring(groups)
    if not (rank or unit or event):
        return out
    reach, low = document.reach[index], document.tokens.low
    if rank == "rank.one" and _hedged(document, index, reach):
        rank = None
    if rank and index > rank_end + (low[rank_end : rank_end + 1] == ["-"]) - (rank_end == 0):
        out.append(Anchor("rank", index, reach, index, rank=1 if rank != "rank.next" else None, form=rank))
    if unit:
        out.append(Anchor("unit", index, reach, index, 1.0, form=low[reach - 1], group=unit[5:]))
    if event and low[index] not in _LIGHT:
        out.append(Anchor("event", index, reach, index, group=event))
    return out


_HEDGES = frozenset({"among", "amongst", "one"})
_BETWEEN_HEDGE = frozenset(
    {"of", "the", "its", "our", "their", "world", "'s", "continent", "africa", "very", "un", "and"}
)


def _hedged(document: Document, index: int, reach: int) -> bool:
    """Whether a superlative names no place: "one of the largest", "among the world's top contributors"."""
    low = document.tokens.low
    if reach in document.number_at:
        return False
    at = index - 1
    while at >= 0 and (low[at] in _BETWEEN_HEDGE or "rank.one" in document.classes[at] or at in document.mention_at):
        at -= 1
    return at >= 0 and low[at] in _HEDGES and (low[at] != "one" or low[at + 1] == "of")


def _parties(document: Document) -> list[Anchor]:
    out = []
    for mention in document.mentions:
        sort = "party" if "party" in mention.names else "place"
        if (
            "mission" in mention.names
            or "place" in mention.names
            or "party" in mention.names
            or "organisation" in mention.names
        ):
            out.append(Anchor(sort, mention.first, mention.end, mention.first))
    return out
