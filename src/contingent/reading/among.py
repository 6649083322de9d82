"""Among whom a rank is counted, and who is named just ahead or behind."""

from __future__ import annotations

from functools import cache

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.ranks import LastRank
from contingent.reading.tokens import tokenize
from contingent.vocabulary.groups import all_groups

_REACH = 12
_PASSED = frozenset({"overtaken", "overtook", "passed", "surpassed", "overtakes", "passes", "overtaking", "passing"})
_BESIDE = frozenset({"behind", "after", "ahead", "before", "overtaking", "overtook", "than", "but", "to", "past"})


@cache
def _groups() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First token of a group's name -> (all its tokens, the name), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in all_groups().values():
        for alias in (group.name, *group.aliases):
            words = tuple(tokenize(alias).low)
            if words:
                found.setdefault(words[0], []).append((words, group.name))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return found


def among_whom(context: Context, anchor: Anchor, mission: str | None, counted: str | None) -> str | None:
    """The mission, the group named near the rank, or police or women where those are ranked; None for all."""
    if mission is not None and ";" not in mission:
        return mission
    low = context.low
    start, end = context.document.tokens.bounds(anchor.core)
    first, stop = max(start, anchor.first - 6), min(end, anchor.end + _REACH)
    named = context.document.mentions_of_tokens(start, stop)
    inside = {at for mention in named if "party" in mention.names for at in range(mention.first, mention.end)}
    for at in range(first, stop):
        if at in inside:
            continue
        for words, name in _groups().get(low[at], ()):
            if tuple(low[at : at + len(words)]) == words:
                return name
    if counted is not None and counted.startswith("women"):
        return "women"
    return "police" if counted == "police" else None


def beside(
    context: Context, anchor: Anchor, subject: str | None, last: LastRank | None, rank: int | None
) -> tuple[str, ...]:
    """The parties a rank is stated against: after "behind", "after", "ahead of"; else the one counted on from."""
    low = context.low
    start, end = context.document.tokens.bounds(anchor.core)
    listed = anchor.sort in {"quantity", "party"} and anchor.rank is not None
    if listed or context.line(anchor).shape in {"row", "header"}:
        return ()
    named = _coordinated(context, anchor.core + 1, end, subject) if low[anchor.core] == "only" else ()
    for at in range(anchor.core - 1, start - 1, -1):
        if not named and low[at] in _PASSED:
            named = _coordinated(context, at + 1, end, subject)
    if named:
        return named
    for at in range(anchor.core, min(end, anchor.end + _REACH)):
        if low[at] in {";", "."}:
            break
        if low[at] in _BESIDE:
            named = _coordinated(context, at + 1, end, subject)
            if named:
                return named
    counted_on = last is not None and rank == last[0] + 1 and last[2] not in {None, subject}
    return (str(last[2]),) if counted_on and last is not None else ()


def _coordinated(context: Context, at: int, end: int, subject: str | None) -> tuple[str, ...]:
    found: list[str] = []
    while at < end:
        mention = context.document.mention_at.get(at)
        party = mention.id_of("party") if mention is not None else None
        if mention is not None and party is not None:
            if party != subject:
                found.append(party)
            at = mention.end
        elif at in context.document.number_at:
            at = context.document.number_at[at].end
        elif context.low[at] in {"of", "the", "only", "and", ",", "to", "(", ")"}:
            at += 1
        else:
            break
    return tuple(found)
