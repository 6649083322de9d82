"""What anchors of one sort look like to the models: how numbers are large, ranks compare, names stand in lists."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun

_MORE = frozenset({"more", "exceed", "exceeds", "exceeded", "bigger", "larger", "ahead"})
_EQUAL = _MORE | {"match", "matches", "rival", "rivals", "close", "much", "many", "equal", "equals", "like", "most"}
_PEERS = frozenset({
    "country", "countries", "nation", "nations", "state", "states", "contributor", "contributors", "member", "other",
    "one", "others", "anyone", "any", "nobody", "neighbour", "capital", "government",
})  # fmt: skip
_COMPARED = 14


def comparison_features(context: Context, anchor: Anchor, out: list[str]) -> None:
    """How a rank is told without a number of its own: "only nine states have more", "no other country puts more"."""
    low, at = context.low, anchor.core
    _, end = context.document.tokens.bounds(at)
    after = low[at : min(end, at + _COMPARED)]
    peers, more = not _PEERS.isdisjoint(after), not _MORE.isdisjoint(after)
    if after[0] == "only":
        out.append(f"only&number={anchor.end in context.document.number_at}&more={more}&peers={peers}")
    elif anchor.form == "rank.more":
        out.append(f"none&more={not _EQUAL.isdisjoint(after)}&peers={peers}&than={'than' in after}")
    elif "rank.one" in anchor.form:
        person = any(tag.startswith("person.") for tag in context.bag(at, min(end, at + _COMPARED)))
        out.append(f"most={low[max(0, at - 1) : at + 1]}&person={person}&than={'than' in after}")


_LIST_MARKS = frozenset({",", "and", "^", ";", "by", "of", "then", ":", "(", "."})
_RANKING = frozenset({"top", "largest", "biggest", "rank", "leading", "main", "principal", "ranking"})
_RANK_CUES = frozenset({"rank.next", "rank.one", "rank.more", "cue.rankword"})


def list_features(context: Context, anchor: Anchor, out: list[str]) -> None:
    """How a name stands in a list: what follows it, what opened the list, whether the heading ranks."""
    low, document = context.low, context.document
    start, _ = document.tokens.bounds(anchor.core)
    after = low[anchor.end] if anchor.end < len(low) else ""
    valued = anchor.end in document.number_at or (
        after in {"(", ":", "-", "–", "|", "with", "at", "on"} and anchor.end + 1 in document.number_at
    )
    before = low[anchor.first - 1] if anchor.first > start else "^"
    ranked = next(
        (tag for at in range(anchor.first - 1, start - 1, -1) for tag in context.tags[at] if tag in _RANK_CUES), "no"
    )
    line, headed = context.line(anchor), "no"
    first_line = 0 if line.shape in {"row", "item"} else None
    above = next((number for number in (line.heading, line.header, first_line) if number is not None), None)
    if above is not None:
        heading = context.lines[above]
        headed = "plain" if _RANKING.isdisjoint(low[heading.first : heading.end]) else "ranks"
    numbered = anchor.first > start and (
        anchor.first - 1 in document.number_at
        or (low[anchor.first - 1] in {".", ")"} and anchor.first - 2 in document.number_at)
    )
    out += [
        f"li:{valued}&{before if before in _LIST_MARKS else 'else'}&{ranked}",
        f"li:{valued}&{ranked}", f"li:{headed}&{line.shape}&{valued}&{numbered}", f"li:{before}&{valued}",
    ]  # fmt: skip
    inside = context.parties_of(document.tokens.sentence_of(anchor.core))
    place = inside.get(anchor.first, 0)
    out += [f"li:place={min(place, 3)}&of={min(len(inside), 5)}", f"li:place={min(place, 2)}&{ranked}&{valued}"]


def number_features(context: Context, anchor: Anchor, out: list[str]) -> None:
    """The size and comparator of a number, what it counts, and what is counted before and behind it."""
    value = anchor.value or 0.0
    out.append(f"size={_size(value)}")
    out.append(f"cmp={anchor.comparator}")
    if value >= 100 and value % 100 == 0:
        out.append("round")
    states = _STATES.intersection(context.low[anchor.end : anchor.end + 3])
    if states:
        deploying = "v.deploy" in context.bag(anchor.end, context.document.tokens.bounds(anchor.core)[1])
        out.append(f"counts=states&deploying={deploying}")
    before, back = context.topics.before(anchor.first)
    after = context.topics.after(anchor.end, context.document.tokens.bounds(anchor.core)[1])
    beside = context.tags[anchor.end][:1] if anchor.end < len(context.tags) else ()
    near = context.bag(max(0, anchor.first - 2), min(len(context.low), anchor.end + 4))
    named = not _NAMES.isdisjoint(near)
    out += [f"beside={tag}&named={named}" for tag in beside]
    out += [f"topic<{before}&{min(back, 2)}", f"topic<{before}", f"topic>{after}", f"topic<{before}>{after}"]
    noun = head_noun(context, anchor)
    out.append(f"topic<{before}&noun={noun is not None}&{min(back, 1)}")
    if noun is not None:
        out += [f"noun={tag}" for tag in context.tags[noun]] or [f"noun:{context.low[noun]}"]
        out.append(f"noun:{context.low[noun]}")


_NAMES = frozenset({"<party>", "<demonym>", "<mission>", "<place>"})
_STATES = frozenset({"countries", "states", "nations", "contributors", "nationalities", "flags", "capitals"})


def _size(value: float) -> str:
    for bound, name in (
        (0, "0"),
        (1, "1"),
        (2, "2"),
        (10, "<=10"),
        (100, "<=100"),
        (1000, "<=1k"),
        (20000, "<=20k"),
        (150000, "<=150k"),
    ):
        if value <= bound:
            return name
    return "more"
