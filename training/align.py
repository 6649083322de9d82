"""Which anchor each annotated claim belongs to."""

from __future__ import annotations

from typing import Any

from contingent.reading.anchors import Anchor
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
            low, high = document.tokens.starts[anchor.core], document.tokens.ends[max(anchor.core, min(anchor.end, len(document.tokens.ends)) - 1)]
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


def suits(document: Document, anchor: Anchor, claim: dict[str, Any], offset: int, quote: str) -> float:
    """How well an anchor inside a claim's quote carries that claim; 0 where it cannot."""
    value, rank, kind = claim["value"], claim["rank"], claim["kind"]
    if rank is not None and value is None:
        if anchor.sort == "rank":
            return 9.0 if anchor.form == "ordinal" and anchor.rank == rank else (7.0 if anchor.rank == rank else (4.0 if anchor.form != "ordinal" else 1.0))
        if anchor.sort == "quantity" and anchor.value == rank and anchor.form == "digits":
            return 6.0
        return 3.0 if anchor.sort == "party" else (1.0 if anchor.sort != "quantity" else 0.0)
    if value is not None:
        if kind == "membership" and anchor.sort == "rank" and anchor.rank == value:
            return 9.5
        if anchor.sort == "quantity":
            if anchor.value is not None and abs(anchor.value - value) < 0.06 * max(1.0, abs(value) / 50):
                return 9.0
            return 0.0
        if claim["value_unit"] == "units" and anchor.sort == "unit":
            return 8.0 if value == 1 else 3.0
        if anchor.sort == "event":
            return 2.0
        return 1.0 if anchor.sort in {"party", "unit", "rank"} else 0.0
    if anchor.sort == "event":
        return 6.0 if anchor.group in _EVENT_OF.get(kind, ()) else 2.5
    if anchor.sort == "unit":
        return 7.0 if kind == "units" or (kind == "deployment_other" and claim["category"] in {"battalion", "company", "unit", "aviation"}) else 1.0
    if anchor.sort == "party":
        return 3.0 + (1.5 if offset <= 4 and kind != "other" else 0)
    if anchor.sort == "place":
        return 4.0 if kind in {"mission_presence", "membership", "deployment_other"} else 1.5
    return 0.5
