"""Which anchor each annotated claim belongs to."""

from __future__ import annotations

from typing import Any

from contingent.reading.anchor import Anchor
from contingent.reading.document import Document

_EVENT_OF = {
    "withdrawal": ("v.withdraw",), "mission_presence": ("v.deploy", "v.arrive"), "membership": ("v.join",),
    "diplomatic_relation": ("v.relate",), "fatalities": ("v.die",), "deployment_other": ("v.deploy", "v.arrive"),
    "other": ("v.mission", "v.event", "commander", "v.arrive"), "refugees_hosted": ("v.host",),
}  # fmt: skip


def locate(text: str, claim: dict[str, Any]) -> tuple[int, int]:
    """The code points of a claim's quote: its first place in the text, unless it says where."""
    start = claim["start"] if claim.get("start") is not None else text.find(claim["quote"])
    return start, start + len(claim["quote"])


def align(document: Document, anchors: list[Anchor], claims: list[dict[str, Any]]) -> dict[int, list[int]]:
    """Anchor number -> numbers of the claims it stands for (several where subjects are coordinated)."""
    out: dict[int, list[int]] = {}
    taken: dict[tuple[int, str], int] = {}
    order = sorted(range(len(claims)), key=lambda number: len(claims[number]["quote"]))
    for number in order:
        claim = claims[number]
        start, end = locate(document.tokens.text, claim)
        if start < 0:
            continue
        scored = []
        for at, anchor in enumerate(anchors):
            low, high = (
                document.tokens.starts[anchor.core],
                document.tokens.ends[max(anchor.core, min(anchor.end, len(document.tokens.ends)) - 1)],
            )
            inside = min(high, end) - max(low, start)
            if inside <= 0:
                continue
            score = suits(document, anchor, claim, low - start, claim["quote"])
            if score > 0 and ((at, claim["kind"]) not in taken or score > 0):
                shared = (at, claim["kind"]) in taken
                scored.append((score - (2.5 if shared else 0), -abs(low - start), at))
        if scored:
            best = max(scored)
            if best[0] > 0:
                out.setdefault(best[2], []).append(number)
                taken[best[2], claim["kind"]] = number
    return out


def doubtful(document: Document, anchors: list[Anchor], claims: list[dict[str, Any]]) -> set[int]:
    """Words and names inside the quote of a fact without number or rank: any of them could carry it."""
    stated = [claim for claim in claims if claim["value"] is None and claim["rank"] is None]
    facts = [locate(document.tokens.text, claim) for claim in stated]
    out = set()
    for number, anchor in enumerate(anchors):
        if anchor.sort in {"event", "party", "place", "unit"}:
            low, high = document.tokens.span(anchor.first, anchor.end)
            if any(start <= low and high <= end for start, end in facts):
                out.add(number)
    return out


def suits(document: Document, anchor: Anchor, claim: dict[str, Any], offset: int, quote: str) -> float:
    """How well an anchor inside a claim's quote carries that claim; 0 where it cannot."""
    if claim["value"] is not None:
        return _suits_value(anchor, claim)
    if claim["rank"] is not None:
        return _suits_rank(anchor, claim["rank"])
    return _suits_fact(anchor, claim, offset)


def _suits_rank(anchor: Anchor, rank: int) -> float:
    if anchor.sort == "rank":
        if anchor.rank == rank:
            return 9.0 if anchor.form == "ordinal" else 7.0
        return 1.0 if anchor.form == "ordinal" else 4.0
    if anchor.sort == "quantity":
        return 6.0 if anchor.value == rank and anchor.form == "digits" else 0.0
    return 3.0 if anchor.sort == "party" else 1.0


def _suits_value(anchor: Anchor, claim: dict[str, Any]) -> float:
    value = claim["value"]
    if anchor.sort == "quantity":
        near = anchor.value is not None and abs(anchor.value - value) < 0.06 * max(1.0, abs(value) / 50)
        return 9.0 if near else 0.0
    if anchor.sort == "rank":
        return 9.5 if claim["kind"] == "membership" and anchor.rank == value else 1.0
    if anchor.sort == "unit":
        return {"units": 8.0 if value == 1 else 3.0}.get(claim["value_unit"], 1.0)
    return {"event": 2.0, "party": 1.0}.get(anchor.sort, 0.0)


def _suits_fact(anchor: Anchor, claim: dict[str, Any], offset: int) -> float:
    kind = claim["kind"]
    if anchor.sort == "event":
        return 6.0 if anchor.group in _EVENT_OF.get(kind, ()) else 2.5
    if anchor.sort == "unit":
        own = kind == "units" or (kind == "deployment_other" and claim["category"] in _UNIT_CATEGORIES)
        return 7.0 if own else 1.0
    if anchor.sort == "party":
        return 4.5 if offset <= 4 and kind != "other" else 3.0
    if anchor.sort == "place":
        return 4.0 if kind in {"mission_presence", "membership", "deployment_other"} else 1.5
    return 0.5


_UNIT_CATEGORIES = frozenset({"battalion", "company", "unit", "aviation"})
